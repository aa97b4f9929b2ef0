"""Files as nobody's office writes them, made on the spot: PDF object by object, pictures, OpenDocument."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path

from PIL import ExifTags, Image

OPEN_DOCUMENT = "application/vnd.oasis.opendocument."


def a_pdf(
    *, catalog: str = "", page: str = "", more: dict[int, str] | None = None, root: str = "1 0 R"
) -> bytes:
    """One page; `more` are objects from number 6 on."""
    objects = {
        1: f"<</Type/Catalog/Pages 2 0 R {catalog}>>",
        2: "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>{page}>>",
        4: "<</Length 44>>stream\nBT /F 20 Tf 72 700 Td (Good morning) Tj ET  \nendstream",
        5: "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    } | (more or {})
    content, places = b"%PDF-1.7\n", {}
    for number, body in objects.items():
        places[number] = len(content)
        content += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{places[number]:010d} 00000 n \n" for number in sorted(objects))
    end = f"trailer\n<</Size {len(objects) + 1}/Root {root}>>\nstartxref\n{len(content)}\n%%EOF\n"
    return content + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode()


def an_endless_png(side: int) -> bytes:
    """A small file that unpacks to `side` times `side` pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(1_000)))
        + chunk(b"IEND", b"")
    )


def a_turned_picture(kind: str) -> bytes:
    """A picture that lies on its side and notes so; upright, its upper half is red."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    picture = Image.new("RGB", (400, 200), "white")
    picture.paste((255, 0, 0), (0, 0, 200, 200))
    target = io.BytesIO()
    picture.save(target, kind, exif=exif)
    return target.getvalue()


def many_pictures(number: int) -> bytes:
    """A TIFF file with so many pictures, all of the same eight black dots."""
    # tag, kind (3: two bytes), how many, value: wide, high, bits, packed, black, place, rows, bytes
    entries = ((256, 8), (257, 1), (258, 1), (259, 1), (262, 1), (273, 8), (278, 1), (279, 1))
    length = 2 + 12 * len(entries) + 4
    content = b"II*\0" + struct.pack("<I", 12) + bytes(4)
    body = struct.pack("<H", len(entries)) + b"".join(
        struct.pack("<HHII", tag, 3, 1, value) for tag, value in entries
    )
    for picture in range(1, number + 1):
        content += body + struct.pack("<I", 12 + picture * length if picture < number else 0)
    return content


def an_open_document(kind: str, *, locked: bool = False, other: str = "") -> bytes:
    """As LibreOffice writes it; `other` is one more entry."""
    lock = '<manifest:encryption-data manifest:checksum="x"/>' if locked else ""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", OPEN_DOCUMENT + kind)
        archive.writestr("content.xml", "<office:document-content/>")
        archive.writestr("META-INF/manifest.xml", f"<!DOCTYPE manifest:manifest><manifest>{lock}</manifest>")
        if other:
            archive.writestr(other, "x")
    return target.getvalue()


def a_table_of_1997(*, locked: bool) -> bytes:
    """The parts of an Excel file by which it is known."""
    begin = bytes.fromhex("0908100000060500bb0dcc070000000006000000")
    record = bytes.fromhex("2f00360001000100" if locked else "e1000200b004c100")
    name = "Workbook\0".encode("utf-16-le")
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0")
        + name.ljust(512, b"\0")
        + (begin + record).ljust(512, b"\0")
    )


def sparse(path: Path, head: bytes, size: int) -> Path:
    """A file of that size which takes no room on the disk."""
    with path.open("wb") as file:
        file.write(head)
        file.truncate(size)
    return path

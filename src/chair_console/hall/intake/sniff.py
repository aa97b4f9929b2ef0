"""What a file really is, by its content; its name is not asked."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Final

from .refusals import IntakeRefused

PDF: Final = "application/pdf"
ZIP: Final = "application/zip"
_OPEN_XML: Final = "application/vnd.openxmlformats-officedocument."
_PARTS: Final = {
    "word/": _OPEN_XML + "wordprocessingml.document",
    "xl/": _OPEN_XML + "spreadsheetml.sheet",
    "ppt/": _OPEN_XML + "presentationml.presentation",
}
SUFFIXES: Final = {
    _PARTS["word/"]: ".docx",
    _PARTS["xl/"]: ".xlsx",
    _PARTS["ppt/"]: ".pptx",
    "application/msword": ".doc",
    "application/vnd.ms-excel": ".xls",
    "application/vnd.ms-powerpoint": ".ppt",
}
_STREAMS: Final = {
    "WordDocument": "application/msword",
    "Workbook": "application/vnd.ms-excel",
    "Book": "application/vnd.ms-excel",
    "PowerPoint Document": "application/vnd.ms-powerpoint",
}
_IMAGES: Final = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"II*\0": "image/tiff",
    b"MM\0*": "image/tiff",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
}
_BITMAP_HEADERS: Final = (12, 40, 52, 56, 64, 108, 124)
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD_BYTES: Final = 2048
_MOST_UNPACKED: Final = 600_000_000
_MOST_ENTRIES: Final = 20_000
_DOCTYPE: Final = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def media_type_of(path: Path) -> str:
    """The media type; a ZIP archive that is no Office file is `ZIP`.

    Refused: `intake.empty_file`, `.office_encrypted`, `.damaged`, `.unsafe`, `.too_heavy`, `.unknown_type`.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if not head:
        raise IntakeRefused("intake.empty_file")
    image = _image_type(head)
    if image:
        return image
    if b"%PDF-" in head and not head.startswith(b"PK"):
        return PDF
    if head.startswith(_COMPOUND):
        return _compound_type(path)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_type(path)
    raise IntakeRefused("intake.unknown_type")


def _image_type(head: bytes) -> str:
    for mark, media_type in _IMAGES.items():
        if head.startswith(mark):
            return media_type
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "image/webp"
    if head.startswith(b"BM") and int.from_bytes(head[14:18], "little") in _BITMAP_HEADERS:
        return "image/bmp"
    return ""


def has_macros(path: Path) -> bool:
    """Whether an Open XML file carries a program (VBA or Excel 4)."""
    with zipfile.ZipFile(path) as archive:
        names = [name.lower() for name in archive.namelist()]
    return any(name.endswith("vbaproject.bin") or name.startswith("xl/macrosheets/") for name in names)


def _compound_type(path: Path) -> str:
    """An OLE2 container: an encrypted Open XML file, or Office 97–2003. Its directory names the streams."""
    with path.open("rb") as file:
        content = file.read(200_000_000)
    if _entry("EncryptedPackage") in content:
        raise IntakeRefused("intake.office_encrypted")
    if _is_locked_word(content):
        raise IntakeRefused("intake.office_encrypted")
    for stream, media_type in _STREAMS.items():
        if _entry(stream) in content:
            return media_type
    raise IntakeRefused("intake.unknown_type")


def _is_locked_word(content: bytes) -> bool:
    """Word 97–2003: its stream begins on a sector with the mark A5EC; a bit of its flags says "encrypted"."""
    for start in range(512, len(content) - 12, 512):
        if content[start : start + 2] == b"\xec\xa5":
            return bool(int.from_bytes(content[start + 10 : start + 12], "little") & 0x0100)
    return False


def _entry(name: str) -> bytes:
    """A directory entry's name field: UTF-16, 64 bytes, closed by zeros."""
    return (name + "\0").encode("utf-16-le")


def _zip_type(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            names = {entry.filename for entry in entries}
            if "[Content_Types].xml" not in names:
                return ZIP
            _require_modest(entries)
            for folder, media_type in _PARTS.items():
                if any(name.startswith(folder) for name in names):
                    _require_plain_xml(archive, entries)
                    return media_type
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise IntakeRefused("intake.damaged") from error
    except Exception as error:
        if type(error).__module__ == "zlib":
            raise IntakeRefused("intake.damaged") from error
        raise
    raise IntakeRefused("intake.unknown_type")


def _require_modest(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > _MOST_ENTRIES or sum(entry.file_size for entry in entries) > _MOST_UNPACKED:
        raise IntakeRefused("intake.too_heavy")


def _require_plain_xml(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    """Office programs never write a document type; it serves only to blow up or to reach for other files."""
    for entry in entries:
        if not entry.filename.lower().endswith((".xml", ".rels")):
            continue
        with archive.open(entry) as part:
            tail = b""
            while chunk := part.read(1 << 20):
                if _DOCTYPE.search(tail + chunk):
                    raise IntakeRefused("intake.unsafe")
                tail = chunk[-32:]

"""What a file really is, by its content; its name is not asked."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Final

from .locked import is_locked_open_document, is_locked_table_or_slides, is_locked_word
from .refusals import IntakeRefused

PDF: Final = "application/pdf"
ZIP: Final = "application/zip"
_OPEN_XML: Final = "application/vnd.openxmlformats-officedocument."
_OPEN_DOCUMENT: Final = "application/vnd.oasis.opendocument."
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
    _OPEN_DOCUMENT + "text": ".odt",
    _OPEN_DOCUMENT + "spreadsheet": ".ods",
    _OPEN_DOCUMENT + "presentation": ".odp",
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
_OTHER_PICTURES: Final = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis")
_OTHER_DOCUMENTS: Final = ("mimetype", "Index/Document.iwa", "Index.zip")
"""Entries that an archive of single files does not have: books, Apple's programs."""
_COMPOUND_BYTES: Final = 200_000_000
_BITMAP_HEADERS: Final = (12, 40, 52, 56, 64, 108, 124)
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD_BYTES: Final = 2048
_MOST_UNPACKED: Final = 600_000_000
_MOST_ENTRIES: Final = 20_000
_DOCTYPE: Final = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENTITY: Final = re.compile(rb"<!\s*ENTITY", re.IGNORECASE)


def media_type_of(path: Path) -> str:
    """The media type; a ZIP archive that is no Office file is `ZIP`.

    Refused: `intake.empty_file`, `.office_encrypted`, `.damaged`, `.unsafe`, `.too_heavy`, `.unknown_type`,
    `.unknown_picture`.
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
    if head[4:8] == b"ftyp" and head[8:12] in _OTHER_PICTURES:
        raise IntakeRefused("intake.unknown_picture")
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
    """Whether an Office file carries a program (VBA, Excel 4, Basic, other scripts)."""
    with path.open("rb") as file:
        if file.read(len(_COMPOUND)) == _COMPOUND:
            return _entry("_VBA_PROJECT") in file.read(_COMPOUND_BYTES)
    with zipfile.ZipFile(path) as archive:
        names = [name.lower() for name in archive.namelist()]
    return any(
        name.endswith("vbaproject.bin") or name.startswith(("xl/macrosheets/", "basic/", "scripts/"))
        for name in names
    )


def is_locked(path: Path, media_type: str) -> bool:
    """Whether a table or slides of 1997 to 2003 that would not open have a password."""
    if "ms-excel" not in media_type and "ms-powerpoint" not in media_type:
        return False
    with path.open("rb") as file:
        return is_locked_table_or_slides(file.read(_COMPOUND_BYTES))


def _compound_type(path: Path) -> str:
    """An OLE2 container: an encrypted Open XML file, or Office 97–2003. Its directory names the streams."""
    with path.open("rb") as file:
        content = file.read(_COMPOUND_BYTES)
    if _entry("EncryptedPackage") in content:
        raise IntakeRefused("intake.office_encrypted")
    for stream, media_type in _STREAMS.items():
        if _entry(stream) in content:
            if stream == "WordDocument" and is_locked_word(content):
                raise IntakeRefused("intake.office_encrypted")
            return media_type
    raise IntakeRefused("intake.unknown_type")


def _entry(name: str) -> bytes:
    """A directory entry's name field: UTF-16, 64 bytes, closed by zeros."""
    return (name + "\0").encode("utf-16-le")


def _zip_type(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            names = {entry.filename for entry in entries}
            if "[Content_Types].xml" not in names:
                return _open_document_type(archive, entries, names)
            _require_modest(entries)
            for folder, media_type in _PARTS.items():
                if any(name.startswith(folder) for name in names):
                    _require_plain_xml(archive, entries)
                    return media_type
    except (
        zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, KeyError
    ) as error:  # fmt: skip
        raise IntakeRefused("intake.damaged") from error
    except Exception as error:
        if type(error).__module__ == "zlib":
            raise IntakeRefused("intake.damaged") from error
        raise
    raise IntakeRefused("intake.unknown_type")


def _open_document_type(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], names: set[str]) -> str:
    """An OpenDocument file says in its entry `mimetype` what it is."""
    if names.isdisjoint(_OTHER_DOCUMENTS):
        return ZIP
    if "mimetype" in names:
        with archive.open("mimetype") as entry:
            media_type = entry.read(200).decode("ascii", "replace").strip()
        if media_type in SUFFIXES:
            _require_modest(entries)
            if is_locked_open_document(archive):
                raise IntakeRefused("intake.office_encrypted")
            _require_plain_xml(archive, entries)
            return media_type
    raise IntakeRefused("intake.unknown_type")


def _require_modest(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > _MOST_ENTRIES or sum(entry.file_size for entry in entries) > _MOST_UNPACKED:
        raise IntakeRefused("intake.too_heavy")


def _require_plain_xml(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    """Office programs never write a document type; it serves only to blow up or to reach for other files.

    LibreOffice and its forerunners do write one, without entities, for their lists of parts and of macros.
    """
    for entry in entries:
        if not entry.filename.lower().endswith((".xml", ".rels")):
            continue
        forbidden = _ENTITY if entry.filename.startswith(("META-INF/", "Basic/", "Dialogs/")) else _DOCTYPE
        with archive.open(entry) as part:
            tail = b""
            while chunk := part.read(1 << 20):
                if forbidden.search(tail + chunk):
                    raise IntakeRefused("intake.unsafe")
                tail = chunk[-32:]

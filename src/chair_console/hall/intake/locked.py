"""Whether an Office file of 1997 to 2003 or an OpenDocument file has a password."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from typing import Final

_SECTOR: Final = 64  # what a small file's streams begin on; large ones begin on a multiple of it
_WORD: Final = re.compile(rb"\xec\xa5[\x65-\xd9\x01-\x12][\x00\x01]")
_WORD_FLAGS: Final = 10
_WORD_LOCKED: Final = 0x0100
_EXCEL: Final = re.compile(rb"\x09\x08[\x08\x10]\x00\x00[\x05\x06]\x05\x00")
_EXCEL_LOCK: Final = 0x002F
_RECORDS_LOOKED_AT: Final = 4
_POWERPOINT_LOCKED: Final = b"\xdf\xc4\xd1\xf3"
_MANIFEST: Final = "META-INF/manifest.xml"
_LARGEST_MANIFEST: Final = 4_000_000


def is_locked_word(content: bytes) -> bool:
    """Word's stream begins with the mark A5EC; a bit of its flags says "encrypted"."""
    for start in _starts(_WORD, content):
        flags = content[start + _WORD_FLAGS : start + _WORD_FLAGS + 2]
        return bool(int.from_bytes(flags, "little") & _WORD_LOCKED)
    return False


def is_locked_table_or_slides(content: bytes) -> bool:
    """Excel's record FILEPASS comes soon after the beginning; PowerPoint has a mark in its stream Current User.

    A table may be locked with a password that every program knows, and then opens.
    """
    return (
        any(_has_lock(content, start) for start in _starts(_EXCEL, content)) or _POWERPOINT_LOCKED in content
    )


def is_locked_open_document(archive: zipfile.ZipFile) -> bool:
    """Raises what `zipfile` raises."""
    with archive.open(_MANIFEST) as manifest:
        return b"encryption-data" in manifest.read(_LARGEST_MANIFEST)


def _has_lock(content: bytes, start: int) -> bool:
    for _ in range(_RECORDS_LOOKED_AT):
        if int.from_bytes(content[start : start + 2], "little") == _EXCEL_LOCK:
            return True
        start += 4 + int.from_bytes(content[start + 2 : start + 4], "little")
    return False


def _starts(pattern: re.Pattern[bytes], content: bytes) -> Iterator[int]:
    return (found.start() for found in pattern.finditer(content) if found.start() % _SECTOR == 0)

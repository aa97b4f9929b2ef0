"""Which letters the program's own fonts can show: PDF/A takes no text without them."""

from __future__ import annotations

import struct
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any, Final

from chair_console import resources

MISSING: Final = "□"
"""Stands for each letter that cannot be shown. The Word file, and the journal, have it as it was written."""


@cache
def shown_letters() -> frozenset[int]:
    """The code points for which one of the fonts has a glyph."""
    files = (path for path in resources.path("fonts").iterdir() if path.suffix.lower() in (".ttf", ".otf"))
    return frozenset().union(*(_letters_of(path) for path in files))


def shown(value: Any) -> Any:
    """The same text, or the same lists and tables of texts, with nothing in it that the fonts cannot show."""
    if isinstance(value, str):
        return "".join(_shown(letter) for letter in value) if _has_missing(value) else value
    if isinstance(value, dict):
        return {key: shown(one) for key, one in value.items()}
    return [shown(one) for one in value] if isinstance(value, list | tuple) else value


def _has_missing(text: str) -> bool:
    return not shown_letters().issuperset(map(ord, text))


def _shown(letter: str) -> str:
    if letter in "\t\n" or ord(letter) in shown_letters():
        return letter
    joins = unicodedata.category(letter) in ("Cf", "Mn", "Me")  # what joins or adorns the letter before it
    return "" if joins else MISSING


def _letters_of(path: Path) -> set[int]:
    """Reads the font's `cmap`: segments of 16-bit letters (format 4) and groups of all (format 12)."""
    font = path.read_bytes()
    (tables,) = struct.unpack_from(">H", font, 4)
    start = next(
        offset
        for tag, _, offset, _ in (struct.unpack_from(">4sIII", font, 12 + 16 * n) for n in range(tables))
        if tag == b"cmap"
    )
    (parts,) = struct.unpack_from(">H", font, start + 2)
    found: set[int] = set()
    for part in range(parts):
        at = start + struct.unpack_from(">HHI", font, start + 4 + 8 * part)[2]
        (kind,) = struct.unpack_from(">H", font, at)
        if kind == 4:
            (twice,) = struct.unpack_from(">H", font, at + 6)
            lasts = struct.unpack_from(f">{twice // 2}H", font, at + 14)
            firsts = struct.unpack_from(f">{twice // 2}H", font, at + 16 + twice)
            for first, last in zip(firsts, lasts, strict=True):
                found.update(range(first, last + 1))
        elif kind == 12:
            (groups,) = struct.unpack_from(">I", font, at + 12)
            for group in range(groups):
                first, last, _ = struct.unpack_from(">III", font, at + 16 + 12 * group)
                found.update(range(first, last + 1))
    return found - {0xFFFF}

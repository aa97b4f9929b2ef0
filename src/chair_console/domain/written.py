"""Written texts as people mean them: without signs that cannot be seen, turn the writing round or pile up on others.

A name pasted from a web page or a chat would else break the lists of the windows, lie over the row above it, or read
as another name. It is asked of commands only, like the lengths: what a journal of an earlier version holds is read as
it is, and whoever shows or prints a text is ready for any.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any, Final, TypeVar

import msgspec

from .lengths import limit_of

MARKS: Final = 4
"""So many marks may stand on one letter: Vietnamese has two, other scripts of the country up to three."""

_LINES: Final = frozenset({"script", "note", "notice", "text", "detail", "subject", "reason", "label"})
"""The fields in which somebody may begin a new line; a name or a title is one line."""

_NOTHING: Final = [
    *range(0x09), *range(0x0E, 0x20), *range(0x7F, 0xA0), 0xAD, 0x61C, 0x200B, 0x200E, 0x200F,
    *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, *range(0xFFF9, 0xFFFC),
]  # fmt: skip
_NEW_LINES: Final = (0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029)
_SIGNS: Final = {**dict.fromkeys(_NOTHING, ""), **dict.fromkeys(_NEW_LINES, "\n")}
_ONE_LINE: Final = {**_SIGNS, **dict.fromkeys((0x09, *_NEW_LINES), " ")}
_USUAL: Final = re.compile(r"[ -~\u00a0-\u00ac\u00ae-\u02ff\u1e00-\u1eff\u2010-\u2027\u2030-\u205e]*")
"""Letters and signs as they are typed, in one line: most texts by far."""

Struct = TypeVar("Struct", bound=msgspec.Struct)


def written(command: Struct) -> Struct:
    """The same command with its written texts as they are meant; itself where nothing is to be changed."""
    changed = {}
    for name, lines in _fields(type(command)):
        held = getattr(command, name)
        meant = _meant(held, lines)
        if meant is not held:
            changed[name] = meant
    return msgspec.structs.replace(command, **changed) if changed else command


@cache
def _fields(kind: type) -> tuple[tuple[str, bool | None], ...]:
    """Each field, and whether its text may have lines; None where it holds no written text."""
    return tuple(
        (field.name, field.name in _LINES if limit_of(kind, field.name) else None)
        for field in msgspec.structs.fields(kind)
    )


def _meant(held: Any, lines: bool | None) -> Any:
    if isinstance(held, str):
        return held if lines is None else text_meant(held, lines=lines)
    if isinstance(held, msgspec.Struct):
        return written(held)
    if isinstance(held, list | tuple):
        meant = [_meant(one, lines) for one in held]
        return held if all(a is b for a, b in zip(meant, held, strict=True)) else type(held)(meant)
    return held


def text_meant(text: str, *, lines: bool = False) -> str:
    """One text as it is meant; in one line, unless it may have `lines`. The text itself where that is the same."""
    if _USUAL.fullmatch(text):
        return text
    plain = text.replace("\r\n", "\n").translate(_SIGNS if lines else _ONE_LINE)
    kept: list[str] = []
    marks = 0
    for letter in plain:
        marks = marks + 1 if unicodedata.category(letter) in ("Mn", "Me") else 0
        if marks <= MARKS:
            kept.append(letter)
    meant = "".join(kept)
    return text if meant == text else meant

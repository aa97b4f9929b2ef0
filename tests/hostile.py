"""What somebody may type or paste as a name, a title or a notice to make a screen or a file misbehave."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any, Final, TypeVar

import msgspec

from chair_console.domain.lengths import limit_of

MARKUP: Final = '<b>1</b> <img src="http://127.0.0.1:9/x.png"> &lt;i&gt; '
BEGINNINGS: Final = (
    MARKUP,
    "{{7*7}} ${7*7} %1 %s {0} ",
    "=cmd|' /C calc'!A0 ",
    "\u202eđảo ngược \u2066",
    "kh\u200bông\u200d\ufeff hiện ",
    "e" + "\u0301\u0323" * 30 + " ",
    "\u0301 dấu đứng một mình ",
    "👨‍👩‍👧‍👦🏳️‍🌈 ",
    "hai\ndòng\r\nba\tcột\u2028bốn ",
    "nối\x00kết\x07\x1b[31m ",
    "W" * 4_000,
    "đ" * 4_000,
)
_KEPT: Final = frozenset({"seat", "language", "unit", "entitled_units", "audience", "to", "by"})
"""What others refer to by its words, or what has a form of its own."""

Struct = TypeVar("Struct", bound=msgspec.Struct)


def hostile(text: str, most: int, beginnings: Sequence[str] = BEGINNINGS) -> str:
    """The text with one of the beginnings, always the same one; as long as it may be (`most` characters)."""
    beginning = beginnings[zlib.crc32(text.encode()) % len(beginnings)]
    return (beginning + text)[:most].strip()


def spoilt(command: Struct, beginnings: Sequence[str] = BEGINNINGS) -> Struct:
    """The same command with every written text in it hostile."""
    return _spoilt(command, None, beginnings)  # type: ignore[no-any-return]


def _spoilt(held: Any, most: int | None, beginnings: Sequence[str]) -> Any:
    if isinstance(held, str):
        return hostile(held, most, beginnings) if held and most else held
    if isinstance(held, msgspec.Struct):
        found = {}
        for name in held.__struct_fields__:
            limit = limit_of(type(held), name)
            longest = limit[1] if limit and name not in _KEPT else None
            found[name] = _spoilt(getattr(held, name), longest, beginnings)
        return msgspec.structs.replace(held, **found)
    if isinstance(held, list | tuple):
        return type(held)(_spoilt(one, most, beginnings) for one in held)
    return held

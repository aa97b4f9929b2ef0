"""Written texts as people mean them: without signs that cannot be seen, turn the writing round or pile up on others.

A name pasted from a web page or a chat would else break the lists of the windows, lie over the row above it, or read
as another name. It is asked of commands only, like the lengths: what a journal of an earlier version holds is read as
it is, and whoever shows or prints a text is ready for any. Words by which a command refers to what such a journal holds
(a group, a respondent) are left as they are there: they would else name nobody.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeVar

import msgspec

from .document_rights import GROUP
from .lengths import limit_of
from .notices import DELEGATE
from .seating import plan_places

if TYPE_CHECKING:
    from .state import HallState

MARKS: Final = 4
"""So many marks may stand on one letter: Vietnamese has two, other scripts of the country up to three."""

_LINES: Final = frozenset({"script", "note", "notice", "text", "detail", "subject", "reason", "label"})
"""The fields in which somebody may begin a new line; a name or a title is one line."""

_NOTHING: Final = [
    *range(0x09), *range(0x0E, 0x20), *range(0x7F, 0xA0), 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E,
    0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0x3164, *range(0xD800, 0xE000),
    *range(0xFDD0, 0xFDF0), 0xFEFF, 0xFFA0, *range(0xFFF0, 0xFFFC), 0xFFFE, 0xFFFF, *range(0xE0000, 0xE0080),
]  # fmt: skip
_NEW_LINES: Final = (0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029)
_SIGNS: Final = {**dict.fromkeys(_NOTHING, ""), **dict.fromkeys(_NEW_LINES, "\n"), 0x2800: " "}
_ONE_LINE: Final = {**_SIGNS, **dict.fromkeys((0x09, *_NEW_LINES), " ")}
_TYPED: Final = r" -~\u00a0-\u00ac\u00ae-\u02ff\u1e00-\u1eff\u2010-\u2027\u2030-\u205e"
_USUAL: Final = re.compile(f"[{_TYPED}]*")
"""Letters and signs as they are typed, in one line: most texts by far."""
_JOINERS, _LETTERS = r"\u200c\u200d", r"A-Za-z\u00aa-\u036f\u1e00-\u1eff\s"
_BY_LETTERS: Final = re.compile(
    rf"(?<![^{_LETTERS}])[{_JOINERS}\ufe00-\ufe0f]+|(?<=[{_TYPED}])[{_JOINERS}]+|[{_JOINERS}]+(?![^{_TYPED}\s])"
)
"""What joins or varies signs of other scripts, and nothing where it stands beside a letter of ours."""
_UNSEEN: Final = frozenset({"Mn", "Me", "Cf", "Cc", "Zs"})

Struct = TypeVar("Struct", bound=msgspec.Struct)


def referred_to(state: HallState) -> frozenset[str]:
    """The words by which a command may refer to something, as they stand: groups, delegates, respondents, seats."""
    members = state.roster.values()
    respondents = [one for group in state.questioning.groups.values() for one in group.respondents]
    return frozenset(
        [word for one in members for word in (one.unit, GROUP + one.unit, DELEGATE + one.id, one.seat)]
        + [word for one in respondents for word in (one.name, one.office)]
        + [place.label for place in plan_places(state)]
    )


def written(command: Struct, stands: Callable[[], Collection[str]] = frozenset) -> Struct:
    """The same command with its written texts as they are meant; itself where nothing is to be changed.

    `stands` is asked, where something would be, for the texts that are left as they are (`referred_to`).
    """
    changed = {}
    for name, lines in _fields(type(command)):
        held = getattr(command, name)
        meant = _meant(held, lines, stands)
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


def _meant(held: Any, lines: bool | None, stands: Callable[[], Collection[str]]) -> Any:
    if isinstance(held, str):
        meant = held if lines is None else text_meant(held, lines=lines)
        return held if meant is not held and held in stands() else meant
    if isinstance(held, msgspec.Struct):
        return written(held, stands)
    if isinstance(held, list | tuple):
        found = [_meant(one, lines, stands) for one in held]
        return held if all(a is b for a, b in zip(found, held, strict=True)) else type(held)(found)
    return held


def text_meant(text: str, *, lines: bool = False) -> str:
    """One text as it is meant; in one line, unless it may have `lines`. The text itself where that is the same.

    Empty where nothing of it can be seen.
    """
    if _USUAL.fullmatch(text):
        return text
    plain = _BY_LETTERS.sub("", text.replace("\r\n", "\n").translate(_SIGNS if lines else _ONE_LINE))
    if all(unicodedata.category(letter) in _UNSEEN for letter in plain):
        return ""
    kept: list[str] = []
    marks = 0
    for letter in plain:
        marks = marks + 1 if unicodedata.category(letter) in ("Mn", "Me") else 0
        if marks <= MARKS:
            kept.append(letter)
    meant = "".join(kept)
    return text if meant == text else meant

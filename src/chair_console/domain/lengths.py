"""How long a text may be that somebody writes: one limit for each kind, in characters; and how long any list.

They are asked of commands only: what a journal of an earlier version holds is read as it is.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Final

import msgspec

from .messages import Command
from .refusals import Refused

TITLE: Final = 500
"""The title of a law, a session, a paper or a motion; the longest that were seen have about 350."""
SHORT_TITLE: Final = 150
NAME: Final = 200
"""A person's name, office, delegate group or constituency, or the name of an authority."""
SESSION: Final = 300
"""What the session is called and where it is held."""
NUMBER: Final = 100
"""The number of a paper as an office gives it; a date of birth; the code of a language."""
SEAT: Final = 20
OUTPUT_NAME: Final = 60
REASON: Final = 500
SUBJECT: Final = 300
NOTE: Final = 500
CALL: Final = 200
NOTICE: Final = 400
"""The hall's screen shows as many."""
SCRIPT: Final = 8_000
OPINION: Final = 6_000
PAPER_TEXT: Final = 1_000
"""A question on a ballot paper."""
LABEL: Final = 500
"""An option on a ballot paper; it may be its own id."""
DETAIL: Final = 2_000

ENTRIES: Final = 2_000
"""Of any list in a command. No body has so many members, and no session so many items or papers; where a list has a
limit of its own (seats, a ballot paper, respondents), its noun knows it."""

Limit = tuple[str, int] | None

_REACHED: Final = ("too_long.name", NAME + 10)
"""Whom something is for: a group, with a word before its name."""
_NAME: Final = ("too_long.name", NAME)
_SESSION: Final = ("too_long.title", SESSION)
_NUMBER: Final = ("too_long.number", NUMBER)

_LIMITS: Final[dict[str, Limit]] = {
    "title": ("too_long.title", TITLE),
    "short_title": ("too_long.short_title", SHORT_TITLE),
    **dict.fromkeys(
        ("name", "presenter", "presenter_title", "verifier", "to", "by", "respondent", "office", "unit"),
        _NAME,
    ),
    **dict.fromkeys(("constituency", "entitled_units", "rule_name"), _NAME),
    **dict.fromkeys(("body", "body_short", "place", "term"), _SESSION),
    **dict.fromkeys(("number", "born", "language"), _NUMBER),
    "seat": ("too_long.seat", SEAT),
    "audience": _REACHED,
    "reason": ("too_long.reason", REASON),
    "subject": ("too_long.subject", SUBJECT),
    "note": ("too_long.note", NOTE),
    "notice": ("notice.too_long", NOTICE),
    "script": ("too_long.script", SCRIPT),
    "text": ("too_long.paper_text", PAPER_TEXT),
    "label": ("too_long.label", LABEL),
    "detail": ("too_long.detail", DETAIL),
}
_ELSEWHERE: Final[dict[tuple[str, str], Limit]] = {
    ("DelegateRow", "title"): _NAME,
    ("GiveFloorTo", "title"): _NAME,
    ("OutputPlan", "name"): ("too_long.name", OUTPUT_NAME),
    ("SendNotice", "text"): ("notice.too_long", NOTICE),
    ("SendNotice", "to"): _REACHED,
    ("HandInOpinion", "text"): ("opinions.too_long", OPINION),
    ("CallSecretary", "note"): ("too_long.note", CALL),
    ("AssignDevice", "name"): None,  # a machine calls itself so, and cannot be asked for less
    ("SeatChange", "seat"): None,  # with the seating plan's own limit
    ("SeatChange", "was"): None,
}
"""By type and field, where a field of that name is something else."""

_SHOWN: Final = 40


def require_lengths(command: Command) -> None:
    """Refused: `too_long.…`, `notice.too_long`, `opinions.too_long`, `too_many.entries`, with the length found and
    the longest.
    """
    _require(command)


def require_name(name: str) -> None:
    """Refused: `too_long.name`, as for a name in a command."""
    _require_short(name.strip(), *_NAME)


def limit_of(kind: type, field: str) -> Limit:
    """The code of the refusal and the most characters of a field; None where it holds no written text."""
    key = (kind.__name__, field)
    return _ELSEWHERE[key] if key in _ELSEWHERE else _LIMITS.get(field)


@cache
def _limits(kind: type) -> tuple[tuple[str, Limit], ...]:
    return tuple((field.name, limit_of(kind, field.name)) for field in msgspec.structs.fields(kind))


def _require(value: msgspec.Struct) -> None:
    for field, limit in _limits(type(value)):
        _require_held(getattr(value, field), limit)


def _require_held(held: Any, limit: Limit) -> None:
    if isinstance(held, str):
        if limit is not None and len(held) > limit[1]:
            _require_short(held.strip(), *limit)
    elif isinstance(held, msgspec.Struct):
        _require(held)
    elif isinstance(held, list | tuple | dict):
        if len(held) > ENTRIES:
            raise Refused("too_many.entries", length=len(held), most=ENTRIES)
        for one in held:
            _require_held(one, limit)


def _require_short(text: str, code: str, most: int) -> None:
    if len(text) > most:
        raise Refused(code, length=len(text), most=most, start=text[:_SHOWN])

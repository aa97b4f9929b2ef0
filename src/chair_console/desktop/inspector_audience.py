"""Whom a paper is for, as chips to be pressed."""

from __future__ import annotations

import re

from chair_console.domain.document_rights import AUDIENCES, DELEGATES, GROUP
from chair_console.protocol.views import DocumentView
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

from .view_model import View

AUDIENCE_WORDS = {
    "delegates": "inspector.to_delegates",
    "presidium": "inspector.to_presidium",
    "guests": "inspector.to_guests",
    "press": "inspector.to_press",
    "public": "inspector.to_public",
}
OUTSIDE = ("press", "public")
"""Audiences beyond the hall: to give them a paper cannot be taken back, so one is asked once more."""


def audience(topics: Topics, words: Words, paper: DocumentView) -> list[View]:
    """The chips for whom the paper is: delegates, presidium, each group of delegates, then those outside."""
    delegates = topics.delegates
    counts = {
        DELEGATES: len(delegates),
        "presidium": sum(1 for delegate in delegates if delegate.presidium),
    }
    rows = [_chip(name, words(AUDIENCE_WORDS[name]), counts.get(name, 0), paper) for name in AUDIENCES]
    units: dict[str, int] = {}
    for delegate in delegates:
        if delegate.unit:
            units[delegate.unit] = units.get(delegate.unit, 0) + 1
    groups = [
        _chip(GROUP + unit, words("inspector.group", unit=unit, count=units[unit]), 0, paper)
        for unit in sorted(units, key=_in_order)
    ]
    return [*rows[:2], *groups, *rows[2:]]


def _in_order(unit: str) -> list[tuple[int, str]]:
    """Tổ 2 before Tổ 10."""
    return [(int(part or 0), "") if part.isdigit() else (0, part) for part in re.split(r"(\d+)", unit)]


def _chip(key: str, text: str, count: int, paper: DocumentView) -> View:
    return {
        "key": key,
        "text": f"{text} {count}" if count else text,
        "on": key in paper.audience,
        "outside": key in OUTSIDE,
        "group": key.startswith(GROUP),
    }


def with_audience(paper: DocumentView, key: str, *, on: bool) -> tuple[str, ...]:
    """Whom the paper is for after one chip was pressed; a group instead of all delegates, and the other way round."""
    chosen = set(paper.audience)
    if not on:
        return tuple(sorted(chosen - {key}))
    if key == DELEGATES:
        chosen = {name for name in chosen if not name.startswith(GROUP)}
    elif key.startswith(GROUP):
        chosen.discard(DELEGATES)
    return tuple(sorted(chosen | {key}))

"""The scenes of the meeting's course: welcome, agenda, item, recess, and a page of a paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from chair_console.domain.session import term_beside
from chair_console.protocol.agenda_views import ItemView

from . import times
from .sittings import resumed
from .topics import Topics
from .words import Words

Scene = dict[str, Any]
Picture = Callable[[str, int], str]
"""Where the picture of a page (hash of the delivery copy, page from 1) can be read; "" while it is not here.

Page 0 is the logo of that hash."""


def no_picture(sha256: str, page: int) -> str:
    return ""


def welcome(topics: Topics, words: Words, now: int) -> Scene:
    session = topics.session
    sitting = topics.open_sitting or topics.next_sitting
    if session is None:
        return {
            "title": words("scene.no_session"), "term": "", "body": words("scene.product"), "place": "",
            "date_text": times.date(now), "opens_text": "", "words": "", "total": 0,
        }  # fmt: skip
    if session.phase == "closed":
        sitting = None
    key = "scene.goes_on" if resumed(sitting) else "scene.opens"
    opens = words(key, time=times.clock(sitting.planned_at)) if sitting else ""
    return {
        "title": session.title,
        "term": term_beside(session.title, session.term),
        "body": session.body,
        "place": session.place,
        "date_text": _weekday_and_date(words, sitting.planned_at if sitting else now),
        "opens_text": words("scene.closed") if session.phase == "closed" else opens,
        "words": session.words,
        "total": len(topics.delegates),
    }


def _weekday_and_date(words: Words, at: int) -> str:
    """A day as an invitation names it: "Thứ Hai, 23/11/2026"."""
    name = words(f"acts.weekday_{times.weekday(at)}")
    return f"{name[:1].upper()}{name[1:]}, {times.date(at)}"


def agenda(topics: Topics, words: Words) -> Scene:
    following = topics.next_item if topics.current_item is None else None
    here = topics.current_item or following
    sitting = topics.open_sitting or topics.next_sitting
    return {
        "title": words("scene.agenda_of", date=times.date(sitting.planned_at)) if sitting else "",
        "heading": words("scene.item_heading", number=here.number, total=len(topics.items)) if here else "",
        "items": [
            {
                "number": entry.number,
                "title": entry.short_title,
                # What is put off has no time in this sitting.
                "time_text": times.clock(entry.planned_at)
                if entry.planned_at and entry.status != "deferred"
                else "",
                "state": "next" if following and entry.id == following.id else entry.status,
            }
            for entry in topics.items
        ],
    }


def item(topics: Topics, words: Words, entry: ItemView | None = None) -> Scene:
    entry = entry or topics.current_item
    if entry is None:
        return {
            "number": 0,
            "total": 0,
            "title": "",
            "presenter": "",
            "presenter_title": "",
            "phase_text": "",
            "heading": "",
        }
    return {
        "number": entry.number,
        "total": len(topics.items),
        "title": entry.title,
        "presenter": entry.presenter,
        "presenter_title": entry.presenter_title,
        "phase_text": words(f"phase.{entry.phase}") if entry.phase else "",
        "heading": words("scene.item_heading", number=entry.number, total=len(topics.items)),
    }


def document(topics: Topics, picture: Picture, document_id: str | None = None, page: int = 1) -> Scene:
    """The page on the screen, or this one."""
    screen = topics.screen
    if document_id is None and screen is not None:
        document_id, page = screen.document_id, screen.page
    shown = topics.document(document_id)
    if shown is None:
        return {"title": "", "page": 0, "pages": 0, "image_source": ""}
    return {
        "title": shown.title,
        "page": page,
        "pages": shown.pages,
        "image_source": picture(shown.sha256, page),
    }


def recess(topics: Topics, words: Words, now: int, until: int | None = None) -> Scene:
    """A break: until when, and how long that still is."""
    until = until or (topics.session.recess_until if topics.session else None)
    return {
        "text": words("scene.recess"),
        "until_text": words("scene.recess_until", time=times.clock(until)) if until else "",
        "until": until or 0,
        "remaining_ms": times.left_until(until, now),
    }


def countdown(words: Words, now: int, title: str, until: int) -> Scene:
    """What begins, when, and how long that still is."""
    return {
        "text": title,
        "until_text": words("scene.countdown_until", time=times.clock(until)) if until else "",
        "until": until,
        "remaining_ms": times.left_until(until, now),
    }

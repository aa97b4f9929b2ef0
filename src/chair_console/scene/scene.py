"""What the projector shows: a pure function of the topics. QML draws the one object that comes out."""

from __future__ import annotations

from collections.abc import Callable

from chair_console.protocol.ballot_views import BallotView

from . import times
from .ballot import ballot, ballot_left_ms, ballot_seats, rule_text
from .charts import chart, chart_look
from .floor import caption, floor, item_line, next_speakers, origin, presence, presence_seats, remaining_ms
from .meeting import Picture, Scene, agenda, countdown, document, item, no_picture, recess, welcome
from .result import look_of, needed_text, result, result_counts
from .topics import Topics
from .words import Words

__all__ = [
    "Picture", "Scene", "agenda", "ballot", "ballot_left_ms", "ballot_seats", "ballot_views", "chart", "countdown",
    "floor", "item", "item_line", "labels", "needed_text", "next_speakers", "no_picture", "origin", "presence",
    "presence_seats", "projector_scene", "recess", "remaining_ms", "result", "result_counts", "rule_text", "welcome",
]  # fmt: skip

LABELS = (
    "agenda",
    "next",
    "no_quorum",
    "page",
    "paused",
    "presence",
    "present",
    "quorum",
    "remaining",
    "right_hall",
    "waiting",
)
"""Fixed words of the scenes, in the session's language."""


def projector_scene(
    topics: Topics, words: Words, now: int, *, view: str = "", picture: Picture = no_picture, lost_at: int = 0
) -> Scene:
    """The whole scene at `now` (hall time, ms). `view` overrides what the screen topic says, for previews."""
    session, screen = topics.session, topics.screen
    shown = view or (screen.view if screen else "welcome")
    parts: dict[str, Callable[[], Scene]] = {
        "welcome": lambda: welcome(topics, words, now),
        "agenda": lambda: agenda(topics, words),
        "item": lambda: item(topics, words),
        "floor": lambda: floor(topics, words, now),
        "presence": lambda: presence(topics, words),
        "document": lambda: document(topics, picture),
        "notice": lambda: {"text": screen.notice if screen else ""},
        "countdown": lambda: countdown(words, now, screen.notice, screen.until) if screen else {},
        "recess": lambda: recess(topics, words, now),
        "caption": lambda: caption(topics, words, now),
    }
    scene: Scene = {
        "view": shown,
        "look": shown,
        "body": session.body if session else words("scene.product"),
        "session_title": session.title if session else words("scene.no_session"),
        "rehearsal_text": words("scene.rehearsal") if session and session.rehearsal else "",
        "clock_text": times.clock(now),
        "link_lost_text": words("scene.link_lost", time=times.clock(lost_at)) if lost_at else "",
        "frozen": bool(screen and screen.frozen_at),
        "logo_source": picture(session.logo, 0) if session and session.logo else "",
        "labels": labels(words),
    }
    if shown in BALLOT_VIEWS:
        on_screen = topics.ballot(screen.ballot_id) if screen else None
        return scene | ballot_views(topics, words, now, shown, on_screen)
    if shown in parts:
        scene[shown] = parts[shown]()
    return scene


BALLOT_VIEWS = ("ballot_open", "ballot_closed", "result")


def ballot_views(topics: Topics, words: Words, now: int, view: str, shown: BallotView | None) -> Scene:
    """The look and the part of a ballot's view. Where everyone sees a result from the close on, it is shown then."""
    look = chart_look(topics, shown) if view == "result" else None
    if look is not None and shown is not None:
        return {"look": look, "result": chart(topics, words, shown, look)}
    early = view == "ballot_closed" and shown is not None and shown.results_to == "all"
    if view == "result" or (early and shown is not None and (shown.result or shown.tally)):
        return {"look": look_of(shown), "result": result(topics, words, now, shown)}
    listed = view == "ballot_open" and shown is not None and shown.form != "motion"
    return {"look": "ballot_list" if listed else view, "ballot": ballot(topics, words, now, shown)}


def labels(words: Words) -> dict[str, str]:
    """The fixed words of the scenes."""
    return {name: words(f"scene.label.{name}") for name in LABELS}

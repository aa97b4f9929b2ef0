"""The scenes of who speaks and who is there."""

from __future__ import annotations

from chair_console.domain.formal_sentences import percent
from chair_console.protocol.agenda_views import ItemView
from chair_console.protocol.floor_views import RequestView, TurnView

from . import times
from .meeting import Scene
from .questioning import about_turn
from .seats import MOST_SEATS, standing_at
from .topics import Topics
from .words import Words


def remaining_ms(turn: TurnView, now: int) -> int:
    """What is left of a turn; negative once it is over its limit."""
    running = max(0, now - turn.running_since) if turn.running_since is not None else 0
    return turn.limit_ms - turn.elapsed_ms - running


def next_speakers(words: Words, queue: list[RequestView]) -> list[Scene]:
    """The next three: where they come from, and what for where it is not the discussion."""
    return [
        {"name": r.name, "unit": r.unit, "kind_text": words(f"kind.{r.kind}")}
        if r.kind != "discuss"
        else {"name": r.name, "unit": origin(r.unit, r.constituency), "kind_text": ""}
        for r in queue[:3]
    ]


def origin(unit: str, constituency: str) -> str:
    """Where a delegate comes from: "Tổ 7 · Mù Cang Chải"."""
    return " · ".join(part for part in (unit, constituency) if part)


def item_line(words: Words, entry: ItemView | None) -> str:
    """The item over a speaker: "Nội dung 3 · Hỗ trợ chuyển đổi số"."""
    return words("scene.item_line", number=entry.number, title=entry.short_title) if entry else ""


def floor(topics: Topics, words: Words, now: int) -> Scene:
    shown, entry = topics.floor, topics.current_item
    turn = shown.turn if shown else None
    if shown is None or turn is None:
        return {"item_title": "", "kind_text": "", "name": "", "role": "", "unit": "", "remaining_ms": 0,
                "limit_ms": 0, "state": "ended", "ends_at": 0, "next": []}  # fmt: skip
    left = remaining_ms(turn, now)
    return {
        "item_title": item_line(words, entry),
        "kind_text": words(f"scene.speaking.{turn.kind}"),
        "name": turn.name,
        "role": turn.title,
        "unit": origin(turn.unit, turn.constituency),
        "remaining_ms": times.whole_seconds(left),
        "limit_ms": turn.limit_ms,
        "ends_at": now + left if turn.running_since is not None else 0,
        "state": "paused" if turn.running_since is None else "over" if left <= 0 else "running",
        "next": next_speakers(words, shown.queue),
    } | about_turn(topics, words, turn)


def caption(topics: Topics, words: Words, now: int) -> Scene:
    """The strip under a video picture: who speaks, as what, and what is left; no name while nobody does."""
    part = floor(topics, words, now)
    return {
        key: part[key] for key in ("kind_text", "name", "role", "unit", "remaining_ms", "limit_ms", "ends_at")
    }


def presence(topics: Topics, words: Words) -> Scene:
    shown = topics.presence
    if shown is None:
        return {
            "present": 0,
            "total": 0,
            "needed": 0,
            "percent_text": "",
            "met": False,
            "sentence": "",
            "seats": [],
            "words": "",
        }
    session = topics.session
    return {
        "present": shown.present,
        "total": shown.total,
        "needed": shown.needed,
        "percent_text": percent(shown.present, shown.total, words.language),
        "met": shown.met,
        "sentence": words.of(shown.sentence),
        "seats": presence_seats(topics) if len(topics.delegates) <= MOST_SEATS else [],
        "words": session.words if session and shown.roll_call_open else "",
    }


def presence_seats(topics: Topics) -> list[Scene]:
    """A seat for each delegate in office: `present`, `waiting` (not heard of yet) or `absent`."""
    status = topics.presence.status if topics.presence else {}
    states = {
        "present": "present",
        "absent_excused": "absent",
        "absent_unexcused": "absent",
        "left": "absent",
    }
    return standing_at(
        topics,
        (
            {"seat": d.seat, "state": states[status[d.id]] if d.id in status else "waiting", "name": d.name}
            for d in topics.delegates
        ),
    )

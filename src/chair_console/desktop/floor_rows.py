"""The floor in rows: who waits, what is told to the chair alone, and what each delegate group has left."""

from __future__ import annotations

from typing import NamedTuple

from chair_console.protocol.floor_views import FloorView, RequestView
from chair_console.protocol.views import SessionView
from chair_console.scene import times
from chair_console.scene.scene import remaining_ms
from chair_console.scene.words import Words
from chair_console.sentences import Language

from .rows_model import UnmadeRow
from .view_model import Row


class Waits(NamedTuple):
    """All that the row of one who waits depends on."""

    words: Words
    language: Language
    request: RequestView
    place: int
    called_in: int | None
    """The minute (since 1970) in which the call will come if all before use their time; None while nobody can tell."""
    group_left: int | None
    """The minutes that the delegate's group has left; None where groups have no time of their own."""
    used_up: bool
    in_order: bool


def queue_rows(words: Words, shown: FloorView, now: int, held: SessionView | None = None) -> list[UnmadeRow]:
    """Who waits, with the time when each will be called if all before use theirs, and questions are answered."""
    at = first_call_at(shown, now, held)
    left = group_left_ms(shown, now)
    in_order = frozenset(shown.in_order)
    rows: list[UnmadeRow] = []
    for place, request in enumerate(shown.queue):
        has = left.get(request.unit)
        minutes = None if has is None else times.minutes(max(0, has))
        facts = Waits(
            words, words.language, request, place, None if at is None else at // times.MINUTE_MS, minutes,
            used_up=has is not None and has <= 0, in_order=request.id in in_order,
        )  # fmt: skip
        rows.append(UnmadeRow(request.id, facts, _row))
        at = None if at is None else at + request.limit_ms + request.answer_ms
    return rows


def first_call_at(shown: FloorView, now: int, held: SessionView | None = None) -> int | None:
    """When the floor will be free (ms): in a recess from its end on, and None where that was not said."""
    if held is not None and held.phase == "recess":
        if not held.recess_until:
            return None
        begins = max(now, held.recess_until)
    else:
        begins = now
    return begins + (max(0, remaining_ms(shown.turn, now)) if shown.turn else 0)


def group_left_ms(shown: FloorView, now: int) -> dict[str, int]:
    """What each delegate group has left of its time, by the group of who waits; empty where groups have none."""
    if not shown.group_budget_ms:
        return {}
    spent = {group.unit: group.spent_ms for group in shown.groups}
    turn = shown.turn
    if turn is not None and turn.unit and turn.running_since is not None and turn.unit in spent:
        spent[turn.unit] += max(0, now - turn.running_since)
    return {r.unit: shown.group_budget_ms - spent.get(r.unit, 0) for r in shown.queue if r.unit}


def _row(waits: Waits) -> Row:
    words, request, place = waits.words, waits.request, waits.place
    kind = words(f"kind.{request.kind}")
    nth = words("floor.nth", nth=request.nth) if request.kind == "discuss" else ""
    first = kind if request.kind != "discuss" else ""
    side = words(f"floor.{request.side}") if request.side else ""
    to = words("floor.to", name=request.to) if request.to else ""
    clock = "" if waits.called_in is None else times.clock(waits.called_in * times.MINUTE_MS)
    origin, seat = request.unit, request.seat
    time, brief = words("floor.about", time=clock) if clock else "", [first, side, origin, seat, nth, clock]
    if waits.group_left is not None:  # what a group has left matters more than where its delegate sits
        origin = words("floor.group_left", unit=request.unit, minutes=waits.group_left)
        time, brief = clock, [first, side, origin, "" if first else clock]
    detail = [first, side, origin, seat, nth, time, to, request.subject]
    is_next = place == 0 and request.present
    tag, tone = _tag(words, request, is_next=is_next, used_up=waits.used_up)
    return {
        "id": request.id,
        "request_id": request.id,
        "place": place + 1,
        "name": request.name,
        "detail": " · ".join(part for part in detail if part),
        "brief": " · ".join(part for part in brief if part),
        "tag": tag,
        "tag_tone": tone,
        "is_next": is_next,
        "present": request.present,
        "in_order": waits.in_order,
    }


def _tag(words: Words, request: RequestView, *, is_next: bool, used_up: bool) -> tuple[str, str]:
    """The one thing that matters most for calling this delegate."""
    if not request.present:
        return words("floor.away"), "line"
    if used_up:
        return words("floor.group_used"), "danger"
    if is_next:
        return words("floor.next"), "ok"
    return (words("floor.priority"), "gold") if request.priority else ("", "gold")


def signal_rows(words: Words, shown: FloorView) -> list[Row]:
    """Points of order and interposed questions, in the order in which they are to be heard."""
    return [
        {
            "id": request.id,
            "request_id": request.id,
            "what": words(f"floor.signal_{request.kind}"),
            "name": request.name,
            "detail": " · ".join(part for part in (request.seat, times.clock(request.at)) if part),
            "time": times.clock(request.at),
        }
        for request in shown.signals
    ]

"""The floor in rows: who waits, what is told to the chair alone, and what each delegate group has left."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from chair_console.protocol.floor_views import FloorView, RequestView
from chair_console.scene import times
from chair_console.scene.scene import remaining_ms
from chair_console.scene.words import Words

from .view_model import Row

Say = Callable[..., str]
"""What says a code as `Words` does."""


def queue_rows(words: Words, shown: FloorView, now: int) -> list[Row]:
    """Who waits, with the time when each will be called if all before use theirs."""
    at = first_call_at(shown, now)
    left = group_left_ms(shown, now)
    say = lru_cache(maxsize=64)(words)  # five hundred rows have the same few words
    rows: list[Row] = []
    for place, request in enumerate(shown.queue):
        row = _row(say, request, place, at, left.get(request.unit))
        rows.append(row | {"in_order": request.id in shown.in_order})
        at += request.limit_ms
    return rows


def first_call_at(shown: FloorView, now: int) -> int:
    """When the floor will be free."""
    return now + (max(0, remaining_ms(shown.turn, now)) if shown.turn else 0)


def group_left_ms(shown: FloorView, now: int) -> dict[str, int]:
    """What each delegate group has left of its time, by the group of who waits; empty where groups have none."""
    if not shown.group_budget_ms:
        return {}
    spent = {group.unit: group.spent_ms for group in shown.groups}
    turn = shown.turn
    if turn is not None and turn.unit and turn.running_since is not None and turn.unit in spent:
        spent[turn.unit] += max(0, now - turn.running_since)
    return {r.unit: shown.group_budget_ms - spent.get(r.unit, 0) for r in shown.queue if r.unit}


def _row(words: Say, request: RequestView, place: int, at: int, left: int | None) -> Row:
    kind = words(f"kind.{request.kind}")
    nth = words("floor.nth", nth=request.nth) if request.kind == "discuss" else ""
    first = kind if request.kind != "discuss" else ""
    side = words(f"floor.{request.side}") if request.side else ""
    to = words("floor.to", name=request.to) if request.to else ""
    clock, origin, seat = times.clock(at), request.unit, request.seat
    time, brief = words("floor.about", time=clock), [first, side, origin, seat, nth, clock]
    if left is not None:  # what a group has left matters more than where its delegate sits
        origin = words("floor.group_left", unit=request.unit, minutes=times.minutes(max(0, left)))
        time, brief = clock, [first, side, origin, "" if first else clock]
    detail = [first, side, origin, seat, nth, time, to, request.subject]
    is_next = place == 0 and request.present
    tag, tone = _tag(words, request, is_next=is_next, used_up=left is not None and left <= 0)
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
    }


def _tag(words: Say, request: RequestView, *, is_next: bool, used_up: bool) -> tuple[str, str]:
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

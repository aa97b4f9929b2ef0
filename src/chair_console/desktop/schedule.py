"""How the day stands against its plan: when it will end, and how late or early it is."""

from __future__ import annotations

import msgspec

from chair_console.protocol.agenda_views import ItemView
from chair_console.scene import times
from chair_console.scene.topics import Topics

LONGEST_DRIFT_MS = 2 * 3_600_000
"""A sitting opened further than this from its plan (a rehearsal, another day) is taken as a shifted plan."""

WORTH_SAYING_MS = 3 * times.MINUTE_MS
"""Less than this late or early is as planned."""


class Schedule(msgspec.Struct, frozen=True):
    """`drift_ms` is positive when late; `ends_at` is 0 where nothing can be said."""

    drift_ms: int
    ends_at: int


def schedule(topics: Topics, now: int) -> Schedule:
    """The sitting's drift and its likely end: what is left of the current item, then all that is planned."""
    sitting = topics.open_sitting
    if sitting is None:
        coming = topics.next_sitting if topics.session and topics.session.phase != "closed" else None
        return Schedule(0, coming.ends_at if coming else 0)
    here = topics.due_items
    left = sum(left_of(item, now) for item in here if item.status in ("current", "planned"))
    planned_left = sum(item.minutes for item in here if item.status == "planned") * times.MINUTE_MS
    current = topics.current_item
    shift = (sitting.opened_at or sitting.planned_at) - sitting.planned_at
    plan_shift = shift if abs(shift) > LONGEST_DRIFT_MS else 0
    following = next((item for item in here if item.status == "planned" and item.planned_at), None)
    if following is None:
        return Schedule(0, now + left if left else sitting.ends_at + plan_shift)
    due = following.planned_at + plan_shift
    begins = now + (left_of(current, now) if current else 0)
    return Schedule(begins - due, begins + planned_left)


def expected_times(topics: Topics, now: int) -> dict[str, int]:
    """By item of the open sitting when it will begin as the day goes; empty where that is as planned."""
    drift, sitting = schedule(topics, now).drift_ms, topics.open_sitting
    if sitting is None or abs(drift) < WORTH_SAYING_MS:
        return {}
    shift = (sitting.opened_at or 0) - sitting.planned_at
    late = drift + (shift if abs(shift) > LONGEST_DRIFT_MS else 0)
    return {
        item.id: item.planned_at + late
        for item in topics.due_items
        if item.status == "planned" and item.planned_at
    }


def left_of(item: ItemView, now: int) -> int:
    """Planned time of an item that is not used yet, in ms."""
    planned = item.minutes * times.MINUTE_MS
    return max(0, planned - used_of(item, now))


def used_of(item: ItemView, now: int) -> int:
    """Time that the item has used, in ms; what lay between two runs of it is not its time."""
    running = max(0, now - item.running_since) if item.running_since is not None else 0
    return item.spent_ms + running

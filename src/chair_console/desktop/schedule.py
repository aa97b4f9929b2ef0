"""How the day stands against its plan: when it will end, and how late or early it is."""

from __future__ import annotations

from collections.abc import Iterable

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
    """The sitting's drift and its likely end: what is left of the current item, then all that is planned.

    What is put off (hoãn) takes no time in this sitting. In a recess all begins when it is to end.
    """
    sitting = topics.open_sitting
    here = topics.due_items
    if sitting is None:
        coming = topics.next_sitting if topics.session and topics.session.phase != "closed" else None
        return Schedule(0, coming.ends_at - sum(_freed(here, coming.ends_at).values()) if coming else 0)
    going_on = topics.session.recess_until if topics.session and topics.session.phase == "recess" else None
    goes_on = max(now, going_on or 0)
    left = sum(_takes(item, now) for item in here if item.status in ("current", "planned"))
    planned_left = _minutes(item for item in here if item.status == "planned")
    current = topics.current_item
    shift = (sitting.opened_at or sitting.planned_at) - sitting.planned_at
    plan_shift = shift if abs(shift) > LONGEST_DRIFT_MS else 0
    following = next((item for item in here if item.status == "planned" and item.planned_at), None)
    if following is None:
        freed = sum(_freed(here, sitting.ends_at).values())
        ends_at = sitting.ends_at + plan_shift - freed
        return Schedule(0, goes_on + left if left else max(goes_on, ends_at) if freed else ends_at)
    due = following.planned_at + plan_shift
    unplanned = _minutes(item for item in here[: here.index(following)] if item.status == "planned")
    begins = goes_on + (_takes(current, now) if current else 0) + unplanned
    return Schedule(begins - due, begins + planned_left - unplanned)


def expected_times(topics: Topics, now: int) -> dict[str, int]:
    """By item of the open sitting when it will begin as the day goes; those that come as planned are left out.

    What was taken in where the plan has no room for it moves all that comes after it.
    """
    drift, sitting = schedule(topics, now).drift_ms, topics.open_sitting
    if sitting is None:
        return {}
    shift = (sitting.opened_at or 0) - sitting.planned_at
    plan_shift = shift if abs(shift) > LONGEST_DRIFT_MS else 0
    freed, moved, begun = _freed(topics.due_items, sitting.ends_at), 0, False
    expected, until = {}, 0
    for item in topics.due_items:
        if begun and item.status == "planned" and item.planned_at:
            moved += max(0, until - item.planned_at)
        if item.status == "planned" and item.planned_at:
            begun = True
            if abs(drift + moved) >= WORTH_SAYING_MS:
                expected[item.id] = item.planned_at + plan_shift + drift + moved
        elif begun:  # what is put off before the next item is in the drift already
            moved -= freed.get(item.id, 0)
        until = _planned_until(item, until)
    return expected


def planned_after(items: list[ItemView], item_id: str) -> int:
    """When an item that is taken in behind this one is planned to begin (ms); 0 where the plan has no times."""
    until = 0
    for item in items:
        until = _planned_until(item, until)
        if item.id == item_id:
            return until
    return 0


def _planned_until(item: ItemView, before: int) -> int:
    """When the plan is through with an item, where it was through with the one before it at `before`."""
    begins = item.planned_at or before
    return begins + (item.minutes * times.MINUTE_MS if begins and item.status != "deferred" else 0)


def _freed(items: list[ItemView], ends_at: int) -> dict[str, int]:
    """By item that is put off, the time (ms) that the plan keeps for it: none where it was laid aside already."""
    planned = [item for item in items if item.planned_at]
    until = [*(item.planned_at for item in planned[1:]), ends_at]
    return {
        item.id: max(0, min(item.minutes * times.MINUTE_MS, end - item.planned_at))
        for item, end in zip(planned, until, strict=False)
        if item.status == "deferred"
    }


def _minutes(items: Iterable[ItemView]) -> int:
    """What items are planned to take together, in ms."""
    return sum(item.minutes for item in items) * times.MINUTE_MS


def _takes(item: ItemView, now: int) -> int:
    """What an item will still take, in ms: what is left of its time, and no less than its phases to come."""
    coming = sum(phase.minutes for phase in item.phases if phase.state == "planned") * times.MINUTE_MS
    return max(left_of(item, now), coming if item.status == "current" else 0)


def left_of(item: ItemView, now: int) -> int:
    """Planned time of an item that is not used yet, in ms."""
    planned = item.minutes * times.MINUTE_MS
    return max(0, planned - used_of(item, now))


def used_of(item: ItemView, now: int) -> int:
    """Time that the item has used, in ms; what lay between two runs of it is not its time."""
    running = max(0, now - item.running_since) if item.running_since is not None else 0
    return item.spent_ms + running

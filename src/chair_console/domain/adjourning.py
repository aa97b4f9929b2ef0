"""Adjourning (hoãn sang ngày khác): the sitting ends here and goes on at another time with what it left unfinished."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from .actors import Context
from .agenda_acts import break_off_item
from .messages import Command, Event
from .refusals import Refused
from .session import Session, Sitting, SittingPlan, require_no_open_ballot
from .turns import end_running_turn

if TYPE_CHECKING:
    from .state import HallState

MINUTE_MS = 60_000
FALLBACK_MS = 4 * 3_600_000
"""How long a sitting is taken to last where nobody said so: half a day."""


class AdjournSitting(Command, frozen=True, kw_only=True):
    """End the open sitting, with the reason, and go on at `goes_on_at` (ms) with every item that is not done.

    Sittings planned for before then do not take place: their items go along. `sitting_id` names the new sitting
    (empty: a fresh one), `title` says which it is (empty: as the one that ends), `ends_at` 0 is half a day later.
    """

    reason: str
    goes_on_at: int
    ends_at: int = 0
    title: str = ""
    sitting_id: str = ""


class CarriedItem(msgspec.Struct, frozen=True, kw_only=True):
    """An item that goes along, and its new planned time."""

    item_id: str
    planned_at: int


class SittingAdjourned(Event, frozen=True, kw_only=True):
    """`dropped` names the planned sittings that do not take place."""

    sitting_id: str
    reason: str
    into: SittingPlan
    items: list[CarriedItem]
    dropped: list[str]
    at: int


def decide_adjourn_sitting(state: HallState, command: AdjournSitting, context: Context) -> list[Event]:
    session = state.require_session()
    require_no_open_ballot(state)
    if session.sitting_id is None:
        raise Refused("session.no_open_sitting")
    if not command.reason.strip():
        raise Refused("agenda.no_reason")
    ends_at = command.ends_at or command.goes_on_at + FALLBACK_MS
    if not context.now < command.goes_on_at < ends_at:
        raise Refused("session.adjourned_to_the_past")
    new_id = command.sitting_id or context.fresh_id
    if new_id in session.sittings:
        raise Refused("session.bad_sittings")
    ended = session.sittings[session.sitting_id]
    dropped = [
        s.id for s in session.sittings.values() if s.status == "planned" and s.planned_at < command.goes_on_at
    ]
    into = SittingPlan(
        id=new_id,
        title=command.title.strip() or ended.title,
        planned_at=command.goes_on_at,
        ends_at=ends_at,
    )
    return [
        *(break_off_item(state, context.now) or end_running_turn(state, context.now)),
        SittingAdjourned(
            sitting_id=ended.id,
            reason=command.reason.strip(),
            into=into,
            items=_carried(state, {ended.id, *dropped}, command.goes_on_at, context.now),
            dropped=dropped,
            at=context.now,
        ),
    ]


def _carried(state: HallState, sittings: set[str], at: int, now: int) -> list[CarriedItem]:
    """What is not done of these sittings and of those over, laid end to end from `at`."""
    session = state.require_session()
    over = {s.id for s in session.sittings.values() if s.status == "closed"}
    carried = []
    for item_id in state.agenda.order:
        item = state.agenda.items[item_id]
        if item.status == "done" or item.plan.sitting_id not in sittings | over:
            continue
        carried.append(CarriedItem(item_id=item_id, planned_at=at))
        if item.status != "deferred":
            spent = item.spent_ms + (now - item.begun_at if item.begun_at is not None else 0)
            at += max(0, item.plan.minutes * MINUTE_MS - spent)
    return carried


def apply_sitting_adjourned(state: HallState, event: SittingAdjourned) -> None:
    session = state.require_session()
    ended = session.sittings[event.sitting_id]
    ended.status, ended.closed_at = "closed", event.at
    session.sitting_id, session.recess = None, None
    state.floor.close_registration(event.at)
    if state.roll_call is not None and state.roll_call.closed_at is None:
        state.roll_call.closed_at = event.at
    # Nobody is taken to be there on another day; who is excused stays so.
    state.presence = {key: mark for key, mark in state.presence.items() if mark.status == "absent_excused"}
    _put_in(session, event)
    for carried in event.items:
        item = state.agenda.items[carried.item_id]
        item.plan = msgspec.structs.replace(
            item.plan, sitting_id=event.into.id, planned_at=carried.planned_at
        )


def _put_in(session: Session, event: SittingAdjourned) -> None:
    """The new sitting stands before those planned for later."""
    new = event.into
    going_on = Sitting(
        id=new.id,
        title=new.title,
        planned_at=new.planned_at,
        ends_at=new.ends_at,
        roll_call_after=event.at,
    )
    kept = [s for s in session.sittings.values() if s.id not in event.dropped]
    later = [s for s in kept if s.status == "planned"]
    session.sittings = {s.id: s for s in [*(s for s in kept if s.status != "planned"), going_on, *later]}

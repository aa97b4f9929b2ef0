"""Presence (có mặt, vắng) and quorum. Loss of connection is never absence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from .actors import Context
from .messages import Command, Event
from .refusals import Refused
from .roster import delegate_in_office, members_in_office

if TYPE_CHECKING:
    from .state import HallState

PresenceStatus = Literal["present", "absent_excused", "absent_unexcused", "left"]
PresenceSource = Literal["roll_call", "check_in", "secretary"]


class Presence(msgspec.Struct, kw_only=True):
    """A delegate's presence since `at`, and how it became known."""

    status: PresenceStatus
    at: int
    source: PresenceSource
    reason: str = ""


class RollCall(msgspec.Struct, kw_only=True):
    """The roll call (điểm danh) that runs or ran last."""

    opened_at: int
    closed_at: int | None = None


class PresenceMark(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of the attendance list."""

    delegate_id: str
    status: PresenceStatus
    reason: str = ""


class OpenRollCall(Command, frozen=True, kw_only=True):
    """Ask every delegate to confirm presence."""


class CheckIn(Command, frozen=True, kw_only=True):
    """A delegate confirms their own presence, during the roll call or when arriving late."""

    delegate_id: str


class MarkPresence(Command, frozen=True, kw_only=True):
    """The secretary records the presence of one or more delegates."""

    marks: list[PresenceMark]


class CloseRollCall(Command, frozen=True, kw_only=True):
    """End the roll call; who has not answered is recorded as absent without excuse."""


class RollCallOpened(Event, frozen=True, kw_only=True):
    at: int


class PresenceRecorded(Event, frozen=True, kw_only=True):
    marks: list[PresenceMark]
    source: PresenceSource
    at: int


class RollCallClosed(Event, frozen=True, kw_only=True):
    at: int


def present_delegates(state: HallState) -> list[str]:
    """Ids of the delegates in office who are present, in the order of the roster."""
    marks = state.presence
    return [
        d.id
        for d in state.roster.values()
        if d.in_office and (mark := marks.get(d.id)) is not None and mark.status == "present"
    ]


def is_present(state: HallState, delegate_id: str) -> bool:
    mark = state.presence.get(delegate_id)
    return mark is not None and mark.status == "present"


def quorum_needed(state: HallState) -> int:
    """The smallest number present that meets the quorum: 3 * present >= 2 * T by default (law 72/2025)."""
    numerator, denominator = state.rules().quorum
    return -(-len(members_in_office(state)) * numerator // denominator)


def quorum_met(state: HallState) -> bool:
    numerator, denominator = state.rules().quorum
    total = len(members_in_office(state))
    return total > 0 and denominator * len(present_delegates(state)) >= numerator * total


def require_quorum(state: HallState) -> None:
    """Refused: `presence.no_quorum` with the figures."""
    if not quorum_met(state):
        raise Refused(
            "presence.no_quorum",
            present=len(present_delegates(state)),
            total=len(members_in_office(state)),
            needed=quorum_needed(state),
            missing=quorum_needed(state) - len(present_delegates(state)),
        )


def decide_open_roll_call(state: HallState, command: OpenRollCall, context: Context) -> list[Event]:
    if state.session is None:
        raise Refused("session.none")
    if not state.roster:
        raise Refused("roster.empty")
    if state.roll_call_open():
        raise Refused("presence.roll_call_already_open")
    return [RollCallOpened(at=context.now)]


def decide_check_in(state: HallState, command: CheckIn, context: Context) -> list[Event]:
    if context.actor.delegate_id != command.delegate_id:
        raise Refused("access.not_yours")
    delegate_in_office(state, command.delegate_id)
    if not (state.roll_call_open() or state.phase() in ("sitting", "recess")):
        raise Refused("presence.roll_call_not_open")
    if is_present(state, command.delegate_id):
        return []
    mark = PresenceMark(delegate_id=command.delegate_id, status="present")
    return [PresenceRecorded(marks=[mark], source="check_in", at=context.now)]


def decide_mark_presence(state: HallState, command: MarkPresence, context: Context) -> list[Event]:
    changed = []
    for mark in command.marks:
        delegate_in_office(state, mark.delegate_id)
        known = state.presence.get(mark.delegate_id)
        if known is None or known.status != mark.status or known.reason != mark.reason:
            changed.append(mark)
    if not changed:
        return []
    return [PresenceRecorded(marks=changed, source="secretary", at=context.now)]


def decide_close_roll_call(state: HallState, command: CloseRollCall, context: Context) -> list[Event]:
    if not state.roll_call_open():
        raise Refused("presence.roll_call_not_open")
    silent = [
        PresenceMark(delegate_id=delegate_id, status="absent_unexcused")
        for delegate_id in members_in_office(state)
        if delegate_id not in state.presence
    ]
    closed: list[Event] = [RollCallClosed(at=context.now)]
    if not silent:
        return closed
    return [PresenceRecorded(marks=silent, source="roll_call", at=context.now), *closed]


def apply_roll_call_opened(state: HallState, event: RollCallOpened) -> None:
    state.roll_call = RollCall(opened_at=event.at)
    # Presence is asked anew: only excused absence and leaving, which were reported, stay.
    state.presence = {k: p for k, p in state.presence.items() if p.status in ("absent_excused", "left")}


def apply_presence_recorded(state: HallState, event: PresenceRecorded) -> None:
    for mark in event.marks:
        state.presence[mark.delegate_id] = Presence(
            status=mark.status, at=event.at, source=event.source, reason=mark.reason
        )


def apply_roll_call_closed(state: HallState, event: RollCallClosed) -> None:
    if state.roll_call is not None:
        state.roll_call.closed_at = event.at

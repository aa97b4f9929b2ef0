"""The roster: the delegates in office (đại biểu), their seats and groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from .actors import Context
from .messages import Command, Event
from .refusals import Refused

if TYPE_CHECKING:
    from .state import HallState


MOST_WEIGHT = 1000


class DelegateRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One delegate as enrolled. `unit` is the delegate group (tổ đại biểu), `title` the office held.

    `presidium` says that the delegate presides over the session (chủ tọa kỳ họp) and gets its papers. `weight` is
    the number of votes, where a body gives delegates different ones.
    """

    id: str
    name: str
    title: str = ""
    unit: str = ""
    constituency: str = ""
    seat: str = ""
    presidium: bool = False
    weight: int = 1


class Delegate(msgspec.Struct, kw_only=True):
    """A delegate of the council; `in_office` is false once the mandate has ended (the seat is vacant)."""

    id: str
    name: str
    title: str
    unit: str
    constituency: str
    seat: str
    presidium: bool = False
    in_office: bool = True
    ended_at: int | None = None
    code_generation: int = 1
    weight: int = 1


class EnrolDelegates(Command, frozen=True, kw_only=True):
    """Add delegates to the roster; ids, and seats where given, must be new."""

    delegates: list[DelegateRow]


class AmendDelegate(Command, frozen=True, kw_only=True):
    """Correct what the roster says about one delegate."""

    delegate: DelegateRow


class EndMandate(Command, frozen=True, kw_only=True):
    """The delegate leaves office; from now on not counted in T (tổng số đại biểu)."""

    delegate_id: str
    reason: str


class ReissueJoinCode(Command, frozen=True, kw_only=True):
    """Void a delegate's personal code and every device bound with it; a new code is made."""

    delegate_id: str


class DelegatesEnrolled(Event, frozen=True, kw_only=True):
    delegates: list[DelegateRow]


class DelegateAmended(Event, frozen=True, kw_only=True):
    delegate: DelegateRow


class MandateEnded(Event, frozen=True, kw_only=True):
    delegate_id: str
    reason: str
    at: int


class JoinCodeReissued(Event, frozen=True, kw_only=True):
    delegate_id: str
    generation: int


def delegate_in_office(state: HallState, delegate_id: str) -> Delegate:
    """The delegate with this id. Refused: `roster.unknown_delegate`, `roster.not_in_office`."""
    delegate = state.roster.get(delegate_id)
    if delegate is None:
        raise Refused("roster.unknown_delegate", delegate=delegate_id)
    if not delegate.in_office:
        raise Refused("roster.not_in_office", name=delegate.name)
    return delegate


def members_in_office(state: HallState) -> list[str]:
    """T, the base of every majority: ids of all delegates in office, in the order of the roster."""
    return [d.id for d in state.roster.values() if d.in_office]


def _check_rows(state: HallState, rows: list[DelegateRow]) -> None:
    seats = {d.seat: d for d in state.roster.values() if d.seat and d.in_office}
    seen: set[str] = set()
    for row in rows:
        if not row.id or not row.name.strip():
            raise Refused("roster.empty_name", delegate=row.id)
        if row.id in state.roster or row.id in seen:
            raise Refused("roster.double_id", delegate=row.id, name=row.name)
        if not 1 <= row.weight <= MOST_WEIGHT:
            raise Refused("roster.bad_weight", name=row.name)
        seen.add(row.id)
        if row.seat and row.seat in seats:
            raise Refused("roster.seat_taken", seat=row.seat, name=row.name, other=seats[row.seat].name)
        if row.seat:
            seats[row.seat] = _delegate(row)


def _delegate(row: DelegateRow) -> Delegate:
    return Delegate(
        id=row.id,
        name=row.name,
        title=row.title,
        unit=row.unit,
        constituency=row.constituency,
        seat=row.seat,
        presidium=row.presidium,
        weight=row.weight,
    )


def row_of(delegate: Delegate) -> DelegateRow:
    """A delegate as the roster would enrol them now."""
    return DelegateRow(
        id=delegate.id,
        name=delegate.name,
        title=delegate.title,
        unit=delegate.unit,
        constituency=delegate.constituency,
        seat=delegate.seat,
        presidium=delegate.presidium,
        weight=delegate.weight,
    )


def decide_enrol_delegates(state: HallState, command: EnrolDelegates, context: Context) -> list[Event]:
    if not command.delegates:
        raise Refused("roster.empty")
    _check_rows(state, command.delegates)
    return [DelegatesEnrolled(delegates=command.delegates)]


def decide_amend_delegate(state: HallState, command: AmendDelegate, context: Context) -> list[Event]:
    row = command.delegate
    delegate_in_office(state, row.id)
    if not row.name.strip():
        raise Refused("roster.empty_name", delegate=row.id)
    if not 1 <= row.weight <= MOST_WEIGHT:
        raise Refused("roster.bad_weight", name=row.name)
    for other in state.roster.values():
        if row.seat and other.seat == row.seat and other.id != row.id and other.in_office:
            raise Refused("roster.seat_taken", seat=row.seat, name=row.name, other=other.name)
    return [DelegateAmended(delegate=row)]


def decide_end_mandate(state: HallState, command: EndMandate, context: Context) -> list[Event]:
    delegate_in_office(state, command.delegate_id)
    if state.running_ballot() is not None:
        raise Refused("ballot.another_open", title=state.ballots[state.open_ballot_id or ""].title)
    return [MandateEnded(delegate_id=command.delegate_id, reason=command.reason, at=context.now)]


def decide_reissue_join_code(state: HallState, command: ReissueJoinCode, context: Context) -> list[Event]:
    delegate = delegate_in_office(state, command.delegate_id)
    return [JoinCodeReissued(delegate_id=delegate.id, generation=delegate.code_generation + 1)]


def apply_delegates_enrolled(state: HallState, event: DelegatesEnrolled) -> None:
    for row in event.delegates:
        state.roster[row.id] = _delegate(row)


def apply_delegate_amended(state: HallState, event: DelegateAmended) -> None:
    row, delegate = event.delegate, state.roster[event.delegate.id]
    delegate.name, delegate.title, delegate.unit = row.name, row.title, row.unit
    delegate.constituency, delegate.seat, delegate.presidium = row.constituency, row.seat, row.presidium
    delegate.weight = row.weight


def apply_mandate_ended(state: HallState, event: MandateEnded) -> None:
    delegate = state.roster[event.delegate_id]
    delegate.in_office, delegate.ended_at = False, event.at
    state.presence.pop(event.delegate_id, None)
    for request in state.floor.requests.values():
        if request.delegate_id == event.delegate_id and request.status == "waiting":
            request.status = "withdrawn"


def apply_join_code_reissued(state: HallState, event: JoinCodeReissued) -> None:
    state.roster[event.delegate_id].code_generation = event.generation
    for device in state.devices.values():
        if device.delegate_id == event.delegate_id:
            device.delegate_id = None

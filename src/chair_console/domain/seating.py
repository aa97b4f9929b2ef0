"""The hall's seating plan (sơ đồ phòng họp), and who sits where.

Where a delegate sits is what the roster says (`Delegate.seat`); the plan says where that seat stands. Neither touches
a ballot: who may vote is fixed by the delegates, not by their chairs.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import msgspec

from .actors import Context
from .messages import Command, Event
from .refusals import Refused
from .roster import delegate_in_office
from .seat_places import SeatBlock, SeatPlace, places_of, row_lengths, seat_key, seats_in

if TYPE_CHECKING:
    from .state import HallState

MOST_SEATS = 600
MOST_BLOCKS = 120
MOST_ROWS = 60
MOST_IN_A_ROW = 120
LONGEST_LABEL = 8
FARTHEST = 200.0
"""How far from the presidium a seat may stand, in seats."""


class SeatingPlan(msgspec.Struct, kw_only=True):
    """The plan that is in force; `version` counts how often it was laid, `at` is when. No blocks: no plan."""

    blocks: tuple[SeatBlock, ...]
    version: int
    at: int


class SeatChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A delegate gets a seat; "" frees the one that there was. `was` is the seat that the giver saw."""

    delegate_id: str
    seat: str
    was: str | None = None


class LaySeatingPlan(Command, frozen=True, kw_only=True):
    """Lay down the whole plan, and with it who changes seats. `base` is the version that was changed."""

    blocks: tuple[SeatBlock, ...]
    base: int
    seats: tuple[SeatChange, ...] = ()


class AssignSeats(Command, frozen=True, kw_only=True):
    """Give delegates seats, take them, swap them: all of it or nothing."""

    seats: tuple[SeatChange, ...]


class SeatingPlanLaid(Event, frozen=True, kw_only=True):
    blocks: tuple[SeatBlock, ...]
    version: int
    at: int


class SeatsAssigned(Event, frozen=True, kw_only=True):
    seats: tuple[SeatChange, ...]


def version_of(state: HallState) -> int:
    """How often a plan was laid; 0 before the first."""
    return state.seating.version if state.seating is not None else 0


def plan_places(state: HallState) -> list[SeatPlace]:
    """Every seat of the plan in force; none where there is no plan."""
    return places_of(state.seating.blocks) if state.seating is not None else []


def _require_sound(block: SeatBlock) -> None:
    """Refused: `seating.bad_block`, `seating.too_far`."""
    numbers = (block.x, block.y, block.turn, block.radius, block.span, block.row_step)
    offsets = [value for pair in block.moved.values() for value in pair]
    sound = (
        bool(block.id)
        and all(math.isfinite(value) for value in (*numbers, *offsets))
        and 1 <= block.rows <= MOST_ROWS
        and 1 <= block.per_row <= MOST_IN_A_ROW
        and abs(block.more) <= MOST_IN_A_ROW
        and max(row_lengths(block)) <= MOST_IN_A_ROW
        and 0.5 <= block.radius <= FARTHEST
        and 1 <= block.span <= 350
        and 0.4 <= block.row_step <= 10
        and 0 <= block.first < 10**LONGEST_LABEL
        and len(block.moved) <= MOST_SEATS
        and len(block.gone) <= MOST_SEATS
    )
    if not sound:
        raise Refused("seating.bad_block", block=block.letter or block.id[:20])
    if abs(block.x) > FARTHEST or abs(block.y) > FARTHEST:
        raise Refused("seating.too_far", block=block.letter or block.id[:20])


def _require_sound_plan(blocks: tuple[SeatBlock, ...]) -> list[SeatPlace]:
    if len(blocks) > MOST_BLOCKS:
        raise Refused("seating.too_many_blocks", most=MOST_BLOCKS)
    seen: set[str] = set()
    for block in blocks:
        _require_sound(block)
        if block.id in seen:
            raise Refused("seating.bad_block", block=block.letter or block.id[:20])
        seen.add(block.id)
    total = sum(seats_in(block) for block in blocks)
    if total > MOST_SEATS:
        raise Refused("seating.too_many_seats", seats=total, most=MOST_SEATS)
    laid = places_of(blocks)
    labels: set[str] = set()
    for place in laid:
        if not seat_key(place.label) or len(place.label) > LONGEST_LABEL:
            raise Refused("seating.bad_label", seat=place.label[:20], most=LONGEST_LABEL)
        if seat_key(place.label) in labels:
            raise Refused("seating.double_label", seat=place.label)
        if max(abs(place.x), abs(place.y)) > 2 * FARTHEST:
            raise Refused("seating.too_far", block=place.label)
        labels.add(seat_key(place.label))
    return laid


def _require_seats(state: HallState, changes: tuple[SeatChange, ...], laid: list[SeatPlace]) -> None:
    """What a change of seats needs: they exist, nobody else has them afterwards, nothing moved meanwhile."""
    known = {seat_key(place.label) for place in laid}
    wanted: dict[str, str] = {}
    for change in changes:
        delegate = delegate_in_office(state, change.delegate_id)
        if change.was is not None and change.was != delegate.seat:
            raise Refused("seating.moved_meanwhile", name=delegate.name, seat=delegate.seat or "–")
        if change.delegate_id in wanted:
            raise Refused("seating.two_seats", name=delegate.name)
        if len(change.seat) > LONGEST_LABEL:
            raise Refused("seating.bad_label", seat=change.seat[:20], most=LONGEST_LABEL)
        if laid and change.seat and seat_key(change.seat) not in known:
            raise Refused("seating.no_such_seat", seat=change.seat, name=delegate.name)
        wanted[change.delegate_id] = change.seat
    taken: dict[str, str] = {}
    for delegate in state.roster.values():
        seat = seat_key(wanted.get(delegate.id, delegate.seat)) if delegate.in_office else ""
        if seat and seat in taken and (delegate.id in wanted or taken[seat] in wanted):
            other = state.roster[taken[seat]]
            label = wanted.get(delegate.id, delegate.seat)
            raise Refused("roster.seat_taken", seat=label, name=other.name, other=delegate.name)
        if seat:
            taken[seat] = delegate.id


def _real(state: HallState, changes: tuple[SeatChange, ...]) -> tuple[SeatChange, ...]:
    return tuple(c for c in changes if state.roster[c.delegate_id].seat != c.seat)


def decide_lay_seating_plan(state: HallState, command: LaySeatingPlan, context: Context) -> list[Event]:
    if command.base != version_of(state):
        laid_at = state.seating.at if state.seating is not None else 0
        raise Refused("seating.laid_meanwhile", laid_at=laid_at, version=version_of(state))
    laid = _require_sound_plan(command.blocks)
    _require_seats(state, command.seats, laid)
    events: list[Event] = []
    before = state.seating.blocks if state.seating is not None else ()
    if command.blocks != before:
        events.append(SeatingPlanLaid(blocks=command.blocks, version=command.base + 1, at=context.now))
    changes = _real(state, command.seats)
    return [*events, SeatsAssigned(seats=changes)] if changes else events


def decide_assign_seats(state: HallState, command: AssignSeats, context: Context) -> list[Event]:
    _require_seats(state, command.seats, plan_places(state))
    changes = _real(state, command.seats)
    return [SeatsAssigned(seats=changes)] if changes else []


def apply_seating_plan_laid(state: HallState, event: SeatingPlanLaid) -> None:
    state.seating = SeatingPlan(blocks=event.blocks, version=event.version, at=event.at)


def apply_seats_assigned(state: HallState, event: SeatsAssigned) -> None:
    for change in event.seats:
        state.roster[change.delegate_id].seat = change.seat

"""Leading a ballot: opened, paused, extended, closed and counted, or withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from .actors import Context
from .ballot import LONGEST_MS, Ballot, require_ballot, require_in_time, require_running, require_status
from .counting import count_ballot
from .decisions import Result
from .document_rights import require_for_all_delegates
from .entitlement import entitled_to, require_order, weights_of
from .messages import Command, Event
from .presence import present_delegates, require_quorum
from .refusals import Refused
from .tally import Tally
from .turns import end_running_turn

if TYPE_CHECKING:
    from .state import HallState


class OpenBallot(Command, frozen=True, kw_only=True):
    """Open a prepared ballot to those who are entitled; needs a quorum."""

    ballot_id: str


class PauseBallot(Command, frozen=True, kw_only=True):
    ballot_id: str


class ResumeBallot(Command, frozen=True, kw_only=True):
    ballot_id: str


class ExtendBallot(Command, frozen=True, kw_only=True):
    ballot_id: str
    by_ms: int


class CloseBallot(Command, frozen=True, kw_only=True):
    """Close and count; the clock does it when the time is over."""

    ballot_id: str


class WithdrawBallot(Command, frozen=True, kw_only=True):
    """Cancel a ballot that is not closed yet; its record and the reason stay."""

    ballot_id: str
    reason: str


class BallotOpened(Event, frozen=True, kw_only=True):
    ballot_id: str
    entitled: tuple[str, ...]
    present: tuple[str, ...]
    closes_at: int | None
    at: int
    weights: dict[str, int] = msgspec.field(default_factory=dict)


class BallotPaused(Event, frozen=True, kw_only=True):
    ballot_id: str
    remaining_ms: int | None
    at: int


class BallotResumed(Event, frozen=True, kw_only=True):
    ballot_id: str
    closes_at: int | None
    at: int


class BallotExtended(Event, frozen=True, kw_only=True):
    ballot_id: str
    closes_at: int | None
    remaining_ms: int | None


class BallotClosed(Event, frozen=True, kw_only=True):
    """The count: `result` of a motion, `tally` of every other form; of a secret ballot also the hash of its urn."""

    ballot_id: str
    result: Result | None
    at: int
    tally: Tally | None = None
    urn_sha256: str = ""


class BallotWithdrawn(Event, frozen=True, kw_only=True):
    ballot_id: str
    reason: str
    at: int


def decide_open_ballot(state: HallState, command: OpenBallot, context: Context) -> list[Event]:
    """Blocked without a quorum; T is the number in office at this moment (law 77/2015 art. 91)."""
    ballot = require_ballot(state, command.ballot_id)
    if ballot.status == "withdrawn":
        raise Refused("ballot.withdrawn", title=ballot.title, reason=ballot.reason)
    if ballot.status != "prepared":
        raise Refused("ballot.already_opened", title=ballot.title)
    running = state.running_ballot()
    if running is not None:
        raise Refused("ballot.another_open", title=running.title)
    require_quorum(state)
    document = state.documents.get(ballot.document_id or "")
    if document is not None:
        require_for_all_delegates(document)
    require_order(state, ballot)
    entitled = entitled_to(state, ballot)
    if not entitled:
        raise Refused("ballot.nobody_entitled", title=ballot.title)
    here = set(entitled)
    timed = ballot.duration_ms and ballot.method != "paper"  # the tellers' count ends a ballot on paper
    opened = BallotOpened(
        ballot_id=ballot.id,
        entitled=entitled,
        present=tuple(key for key in present_delegates(state) if key in here),
        closes_at=context.now + ballot.duration_ms if timed else None,
        weights=weights_of(state, ballot, entitled),
        at=context.now,
    )
    return [*end_running_turn(state, context.now), opened]


def decide_pause_ballot(state: HallState, command: PauseBallot, context: Context) -> list[Event]:
    ballot = require_running(state, command.ballot_id)
    require_in_time(ballot, context.now)
    remaining = None if ballot.closes_at is None else ballot.closes_at - context.now
    return [BallotPaused(ballot_id=ballot.id, remaining_ms=remaining, at=context.now)]


def decide_resume_ballot(state: HallState, command: ResumeBallot, context: Context) -> list[Event]:
    ballot = require_status(state, command.ballot_id, "paused", "ballot.not_paused")
    closes_at = None if ballot.remaining_ms is None else context.now + ballot.remaining_ms
    return [BallotResumed(ballot_id=ballot.id, closes_at=closes_at, at=context.now)]


def decide_extend_ballot(state: HallState, command: ExtendBallot, context: Context) -> list[Event]:
    ballot = require_running(state, command.ballot_id)
    if not 0 < command.by_ms <= LONGEST_MS:
        raise Refused("ballot.bad_duration")
    closes_at = None if ballot.closes_at is None else ballot.closes_at + command.by_ms
    remaining = None if ballot.remaining_ms is None else ballot.remaining_ms + command.by_ms
    if closes_at is None and remaining is None:
        raise Refused("ballot.no_deadline", title=ballot.title)
    return [BallotExtended(ballot_id=ballot.id, closes_at=closes_at, remaining_ms=remaining)]


def extensions(by_ms: int) -> list[int]:
    """The extensions that come to `by_ms`, each no longer than one may be: after a whole night there are several."""
    whole, rest = divmod(by_ms, LONGEST_MS)
    return [LONGEST_MS] * whole + ([rest] if rest else [])


def decide_close_ballot(state: HallState, command: CloseBallot, context: Context) -> list[Event]:
    ballot = require_running(state, command.ballot_id)
    by_clock = context.actor.role == "clock"
    if by_clock and (ballot.closes_at is None or context.now < ballot.closes_at):
        return []  # the chair extended or paused it in the meantime
    if ballot.method == "paper" and ballot.hand_count is None:
        raise Refused("count.papers_missing", title=ballot.title)
    result, tally = count_ballot(state, ballot, context.urn)
    return [
        BallotClosed(
            ballot_id=ballot.id, result=result, tally=tally, urn_sha256=context.urn_sha256, at=context.now
        )
    ]


def decide_withdraw_ballot(state: HallState, command: WithdrawBallot, context: Context) -> list[Event]:
    ballot = require_ballot(state, command.ballot_id)
    if ballot.status not in ("prepared", "open", "paused"):
        raise Refused("ballot.already_closed", title=ballot.title, closed_at=ballot.closed_at)
    if not command.reason.strip():
        raise Refused("ballot.no_reason")
    return [BallotWithdrawn(ballot_id=ballot.id, reason=command.reason.strip(), at=context.now)]


def apply_ballot_opened(state: HallState, event: BallotOpened) -> None:
    ballot = state.ballots[event.ballot_id]
    ballot.status, ballot.opened_at = "open", event.at
    ballot.closes_at = event.closes_at if ballot.method != "paper" else None  # old journals set one
    ballot.entitled, ballot.present, ballot.weights = event.entitled, event.present, event.weights
    rules = state.rules()
    ballot.casting_vote, ballot.confidence_base = rules.casting_vote, rules.confidence_base
    state.open_ballot_id = ballot.id


def apply_ballot_paused(state: HallState, event: BallotPaused) -> None:
    ballot = state.ballots[event.ballot_id]
    ballot.status, ballot.remaining_ms, ballot.closes_at = "paused", event.remaining_ms, None


def apply_ballot_resumed(state: HallState, event: BallotResumed) -> None:
    ballot = state.ballots[event.ballot_id]
    ballot.status, ballot.remaining_ms, ballot.closes_at = "open", None, event.closes_at


def apply_ballot_extended(state: HallState, event: BallotExtended) -> None:
    ballot = state.ballots[event.ballot_id]
    ballot.closes_at, ballot.remaining_ms = event.closes_at, event.remaining_ms


def _stop(state: HallState, ballot: Ballot) -> None:
    ballot.closes_at, ballot.remaining_ms = None, None
    if state.open_ballot_id == ballot.id:
        state.open_ballot_id = None


def apply_ballot_closed(state: HallState, event: BallotClosed) -> None:
    ballot = state.ballots[event.ballot_id]
    ballot.status, ballot.closed_at = "closed", event.at
    ballot.result, ballot.tally, ballot.urn_sha256 = event.result, event.tally, event.urn_sha256
    _stop(state, ballot)


def apply_ballot_withdrawn(state: HallState, event: BallotWithdrawn) -> None:
    ballot = state.ballots[event.ballot_id]
    ballot.status, ballot.reason = "withdrawn", event.reason
    _stop(state, ballot)
    if ballot.repeat_of:  # a repetition that was withdrawn has repeated nothing
        state.ballots[ballot.repeat_of].repeated_by = ""

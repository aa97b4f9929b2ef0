"""Ballots (biểu quyết): prepared, opened, paused, extended, closed and counted, or withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from .actors import Context
from .decisions import Choice, Counts, Result, Rule, decide_result
from .document_rights import require_for_all_delegates
from .messages import Command, Event
from .presence import present_delegates, require_quorum
from .refusals import Refused
from .roster import members_in_office
from .turns import end_running_turn

if TYPE_CHECKING:
    from .state import HallState

BallotKind = Literal["open", "separated", "blind"]
BallotStatus = Literal["prepared", "open", "paused", "closed", "declared", "withdrawn"]
OPTIONS: tuple[Choice, ...] = ("for", "against", "abstain")
LONGEST_MS = 4 * 3_600_000


class Vote(msgspec.Struct, kw_only=True):
    """A delegate's recorded choice; `by_hand` when the secretary entered it."""

    choice: Choice
    at: int
    receipt: str
    by_hand: bool = False
    changes: int = 0


class Ballot(msgspec.Struct, kw_only=True):
    """A ballot on one motion. `entitled` (T) and `present` are fixed when it is opened."""

    id: str
    item_id: str | None
    title: str
    kind: BallotKind
    options: tuple[Choice, ...]
    rule: Rule
    resolution: bool
    document_id: str | None
    document_version: int | None
    duration_ms: int
    prepared_at: int
    status: BallotStatus = "prepared"
    opened_at: int | None = None
    closes_at: int | None = None
    remaining_ms: int | None = None
    closed_at: int | None = None
    declared_at: int | None = None
    reason: str = ""
    entitled: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    votes: dict[str, Vote] = msgspec.field(default_factory=dict)
    result: Result | None = None

    def is_running(self) -> bool:
        return self.status in ("open", "paused")

    def counts(self) -> Counts:
        """The votes as they stand."""
        tally = {"for": 0, "against": 0, "abstain": 0}
        for vote in self.votes.values():
            tally[vote.choice] += 1
        return Counts(
            yes=tally["for"],
            against=tally["against"],
            abstain=tally["abstain"],
            not_voted=len(self.entitled) - len(self.votes),
        )

    def present_or_voted(self) -> int:
        """Who was there when it opened, or came and voted before it closed."""
        return len(set(self.present) | set(self.votes))


class PrepareBallot(Command, frozen=True, kw_only=True):
    """Lay down a ballot. `duration_ms` 0 means it stays open until the chair closes it."""

    id: str = ""
    item_id: str | None = None
    title: str
    kind: BallotKind = "open"
    options: tuple[Choice, ...] = OPTIONS
    rule: Rule = Rule()
    resolution: bool = True
    document_id: str | None = None
    duration_ms: int = 60_000


class OpenBallot(Command, frozen=True, kw_only=True):
    """Open a prepared ballot to all delegates in office; needs a quorum."""

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


class BallotPrepared(Event, frozen=True, kw_only=True):
    ballot_id: str
    item_id: str | None
    title: str
    kind: BallotKind
    options: tuple[Choice, ...]
    rule: Rule
    resolution: bool
    document_id: str | None
    document_version: int | None
    duration_ms: int
    at: int


class BallotOpened(Event, frozen=True, kw_only=True):
    ballot_id: str
    entitled: tuple[str, ...]
    present: tuple[str, ...]
    closes_at: int | None
    at: int


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
    ballot_id: str
    result: Result
    at: int


class BallotWithdrawn(Event, frozen=True, kw_only=True):
    ballot_id: str
    reason: str
    at: int


def require_ballot(state: HallState, ballot_id: str) -> Ballot:
    """Refused: `ballot.unknown`."""
    ballot = state.ballots.get(ballot_id)
    if ballot is None:
        raise Refused("ballot.unknown", ballot=ballot_id)
    return ballot


def require_running(state: HallState, ballot_id: str) -> Ballot:
    """An open or paused ballot. Refused: `ballot.not_open_yet`, `.withdrawn`, `.already_closed`."""
    ballot = require_ballot(state, ballot_id)
    if ballot.status == "prepared":
        raise Refused("ballot.not_open_yet", title=ballot.title)
    if ballot.status == "withdrawn":
        raise Refused("ballot.withdrawn", title=ballot.title, reason=ballot.reason)
    if not ballot.is_running():
        raise Refused("ballot.already_closed", title=ballot.title, closed_at=ballot.closed_at)
    return ballot


def require_status(state: HallState, ballot_id: str, status: BallotStatus, code: str) -> Ballot:
    """The ballot, if that is how it stands; refused with `code` if not."""
    ballot = require_ballot(state, ballot_id)
    if ballot.status != status:
        raise Refused(code, title=ballot.title)
    return ballot


def decide_prepare_ballot(state: HallState, command: PrepareBallot, context: Context) -> list[Event]:
    state.require_session()
    if command.kind != "open":
        raise Refused("ballot.kind_not_available", kind=command.kind)
    if not command.title.strip():
        raise Refused("ballot.no_title")
    if command.id and command.id in state.ballots:
        raise Refused("ballot.double_id")
    if command.item_id is not None and command.item_id not in state.agenda.items:
        raise Refused("agenda.unknown_item", item=command.item_id)
    if "for" not in command.options or len(set(command.options)) != len(command.options):
        raise Refused("ballot.bad_options")
    numerator, denominator = command.rule.fraction
    if not 0 < numerator <= denominator:
        raise Refused("ballot.bad_rule")
    if not 0 <= command.duration_ms <= LONGEST_MS:
        raise Refused("ballot.bad_duration")
    version = None
    if command.document_id is not None:
        document = state.documents.get(command.document_id)
        if document is None:
            raise Refused("documents.unknown", document=command.document_id)
        version = document.valid().number
    return [
        BallotPrepared(
            ballot_id=command.id or context.fresh_id,
            item_id=command.item_id,
            title=command.title.strip(),
            kind=command.kind,
            options=command.options,
            rule=command.rule,
            resolution=command.resolution,
            document_id=command.document_id,
            document_version=version,
            duration_ms=command.duration_ms,
            at=context.now,
        )
    ]


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
    opened = BallotOpened(
        ballot_id=ballot.id,
        entitled=tuple(members_in_office(state)),
        present=tuple(present_delegates(state)),
        closes_at=context.now + ballot.duration_ms if ballot.duration_ms else None,
        at=context.now,
    )
    return [*end_running_turn(state, context.now), opened]


def require_in_time(ballot: Ballot, now: int) -> None:
    """Refused: `ballot.paused`; `ballot.already_closed` from the moment its time is over."""
    if ballot.status == "paused":
        raise Refused("ballot.paused", title=ballot.title)
    if ballot.closes_at is not None and now >= ballot.closes_at:
        raise Refused("ballot.already_closed", title=ballot.title, closed_at=ballot.closes_at)


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


def decide_close_ballot(state: HallState, command: CloseBallot, context: Context) -> list[Event]:
    ballot = require_running(state, command.ballot_id)
    by_clock = context.actor.role == "clock"
    if by_clock and (ballot.closes_at is None or context.now < ballot.closes_at):
        return []  # the chair extended or paused it in the meantime
    result = decide_result(ballot.rule, ballot.counts(), ballot.present_or_voted())
    return [BallotClosed(ballot_id=ballot.id, result=result, at=context.now)]


def decide_withdraw_ballot(state: HallState, command: WithdrawBallot, context: Context) -> list[Event]:
    ballot = require_ballot(state, command.ballot_id)
    if ballot.status not in ("prepared", "open", "paused"):
        raise Refused("ballot.already_closed", title=ballot.title, closed_at=ballot.closed_at)
    if not command.reason.strip():
        raise Refused("ballot.no_reason")
    return [BallotWithdrawn(ballot_id=ballot.id, reason=command.reason.strip(), at=context.now)]


def apply_ballot_prepared(state: HallState, event: BallotPrepared) -> None:
    state.ballots[event.ballot_id] = Ballot(
        id=event.ballot_id,
        item_id=event.item_id,
        title=event.title,
        kind=event.kind,
        options=event.options,
        rule=event.rule,
        resolution=event.resolution,
        document_id=event.document_id,
        document_version=event.document_version,
        duration_ms=event.duration_ms,
        prepared_at=event.at,
    )


def apply_ballot_opened(state: HallState, event: BallotOpened) -> None:
    ballot = state.ballots[event.ballot_id]
    ballot.status, ballot.opened_at, ballot.closes_at = "open", event.at, event.closes_at
    ballot.entitled, ballot.present = event.entitled, event.present
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
    ballot.status, ballot.closed_at, ballot.result = "closed", event.at, event.result
    _stop(state, ballot)


def apply_ballot_withdrawn(state: HallState, event: BallotWithdrawn) -> None:
    ballot = state.ballots[event.ballot_id]
    ballot.status, ballot.reason = "withdrawn", event.reason
    _stop(state, ballot)

"""Ballots (biểu quyết): prepared, opened, voted, closed, declared. One ballot a delegate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from .actors import Context
from .decisions import Choice, Counts, Result, Rule, decide_result
from .floor import end_running_turn
from .messages import Command, Event
from .presence import is_present, present_delegates, require_quorum
from .refusals import Refused
from .roster import members_in_office

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


class CastVote(Command, frozen=True, kw_only=True):
    """A delegate's vote. `delegate_id` says whose tablet sends it; `change` replaces the recorded choice."""

    ballot_id: str
    delegate_id: str
    choice: Choice
    change: bool = False


class EnterVote(Command, frozen=True, kw_only=True):
    """The secretary enters a present delegate's choice by hand (máy hỏng), with the reason."""

    ballot_id: str
    delegate_id: str
    choice: Choice
    reason: str


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


class GiveCastingVote(Command, frozen=True, kw_only=True):
    """The chair, being no delegate, decides a tie where the rules of the body allow it."""

    ballot_id: str
    choice: Literal["for", "against"]


class DeclareResult(Command, frozen=True, kw_only=True):
    """Announce the result to the hall."""

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


class VoteCast(Event, frozen=True, kw_only=True):
    ballot_id: str
    delegate_id: str
    choice: Choice
    receipt: str
    by_hand: bool
    reason: str
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


class CastingVoteGiven(Event, frozen=True, kw_only=True):
    ballot_id: str
    choice: Literal["for", "against"]
    result: Result
    at: int


class ResultDeclared(Event, frozen=True, kw_only=True):
    ballot_id: str
    at: int


class BallotWithdrawn(Event, frozen=True, kw_only=True):
    ballot_id: str
    reason: str
    at: int


def _require_ballot(state: HallState, ballot_id: str) -> Ballot:
    ballot = state.ballots.get(ballot_id)
    if ballot is None:
        raise Refused("ballot.unknown", ballot=ballot_id)
    return ballot


def _require_running(state: HallState, ballot_id: str) -> Ballot:
    ballot = _require_ballot(state, ballot_id)
    if ballot.status == "prepared":
        raise Refused("ballot.not_open_yet", title=ballot.title)
    if ballot.status == "withdrawn":
        raise Refused("ballot.withdrawn", title=ballot.title, reason=ballot.reason)
    if not ballot.is_running():
        raise Refused("ballot.already_closed", title=ballot.title, closed_at=ballot.closed_at)
    return ballot


def _require_status(state: HallState, ballot_id: str, status: BallotStatus, code: str) -> Ballot:
    ballot = _require_ballot(state, ballot_id)
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
    ballot = _require_ballot(state, command.ballot_id)
    if ballot.status == "withdrawn":
        raise Refused("ballot.withdrawn", title=ballot.title, reason=ballot.reason)
    if ballot.status != "prepared":
        raise Refused("ballot.already_opened", title=ballot.title)
    running = state.running_ballot()
    if running is not None:
        raise Refused("ballot.another_open", title=running.title)
    require_quorum(state)
    document = state.documents.get(ballot.document_id or "")
    if document is not None and document.recalled_at is not None:
        raise Refused("documents.recalled", title=document.title)
    opened = BallotOpened(
        ballot_id=ballot.id,
        entitled=tuple(members_in_office(state)),
        present=tuple(present_delegates(state)),
        closes_at=context.now + ballot.duration_ms if ballot.duration_ms else None,
        at=context.now,
    )
    return [*end_running_turn(state, context.now), opened]


def _require_may_vote(state: HallState, ballot: Ballot, delegate_id: str, choice: Choice) -> None:
    delegate = state.roster.get(delegate_id)
    if delegate is None or delegate_id not in ballot.entitled or not delegate.in_office:
        raise Refused("ballot.not_entitled", name=delegate.name if delegate else delegate_id)
    if not is_present(state, delegate_id):
        raise Refused("ballot.not_present", name=delegate.name)
    if choice not in ballot.options:
        raise Refused("ballot.no_such_option", choice=choice)


def _require_in_time(ballot: Ballot, now: int) -> None:
    if ballot.status == "paused":
        raise Refused("ballot.paused", title=ballot.title)
    if ballot.closes_at is not None and now >= ballot.closes_at:
        raise Refused("ballot.already_closed", title=ballot.title, closed_at=ballot.closes_at)


def decide_cast_vote(state: HallState, command: CastVote, context: Context) -> list[Event]:
    """No proxy voting (law 77/2015 art. 91). A second vote is refused unless it says that it changes the first."""
    if context.actor.delegate_id != command.delegate_id:
        raise Refused("ballot.not_yours")
    ballot = _require_running(state, command.ballot_id)
    _require_may_vote(state, ballot, command.delegate_id, command.choice)
    _require_in_time(ballot, context.now)
    known = ballot.votes.get(command.delegate_id)
    if known is not None and not command.change:
        raise Refused("ballot.already_voted", choice=known.choice, at=known.at)
    if known is not None and not state.rules().allow_change_until_close:
        raise Refused("ballot.no_change", choice=known.choice, at=known.at)
    return [
        VoteCast(
            ballot_id=ballot.id,
            delegate_id=command.delegate_id,
            choice=command.choice,
            receipt=context.fresh_id,
            by_hand=False,
            reason="",
            at=context.now,
        )
    ]


def decide_enter_vote(state: HallState, command: EnterVote, context: Context) -> list[Event]:
    ballot = _require_running(state, command.ballot_id)
    _require_may_vote(state, ballot, command.delegate_id, command.choice)
    if not command.reason.strip():
        raise Refused("ballot.no_reason")
    known = ballot.votes.get(command.delegate_id)
    if known is not None:
        raise Refused("ballot.already_voted", choice=known.choice, at=known.at)
    return [
        VoteCast(
            ballot_id=ballot.id,
            delegate_id=command.delegate_id,
            choice=command.choice,
            receipt=context.fresh_id,
            by_hand=True,
            reason=command.reason.strip(),
            at=context.now,
        )
    ]


def decide_pause_ballot(state: HallState, command: PauseBallot, context: Context) -> list[Event]:
    ballot = _require_running(state, command.ballot_id)
    _require_in_time(ballot, context.now)
    remaining = None if ballot.closes_at is None else ballot.closes_at - context.now
    return [BallotPaused(ballot_id=ballot.id, remaining_ms=remaining, at=context.now)]


def decide_resume_ballot(state: HallState, command: ResumeBallot, context: Context) -> list[Event]:
    ballot = _require_status(state, command.ballot_id, "paused", "ballot.not_paused")
    closes_at = None if ballot.remaining_ms is None else context.now + ballot.remaining_ms
    return [BallotResumed(ballot_id=ballot.id, closes_at=closes_at, at=context.now)]


def decide_extend_ballot(state: HallState, command: ExtendBallot, context: Context) -> list[Event]:
    ballot = _require_running(state, command.ballot_id)
    if not 0 < command.by_ms <= LONGEST_MS:
        raise Refused("ballot.bad_duration")
    closes_at = None if ballot.closes_at is None else ballot.closes_at + command.by_ms
    remaining = None if ballot.remaining_ms is None else ballot.remaining_ms + command.by_ms
    if closes_at is None and remaining is None:
        raise Refused("ballot.no_deadline", title=ballot.title)
    return [BallotExtended(ballot_id=ballot.id, closes_at=closes_at, remaining_ms=remaining)]


def decide_close_ballot(state: HallState, command: CloseBallot, context: Context) -> list[Event]:
    ballot = _require_running(state, command.ballot_id)
    by_clock = context.actor.role == "clock"
    if by_clock and (ballot.closes_at is None or context.now < ballot.closes_at):
        return []  # the chair extended or paused it in the meantime
    result = decide_result(ballot.rule, ballot.counts(), ballot.present_or_voted())
    return [BallotClosed(ballot_id=ballot.id, result=result, at=context.now)]


def decide_give_casting_vote(state: HallState, command: GiveCastingVote, context: Context) -> list[Event]:
    ballot = _require_status(state, command.ballot_id, "closed", "ballot.not_closed")
    if not state.rules().casting_vote:
        raise Refused("ballot.no_casting_vote")
    if ballot.result is None or not ballot.result.tied or ballot.result.casting_vote is not None:
        raise Refused("ballot.not_tied", title=ballot.title)
    result = decide_result(ballot.rule, ballot.result.counts, ballot.result.present, command.choice)
    return [CastingVoteGiven(ballot_id=ballot.id, choice=command.choice, result=result, at=context.now)]


def decide_declare_result(state: HallState, command: DeclareResult, context: Context) -> list[Event]:
    ballot = _require_status(state, command.ballot_id, "closed", "ballot.not_closed")
    return [ResultDeclared(ballot_id=ballot.id, at=context.now)]


def decide_withdraw_ballot(state: HallState, command: WithdrawBallot, context: Context) -> list[Event]:
    ballot = _require_ballot(state, command.ballot_id)
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


def apply_vote_cast(state: HallState, event: VoteCast) -> None:
    votes = state.ballots[event.ballot_id].votes
    known = votes.get(event.delegate_id)
    votes[event.delegate_id] = Vote(
        choice=event.choice,
        at=event.at,
        receipt=event.receipt,
        by_hand=event.by_hand,
        changes=known.changes + 1 if known is not None else 0,
    )


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


def apply_casting_vote_given(state: HallState, event: CastingVoteGiven) -> None:
    state.ballots[event.ballot_id].result = event.result


def apply_result_declared(state: HallState, event: ResultDeclared) -> None:
    ballot = state.ballots[event.ballot_id]
    ballot.status, ballot.declared_at = "declared", event.at


def apply_ballot_withdrawn(state: HallState, event: BallotWithdrawn) -> None:
    ballot = state.ballots[event.ballot_id]
    ballot.status, ballot.reason = "withdrawn", event.reason
    _stop(state, ballot)

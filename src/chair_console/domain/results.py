"""What follows the count: the chair's casting vote on a tie, and the declaration of the result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from .actors import Context
from .ballot import require_status
from .decisions import Result, decide_result
from .messages import Command, Event
from .refusals import Refused

if TYPE_CHECKING:
    from .state import HallState


class GiveCastingVote(Command, frozen=True, kw_only=True):
    """The chair, being no delegate, decides a tie where the rules of the body allow it."""

    ballot_id: str
    choice: Literal["for", "against"]


class DeclareResult(Command, frozen=True, kw_only=True):
    """Announce the result to the hall."""

    ballot_id: str


class CastingVoteGiven(Event, frozen=True, kw_only=True):
    ballot_id: str
    choice: Literal["for", "against"]
    result: Result
    at: int


class ResultDeclared(Event, frozen=True, kw_only=True):
    """`head` is the end of the journal's chain at that moment (hex): it covers every vote and the count."""

    ballot_id: str
    at: int
    head: str = ""


def check_code(head: str) -> str:
    """The first eight digits of the chain's end as people compare them: "3F9A-07C1"; empty before the declaration."""
    return f"{head[:4]}-{head[4:8]}".upper() if head else ""


def decide_give_casting_vote(state: HallState, command: GiveCastingVote, context: Context) -> list[Event]:
    ballot = require_status(state, command.ballot_id, "closed", "ballot.not_closed")
    if not ballot.casting_vote:
        raise Refused("ballot.no_casting_vote")
    if ballot.repeated_by:
        raise Refused("ballot.repeated_already", title=ballot.title)
    if ballot.result is None or not ballot.result.tied or ballot.result.casting_vote is not None:
        raise Refused("ballot.not_tied", title=ballot.title)
    result = decide_result(
        ballot.rule,
        ballot.result.counts,
        ballot.result.present,
        command.choice,
        weighted=ballot.result.weighted,
    )
    return [CastingVoteGiven(ballot_id=ballot.id, choice=command.choice, result=result, at=context.now)]


def decide_declare_result(state: HallState, command: DeclareResult, context: Context) -> list[Event]:
    """A ballot that is held again has no result to announce; it stays in the record."""
    ballot = require_status(state, command.ballot_id, "closed", "ballot.not_closed")
    if ballot.repeated_by:
        raise Refused("ballot.repeated_already", title=ballot.title)
    return [ResultDeclared(ballot_id=ballot.id, at=context.now, head=context.head)]


def apply_casting_vote_given(state: HallState, event: CastingVoteGiven) -> None:
    state.ballots[event.ballot_id].result = event.result


def apply_result_declared(state: HallState, event: ResultDeclared) -> None:
    ballot = state.ballots[event.ballot_id]
    ballot.status, ballot.declared_at, ballot.head = "declared", event.at, event.head

"""Votes: a delegate's own, and the one the secretary enters by hand. One delegate, one vote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .actors import Context
from .ballots import Ballot, Vote, require_in_time, require_running
from .decisions import Choice
from .messages import Command, Event
from .presence import is_present
from .refusals import Refused

if TYPE_CHECKING:
    from .state import HallState


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


class VoteCast(Event, frozen=True, kw_only=True):
    ballot_id: str
    delegate_id: str
    choice: Choice
    receipt: str
    by_hand: bool
    reason: str
    at: int


def _require_may_vote(state: HallState, ballot: Ballot, delegate_id: str, choice: Choice) -> None:
    delegate = state.roster.get(delegate_id)
    if delegate is None or delegate_id not in ballot.entitled or not delegate.in_office:
        raise Refused("ballot.not_entitled", name=delegate.name if delegate else delegate_id)
    if not is_present(state, delegate_id):
        raise Refused("ballot.not_present", name=delegate.name)
    if choice not in ballot.options:
        raise Refused("ballot.no_such_option", choice=choice)


def decide_cast_vote(state: HallState, command: CastVote, context: Context) -> list[Event]:
    """No proxy voting (law 77/2015 art. 91). A second vote is refused unless it says that it changes the first."""
    if context.actor.delegate_id != command.delegate_id:
        raise Refused("ballot.not_yours")
    ballot = require_running(state, command.ballot_id)
    _require_may_vote(state, ballot, command.delegate_id, command.choice)
    require_in_time(ballot, context.now)
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
    ballot = require_running(state, command.ballot_id)
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

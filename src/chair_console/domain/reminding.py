"""Reminding those who have not voted (nhắc): their tablets light up, nobody else sees who they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .actors import Context
from .ballot import Ballot, require_in_time, require_running
from .messages import Command, Event
from .presence import is_present
from .refusals import Refused

if TYPE_CHECKING:
    from .state import HallState


AGAIN_MS = 5_000
"""Nobody is asked again sooner."""


class RemindVoters(Command, frozen=True, kw_only=True):
    """Ask those who may vote now and have not to do so.

    In a blind ballot nobody knows who has voted: everyone is asked, and the tablets of those who have stay quiet.
    """

    ballot_id: str


class VotersReminded(Event, frozen=True, kw_only=True):
    ballot_id: str
    delegate_ids: tuple[str, ...]
    at: int


def decide_remind_voters(state: HallState, command: RemindVoters, context: Context) -> list[Event]:
    ballot = require_running(state, command.ballot_id)
    require_in_time(ballot, context.now)
    if ballot.method != "electronic":
        raise Refused("ballot.not_by_tablet", title=ballot.title)
    silent = silent_in(state, ballot)
    if not silent:
        raise Refused("ballot.all_voted", title=ballot.title)
    if all(context.now - ballot.reminded.get(key, 0) < AGAIN_MS for key in silent):
        return []  # their tablets are lit: a finger that goes on pressing fills the journal and nothing else
    return [VotersReminded(ballot_id=ballot.id, delegate_ids=silent, at=context.now)]


def silent_in(state: HallState, ballot: Ballot) -> tuple[str, ...]:
    """Who is entitled and there and has not voted, as far as the record can tell."""
    known = {*ballot.votes, *ballot.voted}
    return tuple(
        key
        for key in ballot.entitled
        if key not in known and (is_present(state, key) or not ballot.present_only)
    )


def reminded_at(state: HallState, delegate_id: str) -> dict[str, int]:
    """When one was asked last to vote in the ballot that runs; empty once one has."""
    ballot = state.running_ballot()
    if ballot is None or delegate_id in ballot.votes or delegate_id in ballot.voted:
        return {}
    at = ballot.reminded.get(delegate_id)
    return {} if at is None else {ballot.id: at}


def apply_voters_reminded(state: HallState, event: VotersReminded) -> None:
    state.ballots[event.ballot_id].reminded.update(dict.fromkeys(event.delegate_ids, event.at))

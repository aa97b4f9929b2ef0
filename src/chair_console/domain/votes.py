"""Votes in an open ballot: a delegate's own, and the one the secretary enters by hand. One delegate, one vote."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from .actors import Context
from .ballot import Ballot, Correction, Vote, VoteWay, require_ballot, require_in_time, require_running
from .ballot_paper import Marks, sound_marks
from .counting import count_ballot
from .decisions import Choice, Result
from .messages import Command, Event
from .presence import is_present
from .proxies import is_proxy_of
from .refusals import Refused

if TYPE_CHECKING:
    from .state import HallState


class CastVote(Command, frozen=True, kw_only=True):
    """A delegate's open vote: `choice` on a motion, `marks` on every other paper.

    `delegate_id` says for whom it is: the one whose tablet sends it, or, where the body has proxies, who gave one.
    `change` replaces the recorded vote.
    """

    ballot_id: str
    delegate_id: str
    choice: Choice | None = None
    marks: Marks = ()
    change: bool = False


class EnterVote(Command, frozen=True, kw_only=True):
    """The secretary enters a present delegate's vote (máy hỏng), with the reason.

    At a show of hands it is named on the seat map, needs no reason, and `change` replaces it while it lasts.
    A pause keeps tablets from voting, not the secretary from writing: no rule says that what was said or shown before
    it could not be entered during it, and a pause is often made for just that.
    """

    ballot_id: str
    delegate_id: str
    choice: Choice | None = None
    marks: Marks = ()
    reason: str = ""
    change: bool = False


class CorrectVote(Command, frozen=True, kw_only=True):
    """Correct what is recorded of one delegate, until the result is declared; None takes the vote out.

    Who was not there has no vote that was forgotten. Both values and the reason stand in the minutes.
    """

    ballot_id: str
    delegate_id: str
    choice: Choice | None
    reason: str


class VoteCast(Event, frozen=True, kw_only=True):
    ballot_id: str
    delegate_id: str
    choice: Choice | None
    receipt: str
    by_hand: bool
    reason: str
    at: int
    marks: Marks = ()
    way: VoteWay = "tablet"
    proxy: str = ""


class VoteCorrected(Event, frozen=True, kw_only=True):
    """`result` is the new one of a ballot that was closed already."""

    ballot_id: str
    delegate_id: str
    old: Choice | None
    new: Choice | None
    reason: str
    receipt: str
    result: Result | None
    at: int


def require_may_vote(state: HallState, ballot: Ballot, delegate_id: str, *, present: bool = True) -> None:
    """Whether one may vote oneself. Refused: `ballot.not_entitled`, `ballot.not_present`."""
    _require_voter(state, ballot, delegate_id, present=present and ballot.present_only)


def _require_voter(state: HallState, ballot: Ballot, delegate_id: str, *, present: bool) -> None:
    """With `present` also in the hall: for who is not there nobody writes a vote down, whoever may vote from afar."""
    delegate = state.roster.get(delegate_id)
    if delegate is None or delegate_id not in ballot.entitled or not delegate.in_office:
        raise Refused("ballot.not_entitled", name=delegate.name if delegate else delegate_id)
    if present and not is_present(state, delegate_id):
        raise Refused("ballot.not_present", name=delegate.name)


def _require_open_vote(ballot: Ballot, choice: Choice | None, marks: Marks) -> Marks:
    """The marks, sound and in order. Refused: `ballot.is_secret`, `ballot.no_such_option`, `paper.…`."""
    if ballot.is_secret():
        raise Refused("ballot.is_secret", title=ballot.title)
    if ballot.form != "motion":
        if choice is not None:
            raise Refused("ballot.no_such_option", choice=choice)
        return sound_marks(ballot.paper, marks)
    if choice not in ballot.options or marks:
        raise Refused("ballot.no_such_option", choice=choice or "")
    return ()


def _refuse_second(ballot: Ballot, known: Vote | None, *, allowed: bool) -> None:
    if known is None or allowed:
        return
    if known.choice is None:
        raise Refused("ballot.already_marked", at=known.at)
    raise Refused("ballot.already_voted", choice=known.choice, at=known.at)


def _require_room_beside_hands(ballot: Ballot, delegate_id: str) -> None:
    """Who raised a hand that was counted does not vote again: hands and votes are no more than who is there."""
    if ballot.hand_count is None or delegate_id in ballot.votes:
        return
    counted = sum(ballot.hand_count.counts[0].values())
    voted = sum(ballot.weight(key) for key in ballot.votes)
    there = sum(ballot.weight(key) for key in ballot.there() | {delegate_id})
    if counted + voted + ballot.weight(delegate_id) > there:
        raise Refused("ballot.hands_full", title=ballot.title)


def decide_cast_vote(state: HallState, command: CastVote, context: Context) -> list[Event]:
    """No proxy voting (law 77/2015 art. 91) unless a body's own rules have it.

    A second vote is refused unless it says that it changes the first.
    """
    own = context.actor.delegate_id == command.delegate_id
    by_proxy = not own and is_proxy_of(state, context.actor.delegate_id, command.delegate_id)
    if not own and not by_proxy:
        raise Refused("ballot.not_yours")
    ballot = require_running(state, command.ballot_id)
    require_may_vote(state, ballot, command.delegate_id, present=not by_proxy)
    if by_proxy:
        require_may_vote(state, ballot, context.actor.delegate_id or "")
    if ballot.method != "electronic":
        raise Refused("ballot.not_by_tablet", title=ballot.title)
    marks = _require_open_vote(ballot, command.choice, command.marks)
    require_in_time(ballot, context.now)
    known = ballot.votes.get(command.delegate_id)
    of_its_own = known is not None and known.way != "proxy"  # who voted and left is not voted for anew
    _refuse_second(ballot, known, allowed=command.change and not (by_proxy and of_its_own))
    _require_room_beside_hands(ballot, command.delegate_id)
    if known is not None and not state.rules().allow_change_until_close:
        raise Refused("ballot.no_change", choice=known.choice or "", at=known.at)
    return [
        VoteCast(
            ballot_id=ballot.id,
            delegate_id=command.delegate_id,
            choice=command.choice,
            marks=marks,
            receipt=context.fresh_id,
            by_hand=False,
            reason="",
            way="proxy" if by_proxy else "tablet",
            proxy=context.actor.delegate_id or "" if by_proxy else "",
            at=context.now,
        )
    ]


def decide_enter_vote(state: HallState, command: EnterVote, context: Context) -> list[Event]:
    ballot = require_running(state, command.ballot_id)
    _require_voter(state, ballot, command.delegate_id, present=True)
    if ballot.only_counted() or ballot.hand_count is not None:
        raise Refused("ballot.counted_by_hand", title=ballot.title)
    marks = _require_open_vote(ballot, command.choice, command.marks)
    by_hands = ballot.method == "show_of_hands"
    if not command.reason.strip() and not by_hands:
        raise Refused("ballot.no_reason")
    known = ballot.votes.get(command.delegate_id)
    _refuse_second(ballot, known, allowed=by_hands and command.change)
    return [
        VoteCast(
            ballot_id=ballot.id,
            delegate_id=command.delegate_id,
            choice=command.choice,
            marks=marks,
            receipt=context.fresh_id,
            by_hand=True,
            reason=command.reason.strip(),
            way="seat_map" if by_hands else "secretary",
            at=context.now,
        )
    ]


def decide_correct_vote(state: HallState, command: CorrectVote, context: Context) -> list[Event]:
    ballot = require_ballot(state, command.ballot_id)
    if ballot.status not in ("open", "paused", "closed") or ballot.is_secret() or ballot.form != "motion":
        raise Refused("ballot.not_correctable", title=ballot.title)
    if ballot.only_counted():
        raise Refused("ballot.counted_by_hand", title=ballot.title)
    known = ballot.votes.get(command.delegate_id)
    absent = known is None and not _was_there(ballot, command.delegate_id)
    _require_voter(state, ballot, command.delegate_id, present=absent)
    if absent:
        _require_not_later(state, ballot, command.delegate_id)
    if command.choice is not None and command.choice not in ballot.options:
        raise Refused("ballot.no_such_option", choice=command.choice)
    if not command.reason.strip():
        raise Refused("ballot.no_reason")
    _require_room_beside_hands(ballot, command.delegate_id)
    old = known.choice if known is not None else None
    if old == command.choice:
        return []
    event = VoteCorrected(
        ballot_id=ballot.id,
        delegate_id=command.delegate_id,
        old=old,
        new=command.choice,
        reason=command.reason.strip(),
        receipt=context.fresh_id,
        result=None,
        at=context.now,
    )
    if ballot.status != "closed":
        return [event]
    return [_with_new_result(state, ballot, event)]


def _was_there(ballot: Ballot, delegate_id: str) -> bool:
    """When it opened, or to vote: whose vote was taken out by a correction had given one."""
    return delegate_id in ballot.present or any(one.delegate_id == delegate_id for one in ballot.corrections)


def _require_not_later(state: HallState, ballot: Ballot, delegate_id: str) -> None:
    """Who is there now may have come when the ballot was over. Refused: `ballot.came_later`."""
    mark = state.presence.get(delegate_id)
    if ballot.closed_at is None or not ballot.present_only or mark is None:
        return
    if mark.at > ballot.closed_at:
        raise Refused("ballot.came_later", name=state.roster[delegate_id].name)


def _with_new_result(state: HallState, ballot: Ballot, event: VoteCorrected) -> VoteCorrected:
    """Counts once more as if the corrected vote had been given; a casting vote falls, the tie may have gone."""
    votes = {key: vote for key, vote in ballot.votes.items() if key != event.delegate_id}
    if event.new is not None:
        votes[event.delegate_id] = _corrected(event)
    result, _ = count_ballot(state, msgspec.structs.replace(ballot, votes=votes), ())
    return msgspec.structs.replace(event, result=result)


def _corrected(event: VoteCorrected) -> Vote:
    return Vote(choice=event.new, at=event.at, receipt=event.receipt, by_hand=True, way="secretary")


def apply_vote_cast(state: HallState, event: VoteCast) -> None:
    votes = state.ballots[event.ballot_id].votes
    known = votes.get(event.delegate_id)
    votes[event.delegate_id] = Vote(
        choice=event.choice,
        marks=event.marks,
        at=event.at,
        receipt=event.receipt,
        by_hand=event.by_hand,
        way=event.way,
        proxy=event.proxy,
        changes=known.changes + 1 if known is not None else 0,
    )


def apply_vote_corrected(state: HallState, event: VoteCorrected) -> None:
    ballot = state.ballots[event.ballot_id]
    if event.new is None:
        ballot.votes.pop(event.delegate_id, None)
    else:
        ballot.votes[event.delegate_id] = _corrected(event)
    ballot.corrections.append(
        Correction(
            delegate_id=event.delegate_id, old=event.old, new=event.new, reason=event.reason, at=event.at
        )
    )
    if event.result is not None:
        ballot.result = event.result

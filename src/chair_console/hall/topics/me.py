"""Topic `me`: what concerns one delegate and nobody else."""

from collections.abc import Mapping

from chair_console.domain.ballot import Ballot
from chair_console.domain.notices import notices_of
from chair_console.domain.opinions import invited, opinions_of
from chair_console.domain.proxies import represented_by
from chair_console.domain.reading import reminders_of
from chair_console.domain.reminding import reminded_at
from chair_console.domain.state import HallState
from chair_console.protocol.topics import SINGLE
from chair_console.protocol.views import (
    MeView,
    MyNotice,
    MyOpinion,
    MyQuestion,
    MyRequest,
    MyVote,
    ProxyView,
    ViewStruct,
)

from .audience import Audience, Surroundings
from .roster import delegate_view

NEWEST = 5
"""How many notices that were read one can still look up."""
OPINION_BEGINS = 80


def _requests(state: HallState, delegate_id: str) -> list[MyRequest]:
    return [
        MyRequest(id=r.id, kind=r.kind, item_id=r.item_id, subject=r.subject, to=r.to, at=r.at, side=r.side)
        for r in state.floor.requests.values()
        if r.delegate_id == delegate_id and r.status == "waiting"
    ]


def _questions(state: HallState, delegate_id: str) -> list[MyQuestion]:
    return [
        MyQuestion(
            id=q.id,
            item_id=q.item_id,
            number=q.number,
            subject=q.subject,
            to=q.to,
            status=q.status,
            promise=q.promise,
            written=q.written,
        )
        for q in state.questioning.questions.values()
        if q.delegate_id == delegate_id
    ]


def _speeches(state: HallState, delegate_id: str) -> dict[str, int]:
    counted: dict[str, int] = {}
    for turn in state.floor.all_turns():
        if turn.delegate_id == delegate_id and turn.item_id is not None and turn.kind == "discuss":
            counted[turn.item_id] = counted.get(turn.item_id, 0) + 1
    return counted


def _my_vote(ballot: Ballot, delegate_id: str, numbers: Mapping[str, int]) -> MyVote | None:
    """As recorded; of a secret ballot only that one has voted, or got the token."""
    vote = ballot.votes.get(delegate_id)
    if vote is not None:
        return MyVote(
            choice=vote.choice,
            at=vote.at,
            receipt=vote.receipt,
            by_hand=vote.by_hand,
            marks=vote.marks,
            corrected=any(made.delegate_id == delegate_id for made in ballot.corrections),
            number=numbers.get(vote.receipt, 0),
        )
    receipt = ballot.voted.get(delegate_id, ballot.tokens.get(delegate_id))
    if receipt is None:
        return None
    return MyVote(choice=None, at=ballot.opened_at or 0, receipt=receipt[:10], by_hand=False, secret=True)


def _votes_of(state: HallState, delegate_id: str, numbers: Mapping[str, int]) -> dict[str, MyVote]:
    votes = ((ballot.id, _my_vote(ballot, delegate_id, numbers)) for ballot in state.ballots.values())
    return {ballot_id: vote for ballot_id, vote in votes if vote is not None}


def _proxy(state: HallState, delegate_id: str, numbers: Mapping[str, int]) -> ProxyView:
    """Of a secret ballot nothing: nobody casts a secret paper for another."""
    giver = state.roster[delegate_id]
    votes = {key: vote for key, vote in _votes_of(state, delegate_id, numbers).items() if not vote.secret}
    return ProxyView(delegate_id=delegate_id, name=giver.name, unit=giver.unit, votes=votes)


def _notices(state: HallState, delegate_id: str) -> list[MyNotice]:
    """The newest ones; those not read stay however old they are."""
    found = notices_of(state, delegate_id)
    return [
        MyNotice(id=n.id, text=n.text, whole_screen=n.whole_screen, at=n.at, read_at=n.read.get(delegate_id))
        for place, n in enumerate(found)
        if delegate_id not in n.read or place >= len(found) - NEWEST
    ]


def view(state: HallState, audience: Audience, around: Surroundings) -> dict[str, ViewStruct]:
    delegate = state.roster.get(audience.delegate_id or "")
    if delegate is None:
        return {}
    mark = state.presence.get(delegate.id)
    turn = state.floor.turn
    help_call = next((c for c in state.help_calls.values() if c.delegate_id == delegate.id), None)
    shown = MeView(
        delegate=delegate_view(delegate, 0, state.proxies.get(delegate.id)),
        presence=mark.status if mark else None,
        presence_at=mark.at if mark else None,
        votes=_votes_of(state, delegate.id, around.numbers),
        requests=_requests(state, delegate.id),
        questions=_questions(state, delegate.id),
        turn_id=turn.id if turn is not None and turn.delegate_id == delegate.id else None,
        speeches=_speeches(state, delegate.id),
        help_id=help_call.id if help_call else None,
        help_coming_at=help_call.coming_at if help_call else None,
        reminders=reminders_of(state, delegate.id),
        vote_reminders=reminded_at(state, delegate.id),
        notices=_notices(state, delegate.id),
        proxies=[_proxy(state, key, around.numbers) for key in represented_by(state, delegate.id)],
        opinions=[
            MyOpinion(id=o.id, item_id=o.item_id, begins=o.text[:OPINION_BEGINS], at=o.at)
            for o in opinions_of(state, delegate.id)
        ],
        opinions_invited=invited(state, delegate.id),
    )
    return {SINGLE: shown}

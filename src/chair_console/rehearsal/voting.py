"""How a simulated delegate's tablet votes: openly, separated, or blind, on whatever paper there is."""

from __future__ import annotations

import random
import time

from chair_console.client import HallClient
from chair_console.client.secret_votes import AnonymousBox, cast_separated, get_token
from chair_console.domain.ballot_paper import Marks, Question
from chair_console.domain.decisions import Choice
from chair_console.domain.votes import CastVote
from chair_console.protocol.ballot_views import BallotView
from chair_console.protocol.secret_ballots import room_for


def marks_on(ballot: BallotView, choice: Choice, dice: random.Random) -> Marks:
    """The filled-in paper: of a motion the choice; of any other paper what the dice say, as much as is allowed."""
    if ballot.form == "motion":
        return ((choice,),)
    return tuple(_marked(question, dice) for question in ballot.paper.questions)


def _marked(question: Question, dice: random.Random) -> tuple[str, ...]:
    chosen = set(dice.sample([option.id for option in question.options], question.most))
    return tuple(option.id for option in question.options if option.id in chosen)


class VotingTablet:
    """Votes for one delegate through the delegate's own connection; anonymous papers through another."""

    def __init__(self, client: HallClient, delegate_id: str, ca_file: str) -> None:
        self._client = client
        self._delegate_id = delegate_id
        self._ca_file = ca_file

    async def vote(self, ballot: BallotView, choice: Choice, dice: random.Random) -> float:
        """Cast the vote; gives the milliseconds from the touch to the receipt. Raises `CommandRefused`.

        The token of a blind ballot is on the tablet before the touch, as in a delegate's hands.
        """
        if ballot.kind == "blind":
            return await self._vote_blind(ballot, marks_on(ballot, choice, dice))
        touched = time.perf_counter()
        if ballot.kind == "separated":
            marks = marks_on(ballot, choice, dice)
            room = room_for(ballot.paper)
            await cast_separated(self._client, ballot.id, self._delegate_id, marks, room)
        elif ballot.form == "motion":
            vote = CastVote(ballot_id=ballot.id, delegate_id=self._delegate_id, choice=choice)
            await self._client.command(vote)
        else:
            marks = marks_on(ballot, choice, dice)
            vote = CastVote(ballot_id=ballot.id, delegate_id=self._delegate_id, marks=marks)
            await self._client.command(vote)
        return (time.perf_counter() - touched) * 1000

    async def _vote_blind(self, ballot: BallotView, marks: Marks) -> float:
        token = await get_token(self._client.http, ballot.id, ballot.public_key)
        paper = token.fill_in(marks)
        box = AnonymousBox(self._client.http.url, self._ca_file, language=self._client.http.language)
        touched = time.perf_counter()
        try:
            await box.drop(ballot.id, paper, room_for(ballot.paper))
        finally:
            await box.close()
        return (time.perf_counter() - touched) * 1000

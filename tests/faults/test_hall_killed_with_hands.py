"""The hall dies at every step of counts by hand, corrections, elections and further runs: each happens once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from chair_console.client import HallClient
from chair_console.domain.ballot import HandCount
from chair_console.domain.ballot_paper import BallotPaper, Option, Question
from chair_console.domain.ballots import CloseBallot, OpenBallot
from chair_console.domain.hand_counts import EnterCount
from chair_console.domain.messages import Command
from chair_console.domain.preparing import PrepareBallot, PrepareFurtherRun, RepeatBallot
from chair_console.domain.results import DeclareResult
from chair_console.domain.tally import Papers
from chair_console.domain.votes import CorrectVote, EnterVote
from chair_console.journal import recount, verify
from chair_console.minutes.export import state_of
from chair_console.protocol.envelope import Receipt
from tests.faults.test_hall_killed_in_secret_ballot import Death
from tests.hall.sitting import Sitting, a_sitting, fresh

pytestmark = pytest.mark.faults

Step = Callable[[HallClient, Command], Awaitable[Receipt]]


def _steps(sitting: Sitting, after_ms: int) -> Step:
    async def step(who: HallClient, command: Command) -> Receipt:
        death = Death(sitting)
        asyncio.get_running_loop().call_later(after_ms / 1000, death.strike)
        async with asyncio.timeout(60):
            receipt = await who.command(command)
        death.strike()  # where it was quicker than its death
        await death.over()
        return receipt

    return step


def _hands(yes: int, against: int) -> HandCount:
    return HandCount(counts=({"for": yes, "against": against, "abstain": 0},))


@pytest.mark.parametrize("after_ms", [1, 6])
async def test_hands_and_corrections_that_meet_a_death_are_recorded_once(
    after_ms: int, tmp_path: Path
) -> None:
    async with a_sitting(5, tmp_path) as sitting:
        stage, step = sitting.stage, _steps(sitting, after_ms)
        counted, named = fresh(), fresh()
        await stage.lead(PrepareBallot(id=counted, title="Giơ tay", method="show_of_hands", duration_ms=0))
        await stage.lead(OpenBallot(ballot_id=counted))
        await step(stage.secretary, EnterCount(ballot_id=counted, count=_hands(2, 1)))
        await step(stage.secretary, EnterCount(ballot_id=counted, count=_hands(3, 1)))
        await step(stage.chair, CloseBallot(ballot_id=counted))
        await step(stage.chair, DeclareResult(ballot_id=counted))
        await stage.lead(PrepareBallot(id=named, title="Bằng máy", duration_ms=0))
        await stage.lead(OpenBallot(ballot_id=named))
        for key in ("d01", "d02"):
            await sitting.vote(key, named)
        entered = EnterVote(ballot_id=named, delegate_id="d03", choice="for", reason="máy hỏng")
        await step(stage.secretary, entered)
        await stage.lead(CloseBallot(ballot_id=named))
        corrected = CorrectVote(ballot_id=named, delegate_id="d03", choice="against", reason="bấm nhầm")
        await step(stage.secretary, corrected)
        await step(stage.chair, DeclareResult(ballot_id=named))
        await step(stage.chair, RepeatBallot(ballot_id=named, reason="máy hỏng"))
    report = await asyncio.to_thread(verify, tmp_path)
    assert report.ok
    assert [row.code for row in await asyncio.to_thread(recount, tmp_path) if row.code] == []
    ballots = state_of(tmp_path, report).ballots
    assert len(ballots) == 3  # counted, named, and one repetition
    first, second = ballots[counted].result, ballots[named].result
    assert first is not None and (first.counts.yes, first.counts.against) == (3, 1)
    assert second is not None and (second.counts.yes, second.counts.against) == (2, 1)
    assert [(made.old, made.new) for made in ballots[named].corrections] == [("for", "against")]


@pytest.mark.parametrize("after_ms", [1, 6])
async def test_an_election_on_paper_and_its_further_run_survive_a_death_at_every_step(
    after_ms: int, tmp_path: Path
) -> None:
    options = tuple(Option(id=key, label=key.upper()) for key in "abc")
    paper = BallotPaper(questions=(Question(id="q", text="Bầu", options=options, most=2, seats=2),))
    async with a_sitting(6, tmp_path) as sitting:
        stage, step, first = sitting.stage, _steps(sitting, after_ms), fresh()
        plan = PrepareBallot(
            id=first, title="Bầu", kind="separated", form="election", method="paper", paper=paper
        )
        await step(stage.chair, plan)
        await step(stage.chair, OpenBallot(ballot_id=first))
        papers = Papers(issued=6, returned=6, valid=6, invalid=0)
        count = HandCount(counts=({"a": 5, "b": 3, "c": 2},), papers=papers)
        await step(stage.secretary, EnterCount(ballot_id=first, count=count))
        await step(stage.chair, CloseBallot(ballot_id=first))
        await step(stage.chair, DeclareResult(ballot_id=first))
        run = (await step(stage.chair, PrepareFurtherRun(ballot_id=first))).id
        await step(stage.chair, OpenBallot(ballot_id=run))
        count = HandCount(counts=({"b": 4, "c": 2},), papers=papers)
        await step(stage.secretary, EnterCount(ballot_id=run, count=count))
        await step(stage.chair, CloseBallot(ballot_id=run))
        await step(stage.chair, DeclareResult(ballot_id=run))
    report = await asyncio.to_thread(verify, tmp_path)
    assert report.ok
    ballots = list(state_of(tmp_path, report).ballots.values())
    assert [ballot.tally.winners for ballot in ballots if ballot.tally is not None] == [("a",), ("b",)]

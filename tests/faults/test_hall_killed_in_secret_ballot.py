"""The hall dies at every step of a secret ballot: no paper that was answered is lost, none is counted twice."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from chair_console.client import CommandRefused, HallClient
from chair_console.client.secret_votes import (
    AnonymousBox,
    cast_separated,
    get_token,
    order_token,
    published_urn,
)
from chair_console.domain.ballot import BallotKind
from chair_console.domain.ballot_paper import Marks
from chair_console.domain.ballots import CloseBallot, OpenBallot, WithdrawBallot
from chair_console.domain.messages import Command
from chair_console.domain.preparing import PrepareBallot
from chair_console.domain.results import DeclareResult
from chair_console.journal import recount, verify
from chair_console.protocol.ballot_views import BallotView
from chair_console.protocol.secret_ballots import room_for
from chair_console.slips import number_of, read_marks, slip_of
from tests.hall.sitting import Sitting, a_sitting, fresh
from tests.postgres import postgres_server, postgres_url
from tests.secret.voting import choice_of, closed_and_declared, drop, token_of, vote_separated

__all__ = ["postgres_server", "postgres_url"]

pytestmark = pytest.mark.faults
PEOPLE = 24
KILLS = int(os.environ.get("CHAIR_CONSOLE_KILLS", "2"))
KILL = signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM


class Death:
    """One kill of the hall, and the wait until it is back."""

    def __init__(self, sitting: Sitting) -> None:
        self._stage = sitting.stage
        self._stage.process.unwatch()
        self._stage.process.watch()  # each death counts as the first: it is started anew without a pause
        self._restarted = self._stage.process.restarts + 1
        self.happened = False

    def strike(self) -> None:
        if not self.happened:
            self.happened = True
            assert self._stage.process.ready is not None
            os.kill(self._stage.process.ready.pid, KILL)

    async def over(self) -> None:
        stage = self._stage
        await stage.chair.until(lambda: stage.process.restarts >= self._restarted, timeout=30)
        await stage.chair.until(lambda: stage.chair.state == "live", timeout=30)


async def _an_open_ballot(sitting: Sitting, kind: BallotKind) -> BallotView:
    stage, ballot_id = sitting.stage, fresh()
    await _until_done(stage.lead, PrepareBallot(id=ballot_id, title="Kín", kind=kind, duration_ms=0))
    await _until_done(stage.lead, OpenBallot(ballot_id=ballot_id))
    await stage.chair.until(
        lambda: ballot_id in stage.chair.topics.get("ballot", {}) and stage.ballot(ballot_id).status == "open"
    )
    return stage.ballot(ballot_id)


async def _until_done(lead: Callable[[Command], Awaitable[object]], command: Command) -> None:
    """As a chair does: an urn that is not ready yet is tried again."""
    async with asyncio.timeout(60):
        while True:
            try:
                await lead(command)
                return
            except CommandRefused as refusal:
                if refusal.code != "ballot.urn_not_ready":
                    raise
                await asyncio.sleep(0.1)


async def _vote(sitting: Sitting, kind: BallotKind, ballot: BallotView, who: str, marks: Marks) -> str:
    """A tablet's whole way, sent again until answered; gives the paper's number, of a blind one."""
    ready, token = sitting.stage.ready, sitting.people[who].token
    async with AsyncExitStack() as leaving:
        tablet = HallClient(ready.url, token, ready.ca_file)
        leaving.push_async_callback(tablet.close)
        if kind == "separated":
            await cast_separated(tablet, ballot.id, who, marks, room_for(ballot.paper))
            return ""
        box = AnonymousBox(ready.url, ready.ca_file)
        leaving.push_async_callback(box.close)
        paper = (await get_token(tablet.http, ballot.id, ballot.public_key)).fill_in(marks)
        receipt = await box.drop(ballot.id, paper, room_for(ballot.paper))
        assert receipt.paper == number_of(slip_of(paper))
        return receipt.paper


async def _check(
    sitting: Sitting, source: str | Path, ballot_id: str, marks: list[Marks], papers: set[str]
) -> None:
    """The published urn holds exactly what was answered, and everything counted again is right."""
    urn = await published_urn(sitting.stage.chair.http, ballot_id)
    slips = [slip.encode() for slip in urn.slips]
    assert Counter(read_marks(slip) for slip in slips) == Counter(marks)
    assert papers <= {number_of(slip) for slip in slips}
    report = await asyncio.to_thread(verify, source)
    assert report.ok, report
    assert [row.code for row in await asyncio.to_thread(recount, source) if row.code] == []


async def _ballot_with_a_death(
    sitting: Sitting, source: str | Path, kind: BallotKind, dice: random.Random
) -> None:
    ballot = await _an_open_ballot(sitting, kind)
    death, deadly, answered = Death(sitting), dice.randrange(1, PEOPLE), 0
    marks = {key: choice_of(dice.randrange(3)) for key in sitting.people}

    async def vote(who: str) -> str:
        nonlocal answered
        await asyncio.sleep(dice.random() * 0.3)  # as hands reach tablets, not a wait for anything
        paper = await _vote(sitting, kind, ballot, who, marks[who])
        answered += 1
        if answered >= deadly:
            death.strike()
        return paper

    async with asyncio.timeout(90):
        papers = await asyncio.gather(*(vote(key) for key in sitting.people))
    await death.over()
    view = await closed_and_declared(sitting, ballot.id)
    assert view.result is not None and view.result.cast == PEOPLE
    await _check(sitting, source, ballot.id, list(marks.values()), set(papers) - {""})


@pytest.mark.parametrize("kind", ["separated", "blind"])
async def test_a_hall_killed_while_they_vote_in_secret_loses_no_paper_and_counts_none_twice(
    kind: BallotKind, tmp_path: Path
) -> None:
    seed = random.SystemRandom().randrange(1_000_000)
    print(f"seed {seed}")
    async with a_sitting(PEOPLE, tmp_path) as sitting:
        for _ in range(KILLS):
            await _ballot_with_a_death(sitting, tmp_path, kind, random.Random(seed))


@pytest.mark.postgres
@pytest.mark.parametrize("kind", ["separated", "blind"])
async def test_nor_does_it_where_postgresql_keeps_the_urns(
    kind: BallotKind, tmp_path: Path, postgres_url: str
) -> None:
    async with a_sitting(PEOPLE, tmp_path, database=postgres_url) as sitting:
        await _ballot_with_a_death(sitting, postgres_url, kind, random.Random(7))


@pytest.mark.parametrize("kind", ["separated", "blind"])
@pytest.mark.parametrize("after_ms", [1, 4, 12, 40])
async def test_a_hall_killed_at_each_step_takes_it_once(
    kind: BallotKind, after_ms: int, tmp_path: Path
) -> None:
    """Preparing (the key is made), opening, closing (the urn is emptied, the key destroyed), declaring."""
    async with a_sitting(4, tmp_path) as sitting:
        stage, ballot_id = sitting.stage, fresh()

        async def step(command: Command) -> None:
            death = Death(sitting)
            asyncio.get_running_loop().call_later(after_ms / 1000, death.strike)
            await _until_done(stage.lead, command)
            death.strike()  # where it was quicker than its death
            await death.over()

        await step(PrepareBallot(id=ballot_id, title="Kín", kind=kind, duration_ms=0))
        await step(OpenBallot(ballot_id=ballot_id))
        await stage.chair.until(lambda: ballot_id in stage.chair.topics.get("ballot", {}), timeout=30)
        await stage.chair.until(lambda: stage.ballot(ballot_id).status == "open", timeout=30)
        ballot = stage.ballot(ballot_id)
        marks = {key: choice_of(number) for number, key in enumerate(list(sitting.people)[:3])}
        papers = [await _vote(sitting, kind, ballot, key, chosen) for key, chosen in marks.items()]
        keys = tmp_path / "urns"
        assert len(list(keys.glob("*.key"))) == 1
        await step(CloseBallot(ballot_id=ballot_id))
        await step(DeclareResult(ballot_id=ballot_id))
        await stage.chair.until(lambda: stage.ballot(ballot_id).status == "declared", timeout=30)
        result = stage.ballot(ballot_id).result
        assert result is not None
        assert result.counts == {"for": 1, "against": 1, "abstain": 1, "not_voted": 1}
        assert not list(keys.glob("*.key"))  # at the latest the next start destroys it
        await _check(sitting, tmp_path, ballot_id, list(marks.values()), set(papers) - {""})


async def test_a_ballot_whose_key_is_gone_says_so_and_can_only_be_withdrawn(tmp_path: Path) -> None:
    async with a_sitting(4, tmp_path) as sitting:
        stage, ballot = sitting.stage, await _an_open_ballot(sitting, "separated")
        await vote_separated(sitting, "d01", ballot.id)
        death = Death(sitting)
        for key in (tmp_path / "urns").glob("*.key"):
            key.unlink()
        death.strike()
        await death.over()
        for act in (
            lambda: stage.lead(CloseBallot(ballot_id=ballot.id)),
            lambda: vote_separated(sitting, "d02", ballot.id),
        ):
            with pytest.raises(CommandRefused) as caught:
                await act()
            assert caught.value.code == "ballot.urn_lost"
            assert caught.value.problem.detail
        await stage.lead(WithdrawBallot(ballot_id=ballot.id, reason="Mất khóa hòm phiếu"))
        again = await _an_open_ballot(sitting, "separated")
        await vote_separated(sitting, "d01", again.id)
        view = await closed_and_declared(sitting, again.id)
        assert view.result is not None and view.result.cast == 1
    assert [row.code for row in recount(tmp_path) if row.code] == []


async def test_a_token_signed_before_a_death_is_signed_the_same_after_it(tmp_path: Path) -> None:
    async with a_sitting(3, tmp_path) as sitting:
        ballot = await _an_open_ballot(sitting, "blind")
        token = await token_of(sitting, "d01", ballot)
        paper = token.fill_in(choice_of(0))
        first = await drop(sitting, ballot.id, paper)
        death = Death(sitting)
        death.strike()
        await death.over()
        person = sitting.people["d01"]
        token.take(await order_token(person, ballot.id, token.order))
        assert token.fill_in(choice_of(0)).signature == paper.signature
        assert await drop(sitting, ballot.id, paper) == first
        view = await closed_and_declared(sitting, ballot.id)
        assert view.result is not None and view.result.cast == 1

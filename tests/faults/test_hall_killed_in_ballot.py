"""The hall dies in the middle of a ballot: nobody's vote is lost, nobody's is counted twice."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from chair_console.client import HallClient
from chair_console.domain.ballots import CloseBallot
from chair_console.domain.decisions import Choice
from chair_console.domain.results import DeclareResult
from chair_console.domain.votes import CastVote
from chair_console.journal import verify
from chair_console.protocol.envelope import Receipt
from chair_console.protocol.views import NoticeView
from tests.hall.sitting import Sitting, a_sitting
from tests.postgres import postgres_server, postgres_url

__all__ = ["postgres_server", "postgres_url"]

DELEGATES = 60
KILLS = int(os.environ.get("CHAIR_CONSOLE_KILLS", "2"))
pytestmark = pytest.mark.faults


def _choice(number: int) -> Choice:
    return ("for", "against", "abstain")[number % 3]  # type: ignore[return-value]


async def _ballot_with_a_death(sitting: Sitting, journal: str | Path, dice: random.Random) -> tuple[int, int]:
    """One ballot, killed after a random vote; gives how many were acknowledged before and after."""
    stage = sitting.stage
    ballot = await sitting.ballot()
    deadly, receipts, before = dice.randrange(1, DELEGATES), {}, {}
    tablets: list[HallClient] = []
    died = asyncio.Event()
    restarted = stage.process.restarts + 1

    async def vote(number: int, delegate_id: str, tablet: HallClient) -> None:
        await asyncio.sleep(dice.random() * 0.25)  # as hands reach tablets, not a wait for anything
        command = CastVote(ballot_id=ballot, delegate_id=delegate_id, choice=_choice(number))
        receipt: Receipt = await tablet.command(command)
        receipts[delegate_id] = receipt
        if not died.is_set() and len(receipts) >= deadly:
            died.set()
            assert stage.process.ready is not None
            os.kill(stage.process.ready.pid, signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
            before.update(receipts)

    async with AsyncExitStack() as leaving:
        for person in sitting.people.values():
            tablet = HallClient(stage.ready.url, person.token, stage.ready.ca_file)
            leaving.push_async_callback(tablet.close)
            tablets.append(tablet)
        people = zip(range(DELEGATES), sitting.people, tablets, strict=True)
        async with asyncio.timeout(60):
            await asyncio.gather(*(vote(*person) for person in people))
    await stage.chair.until(lambda: stage.process.restarts >= restarted, timeout=30)
    await stage.chair.until(lambda: "restart" in stage.chair.topics.get("notices", {}), timeout=30)
    notice = stage.chair.topics["notices"]["restart"]
    assert isinstance(notice, NoticeView)
    assert notice.text.vi
    assert notice.text.en

    await stage.lead(CloseBallot(ballot_id=ballot))
    await stage.lead(DeclareResult(ballot_id=ballot))
    await stage.chair.until(lambda: stage.ballot(ballot).status == "declared")
    view = stage.ballot(ballot)
    assert view.choices == {i: _choice(n) for n, i in enumerate(sitting.people)}
    assert view.result is not None
    assert view.result.cast == DELEGATES
    assert len({receipt.seq for receipt in receipts.values()}) == DELEGATES
    promised = {receipt.seq: receipt.head for receipt in receipts.values()}
    report = await asyncio.to_thread(verify, journal, receipts=promised)
    assert report.ok, report
    return len(before), len(receipts) - len(before)


async def _kill_often(sitting: Sitting, journal: str | Path, times: int) -> None:
    seed = random.SystemRandom().randrange(1_000_000)
    print(f"seed {seed}")
    dice = random.Random(seed)
    sums = [0, 0]
    for _ in range(times):
        sitting.stage.process.unwatch()
        sitting.stage.process.watch()  # each death counts as the first: it is started anew without a pause
        before, after = await _ballot_with_a_death(sitting, journal, dice)
        sums[0] += before
        sums[1] += after
    print(f"{times} deaths: {sums[0]} votes acknowledged before, {sums[1]} after; none lost, none twice")


async def test_a_hall_killed_in_a_ballot_loses_no_vote_and_counts_none_twice(tmp_path: Path) -> None:
    async with a_sitting(DELEGATES, tmp_path) as sitting:
        await _kill_often(sitting, tmp_path, KILLS)


@pytest.mark.postgres
async def test_nor_does_it_where_postgresql_keeps_the_journal(tmp_path: Path, postgres_url: str) -> None:
    async with a_sitting(DELEGATES, tmp_path, database=postgres_url) as sitting:
        await _kill_often(sitting, postgres_url, 1)

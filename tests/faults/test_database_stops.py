"""The database server goes away in a ballot, or only falls silent: no receipt is lost, the desk is told."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from pathlib import Path

import psycopg
import pytest

from chair_console.client import CommandRefused, HallClient
from chair_console.domain.ballots import CloseBallot
from chair_console.domain.votes import CastVote
from chair_console.journal import verify
from chair_console.journal.database import APPLICATION_NAME
from chair_console.protocol.envelope import Receipt
from chair_console.protocol.views import NoticeView
from tests.hall.sitting import Sitting, a_sitting, fresh
from tests.postgres import find_binaries, postgres_server, postgres_url, running_server, stopped

__all__ = ["postgres_server", "postgres_url"]

pytestmark = [
    pytest.mark.faults,
    pytest.mark.postgres,
    pytest.mark.skipif(sys.platform == "win32", reason="stops another program's processes: not on Windows"),
]
PEOPLE = 12


async def _told(sitting: Sitting) -> NoticeView:
    """What the desk reads once the journal is not safe."""
    chair = sitting.stage.chair
    await chair.until(lambda: "journal" in chair.topics.get("notices", {}), timeout=20)
    await chair.until(lambda: not sitting.stage.journal.safe, timeout=20)
    notice = chair.topics["notices"]["journal"]
    assert isinstance(notice, NoticeView)
    assert notice.level == "danger" and notice.text.vi != notice.text.en
    return notice


async def _counted(sitting: Sitting, ballot: str, url: str, receipts: dict[str, Receipt]) -> None:
    stage = sitting.stage
    await stage.chair.until(lambda: stage.journal.safe, timeout=60)
    await stage.chair.until(lambda: "journal" not in stage.chair.topics["notices"])
    await stage.lead(CloseBallot(ballot_id=ballot))
    await stage.chair.until(lambda: stage.ballot(ballot).result is not None)
    result = stage.ballot(ballot).result
    assert result is not None and result.counts["for"] == len(receipts)
    promised = {receipt.seq: receipt.head for receipt in receipts.values()}
    assert len(promised) == len(receipts)
    report = await asyncio.to_thread(verify, url, receipts=promised)
    assert report.ok, report


def _vote(ballot: str, delegate_id: str) -> CastVote:
    return CastVote(ballot_id=ballot, delegate_id=delegate_id, choice="for")


def halls_backends(url: str) -> list[int]:
    """The server's processes that work for the hall."""
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        rows = connection.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE %s",
            [f"{APPLICATION_NAME} %"],
        )
        return [pid for (pid,) in rows]


def _cut(url: str) -> None:
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        for pid in halls_backends(url):
            connection.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])


async def test_votes_go_on_by_themselves_through_cut_connections_and_a_stopped_server(tmp_path: Path) -> None:
    binaries = find_binaries()
    if binaries is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no PostgreSQL server is installed here")
    with running_server(binaries) as server:
        url = f"{server}/postgres"
        async with a_sitting(PEOPLE, tmp_path, database=url) as sitting, AsyncExitStack() as leaving:
            ballot, people = await sitting.ballot(), list(sitting.people)
            receipts: dict[str, Receipt] = {}

            async def vote(delegate_id: str) -> None:
                ready = sitting.stage.ready
                tablet = HallClient(ready.url, sitting.people[delegate_id].token, ready.ca_file)
                leaving.push_async_callback(tablet.close)
                receipts[delegate_id] = await tablet.command(_vote(ballot, delegate_id))

            for pair in (people[0:2], people[2:4], people[4:6]):
                await asyncio.to_thread(_cut, url)
                async with asyncio.timeout(30):
                    await asyncio.gather(*(vote(i) for i in pair))
            with stopped(server):
                with pytest.raises(CommandRefused) as caught:
                    await sitting.people[people[6]].give(fresh(), _vote(ballot, people[6]))
                assert caught.value.problem.status == 503 and caught.value.code.startswith("journal.")
                waiting = [asyncio.create_task(vote(i)) for i in people[6:]]
                await _told(sitting)
                assert not any(task.done() for task in waiting)
            async with asyncio.timeout(60):
                await asyncio.gather(*waiting)
            await _counted(sitting, ballot, url, receipts)


@contextmanager
def silent(pids: list[int]) -> Iterator[None]:
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGCONT)


async def test_a_server_that_falls_silent_is_named_and_the_vote_that_waited_gets_its_receipt(
    tmp_path: Path, postgres_url: str
) -> None:
    async with a_sitting(2, tmp_path, database=postgres_url) as sitting:
        ballot = await sitting.ballot()
        receipts = {"d01": await sitting.vote("d01", ballot)}
        with silent(await asyncio.to_thread(halls_backends, postgres_url)):
            waiting = asyncio.create_task(sitting.vote("d02", ballot))
            notice = await _told(sitting)
            assert "không trả lời" in notice.text.vi
            assert not waiting.done()
        receipts["d02"] = await waiting
        await _counted(sitting, ballot, postgres_url, receipts)

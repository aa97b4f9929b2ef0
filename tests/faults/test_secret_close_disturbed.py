"""The database falls silent or goes away in the middle of a secret ballot: no paper is promised that is not on the
disk, and what is published after the close is what was counted."""

from __future__ import annotations

import asyncio
import os
import sys
from collections import Counter
from pathlib import Path

import pytest

from chair_console.client import CommandRefused
from chair_console.client.secret_votes import published_urn
from chair_console.domain.ballots import CloseBallot
from chair_console.domain.results import DeclareResult
from chair_console.journal import recount, verify
from chair_console.slips import read_marks, slip_of, urn_hash
from tests.faults.test_database_stops import halls_backends, silent
from tests.hall.sitting import Sitting, a_sitting
from tests.postgres import find_binaries, postgres_server, postgres_url, running_server, stopped
from tests.secret.voting import AGAINST, FOR, a_secret_ballot, closed_and_declared, drop, token_of

__all__ = ["postgres_server", "postgres_url"]

pytestmark = [
    pytest.mark.faults,
    pytest.mark.postgres,
    pytest.mark.skipif(sys.platform == "win32", reason="stops another program's processes: not on Windows"),
]


async def _refused(sitting: Sitting, ballot_id: str, delegate_id: str) -> str:
    """With what a delegate's tablet is refused a token now."""
    with pytest.raises(CommandRefused) as caught:
        await token_of(sitting, delegate_id, sitting.stage.ballot(ballot_id))
    return caught.value.code


async def test_a_paper_sent_again_and_a_late_token_while_the_close_waits_for_the_disk_empty_no_urn(
    tmp_path: Path, postgres_url: str
) -> None:
    """The close is decided and not yet on the disk: whoever asks in that moment still sees an open ballot."""
    async with a_sitting(4, tmp_path, database=postgres_url) as sitting:
        stage, ballot = sitting.stage, await a_secret_ballot(sitting, "blind")
        papers = {
            key: (await token_of(sitting, key, ballot)).fill_in(marks)
            for key, marks in {"d01": FOR, "d02": AGAINST}.items()
        }
        receipts = {key: await drop(sitting, ballot.id, paper) for key, paper in papers.items()}
        with silent(await asyncio.to_thread(halls_backends, postgres_url)):
            closing = asyncio.create_task(stage.lead(CloseBallot(ballot_id=ballot.id)))
            await stage.chair.until(
                lambda: not stage.journal.safe, timeout=20
            )  # the close waits for the disk
            assert await drop(sitting, ballot.id, papers["d01"]) == receipts["d01"]
            assert await _refused(sitting, ballot.id, "d03") == "ballot.already_closed"
        await closing
        await stage.lead(DeclareResult(ballot_id=ballot.id))
        await stage.chair.until(lambda: stage.ballot(ballot.id).status == "declared")
        urn = await published_urn(sitting.people["d01"], ballot.id)
        assert Counter(urn.slips) == Counter(slip_of(paper).decode() for paper in papers.values())
        assert urn.urn_sha256 == urn_hash(slip.encode() for slip in urn.slips)
        assert await drop(sitting, ballot.id, papers["d02"]) == receipts["d02"]


async def test_a_paper_that_the_server_did_not_take_gets_no_number_however_often_it_is_sent(
    tmp_path: Path,
) -> None:
    binaries = find_binaries()
    if binaries is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no PostgreSQL server is installed here")
    with running_server(binaries) as server:
        url = f"{server}/postgres"
        async with a_sitting(3, tmp_path, database=url) as sitting:
            stage, ballot = sitting.stage, await a_secret_ballot(sitting, "blind")
            kept = (await token_of(sitting, "d01", ballot)).fill_in(FOR)
            lost = (await token_of(sitting, "d02", ballot)).fill_in(AGAINST)
            receipt = await drop(sitting, ballot.id, kept)
            with stopped(server):
                for _ in range(4):
                    with pytest.raises(CommandRefused) as caught:
                        await drop(sitting, ballot.id, lost)
                    assert caught.value.code.startswith("journal.") and caught.value.problem.status == 503
                with pytest.raises(CommandRefused) as caught:
                    await stage.chair.http.give("close-while-it-is-away", CloseBallot(ballot_id=ballot.id))
                assert caught.value.code.startswith("journal.")
            await stage.chair.until(lambda: stage.journal.safe, timeout=60)
            assert await drop(sitting, ballot.id, kept) == receipt
            await drop(sitting, ballot.id, lost)
            view = await closed_and_declared(sitting, ballot.id)
            assert view.result is not None
            assert view.result.counts == {"for": 1, "against": 1, "abstain": 0, "not_voted": 1}
            urn = await published_urn(sitting.people["d01"], ballot.id)
            assert Counter(read_marks(slip.encode()) for slip in urn.slips) == Counter([FOR, AGAINST])
        assert (await asyncio.to_thread(verify, url)).ok
        assert [row.code for row in await asyncio.to_thread(recount, url) if row.code] == []

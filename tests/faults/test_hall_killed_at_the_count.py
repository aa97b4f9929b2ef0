"""The hall dies while a ballot is being closed or its result declared: both happen once, and the count is exact."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest

from chair_console.client import CommandRefused
from chair_console.domain.ballots import CloseBallot
from chair_console.domain.messages import Command
from chair_console.domain.results import DeclareResult
from chair_console.domain.roster import DelegateRow, EndMandate, EnrolDelegates
from chair_console.journal import verify
from tests.hall.sitting import Sitting, a_sitting, refusal_of

pytestmark = pytest.mark.faults
PEOPLE = 9
KILL = signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM


async def _lead_through_a_death(sitting: Sitting, command: Command, after_s: float) -> None:
    """The chair gives a command, and the hall is killed so long after it set out; it is sent again until answered."""
    stage = sitting.stage
    stage.process.unwatch()
    stage.process.watch()  # each death counts as the first
    assert stage.process.ready is not None
    restarted, pid = stage.process.restarts + 1, stage.process.ready.pid
    asyncio.get_running_loop().call_later(after_s, os.kill, pid, KILL)
    async with asyncio.timeout(60):
        await stage.lead(command)
    await stage.chair.until(lambda: stage.process.restarts >= restarted, timeout=30)
    await stage.chair.until(lambda: stage.chair.state == "live", timeout=30)


@pytest.mark.parametrize("after_ms", [1, 4])
async def test_a_hall_killed_while_it_closes_and_declares_does_both_once(
    after_ms: int, tmp_path: Path
) -> None:
    async with a_sitting(PEOPLE, tmp_path) as sitting:
        stage, ballot = sitting.stage, await sitting.ballot()
        receipts = [await sitting.vote(delegate_id, ballot) for delegate_id in list(sitting.people)[:-2]]
        await _lead_through_a_death(sitting, CloseBallot(ballot_id=ballot), after_ms / 1000)
        await stage.chair.until(lambda: stage.ballot(ballot).status == "closed", timeout=30)
        await _lead_through_a_death(sitting, DeclareResult(ballot_id=ballot), after_ms / 1000)
        await stage.chair.until(lambda: stage.ballot(ballot).status == "declared", timeout=30)
        result = stage.ballot(ballot).result
        assert result is not None
        assert result.counts == {"for": len(receipts), "against": 0, "abstain": 0, "not_voted": 2}
        last = list(sitting.people)[-1]
        with pytest.raises(CommandRefused) as caught:
            await sitting.vote(last, ballot)
        assert caught.value.code == "ballot.already_closed"
        report = await asyncio.to_thread(verify, tmp_path, receipts={r.seq: r.head for r in receipts})
        assert report.ok, report
        # After the last vote come the close and the declaration, each once.
        assert report.records == max(r.seq for r in receipts) + 2


async def test_in_a_ballot_nobody_leaves_office_and_who_comes_changes_no_count(tmp_path: Path) -> None:
    async with a_sitting(4, tmp_path) as sitting:
        stage, ballot = sitting.stage, await sitting.ballot()
        await sitting.vote("d01", ballot)
        for delegate_id in ("d01", "d02"):
            leaving = EndMandate(delegate_id=delegate_id, reason="Từ nhiệm")
            assert (await refusal_of(stage.secretary.http, leaving)).code == "ballot.another_open"
        newcomer = DelegateRow(id="d09", name="Lò Thị Mới", seat="A9")
        await stage.secretary.command(EnrolDelegates(delegates=[newcomer]))
        for delegate_id in ("d03", "d04"):
            await sitting.vote(delegate_id, ballot)
        await stage.lead(CloseBallot(ballot_id=ballot))
        await stage.chair.until(lambda: stage.ballot(ballot).result is not None)
        result = stage.ballot(ballot).result
        assert result is not None and result.counts == {"for": 3, "against": 0, "abstain": 0, "not_voted": 1}
        assert (await asyncio.to_thread(verify, tmp_path)).ok

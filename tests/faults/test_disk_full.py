"""The disk takes no more: nothing is promised, the desk is told, and afterwards everything goes on."""

from __future__ import annotations

import asyncio
import sys
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from chair_console.client import CommandRefused
from chair_console.domain.ballots import CloseBallot
from chair_console.domain.results import DeclareResult
from chair_console.domain.votes import CastVote
from chair_console.journal import verify
from chair_console.protocol.views import NoticeView
from tests.hall.sitting import Sitting, a_sitting, fresh
from tests.journal.conftest import looked_at

pytestmark = [
    pytest.mark.faults,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits another process's files: Linux"),
]


def limit_files(pid: int, size: int | None) -> None:
    """From now on no file of the hall may grow beyond `size` bytes (None: as far as it likes)."""
    import resource

    hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)[1]
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (hard if size is None else size, hard))


async def _refused_vote(sitting: Sitting, command_id: str, vote: CastVote) -> CommandRefused:
    with pytest.raises(CommandRefused) as caught:
        await sitting.people[vote.delegate_id].give(command_id, vote)
    return caught.value


async def test_what_the_disk_does_not_take_is_refused_and_counts_once_it_does(tmp_path: Path) -> None:
    async with a_sitting(3, tmp_path) as sitting, AsyncExitStack() as leaving:
        stage, pid = sitting.stage, sitting.stage.ready.pid
        ballot = await sitting.ballot()
        kept = await sitting.vote("d01", ballot)
        votes = {i: CastVote(ballot_id=ballot, delegate_id=i, choice="for") for i in ("d02", "d03")}
        ids = {i: fresh() for i in votes}
        leaving.enter_context(looked_at(tmp_path))
        limit_files(pid, 0)
        try:
            for delegate_id, vote in votes.items():
                refusal = await _refused_vote(sitting, ids[delegate_id], vote)
                assert refusal.problem.status == 503
                assert refusal.code.startswith("journal.")
                assert str(tmp_path) in refusal.problem.detail
            await stage.chair.until(lambda: not stage.journal.safe)
            await stage.chair.until(lambda: "journal" in stage.chair.topics["notices"])
            notice = stage.chair.topics["notices"]["journal"]
            assert isinstance(notice, NoticeView)
            assert notice.level == "danger"
            assert notice.text.vi != notice.text.en
            with pytest.raises(TimeoutError):  # time enough to open the journal again
                await stage.chair.until(lambda: stage.journal.safe, timeout=1.5)
            assert "journal" in stage.chair.topics["notices"]
        finally:
            limit_files(pid, None)
        await stage.chair.until(lambda: stage.journal.safe, timeout=20)
        await stage.chair.until(lambda: "journal" not in stage.chair.topics["notices"])
        receipts = [await sitting.people[i].give(ids[i], vote) for i, vote in votes.items()]
        await stage.lead(CloseBallot(ballot_id=ballot))
        await stage.lead(DeclareResult(ballot_id=ballot))
        await stage.chair.until(lambda: stage.ballot(ballot).status == "declared")
        assert stage.ballot(ballot).choices == dict.fromkeys(("d01", "d02", "d03"), "for")
        promised = {receipt.seq: receipt.head for receipt in (kept, *receipts)}
        report = await asyncio.to_thread(verify, tmp_path, receipts=promised)
        assert report.ok, report

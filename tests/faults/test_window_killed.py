"""The window program is killed in the middle of a vote: the vote goes on, and the next window finds it."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from chair_console.client import HallProcess
from chair_console.domain.ballots import CloseBallot
from chair_console.journal import verify
from tests.hall.sitting import Sitting, a_sitting

pytestmark = pytest.mark.faults
KILL = signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM


@asynccontextmanager
async def a_window(data: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    """The desktop program as a process of its own; killed at the end, if not before."""
    program = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "chair_console.cli", "--data", str(data), "--port", "0"),
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"},
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        yield program
    finally:
        if program.returncode is None:
            os.kill(program.pid, KILL)
            await program.wait()


async def _pid_of_the_hall(data: Path, window: asyncio.subprocess.Process) -> int:
    async with asyncio.timeout(60):
        while (ready := HallProcess(data).attach()) is None:
            assert window.returncode is None
            await asyncio.sleep(0.05)
    return ready.pid


async def _clients(sitting: Sitting, at_least: int) -> None:
    await sitting.stage.chair.until(lambda: sitting.stage.journal.clients >= at_least, timeout=60)


async def test_a_window_killed_in_a_vote_takes_nothing_along(tmp_path: Path) -> None:
    async with a_window(tmp_path) as window:
        pid = await _pid_of_the_hall(tmp_path, window)
        async with a_sitting(6, tmp_path) as sitting:
            stage, people = sitting.stage, list(sitting.people)
            assert stage.ready.pid == pid
            await _clients(sitting, 3)  # the test's chair and secretary, and the window
            ballot = await sitting.ballot()
            receipts = [await sitting.vote(i, ballot) for i in people[:3]]
            os.kill(window.pid, KILL)
            receipts += await asyncio.gather(*(sitting.vote(i, ballot) for i in people[3:]))
            await window.wait()
            await stage.chair.until(lambda: stage.journal.clients == 2, timeout=30)
            async with a_window(tmp_path) as second:
                assert await _pid_of_the_hall(tmp_path, second) == pid
                await _clients(sitting, 3)
                await stage.lead(CloseBallot(ballot_id=ballot))
                await stage.chair.until(lambda: stage.ballot(ballot).result is not None)
            result = stage.ballot(ballot).result
            assert result is not None and result.counts["for"] == 6
            assert stage.process.restarts == 0
            report = await asyncio.to_thread(verify, tmp_path, receipts={r.seq: r.head for r in receipts})
            assert report.ok, report

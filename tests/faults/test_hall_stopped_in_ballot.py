"""The hall stops in a ballot that has an end or in a speech: who has not voted yet gets the lost time back.

A speech has gone on meanwhile, for the time that has really passed."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from chair_console import system
from chair_console.domain.agenda import ItemPlan, SetAgenda, StartItem
from chair_console.domain.ballots import CloseBallot
from chair_console.domain.turns import EndTurn, GiveFloorTo
from chair_console.protocol.views import NoticeView
from tests.hall.sitting import Sitting, a_sitting
from tests.set_clock import SetClock

pytestmark = pytest.mark.faults
HOUR = 3_600_000
LASTS = 60_000


async def _until(condition: Callable[[], bool]) -> None:
    """For what no topic tells of."""
    async with asyncio.timeout(20):
        while not condition():  # noqa: ASYNC110 (a process and a file tell nobody)
            await asyncio.sleep(0.02)


async def _stop(sitting: Sitting, time: SetClock, *, set_ahead: int, away: int, kill: bool) -> None:
    """The clock is set, the hall stops, and is there again after `away` ms."""
    time.set_ahead(set_ahead)
    process = sitting.stage.process
    assert process.ready is not None
    pid, restarts = process.ready.pid, process.restarts
    process.unwatch()
    # What the hall noted twice a second before the clock was set is noted anew by now.
    run_file = process.data_dir / "run" / "hall.json"
    noted = run_file.stat().st_mtime
    await _until(lambda: run_file.stat().st_mtime != noted)
    if kill:
        os.kill(pid, signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
    else:
        system.stop_process(pid)
    await _until(lambda: not system.process_alive(pid))
    time.slept(away)
    process.watch()
    await _until(lambda: process.restarts > restarts)


async def _spoken_after_a_stop(sitting: Sitting, time: SetClock, *, set_ahead: int, away: int) -> int:
    """How long (ms) somebody has spoken by the clocks in the hall, when it died meanwhile."""
    stage = sitting.stage
    speeches = len(stage.floor.spoken)
    await stage.lead(GiveFloorTo(kind="presentation", name="Khách", limit_ms=LASTS))
    await _stop(sitting, time, set_ahead=set_ahead, away=away, kill=True)
    await stage.lead(EndTurn())
    await stage.chair.until(lambda: len(stage.floor.spoken) > speeches, timeout=20)
    return max(stage.floor.spoken, key=lambda speech: speech.ended_at).elapsed_ms


async def _left_after_a_stop(
    sitting: Sitting, time: SetClock, *, set_ahead: int, away: int, kill: bool
) -> int:
    """How long (ms) the ballot is still open when the hall, stopped in it, is there again after `away` ms."""
    stage = sitting.stage
    ballot = await sitting.ballot(duration_ms=LASTS)
    await sitting.vote("d01", ballot)
    await _stop(sitting, time, set_ahead=set_ahead, away=away, kill=kill)
    late = await sitting.vote("d02", ballot)
    await stage.chair.until(lambda: stage.journal.records >= late.seq, timeout=20)
    await stage.chair.until(lambda: "restart" in stage.chair.topics.get("notices", {}), timeout=30)
    notice = stage.chair.topics["notices"]["restart"]
    assert isinstance(notice, NoticeView) and "đang biểu quyết" in notice.text.vi
    closes_at = stage.ballot(ballot).closes_at
    assert closes_at is not None
    left = closes_at - (await stage.lead(CloseBallot(ballot_id=ballot))).at
    await stage.chair.until(lambda: stage.ballot(ballot).result is not None)
    result = stage.ballot(ballot).result
    assert result is not None and msgspec.to_builtins(result.counts)["for"] == 2
    return left


async def test_however_the_hall_stops_and_whatever_its_clock_says_then_what_ran_has_its_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    time = SetClock(tmp_path / "clock", monkeypatch)
    async with a_sitting(2, tmp_path / "hall") as sitting:
        for set_ahead, away, kill in (
            (HOUR, 0, True),  # the network sets the clock while the ballot runs, and then the hall dies
            (0, HOUR, False),  # the system restarts the laptop in order
            (-2 * HOUR, 0, True),
        ):
            left = await _left_after_a_stop(sitting, time, set_ahead=set_ahead, away=away, kill=kill)
            assert LASTS // 2 < left < LASTS + 10_000, (set_ahead, away, kill)
        stage = sitting.stage
        await stage.lead(SetAgenda(items=[ItemPlan(id="i1", title="Nội dung")]))
        await stage.lead(StartItem(item_id="i1"))
        assert await _spoken_after_a_stop(sitting, time, set_ahead=3 * HOUR, away=0) < LASTS
        assert HOUR <= await _spoken_after_a_stop(sitting, time, set_ahead=0, away=HOUR) < HOUR + LASTS

"""From the hall's message to the painted frame of the chair's window while 500 vote: p99, against a bare window."""

from __future__ import annotations

import asyncio
import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import uvloop

from .cases import Case, percentile
from .halls import Desk, a_browser, a_hall, a_sitting
from .window_process import Figures, figures, started

DELEGATES = 500
SECONDS = float(os.environ.get("CHAIR_CONSOLE_BENCH_SECONDS", "12"))
VOTES_A_SECOND = 60


async def _vote_on(desks: list[Desk], ballot: str) -> None:
    """Everybody votes, and changes the vote, so many a second."""
    choices = ("for", "against", "abstain")
    for number in range(1_000_000):
        place = number % len(desks)
        choice = choices[number // len(desks) % 3]
        body = desks[place].body(
            "CastVote",
            ballot_id=ballot,
            delegate_id=f"d{place:03d}",
            choice=choice,
            change=number >= len(desks),
        )
        await desks[place].send(body)
        await asyncio.sleep(1 / VOTES_A_SECOND)


async def _ours(data: Path) -> Figures:
    with a_hall(data) as ready:
        async with a_browser(ready["ca_file"]) as browser:
            chair, desks = await a_sitting(browser, ready, DELEGATES)
            await chair.give("PrepareBallot", id="b1", title="Thông qua nghị quyết", duration_ms=0)
            await chair.give("OpenBallot", ballot_id="b1")
            window = await asyncio.to_thread(started, "chair_frames", "ours", str(data), str(SECONDS))
            voting = asyncio.create_task(_vote_on(desks, "b1"))
            try:
                return await asyncio.to_thread(figures, window)
            finally:
                voting.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await voting


def run() -> Iterator[Case]:
    os.environ.update(QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software")
    with tempfile.TemporaryDirectory(prefix="chair-console-bench-") as folder:
        ours = uvloop.run(_ours(Path(folder) / "hall"))
    bare = figures(started("chair_frames", "bare", str(SECONDS)))
    yield Case(
        "chair-window-500",
        percentile(ours["took"], 0.99),
        percentile(bare["took"], 0.99),
        extra={
            "ours_p50": percentile(ours["took"], 0.5),
            "frames": len(ours["took"]),
            "longest_stall": max(ours["stalls"]),
            "reference_stall": max(bare["stalls"]),
        },
    )

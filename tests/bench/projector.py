"""What a projector's window costs while 60 votes a second come in, in per cent of a core, against an empty window.

`CHAIR_CONSOLE_BENCH_SECONDS=60` measures the minute of the goal (60 frames a second at 1080p with at most 8 % of a
core); without it a shorter stretch stands for it. `dropped` counts the sixtieths of a second by which frames were late.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import uvloop

from chair_console.client import HallHttp

from .cases import Case, percentile
from .halls import Desk, a_browser, a_hall, a_sitting
from .window_process import Figures, figures, started

DELEGATES = 300
"""The largest hall whose seats are drawn one by one."""
VOTES_A_SECOND = 60
SECONDS = float(os.environ.get("CHAIR_CONSOLE_BENCH_SECONDS", "8"))
BARE_SECONDS = min(SECONDS, 4.0)
SIZES = {"1080p": (1920, 1080), "4k": (3840, 2160)}
FRAME_MS = 1000 / 60


def _measured(*arguments: str) -> Figures:
    return figures(started("projector_frames", *arguments))


async def _vote_on(chair: Desk, desks: list[Desk]) -> None:
    """One ballot after another of the same question, in which everybody votes, so many a second."""
    for number in range(1_000_000):
        ballot = f"b{number}"
        await chair.give("PrepareBallot", id=ballot, title="Thông qua nghị quyết", duration_ms=600_000)
        await chair.give("OpenBallot", ballot_id=ballot)
        for place, desk in enumerate(desks):
            vote = desk.body("CastVote", ballot_id=ballot, delegate_id=f"d{place:03d}", choice="for")
            await desk.send(vote)
            await asyncio.sleep(1 / VOTES_A_SECOND)
        await chair.give("WithdrawBallot", ballot_id=ballot, reason="Đo")


async def _ours(data: Path) -> dict[str, Figures]:
    with a_hall(data) as ready:
        secret = await asyncio.to_thread(Path(ready["operator_token_file"]).read_text)
        operator = HallHttp(ready["url"], ready["ca_file"], secret.strip())
        token = (await operator.make_token("projector")).token
        await operator.close()
        async with a_browser(ready["ca_file"]) as browser:
            chair, desks = await a_sitting(browser, ready, DELEGATES)
            voting = asyncio.create_task(_vote_on(chair, desks))
            try:
                found = {}
                for name, size in SIZES.items():
                    place = (ready["url"], ready["ca_file"], token, *map(str, size), str(SECONDS))
                    found[name] = await asyncio.to_thread(_measured, "ours", *place)
                return found
            finally:
                voting.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await voting


def dropped(took: list[float]) -> int:
    """How many sixtieths of a second pictures came later than in the next frame."""
    return sum(int(ms // FRAME_MS) for ms in took)


def run() -> Iterator[Case]:
    os.environ.update(QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software")
    with tempfile.TemporaryDirectory(prefix="chair-console-bench-") as folder:
        found = uvloop.run(_ours(Path(folder) / "hall"))
    for name, size in SIZES.items():
        ours, bare = found[name], _measured("bare", *map(str, size), str(BARE_SECONDS))
        took = ours["took"]
        yield Case(
            f"projector-{name}",
            ours["cpu"],
            max(bare["cpu"], 0.01),
            unit="%",
            extra={
                "seconds": SECONDS,
                "frames": len(took),
                "dropped": dropped(took),
                "frame_p50": percentile(took, 0.5),
                "frame_p99": percentile(took, 0.99),
            },
        )

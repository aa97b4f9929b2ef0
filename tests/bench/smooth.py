"""Frames that the chair's window drops while 500 wait on 200 items, and where the stage changes its picture in a hall
of 60, of 300 (the most seats that are drawn) and of 500, against an empty window.

Something moves in both windows all the time; `dropped` counts the sixtieths of a second without a new frame. On a busy
machine others take them too: `long` counts the frames for which the window's own thread worked longer than a sixtieth.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import subprocess
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import uvloop

from .cases import Case, percentile
from .halls import Desk, a_browser, a_hall, a_sitting
from .window_process import Figures, figures, started

ITEMS = 200
SECONDS = float(os.environ.get("CHAIR_CONSOLE_BENCH_SECONDS", "20"))
PAUSE_SECONDS = 0.4
"""From one act of the chair to the next: far faster than a hand, so that there is much to be dropped."""
FRAME_MS = 1000 / 60


def dropped(gaps: list[float]) -> int:
    """How many sixtieths of a second passed without a frame of their own."""
    return sum(max(0, round(gap / FRAME_MS) - 1) for gap in gaps)


async def _a_long_day(chair: Desk, desks: list[Desk]) -> list[str]:
    """The first of the items runs; everybody has registered: the requests, in their order."""
    now = int(time.time() * 1000)
    phases = [{"phase": "discussion", "minutes": 2}]
    items = [
        {
            "id": f"i{number}", "title": f"Nghị quyết thứ {number} về chuyển đổi số ở vùng cao", "sitting_id": "s1",
            "planned_at": now + number * 120_000, "minutes": 2, "phases": phases,
        }
        for number in range(ITEMS)
    ]  # fmt: skip
    await chair.give("SetAgenda", items=items)
    await chair.give("StartItem", item_id="i0")
    return [await _ask(desk, place) for place, desk in enumerate(desks)]


async def _ask(desk: Desk, place: int) -> str:
    """A delegate registers; the request's id."""
    receipt = await desk.give("RequestToSpeak", delegate_id=f"d{place:03d}", kind="discuss")
    return str(receipt["id"])


async def _acts(chair: Desk, desks: list[Desk], requests: list[str]) -> AsyncIterator[None]:
    """One is called, ends, and registers again; an item changes its place."""
    for place, request in enumerate(requests):
        turn = await chair.give("GiveFloor", request_id=request)
        yield
        await chair.give("EndTurn", turn_id=turn["id"])
        yield
        await _ask(desks[place], place)
        yield
        await chair.give("MoveItem", item_id=f"i{1 + place % 100}", after="i150")
        yield


async def _ballots(chair: Desk, desks: list[Desk], requests: list[str]) -> AsyncIterator[None]:
    """One is opened, some vote, it is closed and declared: stage and projector show another picture each time."""
    for number, _ in enumerate(requests):
        ballot = f"b{number}"
        await chair.give("PrepareBallot", id=ballot, title="Thông qua nghị quyết", duration_ms=600_000)
        yield
        await chair.give("OpenBallot", ballot_id=ballot)
        yield
        for place, desk in enumerate(desks[:20]):
            await desk.give("CastVote", ballot_id=ballot, delegate_id=f"d{place:03d}", choice="for")
        yield
        await chair.give("CloseBallot", ballot_id=ballot)
        yield
        await chair.give("DeclareResult", ballot_id=ballot)
        yield


Acts = Callable[[Desk, list[Desk], list[str]], AsyncIterator[None]]
CASES: dict[str, tuple[int, Acts]] = {
    "smooth-500-waiting": (500, _acts),
    "smooth-60-ballots": (60, _ballots),
    "smooth-300-ballots": (300, _ballots),
    "smooth-500-ballots": (500, _ballots),
}


async def _lead(acts: AsyncIterator[None]) -> None:
    async for _ in acts:
        await asyncio.sleep(PAUSE_SECONDS)


def _start(*arguments: str) -> subprocess.Popen[str]:
    return started("smooth_frames", *arguments)


async def _ours(data: Path, delegates: int, acts: Acts) -> Figures:
    with a_hall(data) as ready:
        async with a_browser(ready["ca_file"]) as browser:
            chair, desks = await a_sitting(browser, ready, delegates)
            requests = await _a_long_day(chair, desks)
            window = await asyncio.to_thread(_start, "ours", str(data), str(SECONDS))
            leading = asyncio.create_task(_lead(acts(chair, desks, requests)))
            try:
                return await asyncio.to_thread(figures, window)
            finally:
                leading.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await leading


def run() -> Iterator[Case]:
    os.environ.update(QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software")
    bare = figures(_start("bare", str(SECONDS)))
    for name, (delegates, acts) in CASES.items():
        with tempfile.TemporaryDirectory(prefix="chair-console-bench-") as folder:
            ours = uvloop.run(_ours(Path(folder) / "hall", delegates, acts))
        yield Case(
            name,
            percentile(ours["gaps"], 0.99),
            percentile(bare["gaps"], 0.99),
            extra={
                "frames": len(ours["gaps"]),
                "dropped": dropped(ours["gaps"]),
                "longest": max(ours["gaps"]),
                "long": sum(work > FRAME_MS for work in ours["work"]),
                "longest_work": max(ours["work"]),
                "reference_dropped": dropped(bare["gaps"]),
                "reference_longest": max(bare["gaps"]),
                "reference_longest_work": max(bare["work"]),
            },
        )

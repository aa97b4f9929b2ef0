"""A change goes out to 500 live connections: time until the last has it, against a bare broadcast of equal size."""

from __future__ import annotations

import asyncio
import json
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import aiohttp
import uvloop

from .cases import Case, percentile, typical
from .halls import Desk, a_bare_server, a_browser, a_hall, a_sitting, follow

ROUNDS = 25
WARM_UP = 3
CLIENTS = (60, 500)


class Listeners:
    """All live connections; `await seen(mark)` returns when each has got a message that holds the mark."""

    def __init__(self, sockets: list[aiohttp.ClientWebSocketResponse]) -> None:
        self._mark = ""
        self._left = 0
        self._all = asyncio.Event()
        self.bytes = 0
        self._tasks = [asyncio.create_task(self._read(socket)) for socket in sockets]
        self._number = len(sockets)

    async def _read(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        async for message in socket:
            if self._mark and self._mark in message.data:
                self.bytes = len(message.data)
                self._left -= 1
                if not self._left:
                    self._all.set()

    async def time_to_last(self, mark: str, act: Callable[[], Awaitable[object]]) -> float:
        self._mark, self._left = mark, self._number
        self._all.clear()
        began = time.perf_counter()
        acting = asyncio.ensure_future(act())
        async with asyncio.timeout(20):
            await self._all.wait()
        took = (time.perf_counter() - began) * 1000
        await acting
        return took

    def stop(self) -> None:
        for task in self._tasks:
            task.cancel()


async def measure(number: int, folder: Path) -> Case:
    with a_hall(folder / "hall") as ready, a_bare_server(folder / "bare") as (bare_url, bare_ca):
        async with a_browser(ready["ca_file"]) as ours, a_browser(bare_ca) as theirs:
            chair, delegates = await a_sitting(ours, ready, number)
            mine = Listeners([await follow(desk) for desk in delegates])
            live = f"{bare_url.replace('https', 'wss', 1)}/live"
            bare = Listeners([await theirs.ws_connect(live) for _ in delegates])
            our_times, bare_times = [], []
            for turn in range(WARM_UP + ROUNDS):
                mark = f"mark-{turn}-x"
                took = await mine.time_to_last(mark, lambda mark=mark: _our_change(chair, mark))
                await asyncio.sleep(0.15)
                text = json.dumps({"mark": mark, "rest": "x" * max(0, mine.bytes - 40)}).encode()
                reference = await bare.time_to_last(
                    mark, lambda text=text: _broadcast(theirs, bare_url, text)
                )
                await asyncio.sleep(0.05)
                if turn >= WARM_UP:
                    our_times.append(took)
                    bare_times.append(reference)
            mine.stop()
            bare.stop()
    extra = {
        "ours_p99": percentile(our_times, 0.99),
        "reference_p99": percentile(bare_times, 0.99),
        "bytes": mine.bytes,
    }
    return Case(f"fanout-{number}", typical(our_times), typical(bare_times), extra=extra)


async def _our_change(chair: Desk, mark: str) -> object:
    return await chair.give("ShowOnScreen", view="notice", notice=f"{mark} " + "Mời đại biểu về chỗ. " * 15)


async def _broadcast(session: aiohttp.ClientSession, url: str, text: bytes) -> None:
    async with session.post(f"{url}/broadcast", data=text) as answer:
        await answer.read()


def run() -> Iterator[Case]:
    for number in CLIENTS:
        with tempfile.TemporaryDirectory(prefix="chair-console-bench-") as folder:
            yield uvloop.run(measure(number, Path(folder)))

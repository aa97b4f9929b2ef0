"""One round of a benchmark: many acts in the same moment, and the bare server's share of it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

import aiohttp


async def at_once(acts: list[Callable[[], Awaitable[object]]]) -> list[float]:
    """Start all acts in the same moment; each one's time in ms until its answer."""

    async def timed(act: Callable[[], Awaitable[object]]) -> float:
        began = time.perf_counter()
        await act()
        return (time.perf_counter() - began) * 1000

    return list(await asyncio.gather(*(timed(act) for act in acts)))


async def bare_round(session: aiohttp.ClientSession, url: str, bodies: list[bytes]) -> list[float]:
    async def send(body: bytes) -> None:
        async with session.post(f"{url}/append", data=body) as answer:
            await answer.read()

    return await at_once([lambda body=body: send(body) for body in bodies])

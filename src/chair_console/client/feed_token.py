"""Lets another system in to follow who speaks (docs/floor-feed.md): the operator makes its token."""

from __future__ import annotations

import asyncio
from pathlib import Path

from chair_console.domain.refusals import Refused

from .hall_process import HallProcess, Ready
from .http import HallHttp


def make_feed_token(data: Path, name: str) -> dict[str, str]:
    """Where the running hall on the folder `data` is, how to know it, and a token that follows speakers only.

    Refused: `client.no_hall`. Raises `CommandRefused`.
    """
    ready = HallProcess(data).attach()
    if ready is None:
        raise Refused("client.no_hall", folder=str(data))
    return {"url": ready.url, "ca_file": ready.ca_file, "token": asyncio.run(_token(ready, name))}


async def _token(ready: Ready, name: str) -> str:
    operator = HallHttp(ready.url, ready.ca_file, ready.operator_token())
    try:
        return (await operator.make_token("feed", name)).token
    finally:
        await operator.close()

"""How the simulated chair hears somebody who waits on the list of speakers."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from chair_console.client import CommandRefused
from chair_console.domain.turns import GiveFloor
from chair_console.protocol.floor_views import RequestView

from .stage import Stage

Until = Callable[[Callable[[], bool], str], Awaitable[bool]]
"""Waits for something to be so; the text says what for."""
OVERTAKEN = ("floor.request_not_waiting", "floor.out_of_order")


async def hear(stage: Stage, request: RequestView, until: Until) -> bool:
    """Give the floor and hear the turn to its end.

    False if the delegate has withdrawn in the meantime, or another has come to stand before.
    """
    try:
        given = await stage.lead(GiveFloor(request_id=request.id))
    except CommandRefused as refusal:
        if refusal.code not in OVERTAKEN:
            raise
        await asyncio.sleep(0.05)
        return False
    await until(lambda: any(turn.id == given.id for turn in stage.floor.spoken), f"speech of {request.name}")
    return True

"""Runs a rehearsal in the fastest event loop that the system has: hundreds of tablets live in one process here."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from typing import Any, TypeVar

from chair_console import system

Result = TypeVar("Result")


def run(main: Coroutine[Any, Any, Result]) -> Result:
    """Run to the end. Raises KeyboardInterrupt when the process is asked to stop, with everything put away."""
    stopped = threading.Event()

    async def stoppable() -> Result:
        loop, task = asyncio.get_running_loop(), asyncio.current_task()
        assert task is not None

        def stop() -> None:
            stopped.set()
            loop.call_soon_threadsafe(task.cancel)

        system.listen_for_stop(stop)
        return await main

    try:
        try:
            import uvloop  # not on Windows
        except ImportError:
            return asyncio.run(stoppable())
        return uvloop.run(stoppable())
    except asyncio.CancelledError:
        if stopped.is_set():
            raise KeyboardInterrupt from None
        raise

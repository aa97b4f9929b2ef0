"""Runs a rehearsal in the fastest event loop that the system has: hundreds of tablets live in one process here."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

Result = TypeVar("Result")


def run(main: Coroutine[Any, Any, Result]) -> Result:
    try:
        import uvloop  # not on Windows
    except ImportError:
        return asyncio.run(main)
    return uvloop.run(main)

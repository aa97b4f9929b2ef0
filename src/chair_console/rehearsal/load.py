"""Loads the sample session into the hall that runs on a folder."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from chair_console.client import CommandRefused, HallProcess
from chair_console.client.hall_process import Ready
from chair_console.domain.actors import LOADER
from chair_console.sentences import sentence, system_language

from .sample import fitted, load_sample, read_sample
from .stage import Stage


async def _load(process: HallProcess, ready: Ready, delegates: int) -> None:
    stage = Stage(process, ready)
    try:
        await stage.connect(LOADER)
        if stage.chair.single("session") is None:
            await load_sample(stage, fitted(read_sample(), delegates))
    finally:
        await stage.close()


def load_into(data: Path, delegates: int) -> int:
    """Load it into the hall that runs on this folder, unless it has a session. Returns the exit status."""
    process = HallProcess(data)
    ready = process.attach()
    if ready is None:
        print(sentence("rehearsal.no_hall", {"folder": str(data)}, system_language()), file=sys.stderr)
        return 1
    try:
        asyncio.run(_load(process, ready, delegates))
    except CommandRefused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0

"""Behind the windows of a rehearsal: the sample session in a real hall, and a crowd that answers the chair."""

from __future__ import annotations

import asyncio
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from chair_console import system
from chair_console.client import HallProcess
from chair_console.client.hall_process import Ready

from .progress import Progress
from .sample import fitted, load_sample, read_sample
from .stage import Stage

FREE_SEATS = 1


@contextmanager
def backstage(*, data: Path | None, port: int, delegates: int, seed: int) -> Iterator[Ready]:
    """A hall with the sample session on the network, and `delegates` - 1 simulated delegates in it.

    Raises `HallStartRefused`. The hall and the crowd end with the block.
    """
    with tempfile.TemporaryDirectory(prefix="chair-console-", ignore_cleanup_errors=True) as temporary:
        process = HallProcess(data or Path(temporary), host="0.0.0.0", port=port)
        crowd = None
        try:
            ready = asyncio.run(_set_up(process, delegates))
            crowd = _start_crowd(process.data_dir, seed)
            yield ready
        finally:
            if crowd is not None:
                system.kill_process(crowd.pid)
                crowd.wait()
            asyncio.run(process.stop())


async def _set_up(process: HallProcess, delegates: int) -> Ready:
    progress = Progress()
    ready = await process.start()
    progress.step("hall_ready", url=ready.url)
    stage = Stage(process, ready)
    try:
        await stage.connect()
        if stage.chair.single("session") is None:
            sample = fitted(read_sample(), delegates)
            await load_sample(stage, sample, lambda what, done, of: progress.count(what, done, of))
    finally:
        await stage.close()
    return ready


def _start_crowd(data_dir: Path, seed: int) -> subprocess.Popen[bytes]:
    options = ["--data", str(data_dir), "--seed", str(seed), "--free", str(FREE_SEATS)]
    return system.start_detached(system.own_program("crowd", *options))

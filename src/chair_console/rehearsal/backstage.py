"""Behind the windows of a rehearsal: a hall that ends with them."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from chair_console.client import HallProcess
from chair_console.client.hall_process import Ready

from .progress import Progress


@contextmanager
def backstage(*, data: Path | None, port: int) -> Iterator[Ready]:
    """A hall on the network, in a folder of its own unless `data` names one. It ends with the block.

    Raises `HallStartRefused`.
    """
    with tempfile.TemporaryDirectory(prefix="chair-console-", ignore_cleanup_errors=True) as temporary:
        process = HallProcess(data or Path(temporary), host="0.0.0.0", port=port)
        try:
            ready = asyncio.run(process.start())
            Progress().step("hall_ready", url=ready.url)
            yield ready
        finally:
            asyncio.run(process.stop())

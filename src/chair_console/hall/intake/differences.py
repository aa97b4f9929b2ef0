"""Differences between versions, worked out once by a worker and kept for ever."""

from __future__ import annotations

import asyncio
import secrets
import time
from pathlib import Path
from typing import Final

import structlog

from ..blobs import Blobs
from .messages import Compare, Failed, Limits
from .process import Worker, WorkerLost, refusal_of
from .refusals import IntakeRefused

log = structlog.get_logger(__name__)

_LIMITS: Final = Limits(cpu_s=90, memory_bytes=3_000_000_000, file_bytes=64_000_000)
_TIMEOUT_S: Final = 120.0
_FAILED_REST_S: Final = 600.0
"""What a worker could not do in two minutes it is not asked again at once, by tablet after tablet."""


class Differences:
    """The differences in `folder`, as `<old>-<new>.json`. Belongs to one asyncio loop."""

    def __init__(self, blobs: Blobs, folder: Path, work_dir: Path) -> None:
        self._blobs = blobs
        self._folder = folder
        self._work_dir = work_dir
        self._one_at_a_time = asyncio.Semaphore(1)
        self._working: dict[tuple[str, str], asyncio.Task[Path]] = {}
        self._failed: dict[tuple[str, str], tuple[float, str]] = {}
        folder.mkdir(parents=True, exist_ok=True)

    async def difference(self, old: str, new: str) -> Path:
        """The file with the `DocumentDifference` of two delivery copies; who asks meanwhile gets the same one.

        Refused: `intake.unknown_file`, `difference.too_long`, `difference.failed`.
        """
        target = self._folder / f"{old}-{new}.json"
        if target.is_file():
            return target
        until, code = self._failed.get((old, new), (0.0, ""))
        if time.monotonic() < until:
            raise IntakeRefused(code)
        task = self._working.get((old, new))
        if task is None:
            task = asyncio.create_task(self._work_out(old, new, target))
            self._working[old, new] = task
            task.add_done_callback(lambda _: self._working.pop((old, new), None))
        return await asyncio.shield(task)

    async def close(self) -> None:
        """Give up what is being worked out."""
        tasks = list(self._working.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _work_out(self, old: str, new: str, target: Path) -> Path:
        before, after = self._blobs.path(old), self._blobs.path(new)
        if before is None or after is None:
            raise IntakeRefused("intake.unknown_file")
        waiting = target.with_name(f".{secrets.token_hex(8)}.part")
        request = Compare(old=str(before.resolve()), new=str(after.resolve()), target=str(waiting.resolve()))
        try:
            async with self._one_at_a_time:
                await self._ask(request)
            waiting.replace(target)
        except IntakeRefused as refusal:
            self._failed[old, new] = (time.monotonic() + _FAILED_REST_S, refusal.code)
            raise
        finally:
            waiting.unlink(missing_ok=True)
        return target

    async def _ask(self, request: Compare) -> None:
        worker = await Worker.start(_LIMITS, self._work_dir)
        try:
            answer = await worker.ask(request, _TIMEOUT_S)
        except WorkerLost as lost:
            log.warning("difference.worker_lost", reason=str(lost))
            raise IntakeRefused("difference.failed") from lost
        finally:
            await worker.kill()
        if isinstance(answer, Failed):
            log.info("difference.refused", code=answer.code, detail=answer.detail)
            if answer.code.startswith("difference."):
                raise refusal_of(answer)
            raise IntakeRefused("difference.failed")

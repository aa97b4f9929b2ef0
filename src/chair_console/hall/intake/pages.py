"""Pictures of pages, drawn on demand by a few lasting workers and kept for ever."""

from __future__ import annotations

import asyncio
import secrets
import time
from pathlib import Path
from typing import Final

import structlog

from chair_console import system

from ..blobs import LEAST_FREE_BYTES, Blobs, room
from .messages import DrawLogo, Failed, Limits, Render
from .process import Worker, WorkerLost, refusal_of
from .refusals import IntakeRefused

log = structlog.get_logger(__name__)

WIDTHS: Final = (320, 1600, 2400)
_LIMITS: Final = Limits(cpu_s=1_800, memory_bytes=2_000_000_000, file_bytes=64_000_000)
_TIMEOUT_S: Final = 20.0
_PAGES_PER_WORKER: Final = 3_000
_TRIES: Final = 2
_FAILED_REST_S: Final = 60.0
"""A page that no worker finishes would else keep them busy for everyone, as often as somebody asks."""
_PICTURE_BYTES: Final = 1_000_000


class Pages:
    """The pictures in `folder`, as `<sha256>/<page>-<width>.jpg`. Belongs to one asyncio loop."""

    def __init__(
        self, blobs: Blobs, folder: Path, *, workers: int = 2, timeout_s: float = _TIMEOUT_S
    ) -> None:
        self._blobs = blobs
        self._folder = folder
        self._timeout_s = timeout_s
        self._places = asyncio.Semaphore(workers)
        self._idle: list[Worker] = []
        self.lost = 0
        """Workers that died or took too long."""
        self._failed: dict[tuple[str, int, int], float] = {}
        self._drawing: dict[tuple[str, int, int], asyncio.Task[Path]] = {}
        folder.mkdir(parents=True, exist_ok=True)

    async def picture(self, sha256: str, page: int, width: int) -> Path:
        """The JPEG of a page (from 1) of a delivery copy; everyone who asks meanwhile gets the same drawing.

        Refused: `intake.unknown_file`, `intake.bad_width`, `documents.no_such_page`, `intake.page_failed`,
        `intake.disk_full`.
        """
        if width not in WIDTHS:
            raise IntakeRefused("intake.bad_width", width=width, allowed=", ".join(map(str, WIDTHS)))
        source = self._blobs.path(sha256)
        if source is None:
            raise IntakeRefused("intake.unknown_file")
        target = self._folder / sha256 / f"{page}-{width}.jpg"
        if target.is_file():
            return target
        key = (sha256, page, width)
        if time.monotonic() < self._failed.get(key, 0.0):
            raise IntakeRefused("intake.page_failed", page=page)
        task = self._drawing.get(key)
        if task is None:
            task = asyncio.create_task(self._draw(source, page, width, target))
            self._drawing[key] = task
            task.add_done_callback(lambda _: self._drawing.pop(key, None))
        return await asyncio.shield(task)

    @property
    def workers(self) -> list[Worker]:
        """The workers that wait for a page."""
        return list(self._idle)

    async def close(self) -> None:
        """End all workers; drawings under way are given up."""
        for task in list(self._drawing.values()):
            task.cancel()
        await asyncio.gather(*self._drawing.values(), return_exceptions=True)
        idle, self._idle = self._idle, []
        for worker in idle:
            await worker.kill()

    async def _draw(self, source: Path, page: int, width: int, target: Path) -> Path:
        target.parent.mkdir(parents=True, exist_ok=True)
        free = system.free_bytes(target.parent)
        if free < LEAST_FREE_BYTES:
            raise IntakeRefused("intake.disk_full", **room(free, _PICTURE_BYTES))
        waiting = target.with_name(f".{secrets.token_hex(8)}.part")
        request = Render(source=str(source), page=page, width=width, target=str(waiting))
        try:
            async with self._places:
                await self._ask(request)
            waiting.replace(target)
        except IntakeRefused as refusal:
            if refusal.code == "intake.page_failed":
                self._failed[target.parent.name, page, width] = time.monotonic() + _FAILED_REST_S
            raise
        finally:
            waiting.unlink(missing_ok=True)
        return target

    async def draw_logo(self, source: Path, target: Path) -> None:
        """Draw a logo anew as PNG. Refused: `logo.not_a_picture`."""
        async with self._places:
            await self._ask(DrawLogo(source=str(source), target=str(target)))

    async def _ask(self, request: Render | DrawLogo) -> None:
        """Have it drawn; when the worker is lost on it, a fresh one gets one more try."""
        for _ in range(_TRIES):
            worker = self._idle.pop() if self._idle else await Worker.start(_LIMITS, self._folder)
            try:
                answer = await worker.ask(request, self._timeout_s)
            except WorkerLost as lost:
                self.lost += 1
                log.warning("pages.worker_lost", request=type(request).__name__, reason=str(lost))
                continue
            if worker.asked < _PAGES_PER_WORKER:
                self._idle.append(worker)
            else:
                await worker.kill()
            if isinstance(answer, Failed):
                log.info("pages.refused", code=answer.code, detail=answer.detail)
                raise refusal_of(answer)
            return
        if isinstance(request, DrawLogo):
            raise IntakeRefused("logo.not_a_picture")
        raise IntakeRefused("intake.page_failed", page=request.page)

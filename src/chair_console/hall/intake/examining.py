"""Has workers look at files: every file has a process to itself, which never sees another."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import structlog

from chair_console import sandbox, system

from ..blobs import LEAST_FREE_BYTES
from .messages import Answer, ArchiveFound, Failed, Limits, Packed, Prepare, Prepared, Unpack, Unpacked
from .office import find_office
from .process import Worker, WorkerLost, refusal_of
from .refusals import IntakeRefused
from .uploads import Upload

log = structlog.get_logger(__name__)

LARGEST_ARCHIVE_BYTES: Final = 1_000_000_000
_MOST_UNPACKED_BYTES: Final = 2_000_000_000
_MOST_WRITTEN_BYTES: Final = 600_000_000
_LIMITS: Final = Limits(cpu_s=120, memory_bytes=4_000_000_000, file_bytes=_MOST_WRITTEN_BYTES)
_TIMEOUT_S: Final = 150.0
_FILES_PER_WORKER: Final = 200


class Examiners:
    """Workers that wait for files, in `folder`. Where a worker cannot make a child for each, each has one file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._idle: list[Worker] = []

    async def examine(
        self, source: Path, folder: Path, *, password: str = "", upload: Upload | None = None
    ) -> Prepared | ArchiveFound:
        """Have a worker examine a file; what it makes lies in `folder`.

        Raises `IntakeRefused` (see `prepare.prepare`), and OSError where the file cannot be read.
        """
        if _size(source) == 0:
            raise IntakeRefused("intake.empty_file")
        request = Prepare(
            source=_absolute(source),
            folder=_absolute(folder),
            office=find_office(),
            password=password,
            most_bytes=_room(folder, _MOST_WRITTEN_BYTES),
        )
        answer = await self._ask(request, upload)
        if not isinstance(answer, Prepared | ArchiveFound):
            raise IntakeRefused("intake.damaged")
        return answer

    async def unpack(
        self, source: Path, folder: Path, *, password: str, upload: Upload | None
    ) -> list[Packed]:
        """Have a worker unpack an archive into `folder`. Raises `IntakeRefused` (see `archive.unpack`)."""
        request = Unpack(
            source=_absolute(source),
            folder=_absolute(folder),
            password=password,
            most_bytes=_room(folder, _MOST_UNPACKED_BYTES),
        )
        answer = await self._ask(request, upload)
        if not isinstance(answer, Unpacked):
            raise IntakeRefused("intake.damaged_archive")
        return answer.files

    @property
    def idle(self) -> list[Worker]:
        """The workers that wait for a file."""
        return list(self._idle)

    async def close(self) -> None:
        """End the workers that wait."""
        idle, self._idle = self._idle, []
        for worker in idle:
            await worker.kill()

    async def _worker(self) -> Worker:
        """One that waits, or a new one; what ended while it waited says nothing about the next file."""
        while self._idle:
            worker = self._idle.pop()
            if worker.alive:
                return worker
            log.warning("intake.worker_gone", pid=worker.pid)
        return await Worker.start(_LIMITS, self._folder)

    async def _ask(self, request: Prepare | Unpack, upload: Upload | None) -> Answer:
        worker = await self._worker()
        try:
            if upload is None:
                answer = await worker.ask(request, _TIMEOUT_S)
            else:
                upload.working(worker)
                answer = await worker.ask(request, _TIMEOUT_S, upload.hear)
        except WorkerLost as lost:
            if upload is not None:
                upload.require_wanted()
            refusal = IntakeRefused("intake.too_heavy")
            refusal.detail = str(lost)
            raise refusal from lost
        finally:
            if upload is not None:
                upload.ready(worker)
        if sandbox.can_fork() and worker.alive and worker.asked < _FILES_PER_WORKER:
            self._idle.append(worker)
        else:
            await worker.kill()
        if isinstance(answer, Failed):
            raise refusal_of(answer)
        return answer


def _room(folder: Path, most: int) -> int:
    """What may be written here: never so much that the journal would lack space."""
    return max(1_000_000, min(most, system.free_bytes(folder) - LEAST_FREE_BYTES))


def _size(path: Path) -> int:
    with path.open("rb"):  # says at once if it may not be read
        return path.stat().st_size


def _absolute(path: Path) -> str:
    """The worker works in another folder."""
    return str(path.resolve())

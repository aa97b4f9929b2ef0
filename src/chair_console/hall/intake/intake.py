"""Taking a file in: examined in a worker process, stored under its hash, described by facts that last."""

from __future__ import annotations

import asyncio
import hashlib
import tempfile
import unicodedata
from pathlib import Path
from typing import Final

import msgspec
import structlog

from chair_console.domain.actors import FileFacts
from chair_console.protocol.envelope import LARGEST_FILE_BYTES

from ..blobs import Blobs
from .messages import Failed, Limits, Prepare, Prepared
from .office import find_office
from .pages import Pages
from .process import Worker, WorkerLost, refusal_of
from .refusals import IntakeRefused

log = structlog.get_logger(__name__)

_LIMITS: Final = Limits(cpu_s=120, memory_bytes=4_000_000_000, file_bytes=600_000_000)
_TIMEOUT_S: Final = 150.0
_READY_WIDTHS: Final = (320, 1600)


class Intake:
    """The hall's door for files. Belongs to one asyncio loop; `facts` may be asked from anywhere."""

    def __init__(self, blobs: Blobs, data_dir: Path, *, workers: int = 2) -> None:
        self._blobs = blobs
        self._work_dir = data_dir / "work"
        self._work_dir.mkdir(parents=True, exist_ok=True)
        self._pages = Pages(blobs, data_dir / "pages", workers=workers)
        self._places = asyncio.Semaphore(workers)

    def facts(self, sha256: str) -> FileFacts | None:
        """What is known about a file that was taken in, also after a restart; None if the hall lacks it."""
        note = self._blobs.read_note(sha256)
        if note is None:
            return None
        facts = msgspec.json.decode(note, type=FileFacts)
        complete = self._blobs.path(facts.sha256) and self._blobs.path(facts.delivery_sha256)
        return facts if complete else None

    async def take_in(self, source: Path, name: str) -> FileFacts:
        """Examine and store a file; when this returns, it and its facts are on the disk.

        The same content again needs no second examination. Raises `IntakeRefused` (see `prepare.prepare`),
        `Refused("intake.disk_full")` and OSError.
        """
        name = _plain_name(name)
        sha256 = await asyncio.to_thread(_hash, source)
        known = self.facts(sha256)
        if known is not None:
            facts = msgspec.structs.replace(known, name=name)
        else:
            facts = await self._examine_and_store(source, name)
        await asyncio.to_thread(self._blobs.write_note, facts.sha256, msgspec.json.encode(facts))
        await self._draw_first_page(facts)
        return facts

    async def page_picture(self, sha256: str, page: int, width: int) -> Path:
        """See `Pages.picture`."""
        return await self._pages.picture(sha256, page, width)

    async def close(self) -> None:
        """End the workers."""
        await self._pages.close()

    async def _examine_and_store(self, source: Path, name: str) -> FileFacts:
        bytes_original = _size(source)
        self._blobs.require_space(bytes_original)
        with tempfile.TemporaryDirectory(dir=self._work_dir, ignore_cleanup_errors=True) as folder:
            async with self._places:
                prepared = await self._examine(source, Path(folder))
            sha256 = await asyncio.to_thread(self._blobs.store, source)
            delivery = Path(prepared.delivery) if prepared.delivery else source
            bytes_delivery = _size(delivery)
            delivery_sha256 = sha256
            if prepared.delivery:
                delivery_sha256 = await asyncio.to_thread(self._blobs.store, delivery)
        return FileFacts(
            sha256=sha256,
            delivery_sha256=delivery_sha256,
            name=name,
            media_type=prepared.media_type,
            pages=prepared.pages,
            bytes_original=bytes_original,
            bytes_delivery=bytes_delivery,
            removed=prepared.removed,
            repaired=prepared.repaired,
        )

    async def _examine(self, source: Path, folder: Path) -> Prepared:
        try:
            return await examine(source, folder)
        except IntakeRefused as refusal:
            log.info("intake.refused", code=refusal.code, detail=refusal.detail)
            raise

    async def _draw_first_page(self, facts: FileFacts) -> None:
        for width in _READY_WIDTHS:
            try:
                await self._pages.picture(facts.delivery_sha256, 1, width)
            except IntakeRefused as refusal:  # the document can be read all the same
                log.warning("intake.no_first_page", sha256=facts.sha256, reason=str(refusal))


async def examine(source: Path, folder: Path) -> Prepared:
    """Have a worker examine a file; the delivery copy, if one is made, lies in `folder`.

    Raises `IntakeRefused`, and OSError where the file cannot be read.
    """
    if _size(source) > LARGEST_FILE_BYTES:
        raise IntakeRefused("intake.too_large", limit_mb=LARGEST_FILE_BYTES // 1_000_000)
    worker = await Worker.start(_LIMITS, folder)
    try:
        answer = await worker.ask(_request(source, folder), _TIMEOUT_S)
    except WorkerLost as lost:
        refusal = IntakeRefused("intake.too_heavy")
        refusal.detail = str(lost)
        raise refusal from lost
    finally:
        await worker.kill()
    if isinstance(answer, Prepared):
        return answer
    if isinstance(answer, Failed):
        raise refusal_of(answer)
    raise IntakeRefused("intake.damaged")


def _size(path: Path) -> int:
    with path.open("rb"):  # says at once if it may not be read
        return path.stat().st_size


def _request(source: Path, folder: Path) -> Prepare:
    return Prepare(source=str(source.resolve()), folder=str(folder.resolve()), office=find_office())


def _hash(source: Path) -> str:
    with source.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _plain_name(name: str) -> str:
    """A file name for people: NFC, no folders, no control characters, at most 200 characters."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(letter for letter in last if letter.isprintable()).strip()[-200:] or "tệp"

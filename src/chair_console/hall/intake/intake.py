"""Taking a file in: examined in a worker process, stored under its hash, described by facts that last."""

from __future__ import annotations

import asyncio
import hashlib
import os
import shutil
import tempfile
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from weakref import WeakValueDictionary

import msgspec
import structlog

from chair_console import system
from chair_console.domain.actors import FileFacts
from chair_console.domain.refusals import Refused

from ..blobs import Blobs, room
from .differences import Differences
from .examining import Examiners
from .messages import ArchiveFound, Packed, Prepared
from .pages import Pages
from .refusals import IntakeRefused
from .stamp import WORDING, Stamp
from .storing import read_facts, store, write_facts
from .uploads import Upload, Uploads

log = structlog.get_logger(__name__)

_FIRST_PAGE_WIDTHS: Final = (320, 1600)
_PNG: Final = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True)
class PartTaken:
    """What came of one file of an archive: facts, or why not."""

    path: str
    outcome: FileFacts | IntakeRefused


@dataclass
class _File:
    """A file that waits to be taken in."""

    source: Path
    name: str
    password: str
    upload: Upload | None

    def require_wanted(self) -> None:
        if self.upload is not None:
            self.upload.require_wanted()


class Intake:
    """The hall's door for files. Belongs to one asyncio loop; `facts` may be asked from anywhere.

    `secrecy_allowed` says whether files that bear a stamp of secrecy may enter; without a word, they may not.
    """

    def __init__(self, blobs: Blobs, data_dir: Path, *, workers: int = 2) -> None:
        self._blobs = blobs
        self._work_dir = data_dir / "work"
        self._work_dir.mkdir(parents=True, exist_ok=True)
        self._pictures = data_dir / "pages"
        _sweep(self._work_dir, blobs.folder, self._pictures, data_dir / "differences")
        self._pages = Pages(blobs, self._pictures, workers=workers)
        self._differences = Differences(blobs, data_dir / "differences", self._work_dir)
        self._examiners = Examiners(self._work_dir)
        self._places = asyncio.Semaphore(workers)
        self._storing = asyncio.Lock()
        self._same_content: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self.uploads = Uploads()
        self.secrecy_allowed: Callable[[], bool] = lambda: False

    def facts(self, sha256: str) -> FileFacts | None:
        """What is known about a file that was taken in, also after a restart; None if the hall lacks it."""
        known = self.known(sha256)
        return known[0] if known is not None else None

    def known(self, sha256: str) -> tuple[FileFacts, Stamp] | None:
        """The same, with the stamp of secrecy that was found on it."""
        return read_facts(self._blobs, sha256)

    async def take_in(
        self, source: Path, name: str, *, password: str = "", upload: Upload | None = None
    ) -> FileFacts:
        """Examine and store one file; when this returns, it and its facts are on the disk.

        The same content again needs no second examination. Raises `IntakeRefused` (see `prepare.prepare`;
        also `intake.secret`, `intake.stopped`, `intake.changed`, and `intake.nested_archive` for an archive),
        `Refused("intake.disk_full")` and OSError.
        """
        taken = await self._take_in(_File(source, _plain_name(name), password, upload))
        if taken is None:
            raise IntakeRefused("intake.nested_archive")
        return taken

    async def take_in_any(
        self, source: Path, name: str, *, password: str = "", upload: Upload | None = None
    ) -> FileFacts | list[PartTaken]:
        """Like `take_in`, but an archive is unpacked, and the outcome of each of its files is given."""
        taken = await self._take_in(_File(source, _plain_name(name), password, upload))
        if taken is not None:
            return taken
        with self._folder() as folder:
            async with self._places:
                packed = await self._examiners.unpack(source, Path(folder), password=password, upload=upload)
            numbered = enumerate(packed, 1)
            parts = [upload.part(number, part.path) if upload else None for number, part in numbered]
            pairs = zip(packed, parts, strict=True)
            return list(await asyncio.gather(*(self._take_part(p, password, u) for p, u in pairs)))

    async def page_picture(self, sha256: str, page: int, width: int) -> Path:
        """See `Pages.picture`."""
        return await self._pages.picture(sha256, page, width)

    async def draw_logo(self, source: Path) -> str:
        """The hash of the PNG that a logo's file was drawn into, kept with the papers.

        Refused: `logo.not_a_picture`, `intake.disk_full`.
        """
        target = source.with_suffix(".png")
        await self._pages.draw_logo(source, target)
        return await asyncio.to_thread(self._blobs.store, target)

    def is_logo(self, sha256: str) -> bool:
        """Whether the hall keeps such a picture, and it is no paper: a logo is given to everyone with access."""
        path = self._blobs.path(sha256)
        if path is None or self._blobs.read_note(sha256) is not None:
            return False
        with path.open("rb") as file:
            return file.read(len(_PNG)) == _PNG

    def drawn(self, sha256: str, page: int, width: int) -> str:
        """Where the picture of a page lies once it has been drawn."""
        return f"{self._pictures}{os.sep}{sha256}{os.sep}{page}-{width}.jpg"

    async def difference(self, old: str, new: str) -> Path:
        """See `Differences.difference`."""
        return await self._differences.difference(old, new)

    def disk_full(self) -> IntakeRefused:
        """What to say when the system itself found no room."""
        return IntakeRefused("intake.disk_full", **room(system.free_bytes(self._work_dir), 1))

    async def close(self) -> None:
        """End the workers."""
        await self._examiners.close()
        await self._pages.close()
        await self._differences.close()

    async def _take_part(self, packed: Packed, password: str, upload: Upload | None) -> PartTaken:
        try:
            if packed.code:
                raise IntakeRefused(packed.code, **packed.facts)
            facts = await self.take_in(Path(packed.file), packed.path, password=password, upload=upload)
        except Refused as refused:
            refusal = IntakeRefused(refused.code, **refused.facts)
            if upload is not None:
                upload.refuse_with(refusal)
            return PartTaken(packed.path, refusal)
        if upload is not None:
            upload.finish(facts.pages)
        return PartTaken(packed.path, facts)

    async def _take_in(self, file: _File) -> FileFacts | None:
        """None for an archive."""
        file.require_wanted()
        sha256 = await asyncio.to_thread(_hash, file.source)
        same_content = self._same_content.setdefault(sha256, asyncio.Lock())
        async with same_content:  # whoever hands in the same meanwhile waits for the first
            known = read_facts(self._blobs, sha256)
            if known is not None and known[0].index_sha256:
                self._require_open_matter(known[1])
                facts = msgspec.structs.replace(known[0], name=file.name)
                await asyncio.to_thread(write_facts, self._blobs, facts, known[1])
            else:
                made = await self._examine_and_store(file, sha256)
                if made is None:
                    return None
                facts = made
        await self._draw_first_page(facts)
        return facts

    async def _examine_and_store(self, file: _File, sha256: str) -> FileFacts | None:
        self._blobs.require_space(2 * file.source.stat().st_size)
        with self._folder() as folder:
            async with self._places:
                file.require_wanted()
                prepared = await self._examine(file, Path(folder))
            if isinstance(prepared, ArchiveFound):
                return None
            self._require_open_matter(prepared.stamp)
            async with self._storing:
                return await _to_the_end(
                    store, self._blobs, self._pictures, file.source, sha256, file.name, prepared,
                    file.require_wanted,
                )  # fmt: skip

    async def _examine(self, file: _File, folder: Path) -> Prepared | ArchiveFound:
        try:
            return await self._examiners.examine(
                file.source, folder, password=file.password, upload=file.upload
            )
        except IntakeRefused as refusal:
            log.info("intake.refused", code=refusal.code, detail=refusal.detail)
            raise

    def _require_open_matter(self, stamp: Stamp) -> None:
        if stamp and not self.secrecy_allowed():
            raise IntakeRefused("intake.secret", stamp=WORDING[stamp])

    def _folder(self) -> tempfile.TemporaryDirectory[str]:
        return tempfile.TemporaryDirectory(dir=self._work_dir, ignore_cleanup_errors=True)

    async def _draw_first_page(self, facts: FileFacts) -> None:
        for width in _FIRST_PAGE_WIDTHS:
            try:
                await self._pages.picture(facts.delivery_sha256, 1, width)
            except Refused as refusal:  # the document can be read all the same
                log.warning("intake.no_first_page", sha256=facts.sha256, reason=str(refusal))


async def _to_the_end(work: Callable[..., FileFacts], *arguments: object) -> FileFacts:
    """Run `work` in a thread; whoever is cancelled meanwhile still waits until it is done."""
    task = asyncio.create_task(asyncio.to_thread(work, *arguments))
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        raise


def _sweep(work_dir: Path, *kept: Path) -> None:
    """Take away what a hall that was killed in the middle of its work has left, there and in the folders it keeps."""
    begun = [path for folder in kept for where in (".*.part", "*/.*.part") for path in folder.glob(where)]
    for left in [*work_dir.iterdir(), *begun]:
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)


def _hash(source: Path) -> str:
    with source.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _plain_name(name: str) -> str:
    """A file name for people: NFC, no folders, no control characters, at most 200 characters."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(letter for letter in last if letter.isprintable()).strip()[-200:] or "tệp"

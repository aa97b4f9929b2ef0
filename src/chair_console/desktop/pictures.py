"""Pictures of document pages, fetched once from the hall and kept beside the program's data."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import aiohttp
import structlog

from chair_console.client import CommandRefused

log = structlog.get_logger(__name__)

WIDTH = 1600


class PageSource(Protocol):
    async def fetch(self, path: str) -> bytes: ...


class PagePictures:
    """Knows which pages are here; asks for the others and says when they have come."""

    def __init__(self, source: PageSource, folder: Path, arrived: Callable[[], None]) -> None:
        self._source = source
        self._folder = folder
        self._arrived = arrived
        self._wanted: dict[str, asyncio.Task[None]] = {}
        self._stopped = False

    def __call__(self, sha256: str, page: int) -> str:
        """A file URL, or "" while the picture is on its way. Page 0 is the logo of that hash."""
        file = self._folder / (f"{sha256}-{page}.jpg" if page else f"{sha256}.png")
        if file.exists():
            return file.as_uri()
        if file.name not in self._wanted and not self._stopped:
            work = self._fetch(sha256, page, file)
            self._wanted[file.name] = asyncio.get_event_loop().create_task(work)
        return ""

    def stop(self) -> None:
        """Fetch nothing more: the window is about to go."""
        self._stopped = True
        for task in self._wanted.values():
            task.cancel()

    async def _fetch(self, sha256: str, page: int, file: Path) -> None:
        try:
            content = await self._source.fetch(
                f"/page/{sha256}/{page}.jpg?w={WIDTH}" if page else f"/logo/{sha256}"
            )
        except (aiohttp.ClientError, TimeoutError, OSError, CommandRefused) as error:
            log.warning("picture.not_fetched", page=page, detail=str(error))
            await asyncio.sleep(1)
            del self._wanted[file.name]
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        partial = file.with_suffix(".new")
        partial.write_bytes(content)
        partial.replace(file)
        del self._wanted[file.name]
        self._arrived()

"""What changed between versions, fetched once from the hall and kept while the window lives."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import aiohttp
import msgspec
import structlog

from chair_console.client import CommandRefused
from chair_console.protocol.documents import DocumentDifference

from .pictures import PageSource

log = structlog.get_logger(__name__)


class NotCompared(msgspec.Struct, frozen=True):
    """Why there is no comparison: the hall's sentence, or "" where the hall could not be reached."""

    sentence: str


class Differences:
    """Knows what has come; asks for the rest and says when it is there. Names are those of delivery copies."""

    def __init__(self, source: PageSource, arrived: Callable[[], None]) -> None:
        self._source = source
        self._arrived = arrived
        self._known: dict[tuple[str, str], DocumentDifference | NotCompared] = {}
        self._wanted: dict[tuple[str, str], asyncio.Task[None]] = {}

    def __call__(self, old: str, new: str) -> DocumentDifference | NotCompared | None:
        """None while it is being worked out."""
        pair = (old, new)
        if pair not in self._known and pair not in self._wanted:
            self._wanted[pair] = asyncio.get_event_loop().create_task(self._fetch(old, new))
        return self._known.get(pair)

    def ask_again(self, old: str, new: str) -> None:
        """Forget that it could not be had."""
        if isinstance(self._known.get((old, new)), NotCompared):
            del self._known[old, new]

    async def _fetch(self, old: str, new: str) -> None:
        found: DocumentDifference | NotCompared
        try:
            content = await self._source.fetch(f"/difference/{old}/{new}")
            found = msgspec.json.decode(content, type=DocumentDifference)
        except CommandRefused as refused:
            found = NotCompared(refused.problem.detail)
        except (aiohttp.ClientError, TimeoutError, OSError, msgspec.MsgspecError) as error:
            log.warning("difference.not_fetched", detail=str(error))
            found = NotCompared("")
        self._known[old, new] = found
        del self._wanted[old, new]
        self._arrived()

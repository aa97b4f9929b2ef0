"""The search over all papers: titles at once, then the text of every page as it comes from the hall."""

from __future__ import annotations

import asyncio
from typing import Protocol

import aiohttp
import msgspec
import structlog
from PySide6.QtCore import Property, QObject, Slot

from chair_console.client import CommandRefused
from chair_console.protocol.documents import DocumentIndex
from chair_console.protocol.views import DocumentView

from .paper_search import LEAST_LETTERS, PaperText
from .papers_rows import Papers, group_of
from .rows_model import RowsModel
from .search import plain
from .view_model import Desk, Row, View, ViewModel

log = structlog.get_logger(__name__)

ROLES = ("document_id", "title", "where", "page_text", "before", "found", "after", "more_text")
MOST_ROWS = 200


class Source(Protocol):
    async def fetch(self, path: str) -> bytes: ...


class SearchModel(ViewModel):
    """Texts are fetched once, on the first search, and kept as long as the window."""

    follows = frozenset({"documents", "agenda"})

    def __init__(self, desk: Desk, source: Source, parent: QObject | None = None) -> None:
        self._rows = RowsModel(ROLES)
        self._source = source
        self._typed = ""
        self._texts: dict[str, PaperText | None] = {}
        self._task: asyncio.Task[None] | None = None
        super().__init__(desk, parent)

    @Property(QObject, constant=True)
    def rows(self) -> RowsModel:
        return self._rows

    @Slot(str)
    def search(self, typed: str) -> None:
        self._typed = " ".join(typed.split())
        self.refresh()
        if self._on and (self._task is None or self._task.done()):
            self._task = asyncio.get_event_loop().create_task(self._read_all())

    @property
    def _on(self) -> bool:
        return len(plain(self._typed)) >= LEAST_LETTERS

    def look(self) -> View:
        words = self.desk.words
        papers = [d for d in Papers(self.desk.topics, 0).all if d.recalled_at is None] if self._on else []
        rows: list[Row] = []
        pages = 0
        for shown in papers:
            found, count = self._of(shown)
            rows += found
            pages += count
        self._rows.update(rows[:MOST_ROWS])
        read = [self._texts.get(shown.index_sha256) for shown in papers if shown.index_sha256 in self._texts]
        unread = sum(1 for shown in papers if shown.index_sha256 and shown.index_sha256 not in self._texts)
        mute = sum(1 for shown in papers if not shown.index_sha256) + sum(
            1 for text in read if text is None or not text.letters
        )
        parts = [words("search.found", pages=pages, papers=len({row["document_id"] for row in rows}))]
        if unread:
            parts = [words("search.reading", read=len(read), total=len(read) + unread)]
        if mute:
            parts.append(words("search.mute", count=mute))
        return {
            "on": self._on,
            "empty": self._on and not rows and not unread,
            "text": " · ".join(parts) if self._on else "",
        }

    def _of(self, shown: DocumentView) -> tuple[list[Row], int]:
        """The rows of one paper: its title if that is meant, then its pages."""
        words = self.desk.words
        text = self._texts.get(shown.index_sha256)
        hits, count = text.hits(self._typed) if text else ([], 0)
        row: Row = {
            "id": f"{shown.id}-0", "document_id": shown.id, "title": shown.title,
            "where": group_of(self.desk.topics, words, shown.item_id), "page_text": "", "before": "", "found": "",
            "after": "", "more_text": "",
        }  # fmt: skip
        rows = [row] if hits or plain(self._typed) in plain(f"{shown.title} {shown.number}") else []
        for hit in hits:
            rows.append(
                row
                | {
                    "id": f"{shown.id}-{hit.page}", "title": "", "where": "",
                    "page_text": words("search.page", page=hit.page),
                    "before": hit.before, "found": hit.found, "after": hit.after,
                }
            )  # fmt: skip
        if count > len(hits) and rows:
            rows[-1] = rows[-1] | {"more_text": words("search.more", count=count - len(hits))}
        return rows, count

    async def _read_all(self) -> None:
        """Fetch what is not here yet, paper by paper; what has come is searched at once."""
        for shown in self.desk.topics.documents:
            sha256 = shown.index_sha256
            if not sha256 or sha256 in self._texts or shown.recalled_at is not None:
                continue
            try:
                content = await self._source.fetch(f"/blob/{sha256}")
                index = msgspec.json.decode(content, type=DocumentIndex)
                self._texts[sha256] = await asyncio.to_thread(PaperText, index.pages)
            except (CommandRefused, msgspec.MsgspecError) as error:
                log.warning("papers_search.no_text", document=shown.id, error=str(error))
                self._texts[sha256] = None
            except (aiohttp.ClientError, OSError, TimeoutError):
                return  # the next letter that is typed tries again
            self.refresh()

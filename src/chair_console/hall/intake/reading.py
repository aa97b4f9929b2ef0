"""In the worker: goes through a delivery copy once, for its outline, its text, its secrets and its thumbnails."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias

import msgspec

from chair_console.protocol.documents import DocumentIndex, OutlineEntry

from .mu import BROKEN, Document, Page, pymupdf
from .picture import THUMBNAIL_WIDTH, is_blank, paint, write_jpeg
from .stamp import PAGES_LOOKED_AT, Stamp, highest, stamp_on

Tell: TypeAlias = Callable[[str, int, int], None]
"""Called with the stage, the page and the number of pages."""

_MOST_ENTRIES: Final = 5_000
_MOST_LETTERS: Final = 100_000  # of one page
_LONGEST_TITLE: Final = 300
_DRAWING_S: Final = 60.0
"""Thumbnails are not worth a longer wait; those missing are drawn when somebody asks."""


@dataclass
class Reading:
    """What was found; thumbnails lie in the folder as `<page>-<width>.jpg`."""

    index: DocumentIndex
    scanned_pages: int = 0
    stamp: Stamp = ""
    damaged_pages: list[int] = field(default_factory=list)


def read(delivery: Path, thumbnails: Path, tell: Tell) -> Reading:
    """Read a delivery copy from end to end."""
    thumbnails.mkdir()
    with pymupdf.open(delivery, filetype="pdf") as document:
        pages = document.page_count
        reading = Reading(DocumentIndex(outline=_outline(document), pages=[], sizes=[]))
        patience = time.monotonic() + _DRAWING_S
        for number in range(1, pages + 1):
            _read_page(document, number, thumbnails if time.monotonic() < patience else None, reading)
            tell("drawing", number, pages)
    return reading


def write_index(index: DocumentIndex, target: Path) -> None:
    """The index as the hall stores it."""
    target.write_bytes(msgspec.json.encode(index))


def _read_page(document: Document, number: int, thumbnails: Path | None, reading: Reading) -> None:
    index = reading.index
    try:
        page = document.load_page(number - 1)
        shapes = page.get_displaylist()
        text_page = pymupdf.TextPage(shapes.get_textpage(_TEXT_FLAGS))
        text = clean_text(text_page.extractText())
        if number <= PAGES_LOOKED_AT:
            stamp = stamp_on(text_page.extractWORDS(), page.rect.height)
            reading.stamp = highest((reading.stamp, stamp))
        index.pages.append(text[:_MOST_LETTERS])
        index.sizes.append(_size(page))
        shown = None
        if thumbnails is not None:
            picture = paint(shapes, page.rect, THUMBNAIL_WIDTH)
            write_jpeg(picture, thumbnails / f"{number}-{THUMBNAIL_WIDTH}.jpg")
            shown = not is_blank(picture)
        if not text.strip() and (shown if shown is not None else bool(page.get_images())):
            reading.scanned_pages += 1
    except BROKEN:
        reading.damaged_pages.append(number)
        del index.pages[number - 1 :], index.sizes[number - 1 :]
        index.pages.append("")
        index.sizes.append((595.0, 842.0))


# Ligatures come as their letters, so that a search finds them.
_TEXT_FLAGS: Final = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_MEDIABOX_CLIP


def _size(page: Page) -> tuple[float, float]:
    return round(float(page.rect.width), 2), round(float(page.rect.height), 2)


def clean_text(text: str) -> str:
    """NFC, without control characters and broken halves of letters."""
    whole = text.encode("utf-8", "replace").decode()
    kept = "".join(letter for letter in whole if letter in "\n\t" or letter >= " ")
    return unicodedata.normalize("NFC", kept)


def _outline(document: Document) -> list[OutlineEntry]:
    """The headings; one that leads nowhere takes the page of the next one that leads somewhere."""
    try:
        rows = document.get_toc(simple=True)[:_MOST_ENTRIES]
    except (*BROKEN, IndexError, TypeError):
        return []
    entries = []
    page = document.page_count
    for level, title, target, *_ in reversed(rows):
        if 1 <= target <= document.page_count:
            page = target
        words = " ".join(clean_text(title).split())[:_LONGEST_TITLE]
        if words:
            entries.append(OutlineEntry(level=level, title=words, page=page))
    return entries[::-1]

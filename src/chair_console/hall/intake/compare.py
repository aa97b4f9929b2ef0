"""In the worker: how two versions of a paper differ, page by page, word by word, and where pictures differ."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Final

import msgspec
from msgspec.structs import replace

from chair_console.protocol.documents import DocumentDifference, PageDifference

from .alignment import align, reunite
from .compared_page import ComparedPage, open_pages
from .compared_pictures import changed_areas
from .compared_words import changed_words
from .messages import Compare, Compared
from .mu import pymupdf
from .refusals import IntakeRefused

MOST_PAGES: Final = 1_000
_PATIENCE_S: Final = 45.0
"""Pages that are reached later are said to have changed, without their words."""


def compare(request: Compare) -> Compared:
    """Write the difference into `target`. Refused: `difference.too_long`."""
    with (
        pymupdf.open(request.old, filetype="pdf") as old_document,
        pymupdf.open(request.new, filetype="pdf") as new_document,
    ):
        for document in (old_document, new_document):
            if document.page_count > MOST_PAGES:
                raise IntakeRefused("difference.too_long", pages=document.page_count, limit=MOST_PAGES)
        difference = _compare(open_pages(old_document), open_pages(new_document))
    Path(request.target).write_bytes(msgspec.json.encode(difference))
    return Compared()


def _compare(old: list[ComparedPage], new: list[ComparedPage]) -> DocumentDifference:
    patience = time.monotonic() + _PATIENCE_S
    pages = []
    for (before, after), moved in reunite(list(align(old, new))):
        if before is None:
            assert after is not None
            pages.append(PageDifference(old=None, new=after.number, kind="added"))
        elif after is None:
            pages.append(PageDifference(old=before.number, new=None, kind="removed"))
        else:
            page = _compare_pages(before, after, in_time=time.monotonic() < patience)
            pages.append(replace(page, kind="moved") if moved and page.kind == "same" else page)
            before.forget_picture()
            after.forget_picture()
    return DocumentDifference(pages=pages)


def _compare_pages(old: ComparedPage, new: ComparedPage, *, in_time: bool) -> PageDifference:
    """A pair of pages; where the words are the same, pictures may still differ (a stamp, a signature)."""
    same_words = old.key == new.key
    if not in_time:
        kind = "same" if same_words else "changed"
        return PageDifference(old=old.number, new=new.number, kind=kind)  # type: ignore[arg-type]
    if not same_words and old.words and new.words:
        runs, areas_old, areas_new = changed_words(old, new)
        return PageDifference(
            old=old.number,
            new=new.number,
            kind="changed",
            words=runs,
            areas_old=areas_old,
            areas_new=areas_new,
        )
    areas = changed_areas(old, new)
    return PageDifference(
        old=old.number,
        new=new.number,
        kind="changed" if areas or not same_words else "same",
        areas_old=areas,
        areas_new=areas,
    )

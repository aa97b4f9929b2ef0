"""How two versions differ, made ready for the eye: pages folded into a list, places to walk through, words."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import msgspec

from chair_console.protocol.documents import Area, DocumentDifference, PageDifference, WordRun
from chair_console.scene.words import Words

from .view_model import Row, View

NEAR = 0.02
"""Changes whose lines are this close, in parts of a page's height, are one place."""
_KIND_WORDS = {
    "changed": "comparison.changed",
    "moved": "comparison.moved",
    "added": "comparison.added",
    "removed": "comparison.removed",
}


class Place(msgspec.Struct, frozen=True):
    """One stop on the walk: a page by its place in the difference, and the band of it that changed."""

    page: int
    top: float
    bottom: float


def places(difference: DocumentDifference) -> list[Place]:
    """Every change from the first page to the last; a page that is known to differ only as a whole is one."""
    found = []
    for number, page in enumerate(difference.pages):
        if page.kind == "same":
            continue
        bands = _bands([*page.areas_old, *page.areas_new]) or [(0.0, 0.0)]
        found += [Place(number, top, bottom) for top, bottom in bands]
    return found


def _bands(areas: Sequence[Area]) -> list[tuple[float, float]]:
    bands: list[tuple[float, float]] = []
    for area in sorted(areas, key=lambda a: a.y0):
        if bands and area.y0 - bands[-1][1] < NEAR:
            bands[-1] = (bands[-1][0], max(bands[-1][1], area.y1))
        else:
            bands.append((area.y0, area.y1))
    return bands


def page_rows(words: Words, difference: DocumentDifference, at: int) -> list[Row]:
    """Each page that differs, and the same ones between them folded into one row."""
    rows: list[Row] = []
    fold: list[int] = []
    for number, page in enumerate(difference.pages):
        if page.kind == "same":
            fold.append(page.new or 0)
            continue
        _close_fold(words, rows, fold)
        rows.append(_page_row(words, number, page, shown=number == at))
    _close_fold(words, rows, fold)
    return rows


def _close_fold(words: Words, rows: list[Row], fold: list[int]) -> None:
    if not fold:
        return
    code = "comparison.same_page" if len(fold) == 1 else "comparison.same_pages"
    text = words(code, first=fold[0], last=fold[-1], count=len(fold))
    rows.append(
        {"id": f"same-{fold[0]}", "index_of": -1, "kind": "same", "title": text, "detail": "", "shown": False}
    )
    fold.clear()


def _page_row(words: Words, number: int, page: PageDifference, *, shown: bool) -> Row:
    moved = page.kind == "changed" and page.old != page.new
    return {
        "id": f"page-{number}",
        "index_of": number,
        "kind": page.kind,
        "title": words("comparison.page", page=page.old if page.new is None else page.new),
        "detail": words("comparison.changed_from" if moved else _KIND_WORDS[page.kind], page=page.old),
        "shown": shown,
    }


def summary(words: Words, difference: DocumentDifference) -> str:
    """2 trang sửa, 1 trang thêm, 9 trang như cũ."""
    kinds = [page.kind for page in difference.pages]
    codes = {
        "changed": "comparison.count_changed",
        "moved": "comparison.count_moved",
        "added": "comparison.count_added",
        "removed": "comparison.count_removed",
        "same": "comparison.count_same",
    }
    return ", ".join(words(code, count=kinds.count(kind)) for kind, code in codes.items() if kind in kinds)


def marks(areas: Sequence[Area], place: Place) -> list[View]:
    """Rectangles in parts of the page; `here` is the place one looks at now."""
    return [
        {
            "x": area.x0,
            "y": area.y0,
            "width": area.x1 - area.x0,
            "height": area.y1 - area.y0,
            "here": area.y0 < place.bottom and area.y1 > place.top,
        }
        for area in areas
    ]


def markup(runs: Sequence[WordRun]) -> str:
    """The words for Qt's styled text: %1 is the colour of what is struck out, %2 of what is underlined."""
    forms = {
        "same": "{}",
        "removed": '<font color="%1"><s>{}</s></font>',
        "inserted": '<font color="%2"><u>{}</u></font>',
    }
    return " ".join(forms[run.kind].format(escape(run.text).replace("%", "&#37;")) for run in runs)


def spoken(words: Words, runs: Sequence[WordRun]) -> str:
    """The changed words for a screen reader."""
    codes = {"removed": "comparison.spoken_removed", "inserted": "comparison.spoken_inserted"}
    return "; ".join(words(codes[run.kind], text=run.text) for run in runs if run.kind in codes)

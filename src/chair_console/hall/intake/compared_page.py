"""In the worker: a page as it is compared, its words with their places, and its picture when somebody looks."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from PIL import Image

from chair_console.protocol.documents import Area

from .mu import DisplayList, Document, Rect, pymupdf
from .picture import paint

PICTURE_WIDTH: Final = 400
_MARGIN: Final = 0.065  # of the page's height, above and below: less than any office leaves free of text
_FOLIO: Final = re.compile(r"\W*(\d{1,4})(?:/\d{1,4})?\W*")
_FURTHEST_FOLIO: Final = 20
_WORDS_IN_FOLIO_ROW: Final = 3
_FLAGS: Final = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_MEDIABOX_CLIP


@dataclass(frozen=True)
class Word:
    """One word, NFC, and where it stands: `line` is the same for words of one line."""

    text: str
    area: Area
    line: tuple[int, int]


@dataclass
class ComparedPage:
    """One page (from 1) of a delivery copy. A page that cannot be read has no words and a white picture.

    `folios` is where page numbers stand: they are no words, for they change with every page that comes or goes.
    """

    number: int
    shapes: DisplayList | None
    box: Rect
    words: list[Word] = field(default_factory=list)
    folios: list[Area] = field(default_factory=list)

    @cached_property
    def key(self) -> tuple[str, ...]:
        """The words alone, for comparing."""
        return tuple(word.text for word in self.words)

    @cached_property
    def loose_key(self) -> tuple[str, ...]:
        """The words without those that hold numbers, which change most easily."""
        return tuple(word for word in self.key if not any(letter.isdigit() for letter in word))

    def forget_picture(self) -> None:
        """A picture takes more memory than all the rest, and is hardly asked for twice."""
        self.__dict__.pop("picture", None)

    @cached_property
    def picture(self) -> Image.Image:
        """The page in grey, `PICTURE_WIDTH` wide."""
        if self.shapes is None:
            return Image.new("L", (PICTURE_WIDTH, PICTURE_WIDTH), 255)
        try:
            return paint(self.shapes, self.box, PICTURE_WIDTH, grey=True)
        except (RuntimeError, ValueError):
            return Image.new("L", (PICTURE_WIDTH, PICTURE_WIDTH), 255)


def open_pages(document: Document) -> list[ComparedPage]:
    """All pages with their words, in the order of reading."""
    return [_open_page(document, number) for number in range(1, document.page_count + 1)]


def _open_page(document: Document, number: int) -> ComparedPage:
    try:
        page = document.load_page(number - 1)
        shapes, box = page.get_displaylist(), page.rect
        rows = pymupdf.TextPage(shapes.get_textpage(_FLAGS)).extractWORDS()
    except (RuntimeError, ValueError):
        return ComparedPage(number, None, pymupdf.Rect(0, 0, 595, 842))
    words = [_word(row, box) for row in rows]
    folios = _folios(words, number)
    kept = [word for word in words if word not in folios]
    return ComparedPage(number, shapes, box, kept, [word.area for word in folios])


def _folios(words: list[Word], number: int) -> list[Word]:
    """Nearly alone in the margin, and about the page's number: a figure of a table is never passed over."""
    margin = [word for word in words if word.area.y1 <= _MARGIN or word.area.y0 >= 1 - _MARGIN]
    return [
        word
        for word in margin
        if _is_about(word, number) and _words_beside(word, margin) <= _WORDS_IN_FOLIO_ROW
    ]


def _is_about(word: Word, number: int) -> bool:
    found = _FOLIO.fullmatch(word.text)
    return found is not None and abs(int(found[1]) - number) <= _FURTHEST_FOLIO


def _words_beside(word: Word, margin: list[Word]) -> int:
    return sum(other.area.y0 < word.area.y1 and word.area.y0 < other.area.y1 for other in margin)


def _word(row: tuple[float, float, float, float, str, int, int, int], box: Rect) -> Word:
    x0, y0, x1, y1, text, block, line, _ = row
    wide, high = max(box.width, 1.0), max(box.height, 1.0)
    area = Area(
        x0=_share(x0 - box.x0, wide),
        y0=_share(y0 - box.y0, high),
        x1=_share(x1 - box.x0, wide),
        y1=_share(y1 - box.y0, high),
    )
    letters = text.encode("utf-8", "replace").decode()
    return Word(unicodedata.normalize("NFC", letters), area, (block, line))


def _share(length: float, whole: float) -> float:
    return round(min(1.0, max(0.0, length / whole)), 4)

"""Searching the text of all papers without diacritics: each hit with its page and the words around it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from .search import plain

LEAST_LETTERS = 2
AROUND = 60
MOST_HITS_OF_PAPER = 5


@dataclass(frozen=True)
class Hit:
    """Where something was found: `before`, `found` and `after` are the text as it stands on the page."""

    page: int
    before: str
    found: str
    after: str


class PaperText:
    """One paper's pages, ready to be searched."""

    def __init__(self, pages: Sequence[str]) -> None:
        self._pages = [" ".join(page.split()) for page in pages]
        self._plain = [plain(page) for page in self._pages]
        self.letters = sum(len(page) for page in self._pages)

    def hits(self, typed: str, most: int = MOST_HITS_OF_PAPER) -> tuple[list[Hit], int]:
        """The first hits, at most one a page, and the number of pages that have any."""
        wanted = " ".join(plain(typed).split())
        if len(wanted) < LEAST_LETTERS:
            return [], 0
        pages = [number for number, page in enumerate(self._plain) if wanted in page]
        return [self._hit(number, wanted) for number in pages[:most]], len(pages)

    def _hit(self, number: int, wanted: str) -> Hit:
        start = self._plain[number].index(wanted)
        page = unicodedata.normalize("NFC", self._pages[number])
        places = [place for place, letter in enumerate(page) for _ in plain(letter)]
        first, last = places[start], places[start + len(wanted) - 1]
        # A letter may carry marks that stand alone behind it.
        while last + 1 < len(page) and unicodedata.combining(page[last + 1]):
            last += 1
        left, right = max(0, first - AROUND), min(len(page), last + 1 + AROUND)
        before = page[left:first] if left == 0 else f"…{page[left:first].partition(' ')[2]}"
        after = (
            page[last + 1 : right] if right == len(page) else f"{page[last + 1 : right].rpartition(' ')[0]}…"
        )
        return Hit(number + 1, before, page[first : last + 1], after)

"""Finds the stamp of state secrets: MẬT, TỐI MẬT, TUYỆT MẬT alone on a line near the top of a page.

Law on the protection of state secrets (29/2018/QH14), article 8; the stamp's place: decree 30/2020/NĐ-CP,
annex I. Words such as "bí mật" or "mật độ dân số" in running text are none.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final, Literal, TypeAlias

Stamp: TypeAlias = Literal["", "confidential", "secret", "top_secret"]
Word: TypeAlias = tuple[float, float, float, float, str, int, int, int]
"""x0, y0, x1, y1, text, block, line, place in the line, as MuPDF gives them."""

PAGES_LOOKED_AT: Final = 2
_TOP: Final = 0.45  # of the page's height
_ORDER: Final[tuple[Stamp, ...]] = ("", "confidential", "secret", "top_secret")
WORDING: Final[dict[Stamp, str]] = {
    "": "",
    "confidential": "MẬT",
    "secret": "TỐI MẬT",
    "top_secret": "TUYỆT MẬT",
}
_STAMPS: Final[dict[str, Stamp]] = {
    "MẬT": "confidential",
    "TỐIMẬT": "secret",
    "TUYỆTMẬT": "top_secret",
    # the same in the fonts of before Unicode, whose letters stand for others: TCVN3, its capitals, VNI
    "MËT": "confidential",
    "TèIMËT": "secret",
    "TUYÖTMËT": "top_secret",
    "mËt": "confidential",
    "tèimËt": "secret",
    "tuyÖtmËt": "top_secret",
    "MAÄT": "confidential",
    "TOÁIMAÄT": "secret",
    "TUYEÄTMAÄT": "top_secret",
}


def stamp_on(words: Iterable[Word], height: float) -> Stamp:
    """The highest stamp on a page of this height."""
    top = [word for word in words if word[1] <= height * _TOP]
    return highest(_STAMPS.get(_bare(line), "") for line in _lines(top))


def highest(stamps: Iterable[Stamp]) -> Stamp:
    """The gravest of several."""
    return max(stamps, key=_ORDER.index, default="")


def _bare(line: str) -> str:
    """Only the letters, each with its marks, without the spaces, brackets and ornaments around them."""
    return "".join(letter for letter in unicodedata.normalize("NFC", line) if letter.isalpha())


def _lines(words: list[Word]) -> Iterator[str]:
    """What may stand alone: a line as the file has it, a part of a row between wide gaps, loose letters."""
    lines: dict[tuple[int, int], list[str]] = {}
    for word in words:
        lines.setdefault((word[5], word[6]), []).append(word[4])
    yield from (" ".join(line) for line in lines.values())
    for row in _rows(words):
        yield from _parts(row)
        yield from _loose_letters(row)


def _rows(words: list[Word]) -> list[list[Word]]:
    """Words whose middles lie on one height, from left to right."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=_middle):
        if rows and _middle(word) - _middle(rows[-1][0]) < (word[3] - word[1]) / 2:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row) for row in rows]


def _middle(word: Word) -> float:
    return (word[1] + word[3]) / 2


def _parts(row: list[Word]) -> Iterator[str]:
    part: list[str] = []
    end = 0.0
    for word in row:
        if part and word[0] - end > 2 * (word[3] - word[1]):
            yield " ".join(part)
            part = []
        part.append(word[4])
        end = word[2]
    yield " ".join(part)


def _loose_letters(row: list[Word]) -> Iterator[str]:
    letters: list[str] = []
    for word in row:
        if len(_bare(word[4])) <= 1:
            letters.append(word[4])
        elif letters:
            yield "".join(letters)
            letters = []
    yield "".join(letters)

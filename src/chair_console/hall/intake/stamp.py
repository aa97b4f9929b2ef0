"""Finds the stamp of state secrets: MẬT, TỐI MẬT, TUYỆT MẬT alone on a line near the top of a page, or "Độ mật: …".

Law on the protection of state secrets (29/2018/QH14), article 8; the stamp's place: decree 30/2020/NĐ-CP,
annex I. Words such as "bí mật" or "mật độ dân số" in running text are none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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
_STAMPS: Final[dict[str, Stamp]] = {"MẬT": "confidential", "TỐIMẬT": "secret", "TUYỆTMẬT": "top_secret"}
_OLD_STAMPS: Final[dict[str, Stamp]] = {
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
_LETTERS: Final = re.compile(
    "(?P<degree>Độmật)?(?P<stamp>TuyệtMật|TốiMật|Mật)(?:(?:HỏaTốc|HoảTốc|ThượngKhẩn|Khẩn|BảnSố|SốBản|ĐộcBản).*)?",
    re.IGNORECASE,
)
"""A line without its spaces; beside the stamp may stand how urgent the paper is, and which copy."""
_HALVES: Final = ("TỐI", "TUYỆT")
_BEFORE: Final = frozenset({"BẢO", "BÍ", "CƠ", "ĐỘ", "THÂN"})
_AFTER: Final = frozenset({"ĐỘ", "MÃ", "KHẨU", "ONG", "THIẾT"})
"""Words that make another word with MẬT, when a narrow column has them on another line."""
_RUNNING_WORDS: Final = 3
_MOST_LOOKED_AT: Final = 200


@dataclass(frozen=True)
class _Line:
    """Words that stand together. What may belong to them: the words before (`above`: on a line above) and after."""

    text: str
    before: str = ""
    after: str = ""
    above: bool = False


def stamp_on(words: Iterable[Word], height: float) -> Stamp:
    """The highest stamp on a page of this height."""
    top = [word for word in words if word[1] <= height * _TOP]
    return highest(_stamp_of(line) for line in _lines(top))


def highest(stamps: Iterable[Stamp]) -> Stamp:
    """The gravest of several."""
    return max(stamps, key=_ORDER.index, default="")


def _stamp_of(line: _Line) -> Stamp:
    bare = _bare(line.text)
    old = _OLD_STAMPS.get(bare)
    if old is not None:
        return old
    found = _LETTERS.fullmatch(bare)
    if found is None or line.text.rstrip().endswith((",", ";", ".", ":")):
        return ""
    if found["degree"]:
        return _STAMPS[found["stamp"].upper()] if ":" in line.text else ""
    if any(letter.isdigit() for letter in line.text.split(found["stamp"][0], 1)[0]):
        return ""  # a heading with its number
    if not _is_marked(found["stamp"], line) or _goes_on(line):
        return ""
    last = _last_word(line.before)
    half = last if line.above and last in _HALVES and _bare(line.before) == last else ""
    return _STAMPS[half + found["stamp"].upper()]


def _is_marked(stamp: str, line: _Line) -> bool:
    """In capitals; in small letters "Tối mật" and "Tuyệt mật", and "Mật" only all alone."""
    if stamp == stamp.upper():
        return True
    alone = not line.before and not line.after
    return stamp[0].isupper() and (len(stamp) > len("Mật") or alone)


def _goes_on(line: _Line) -> bool:
    """Whether the line is only the end of a sentence or a heading that began above, or goes on below."""
    if _last_word(line.before).upper() in _BEFORE or _first_word(line.after).upper() in _AFTER:
        return True
    if line.above and line.before.endswith(","):
        return True
    if line.after[:1].islower() and not line.after.startswith("ngày"):
        return True
    running = _last_word(line.before)[-1:].islower() and len(line.before.split()) >= _RUNNING_WORDS
    return line.above and running


def _first_word(text: str) -> str:
    return _bare(text.split()[0]) if text else ""


def _last_word(text: str) -> str:
    return _bare(text.split()[-1]) if text else ""


def _bare(line: str) -> str:
    """Only the letters, each with its marks, without the spaces, brackets and ornaments around them."""
    return "".join(letter for letter in unicodedata.normalize("NFC", line) if letter.isalpha())


def _lines(words: list[Word]) -> Iterator[_Line]:
    """What may stand alone: a line as the file has it, a part of a row between wide gaps, loose letters."""
    grouped: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        grouped.setdefault((word[5], word[6]), []).append(word)
    lines = list(grouped.values())
    likely = [
        line for line in lines if _LETTERS.fullmatch(_bare(_text(line))) or _bare(_text(line)) in _OLD_STAMPS
    ]
    yield from (_with_neighbours(line, lines) for line in likely[:_MOST_LOOKED_AT])
    for row in _rows(words):
        yield from _parts(row, grouped)
        yield from _loose_letters(row)


def _with_neighbours(line: list[Word], lines: list[list[Word]]) -> _Line:
    """The lines right above and below, as paragraphs and headings have them, whatever blocks MuPDF makes."""
    height = line[0][3] - line[0][1]
    near = [other for other in lines if other is not line and _overlap(line, other)]
    step = 1.4 * height
    above = [other for other in near if height / 2 < _middle(line[0]) - _middle(other[0]) < step]
    below = [other for other in near if height / 2 < _middle(other[0]) - _middle(line[0]) < step]
    beside = [other for other in lines if other[-1][5] == line[0][5] and other[-1][6] == line[0][6] - 1]
    after = _text(min(below, key=_height_of)) if below else ""
    if above:
        return _Line(_text(line), _text(max(above, key=_height_of)), after, above=True)
    before = _text(beside[0]) if beside and not _overlap(line, beside[0]) else ""
    return _Line(_text(line), before, after)


def _overlap(one: list[Word], other: list[Word]) -> bool:
    """Whether one stands over or under the other, at least in part."""
    return one[0][0] < other[-1][2] and other[0][0] < one[-1][2]


def _text(words: list[Word]) -> str:
    return unicodedata.normalize("NFC", " ".join(word[4] for word in words))


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


def _height_of(line: list[Word]) -> float:
    return _middle(line[0])


def _parts(row: list[Word], lines: dict[tuple[int, int], list[Word]]) -> Iterator[_Line]:
    """The parts of a row between wide gaps, other than those that are a whole line and have been looked at."""
    parts: list[list[Word]] = []
    for word in row:
        if parts and word[0] - parts[-1][-1][2] <= 2 * (word[3] - word[1]):
            parts[-1].append(word)
        else:
            parts.append([word])
    texts = [_text(part) for part in parts]
    for place, part in enumerate(parts):
        names = {(word[5], word[6]) for word in part}
        if len(names) > 1 or len(part) < len(lines[names.pop()]):
            yield _Line(
                texts[place], texts[place - 1] if place else "", "".join(texts[place + 1 : place + 2])
            )


def _loose_letters(row: list[Word]) -> Iterator[_Line]:
    letters: list[str] = []
    for word in row:
        if len(_bare(word[4])) <= 1:
            letters.append(word[4])
        elif letters:
            yield _Line("".join(letters), before=word[4])
            letters = []
    if len(letters) > 1:
        yield _Line("".join(letters))

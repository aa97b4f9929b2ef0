"""Where a dropped file belongs and what it is called, as far as its name and its folders tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chair_console.protocol.agenda_views import ItemView

from .search import plain
from .tray_files import FoundFile

_NAMED = re.compile(r"\b(?:noi dung|nd|muc|item|agenda item)\s*(?:so\s*)?0*(\d{1,3})\b")
_LEADING = re.compile(r"^\s*0*(\d{1,3})(?=$|[\s._\-)–])")
_ORDER = re.compile(r"^\s*(?:\d{1,2}\s*[._)]\s*|\d{1,2}\s+[-–]\s+|0\d\s*[-–]\s*)(?=\D)")
"""The number that orders a file: "03 - …", "3. …", "3_…", "03-…"; not the one of "600-trang" or "86 dự án"."""
_LEAST_SHARE = 0.6
_LEAST_WORDS = 3


class Guess:
    """Guesses the agenda items of the files of one drop: a number counts only where all the numbers fit."""

    def __init__(self, items: Sequence[ItemView], files: Sequence[FoundFile]) -> None:
        self._by_number = {item.number: item.id for item in items}
        self._short = [(item.id, _words(item.short_title)) for item in items]
        leading = [_number(_LEADING, file.path.stem) for file in files]
        self._files_count_items = all(n in self._by_number for n in leading if n is not None)

    def item_of(self, file: FoundFile) -> str | None:
        """The item's id; None where nothing fits."""
        stem = file.path.stem
        for name in (*reversed(file.folders), stem):
            found = self._by_number.get(_number(_NAMED, name) or 0)
            if found:
                return found
        for folder in reversed(file.folders):
            found = self._by_number.get(_number(_LEADING, folder) or 0) or self._by_title(folder)
            if found:
                return found
        found = self._by_title(stem)
        if found is None and self._files_count_items:
            found = self._by_number.get(_number(_LEADING, stem) or 0)
        return found

    def _by_title(self, name: str) -> str | None:
        """The one item whose short title stands in the name, or most of the name's words in its title."""
        said = _words(name)
        inside = [item_id for item_id, short in self._short if len(short) >= _LEAST_WORDS and short <= said]
        if len(inside) == 1:
            return inside[0]
        shares = sorted(
            ((len(short & said) / len(short), item_id) for item_id, short in self._short if short),
            reverse=True,
        )
        best = [share for share in shares if share[0] >= _LEAST_SHARE]
        if best and len(said) >= _LEAST_WORDS and (len(best) == 1 or best[0][0] > best[1][0]):
            words = dict(self._short)[best[0][1]]
            if len(words & said) >= _LEAST_WORDS:
                return best[0][1]
        return None


def title_of(name: str) -> str:
    """What a paper is called: its file's name without ending, number and underscores."""
    stem = name.rsplit("/", 1)[-1]
    stem = stem.rsplit(".", 1)[0] if "." in stem.strip(".") else stem
    words = " ".join((_ORDER.sub("", stem) or stem).replace("_", " ").split())
    return words.replace("-", " ") if " " not in words and words.count("-") > 1 else words


def _number(pattern: re.Pattern[str], name: str) -> int | None:
    found = pattern.search(_spaced(name))
    return int(found.group(1)) if found else None


def _spaced(name: str) -> str:
    return plain(name).replace("_", " ").replace("-", " ")


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in re.split(r"\W+", _spaced(text)) if len(word) > 1)

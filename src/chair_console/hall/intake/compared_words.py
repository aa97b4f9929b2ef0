"""In the worker: which words of a page stay, go and come, and where those that change stand."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Final

from chair_console.protocol.documents import Area, WordRun

from .compared_page import ComparedPage, Word

_KEPT_BESIDE: Final = 8
"""Words shown on either side of a change."""
_MOST_WORDS: Final = 6_000
_GAP: Final = " … "


def changed_words(old: ComparedPage, new: ComparedPage) -> tuple[list[WordRun], list[Area], list[Area]]:
    """The runs of words, and the areas of what goes (on the old page) and comes (on the new one)."""
    if max(len(old.words), len(new.words)) > _MOST_WORDS:
        return [], [], []
    runs: list[WordRun] = []
    gone: list[Word] = []
    come: list[Word] = []
    matcher = SequenceMatcher(None, old.key, new.key, autojunk=False)
    opcodes = matcher.get_opcodes()
    for place, (kind, i1, i2, j1, j2) in enumerate(opcodes):
        if kind == "equal":
            text = _shortened(new.key[j1:j2], first=place == 0, last=place == len(opcodes) - 1)
            runs.append(WordRun(kind="same", text=text))
            continue
        if i1 < i2:
            runs.append(WordRun(kind="removed", text=" ".join(old.key[i1:i2])))
            gone += old.words[i1:i2]
        if j1 < j2:
            runs.append(WordRun(kind="inserted", text=" ".join(new.key[j1:j2])))
            come += new.words[j1:j2]
    return runs, _areas(gone), _areas(come)


def _shortened(words: tuple[str, ...], *, first: bool, last: bool) -> str:
    """What stays, cut to the words beside a change."""
    head = () if first else words[:_KEPT_BESIDE]
    tail = () if last else words[-_KEPT_BESIDE:]
    if len(head) + len(tail) >= len(words):
        return " ".join(words)
    return " ".join(head) + _GAP + " ".join(tail)


def _areas(words: list[Word]) -> list[Area]:
    """One area for words that follow each other on a line."""
    areas: list[Area] = []
    line: tuple[int, int] | None = None
    for word in words:
        last = areas[-1] if areas else None
        if last is not None and word.line == line and 0 <= word.area.x0 - last.x1 < 0.05:
            areas[-1] = Area(
                x0=last.x0,
                y0=min(last.y0, word.area.y0),
                x1=max(last.x1, word.area.x1),
                y1=max(last.y1, word.area.y1),
            )
        else:
            areas.append(word.area)
        line = word.line
    return areas

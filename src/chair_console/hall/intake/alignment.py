"""In the worker: which page of the new version was which page of the old one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from PIL import ImageChops, ImageStat

from .compared_page import ComparedPage

Pair = tuple[ComparedPage | None, ComparedPage | None]

_LEAST_LIKENESS: Final = 0.35
_MOST_PAIRS: Final = 40_000
"""Above so many possible pairs, pages are paired by their words without numbers, and else in their order."""
_LARGEST_STEP: Final = 40.0
"""Mean difference of grey, of 255, at which two pictures have nothing in common."""


def align(old: list[ComparedPage], new: list[ComparedPage]) -> Iterator[Pair]:
    """Pairs of pages in the order of the new version; one side is None where a page came or went.

    Pages with the same words hold the order; between them the most alike are paired, without crossing.
    """
    keys_old, keys_new = [_key(page) for page in old], [_key(page) for page in new]
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, keys_old, keys_new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from zip(old[i1:i2], new[j1:j2], strict=True)
        else:
            yield from _pair_alike(old[i1:i2], new[j1:j2])


def reunite(pairs: list[Pair]) -> Iterator[tuple[Pair, bool]]:
    """The same pairs, but a page that went here and came there is one, at its new place; it is marked True."""
    went: dict[object, list[ComparedPage]] = {}
    for before, after in pairs:
        if before is not None and after is None:
            went.setdefault(_key(before), []).append(before)
    moved = {
        after.number: went[_key(after)].pop(0)
        for before, after in pairs
        if before is None and after is not None and went.get(_key(after))
    }
    found_again = {page.number for page in moved.values()}
    for before, after in pairs:
        if before is None and after is not None and after.number in moved:
            yield (moved[after.number], after), True
        elif not (after is None and before is not None and before.number in found_again):
            yield (before, after), False


def _key(page: ComparedPage) -> object:
    """Pages without words are told apart by their pictures."""
    if page.words:
        return page.key
    return page.picture.resize((16, 16)).tobytes()


def _pair_alike(old: list[ComparedPage], new: list[ComparedPage]) -> Iterator[Pair]:
    if len(old) * len(new) <= _MOST_PAIRS:
        likeness = [[_likeness(before, after) for after in new] for before in old]
        yield from _best_path(old, new, likeness)
        return
    keys_old, keys_new = [_loose_key(page) for page in old], [_loose_key(page) for page in new]
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, keys_old, keys_new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from zip(old[i1:i2], new[j1:j2], strict=True)
        elif (i2 - i1) * (j2 - j1) <= _MOST_PAIRS:
            yield from _pair_alike(old[i1:i2], new[j1:j2])
        else:
            yield from _pair_in_order(old[i1:i2], new[j1:j2])


def _loose_key(page: ComparedPage) -> object:
    return page.loose_key or _key(page)


def _pair_in_order(old: list[ComparedPage], new: list[ComparedPage]) -> Iterator[Pair]:
    shared = min(len(old), len(new))
    yield from zip(old[:shared], new[:shared], strict=True)
    yield from ((page, None) for page in old[shared:])
    yield from ((None, page) for page in new[shared:])


def _best_path(
    old: list[ComparedPage], new: list[ComparedPage], likeness: list[list[float]]
) -> Iterator[Pair]:
    """The pairs without crossing whose likeness together is greatest (as for the longest common sequence)."""
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            paired = likeness[i][j] + best[i + 1][j + 1] if likeness[i][j] >= _LEAST_LIKENESS else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    i = j = 0
    while i < len(old) and j < len(new):
        alike = likeness[i][j] >= _LEAST_LIKENESS
        if alike and best[i][j] == likeness[i][j] + best[i + 1][j + 1]:
            yield old[i], new[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            yield old[i], None
            i += 1
        else:
            yield None, new[j]
            j += 1
    yield from ((page, None) for page in old[i:])
    yield from ((None, page) for page in new[j:])


def _likeness(old: ComparedPage, new: ComparedPage) -> float:
    """From 0 to 1: words that both have, as often; where one has none (the signed scan), how near the pictures are."""
    if old.words and new.words:
        shared = sum((Counter(old.key) & Counter(new.key)).values())
        return 2 * shared / (len(old.key) + len(new.key))
    small = (64, 64)
    step = ImageStat.Stat(ImageChops.difference(old.picture.resize(small), new.picture.resize(small))).mean[0]
    return max(0.0, 1.0 - step / _LARGEST_STEP)

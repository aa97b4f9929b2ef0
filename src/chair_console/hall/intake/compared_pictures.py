"""In the worker: where two pictures of a page differ, as a few rectangles; grain and shifts of a pixel do not count."""

from __future__ import annotations

from typing import Final

from PIL import Image, ImageChops, ImageFilter

from chair_console.protocol.documents import Area

from .compared_page import ComparedPage

_BLOCK: Final = 10
"""Side of a square that is judged as a whole, in pixels of a picture 400 wide."""
_STEP: Final = 60
"""Difference of grey, of 255, that an eye takes for a change."""
_MOST_AREAS: Final = 40

_Cell = tuple[int, int]


def changed_areas(old: ComparedPage, new: ComparedPage) -> list[Area]:
    """Areas that hold for both pages; the whole page where its shape or nearly everything changed."""
    before, after = old.picture, new.picture
    if before.tobytes() == after.tobytes() and before.size == after.size:
        return []
    if abs(before.height - after.height) > _BLOCK:
        return [Area(x0=0, y0=0, x1=1, y1=1)]
    size = (before.width, min(before.height, after.height))
    before, after = before.crop((0, 0, *size)), after.crop((0, 0, *size))
    for picture in (before, after):
        _whiten(picture, old.folios + new.folios)
    marks = ImageChops.lighter(_ink_only_in(after, before), _ink_only_in(before, after))
    across, down = -(-size[0] // _BLOCK), -(-size[1] // _BLOCK)
    padded = Image.new("L", (across * _BLOCK, down * _BLOCK))
    padded.paste(marks, (0, 0))
    blocks = padded.reduce(_BLOCK).tobytes()
    changed = {(place % across, place // across) for place, share in enumerate(blocks) if share}
    groups = _groups(changed)
    if len(groups) > _MOST_AREAS:
        return [Area(x0=0, y0=0, x1=1, y1=1)]
    return [_area(group, size) for group in groups]


def _whiten(picture: Image.Image, areas: list[Area]) -> None:
    wide, high = picture.size
    for area in areas:
        box = (
            int(area.x0 * wide) - 1,
            int(area.y0 * high) - 1,
            int(area.x1 * wide) + 2,
            int(area.y1 * high) + 2,
        )
        picture.paste(255, box)


def _ink_only_in(one: Image.Image, other: Image.Image) -> Image.Image:
    """White where `one` is darker than the darkest of `other` around there: a line that moved by a pixel is not."""
    darkest = other.filter(ImageFilter.MinFilter(3))
    return ImageChops.subtract(darkest, one).point([0] * _STEP + [255] * (256 - _STEP))


def _groups(cells: set[_Cell]) -> list[set[_Cell]]:
    """Cells that touch, or nearly touch, belong together."""
    groups = []
    left = set(cells)
    while left:
        group: set[_Cell] = set()
        waiting = [left.pop()]
        while waiting:
            x, y = waiting.pop()
            group.add((x, y))
            near = {(x + dx, y + dy) for dx in (-2, -1, 0, 1, 2) for dy in (-2, -1, 0, 1, 2)} & left
            left -= near
            waiting += near
        groups.append(group)
    return sorted(groups, key=lambda group: min((y, x) for x, y in group))


def _area(group: set[_Cell], size: tuple[int, int]) -> Area:
    wide, high = size
    xs, ys = [x for x, _ in group], [y for _, y in group]
    return Area(
        x0=round(min(xs) * _BLOCK / wide, 4),
        y0=round(min(ys) * _BLOCK / high, 4),
        x1=round(min(1.0, (max(xs) + 1) * _BLOCK / wide), 4),
        y1=round(min(1.0, (max(ys) + 1) * _BLOCK / high), 4),
    )

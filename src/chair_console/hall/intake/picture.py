"""In the worker: a page as pixels, grey where the page is grey, and as a JPEG."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Final

from PIL import Image

from .mu import DisplayList, Rect, pymupdf

THUMBNAIL_WIDTH: Final = 320
_QUALITY: Final = 80
_TALLEST: Final = 6  # times as high as wide; a longer strip gets narrower
_LARGEST_SIDE: Final = 9_600


def scale_for(page: Rect, width: int) -> float:
    """Pixels per point, so that no page box, however odd, makes a picture beyond bounds."""
    wide, high = max(page.width, 1.0), max(page.height, 1.0)
    tallest = min(width * _TALLEST, _LARGEST_SIDE)
    scale = min(width / wide, tallest / high)
    return scale if math.isfinite(scale) and scale > 0 else 1.0


def paint(shapes: DisplayList, page: Rect, width: int, *, grey: bool = False) -> Image.Image:
    """The page `width` pixels wide. In grey if so asked, or if it turns out to have no colour."""
    scale = scale_for(page, width)
    colours = pymupdf.csGRAY if grey else pymupdf.csRGB
    pixels = shapes.get_pixmap(matrix=pymupdf.Matrix(scale, scale), colorspace=colours, alpha=0)
    mode = "L" if grey else "RGB"
    size = (pixels.width, pixels.height)
    picture = Image.frombuffer(mode, size, bytes(pixels.samples_mv), "raw", mode, pixels.stride, 1)
    return picture if grey or has_colour(picture) else picture.getchannel(0)


def has_colour(picture: Image.Image) -> bool:
    """Whether any pixel is not grey."""
    if picture.mode == "L":
        return False
    red, green, blue = (channel.tobytes() for channel in picture.split())
    return not red == green == blue


def is_blank(picture: Image.Image) -> bool:
    """Whether every pixel is the same."""
    return all(low == high for low, high in _extremes(picture))


def _extremes(picture: Image.Image) -> list[tuple[int, int]]:
    return [channel.getextrema() for channel in picture.split()]  # type: ignore[misc]


def write_jpeg(picture: Image.Image, target: Path) -> None:
    """The picture as a file; raises OSError."""
    picture.save(target, "JPEG", quality=_QUALITY, optimize=True, dpi=(96, 96))

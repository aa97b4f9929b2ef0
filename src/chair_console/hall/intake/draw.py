"""In the worker: draws pages as JPEG pictures, grey where the page is grey."""

from __future__ import annotations

import math
from collections import OrderedDict
from pathlib import Path
from typing import Final

from .messages import Render, Rendered
from .mu import Colorspace, DisplayList, Document, Rect, pymupdf
from .refusals import IntakeRefused

_QUALITY: Final = 80
_TALLEST: Final = 6  # times as high as wide; a longer strip gets narrower
_LARGEST_SIDE: Final = 9_600
_PROBE_WIDTH: Final = 240
_KEPT_OPEN: Final = 4

_open: OrderedDict[str, Document] = OrderedDict()


def draw(request: Render) -> Rendered:
    """Draw one page. Refused: `documents.no_such_page`, `intake.page_failed`."""
    document = _document(request.source)
    if not 1 <= request.page <= document.page_count:
        raise IntakeRefused("documents.no_such_page", page=request.page, pages=document.page_count)
    try:
        page = document.load_page(request.page - 1)
        shapes = page.get_displaylist()
        scale = _scale(page.rect, request.width)
        colours = _colours(shapes, page.rect)
        picture = shapes.get_pixmap(matrix=pymupdf.Matrix(scale, scale), colorspace=colours, alpha=0)
    except (RuntimeError, ValueError) as error:
        raise IntakeRefused("intake.page_failed", page=request.page) from error
    picture.set_dpi(96, 96)
    Path(request.target).write_bytes(picture.tobytes("jpeg", jpg_quality=_QUALITY))
    return Rendered()


def _document(source: str) -> Document:
    """The PDF, kept open: the next page of the same document is usually asked for next."""
    document = _open.pop(source, None)
    if document is None:
        document = pymupdf.open(source, filetype="pdf")
        if len(_open) >= _KEPT_OPEN:
            _open.popitem(last=False)[1].close()
    _open[source] = document
    return document


def _scale(page: Rect, width: int) -> float:
    """Pixels per point, so that no page box, however odd, makes a picture beyond bounds."""
    wide, high = max(page.width, 1.0), max(page.height, 1.0)
    tallest = min(width * _TALLEST, _LARGEST_SIDE)
    scale = min(width / wide, tallest / high)
    return scale if math.isfinite(scale) and scale > 0 else 1.0


def _colours(shapes: DisplayList, page: Rect) -> Colorspace:
    """Grey if a small picture of the page has no colour: half the bytes, and twice as fast."""
    scale = _scale(page, _PROBE_WIDTH)
    probe = shapes.get_pixmap(matrix=pymupdf.Matrix(scale, scale), colorspace=pymupdf.csRGB, alpha=0)
    samples = bytes(probe.samples)
    red, green, blue = samples[0::3], samples[1::3], samples[2::3]
    return pymupdf.csGRAY if red == green == blue else pymupdf.csRGB

"""In the worker: draws pages as JPEG pictures, grey where the page is grey."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from typing import Final

from .messages import Render, Rendered
from .mu import BROKEN, Document, pymupdf
from .picture import has_colour, paint, write_jpeg
from .refusals import IntakeRefused

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
        # A small picture shows whether the large one needs colour: without, it is drawn in half the time.
        grey = not has_colour(paint(shapes, page.rect, _PROBE_WIDTH))
        picture = paint(shapes, page.rect, request.width, grey=grey)
    except BROKEN as error:
        raise IntakeRefused("intake.page_failed", page=request.page) from error
    write_jpeg(picture, Path(request.target))
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

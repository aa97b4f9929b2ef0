"""In the worker: pictures become PDF, a page for each picture in the file."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Final

from PIL import Image

from .mu import BROKEN, Document, pymupdf
from .refusals import IntakeRefused

_KINDS: Final = {
    "image/png": "png",
    "image/jpeg": "jpeg",
    "image/tiff": "tiff",
    "image/gif": "gif",
    "image/bmp": "bmp",
    "image/webp": "png",  # MuPDF does not read it, so that it comes here as PNG
}
_LONG_SIDE: Final = 842.0  # points: the long side of A4
_LARGEST_PAGE: Final = 1_300.0  # points: A3 and what is a little larger stay as they are
_MOST_PIXELS: Final = 120_000_000


def is_image(media_type: str) -> bool:
    return media_type in _KINDS


def image_to_pdf(source: Path, media_type: str, folder: Path) -> Path:
    """The picture as PDF in `folder`. Refused: `intake.damaged_image`, `intake.too_heavy`."""
    made = folder / "image.pdf"
    try:
        content = _png_of(source) if media_type == "image/webp" else source.read_bytes()
        with pymupdf.open(stream=content, filetype=_KINDS[media_type]) as pictures:
            _require_modest(pictures)
            with pymupdf.open("pdf", pictures.convert_to_pdf()) as pages, _on_paper(pages) as paper:
                paper.save(made, garbage=3, deflate=True)
    except Image.DecompressionBombError as error:
        raise IntakeRefused("intake.too_heavy") from error
    except (*BROKEN, OSError, SyntaxError) as error:
        raise IntakeRefused("intake.damaged_image") from error
    return made


def _png_of(source: Path) -> bytes:
    with Image.open(source, formats=["WEBP"]) as picture:
        if picture.width * picture.height > _MOST_PIXELS:
            raise IntakeRefused("intake.too_heavy")
        target = io.BytesIO()
        picture.convert("RGB" if picture.mode != "RGBA" else "RGBA").save(target, "PNG", compress_level=1)
    return target.getvalue()


def _require_modest(pictures: Document) -> None:
    for page in pictures:
        images = page.get_image_info()
        if sum(image["width"] * image["height"] for image in images) > _MOST_PIXELS:
            raise IntakeRefused("intake.too_heavy")


def _on_paper(pages: Document) -> Document:
    """A photograph states no size in centimetres worth the name: large pages become as large as A4."""
    paper = pymupdf.open()
    for number, page in enumerate(pages):
        longest = max(page.rect.width, page.rect.height)
        if longest <= _LARGEST_PAGE:
            paper.insert_pdf(pages, from_page=number, to_page=number)
            continue
        scale = _LONG_SIDE / longest
        sheet = paper.new_page(width=page.rect.width * scale, height=page.rect.height * scale)
        sheet.show_pdf_page(sheet.rect, pages, number)
    return paper

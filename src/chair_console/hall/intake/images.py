"""In the worker: pictures become PDF, a page for each picture in the file."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Final

from PIL import ExifTags, Image, ImageOps, ImageSequence

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
_FORMATS: Final = ("PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP")
_LONG_SIDE: Final = 842.0  # points: the long side of A4
_LARGEST_PAGE: Final = 1_300.0  # points: A3 and what is a little larger stay as they are
_TURNS: Final = {3: 180, 6: 90, 8: 270}
"""What the orientation in a picture means, in degrees clockwise; mirrored ones are nobody's scan."""
_MOST_PIXELS: Final = 120_000_000
MOST_PAGES: Final = 5_000


def is_image(media_type: str) -> bool:
    return media_type in _KINDS


def image_to_pdf(source: Path, media_type: str, folder: Path) -> Path:
    """The picture as PDF in `folder`. Refused: `intake.damaged_image`, `.too_heavy`, `.too_many_pages`."""
    made = folder / "image.pdf"
    _require_modest_head(source)
    try:
        content = _png_of(source) if media_type == "image/webp" else source.read_bytes()
        with pymupdf.open(stream=content, filetype=_KINDS[media_type]) as pictures:
            require_pages(pictures.page_count)
            _require_modest(pictures)
            with pymupdf.open("pdf", pictures.convert_to_pdf()) as pages, _on_paper(pages) as paper:
                _turn(paper, source, media_type)
                paper.save(made, garbage=3, deflate=True)
    except Image.DecompressionBombError as error:
        raise IntakeRefused("intake.too_heavy") from error
    except (*BROKEN, OSError, SyntaxError) as error:
        raise IntakeRefused("intake.damaged_image") from error
    return made


def require_pages(pages: int) -> None:
    """Refused: `intake.too_many_pages`."""
    if pages > MOST_PAGES:
        raise IntakeRefused("intake.too_many_pages", pages=pages, limit=MOST_PAGES)


def _require_modest_head(source: Path) -> None:
    """What the file says of its size is enough to refuse it; whether it says the truth is seen later."""
    try:
        with Image.open(source, formats=_FORMATS) as picture:
            pixels = picture.width * picture.height
    except Image.DecompressionBombError as error:
        raise IntakeRefused("intake.too_heavy") from error
    except (*BROKEN, OSError, SyntaxError):
        return
    if pixels > _MOST_PIXELS:
        raise IntakeRefused("intake.too_heavy")


def _png_of(source: Path) -> bytes:
    with Image.open(source, formats=["WEBP"]) as picture:
        if picture.width * picture.height > _MOST_PIXELS:
            raise IntakeRefused("intake.too_heavy")
        target = io.BytesIO()
        upright = ImageOps.exif_transpose(picture)
        upright.convert("RGB" if upright.mode != "RGBA" else "RGBA").save(target, "PNG", compress_level=1)
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


def _turn(paper: Document, source: Path, media_type: str) -> None:
    """A scanner or a telephone may only note how a picture is to be turned; MuPDF heeds that in JPEG alone."""
    if media_type not in ("image/png", "image/tiff"):
        return
    try:
        with Image.open(source, formats=_FORMATS) as pictures:
            for page, picture in zip(paper, ImageSequence.Iterator(pictures), strict=False):
                turn = _TURNS.get(picture.getexif().get(ExifTags.Base.Orientation, 1), 0)
                page.set_rotation((page.rotation + turn) % 360)
    except (*BROKEN, OSError, SyntaxError, EOFError):
        return  # it lies as it lies

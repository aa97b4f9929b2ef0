"""In the worker: a body's logo, drawn anew as a PNG, so that nothing of the file that was given is passed on."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps

from .messages import DrawLogo, Rendered
from .mu import BROKEN, pymupdf
from .refusals import IntakeRefused

LARGEST_SIDE: Final = 800
_FORMATS: Final = ("PNG", "JPEG", "WEBP")
_MOST_PIXELS: Final = 40_000_000


def draw_logo(request: DrawLogo) -> Rendered:
    """Write the PNG. Refused: `logo.not_a_picture`."""
    try:
        content = Path(request.source).read_bytes()
        picture = _drawing(content) if b"<svg" in content[:4_000].lower() else _picture(content)
        picture.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
        picture.save(request.target, "PNG", optimize=True)
    except (*BROKEN, OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise IntakeRefused("logo.not_a_picture") from error
    return Rendered()


def _picture(content: bytes) -> Image.Image:
    with Image.open(io.BytesIO(content), formats=_FORMATS) as found:
        if found.width * found.height > _MOST_PIXELS:
            raise IntakeRefused("logo.not_a_picture")
        upright = ImageOps.exif_transpose(found)
        return upright.convert("RGBA")


def _drawing(content: bytes) -> Image.Image:
    with pymupdf.open(stream=content, filetype="svg") as drawing:
        page = drawing.load_page(0)
        longest = max(page.rect.width, page.rect.height)
        if not 0 < longest < 100_000:
            raise IntakeRefused("logo.not_a_picture")
        scale = LARGEST_SIDE / longest
        pixels = page.get_pixmap(matrix=pymupdf.Matrix(scale, scale), alpha=True)
        if pixels.width == 0 or pixels.height == 0:
            raise IntakeRefused("logo.not_a_picture")
        return Image.open(io.BytesIO(pixels.tobytes("png"))).convert("RGBA")

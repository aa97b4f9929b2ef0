"""In the worker: pictures inside a PDF that are finer than any screen shows are made coarser."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from .mu import BROKEN, pymupdf

_FINER_THAN_DPI: Final = 200
_TARGET_DPI: Final = 150
_QUALITY: Final = 75
_WORTH_BYTES: Final = 400_000
_WORTH_SHARE: Final = 0.7


def lighten(delivery: Path) -> bool:
    """Replace a delivery copy by one with coarser pictures, if that saves over 30 %; whether it was replaced.

    Fax-like pictures in black and white stay: coarser, their letters would break.
    """
    if delivery.stat().st_size < _WORTH_BYTES:
        return False
    lighter = delivery.with_name("lighter.pdf")
    try:
        with pymupdf.open(delivery, filetype="pdf") as document:
            document.rewrite_images(
                dpi_threshold=_FINER_THAN_DPI, dpi_target=_TARGET_DPI, quality=_QUALITY, bitonal=False
            )
            document.save(lighter, garbage=3, deflate=True, use_objstms=1, no_new_id=True)
    except BROKEN:  # an odd picture inside: the copy stays as it is
        lighter.unlink(missing_ok=True)
        return False
    if lighter.stat().st_size > delivery.stat().st_size * _WORTH_SHARE:
        lighter.unlink()
        return False
    lighter.replace(delivery)
    return True

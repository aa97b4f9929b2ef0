"""MuPDF, quiet. Its Python binding is only half typed, so that here it is typed as anything."""

from __future__ import annotations

import importlib
from typing import Any, Final, TypeAlias

pymupdf: Final[Any] = importlib.import_module("pymupdf")
mupdf: Final[Any] = pymupdf.mupdf
pymupdf.TOOLS.mupdf_display_errors(False)
pymupdf.TOOLS.mupdf_display_warnings(False)

Document: TypeAlias = Any
Page: TypeAlias = Any
DisplayList: TypeAlias = Any
PdfObject: TypeAlias = Any
Rect: TypeAlias = Any

BROKEN: Final = (RuntimeError, ValueError, mupdf.FzErrorBase)
"""What MuPDF raises over a file that it cannot read; its own errors are no RuntimeError."""

"""A worker takes documents apart (delivery copy, text, thumbnails), against `mutool draw` making PNG of them.

Both on one core, in pages a second, one document after the other; the worker's start is included.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from chair_console.hall.intake.examining import Examiners
from chair_console.hall.intake.messages import Prepared
from tests.shared_data import shared

from .cases import Case, typical

RUNS = 3
DOCUMENTS = (
    "derived/tieng-viet-5-trang.pdf",
    "derived/600-pages.pdf",
    "qpdf/deterministic-id-in.pdf",
    "qpdf/merge-implicit-ranges.pdf",
    "qpdf/form-filled-by-acrobat.pdf",
    "qpdf/lin3.pdf",
    "qpdf/rotated.pdf",
    "py-pdf/pdflatex-outline.pdf",
    "py-pdf/multicolumn.pdf",
    "py-pdf/google-doc-document.pdf",
    "py-pdf/habibi-rotated.pdf",
    "verapdf/7.18.1-t03-pass-f.pdf",
    "verapdf/7.4.2-t01-pass-b.pdf",
)


async def _take_apart(documents: list[Path], folder: Path) -> int:
    """Pages of all documents, each examined as the hall does it: by a process of its own."""
    examiners = Examiners(folder)
    pages = 0
    try:
        for number, document in enumerate(documents):
            own = folder / str(number)
            own.mkdir()
            answer = await examiners.examine(document, own)
            assert isinstance(answer, Prepared), answer
            pages += answer.pages
    finally:
        await examiners.close()
    return pages


def ours(documents: list[Path]) -> tuple[int, float]:
    """Pages, and pages a second."""
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        pages = asyncio.run(_take_apart(documents, Path(folder)))
        return pages, pages / (time.perf_counter() - began)


def theirs(documents: list[Path], pages: int) -> float:
    """Pages a second."""
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        for document in documents:
            command = ["mutool", "draw", "-q", "-o", f"{folder}/%d.png", str(document)]
            subprocess.run(command, capture_output=True, check=True, timeout=120)
        return pages / (time.perf_counter() - began)


def run() -> Iterator[Case]:
    if shutil.which("mutool") is None:
        sys.exit("The benchmark intake needs mutool: install the package mupdf-tools.")
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # whatever starts from here shares the core
    documents = [shared("pdf") / name for name in DOCUMENTS]
    pages, _ = ours(documents)
    rounds = [(ours(documents), theirs(documents, pages)) for _ in range(RUNS)]
    yield Case(
        "intake",
        typical([own[1] for own, _ in rounds]),
        typical([their for _, their in rounds]),
        unit="pages/s",
        better="higher",
        extra={"pages": pages, "documents": len(documents)},
    )

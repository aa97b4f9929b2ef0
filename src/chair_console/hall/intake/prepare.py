"""In the worker: from an untrusted file to its facts and its delivery copy."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from .clean import clean
from .messages import Prepare, Prepared
from .mu import Document, mupdf, pymupdf
from .office import convert
from .refusals import IntakeRefused
from .sniff import PDF, has_macros, media_type_of

MOST_PAGES: Final = 5_000


def prepare(request: Prepare) -> Prepared:
    """Examine a file and make its delivery copy.

    Refused: `intake.empty_file`, `intake.unknown_type`, `intake.encrypted`,
    `intake.damaged`, `intake.no_pages`, `intake.too_many_pages`, `intake.too_heavy`, `intake.unsafe`,
    `intake.no_office`, `intake.office_failed`.
    """
    source, folder = Path(request.source), Path(request.folder)
    media_type = media_type_of(source)
    if media_type == PDF:
        return _prepare_pdf(source, folder)
    made = convert(source, media_type, folder, request.office)
    prepared = _prepare_pdf(made, folder)
    removed = set(prepared.removed)
    if ".openxmlformats-" in media_type and has_macros(source):
        removed.add("macro")
    return Prepared(
        media_type=media_type,
        pages=prepared.pages,
        title=prepared.title,
        removed=tuple(sorted(removed)),
        repaired=False,
        delivery=prepared.delivery or str(made),
    )


def _prepare_pdf(source: Path, folder: Path) -> Prepared:
    document = _open(source)
    pages = document.page_count
    damaged_pages = _count_damaged(document)
    if damaged_pages == pages:
        raise IntakeRefused("intake.damaged")
    repaired = bool(document.is_repaired) or damaged_pages > 0
    metadata = document.metadata or {}
    locked, signed = bool(metadata.get("encryption")), document.get_sigflags() > 0
    title = " ".join(str(metadata.get("title") or "").split())[:300]
    removed = tuple(clean(document))
    delivery = folder / "delivery.pdf"
    document.save(
        delivery, garbage=3, deflate=True, use_objstms=1, encryption=pymupdf.PDF_ENCRYPT_NONE, no_new_id=True
    )
    document.close()
    _require_pages(delivery, pages)
    untouched = not removed and not repaired and not locked
    if untouched and (signed or source.stat().st_size <= delivery.stat().st_size):
        delivery.unlink()  # the original serves best: it is smaller, or its signature can still be checked
    return Prepared(
        media_type=PDF,
        pages=pages,
        title=title,
        removed=removed,
        repaired=repaired,
        delivery=str(delivery) if delivery.exists() else "",
    )


def _open(source: Path) -> Document:
    try:
        document = pymupdf.open(source, filetype="pdf")
    except (RuntimeError, ValueError) as error:
        raise IntakeRefused("intake.damaged") from error
    if document.needs_pass:
        raise IntakeRefused("intake.encrypted")
    if document.page_count == 0 and not document.is_repaired:
        _repair(document)
    pages = document.page_count
    if pages == 0:
        raise IntakeRefused("intake.damaged" if document.is_repaired else "intake.no_pages")
    if pages > MOST_PAGES:
        raise IntakeRefused("intake.too_many_pages", pages=pages, limit=MOST_PAGES)
    return document


def _repair(document: Document) -> None:
    """MuPDF mends a broken file only when it stumbles; where it just finds no page, it is asked to."""
    try:
        declared = document.xref_get_key(document.pdf_catalog(), "Pages/Kids")
        if declared == ("array", "[]"):
            return  # honestly empty
        mupdf.pdf_repair_xref(mupdf.pdf_document_from_fz_document(document.this))
    except (RuntimeError, ValueError) as error:
        raise IntakeRefused("intake.damaged") from error


def _count_damaged(document: Document) -> int:
    damaged = 0
    for number in range(document.page_count):
        try:
            document.load_page(number)
        except (RuntimeError, ValueError):
            damaged += 1
    return damaged


def _require_pages(delivery: Path, pages: int) -> None:
    """The copy must be what was described."""
    with pymupdf.open(delivery, filetype="pdf") as copy:
        if copy.page_count != pages or copy.needs_pass:
            raise IntakeRefused("intake.damaged")

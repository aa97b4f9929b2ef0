"""In the worker: from an untrusted file to its facts and its delivery copy."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec

from chair_console import system
from chair_console.protocol.envelope import LARGEST_FILE_BYTES

from .clean import clean
from .images import image_to_pdf, is_image, require_pages
from .lighter import lighten
from .messages import ArchiveFound, Prepare, Prepared
from .mu import BROKEN, Document, mupdf, pymupdf
from .office import convert
from .reading import Tell, clean_text, read, write_index
from .refusals import IntakeRefused
from .sniff import PDF, ZIP, has_macros, is_locked, media_type_of

_MOST_MEMORY: Final = 2_000_000_000
"""For PDF and pictures; LibreOffice may take what the worker may."""
_LONGEST_TITLE: Final = 300


def prepare(request: Prepare, tell: Tell) -> Prepared | ArchiveFound:
    """Examine a file and make its delivery copy.

    Refused: `intake.empty_file`, `intake.too_large`, what `sniff.media_type_of` refuses, `intake.encrypted`,
    `intake.wrong_password`,
    `intake.office_encrypted`, `intake.damaged`, `intake.damaged_image`, `intake.no_pages`,
    `intake.too_many_pages`, `intake.too_heavy`, `intake.unsafe`, `intake.no_office`, `intake.office_failed`.
    """
    source, folder = Path(request.source), Path(request.folder)
    tell("reading", 0, 0)
    media_type = media_type_of(source)
    if media_type == ZIP:
        return ArchiveFound()
    if source.stat().st_size > LARGEST_FILE_BYTES:
        raise IntakeRefused("intake.too_large", limit_mb=LARGEST_FILE_BYTES // 1_000_000)
    if media_type == PDF:
        _limit_memory(request)
        return _prepare_pdf(source, folder, request.password, tell)
    tell("converting", 0, 0)
    if is_image(media_type):
        _limit_memory(request)
        made = image_to_pdf(source, media_type, folder)
    else:
        made = _convert(source, media_type, folder, request.office)
        _limit_memory(request)
    prepared = _prepare_pdf(made, folder, "", tell)
    removed = set(prepared.removed)
    if not is_image(media_type) and has_macros(source):
        removed.add("macro")
    return msgspec.structs.replace(
        prepared,
        media_type=media_type,
        removed=tuple(sorted(removed)),
        repaired=False,
        delivery=prepared.delivery or str(made),
    )


def _limit_memory(request: Prepare) -> None:
    system.limit_resources(memory_bytes=_MOST_MEMORY, file_bytes=request.most_bytes)


def _convert(source: Path, media_type: str, folder: Path, office: str) -> Path:
    try:
        return convert(source, media_type, folder, office)
    except IntakeRefused as refusal:
        if refusal.code == "intake.office_failed" and is_locked(source, media_type):
            raise IntakeRefused("intake.office_encrypted") from None
        raise


def _prepare_pdf(source: Path, folder: Path, password: str, tell: Tell) -> Prepared:
    document = _open(source, password)
    pages = document.page_count
    damaged_pages = _count_damaged(document)
    if damaged_pages == pages:
        raise IntakeRefused("intake.damaged")
    repaired = bool(document.is_repaired) or damaged_pages > 0
    metadata = document.metadata or {}
    locked, signed = bool(metadata.get("encryption")), document.get_sigflags() > 0
    title = " ".join(clean_text(str(metadata.get("title") or "")).split())[:_LONGEST_TITLE]
    removed = tuple(clean(document))
    delivery = folder / "delivery.pdf"
    document.save(
        delivery, garbage=3, deflate=True, use_objstms=1, encryption=pymupdf.PDF_ENCRYPT_NONE, no_new_id=True
    )
    document.close()
    _require_pages(delivery, pages)
    untouched = not removed and not repaired and not locked
    lighter = not signed and lighten(delivery)
    if untouched and not lighter and (signed or source.stat().st_size <= delivery.stat().st_size):
        delivery.unlink()  # the original serves best: it is smaller, or its signature can still be checked
    reading = read(delivery if delivery.exists() else source, folder / "thumbnails", tell)
    if len(reading.damaged_pages) == pages:
        raise IntakeRefused("intake.damaged")
    write_index(reading.index, folder / "index.json")
    return Prepared(
        media_type=PDF,
        pages=pages,
        title=title,
        removed=removed,
        repaired=repaired or bool(reading.damaged_pages),
        delivery=str(delivery) if delivery.exists() else "",
        index=str(folder / "index.json"),
        thumbnails=str(folder / "thumbnails"),
        scanned_pages=reading.scanned_pages,
        stamp=reading.stamp,
    )


def _open(source: Path, password: str) -> Document:
    try:
        document = pymupdf.open(source, filetype="pdf")
        if document.needs_pass and not (password and document.authenticate(password)):
            raise IntakeRefused("intake.wrong_password" if password else "intake.encrypted")
    except BROKEN as error:
        raise IntakeRefused("intake.damaged") from error
    if document.page_count == 0 and not document.is_repaired:
        _repair(document)
    pages = document.page_count
    if pages == 0:
        raise IntakeRefused("intake.damaged" if document.is_repaired else "intake.no_pages")
    require_pages(pages)
    return document


def _repair(document: Document) -> None:
    """MuPDF mends a broken file only when it stumbles; where it just finds no page, it is asked to."""
    try:
        declared = document.xref_get_key(document.pdf_catalog(), "Pages/Kids")
        if declared == ("array", "[]"):
            return  # honestly empty
        mupdf.pdf_repair_xref(mupdf.pdf_document_from_fz_document(document.this))
    except BROKEN as error:
        raise IntakeRefused("intake.damaged") from error


def _count_damaged(document: Document) -> int:
    damaged = 0
    for number in range(document.page_count):
        try:
            document.load_page(number)
        except BROKEN:
            damaged += 1
    return damaged


def _require_pages(delivery: Path, pages: int) -> None:
    """The copy must be what was described."""
    with pymupdf.open(delivery, filetype="pdf") as copy:
        if copy.page_count != pages or copy.needs_pass:
            raise IntakeRefused("intake.damaged")

"""Examining a file without storing it, for the command line."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from chair_console.sentences import Language, sentence

from .examining import Examiners
from .messages import ArchiveFound, Prepared
from .refusals import IntakeRefused
from .stamp import WORDING


def inspect(path: Path, language: Language = "vi") -> dict[str, object]:
    """What intake would make of a file: accepted, pages, reason (a sentence or None), removed and more.

    Never stores anything. Raises OSError where the file cannot be read.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        try:
            prepared = asyncio.run(_examine(path, Path(folder)))
        except IntakeRefused as refusal:
            return _refused(refusal, language)
        if isinstance(prepared, ArchiveFound):
            return _refused(IntakeRefused("intake.archive_to_inspect"), language)
        if prepared.stamp:  # what a hall says unless its session allows secret matter
            secret = IntakeRefused("intake.secret", stamp=WORDING[prepared.stamp])
            return _refused(secret, language) | {"stamp": prepared.stamp}
        delivery = Path(prepared.delivery) if prepared.delivery else path
        return _accepted(prepared, delivery.stat().st_size)


async def _examine(path: Path, folder: Path) -> Prepared | ArchiveFound:
    examiners = Examiners(folder)
    try:
        return await examiners.examine(path, folder)
    finally:
        await examiners.close()


def inspect_report(path: Path, language: Language) -> tuple[dict[str, object], list[str], bool]:
    """The report as JSON, as lines for people, and whether the file would be accepted. Raises OSError."""
    report = inspect(path, language)
    if not report["accepted"]:
        return report, [str(report["reason"])], False
    lines = [sentence("intake.accepted", {"name": path.name, **report}, language)]
    if report["repaired"]:
        lines.append(sentence("intake.repaired", {}, language))
    if report["scanned_pages"]:
        lines.append(sentence("intake.scanned", {"scanned_pages": report["scanned_pages"]}, language))
    removed = report["removed"]
    assert isinstance(removed, list)
    lines += [sentence(f"intake.removed.{code}", {}, language) for code in removed]
    return report, lines, True


def _accepted(prepared: Prepared, bytes_delivery: int) -> dict[str, object]:
    return {
        "accepted": True,
        "pages": prepared.pages,
        "reason": None,
        "removed": list(prepared.removed),
        "bytes_delivery": bytes_delivery,
        "media_type": prepared.media_type,
        "title": prepared.title,
        "repaired": prepared.repaired,
        "scanned_pages": prepared.scanned_pages,
        "stamp": "",
        "code": None,
    }


def _refused(refusal: IntakeRefused, language: Language) -> dict[str, object]:
    return {
        "accepted": False,
        "pages": 0,
        "reason": sentence(refusal.code, refusal.facts, language),
        "removed": [],
        "bytes_delivery": 0,
        "media_type": None,
        "title": "",
        "repaired": False,
        "scanned_pages": 0,
        "stamp": "",
        "code": refusal.code,
    }

"""Puts an examined file into the hall: all of it, or nothing of it."""

from __future__ import annotations

import contextlib
import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec

from chair_console.domain.actors import FileFacts

from ..blobs import Blobs
from .messages import Prepared
from .refusals import IntakeRefused
from .stamp import Stamp


class _Kept(FileFacts, frozen=True, kw_only=True):
    """The note beside a blob: its facts, and the stamp of secrecy that was found on it."""

    stamp: Stamp = ""


def read_facts(blobs: Blobs, sha256: str) -> tuple[FileFacts, Stamp] | None:
    """The facts of a file and its stamp; None if any part of it is missing."""
    note = blobs.read_note(sha256)
    if note is None:
        return None
    kept = msgspec.json.decode(note, type=_Kept)
    values = msgspec.structs.asdict(kept)
    stamp: Stamp = values.pop("stamp")
    names = [kept.sha256, kept.delivery_sha256, *([kept.index_sha256] if kept.index_sha256 else [])]
    return (FileFacts(**values), stamp) if all(blobs.path(name) for name in names) else None


def write_facts(blobs: Blobs, facts: FileFacts, stamp: Stamp) -> None:
    """Keep the facts durably beside the original. Raises OSError."""
    kept = _Kept(**msgspec.structs.asdict(facts), stamp=stamp)
    blobs.write_note(facts.sha256, msgspec.json.encode(kept))


def store(
    blobs: Blobs,
    pictures: Path,
    source: Path,
    sha256: str,
    name: str,
    prepared: Prepared,
    require_wanted: Callable[[], None],
) -> FileFacts:
    """Store original, delivery copy, index and thumbnails, and at last the facts, which make them count.

    Whatever goes wrong, or if it is no longer wanted, what was new is taken out again. Only one file may be
    stored at a time. Raises `Refused("intake.disk_full")`, `IntakeRefused("intake.changed")`, OSError and what
    `require_wanted` raises.
    """
    delivery = Path(prepared.delivery) if prepared.delivery else source
    with contextlib.ExitStack() as undo:
        if _keep(blobs, source, undo) != sha256:
            raise IntakeRefused("intake.changed")
        delivery_sha256 = _keep(blobs, delivery, undo) if prepared.delivery else sha256
        facts = FileFacts(
            sha256=sha256,
            delivery_sha256=delivery_sha256,
            name=name,
            media_type=prepared.media_type,
            pages=prepared.pages,
            bytes_original=source.stat().st_size,
            bytes_delivery=delivery.stat().st_size,
            removed=prepared.removed,
            repaired=prepared.repaired,
            index_sha256=_keep(blobs, Path(prepared.index), undo),
            scanned_pages=prepared.scanned_pages,
            title=prepared.title,
        )
        _keep_thumbnails(Path(prepared.thumbnails), pictures / delivery_sha256, undo)
        require_wanted()
        write_facts(blobs, facts, prepared.stamp)
        undo.pop_all()
    return facts


def _keep(blobs: Blobs, file: Path, undo: contextlib.ExitStack) -> str:
    with file.open("rb") as stream:
        expected = hashlib.file_digest(stream, "sha256").hexdigest()
    known = blobs.path(expected) is not None
    digest = blobs.store(file)
    if not known:
        undo.callback(blobs.discard, digest)
    return digest


def _keep_thumbnails(made: Path, target: Path, undo: contextlib.ExitStack) -> None:
    if not target.is_dir():
        target.mkdir(parents=True)
        undo.callback(shutil.rmtree, target, ignore_errors=True)
    for picture in made.iterdir():
        picture.replace(target / picture.name)

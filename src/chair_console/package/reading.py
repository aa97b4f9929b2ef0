"""Opens a package that came from somewhere: nothing of it is believed before its hashes and signature agree."""

from __future__ import annotations

import errno
import hashlib
import struct
import zipfile
import zlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

import msgspec

from chair_console.domain.refusals import Refused

from .manifest import FORMAT, MANIFEST, SIGNATURE, Manifest, Signature
from .signing import fingerprint, is_signed

_LARGEST_MANIFEST: Final = 8_000_000
_LARGEST_SIGNATURE: Final = 10_000
_END_OF_TIME_MS: Final = 253_402_300_800_000  # the year 10000
_OURS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Others need much memory to unpack, and fail in ways of their own."""
_LARGEST_FILE: Final = 600_000_000
_LARGEST_WHOLE: Final = 4_000_000_000
_MOST_FILES: Final = 5_000
_DAMAGE: Final = (
    zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, RuntimeError, EOFError, ValueError, KeyError
)  # fmt: skip


class PackageRefused(Refused):
    """The file is no package that can be trusted."""


@dataclass(frozen=True)
class OpenPackage:
    """A package whose signature and hashes agree."""

    path: Path
    manifest: Manifest
    signature: Signature

    @property
    def fingerprint(self) -> str:
        """Whose package it is, to compare with what that hall's doctor says."""
        return fingerprint(self.signature.public_key)

    def extract(self, file: str, target: Path) -> None:
        """Copy one file of the package, checked against its hash once more. Refused: `package.changed`."""
        with zipfile.ZipFile(self.path) as archive, target.open("wb") as out:
            digest = hashlib.sha256()
            with archive.open(file) as stream:
                while piece := stream.read(1 << 20):
                    digest.update(piece)
                    out.write(piece)
        if digest.hexdigest() != self.manifest.files[file]:
            raise PackageRefused("package.changed", file=file)


def open_package(path: Path) -> OpenPackage:
    """Check a package from end to end.

    Refused: `package.not_a_package`, `package.newer_format`, `package.bad_signature`, `package.changed` (with the
    `file`), `package.too_large`. Raises OSError.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            return _checked(path, archive)
    except _DAMAGE as error:
        raise PackageRefused("package.not_a_package", file=path.name) from error
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
        raise PackageRefused(
            "package.not_a_package", file=path.name
        ) from error  # a place before its beginning


def _checked(path: Path, archive: zipfile.ZipFile) -> OpenPackage:
    entries = {entry.filename: entry for entry in archive.infolist()}
    if len(archive.infolist()) > _MOST_FILES or sum(e.file_size for e in entries.values()) > _LARGEST_WHOLE:
        raise PackageRefused("package.too_large", file=path.name)
    if not {MANIFEST, SIGNATURE} <= entries.keys() or not _is_of_our_kind(entries):
        raise PackageRefused("package.not_a_package", file=path.name)
    body = archive.read(MANIFEST)
    try:
        found = msgspec.json.decode(body, type=_Format)
        if found.format > FORMAT:
            raise PackageRefused("package.newer_format", format=found.format, known=FORMAT)
        manifest = msgspec.json.decode(body, type=Manifest)
        signature = msgspec.json.decode(archive.read(SIGNATURE), type=Signature)
    except msgspec.MsgspecError as error:
        raise PackageRefused("package.not_a_package", file=path.name) from error
    if not is_signed(body, signature):
        raise PackageRefused("package.bad_signature")
    if not _makes_sense(manifest):
        raise PackageRefused("package.not_a_package", file=path.name)
    _check_files(archive, entries, manifest)
    return OpenPackage(path, manifest, signature)


def _is_of_our_kind(entries: dict[str, zipfile.ZipInfo]) -> bool:
    return (
        entries[MANIFEST].file_size <= _LARGEST_MANIFEST
        and entries[SIGNATURE].file_size <= _LARGEST_SIGNATURE
        and all(entry.compress_type in _OURS for entry in entries.values())
    )


def _makes_sense(manifest: Manifest) -> bool:
    """What every hall writes, and what an import stumbles over halfway through its papers if it is not so."""
    ids = {paper.id for paper in manifest.papers}
    return (
        0 <= manifest.made_at < _END_OF_TIME_MS
        and len(ids) == len(manifest.papers)
        and all(paper.id and paper.title.strip() for paper in manifest.papers)
    )


class _Format(msgspec.Struct):
    format: int


def _check_files(archive: zipfile.ZipFile, entries: dict[str, zipfile.ZipInfo], manifest: Manifest) -> None:
    listed = {MANIFEST, SIGNATURE, *manifest.files}
    unlisted = Counter(entry.filename for entry in archive.infolist()) - Counter(listed)
    stranger = next(iter(unlisted), None)  # also a second file of a name: programs differ in which they take
    missing = next((name for name in listed if name not in entries), None)
    if stranger or missing:
        raise PackageRefused("package.changed", file=stranger or missing or "")
    for name, digest in manifest.files.items():
        if not _is_plain(name) or _hash_or_none(archive, entries[name]) != digest:
            raise PackageRefused("package.changed", file=name)
    for paper in manifest.papers:
        if manifest.files.get(paper.file) != paper.sha256:
            raise PackageRefused("package.changed", file=paper.file)


def _is_plain(name: str) -> bool:
    """A path that stays inside the folder it is unpacked into, on every system."""
    parts = PurePosixPath(name).parts
    return bool(parts) and not name.startswith("/") and ".." not in parts and not set(name) & set('\\:*?"<>|')


def _hash_or_none(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> str | None:
    """None for what cannot be unpacked."""
    try:
        return _hash(archive, entry)
    except _DAMAGE:
        return None


def _hash(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> str:
    if entry.file_size > _LARGEST_FILE:
        raise PackageRefused("package.too_large", file=entry.filename)
    digest = hashlib.sha256()
    with archive.open(entry) as stream:
        while piece := stream.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()

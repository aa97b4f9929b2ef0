"""Files named by their SHA-256: written once, never changed, safe against a power cut."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from chair_console import system
from chair_console.domain.refusals import Refused

LEAST_FREE_BYTES: Final = 200_000_000
_CHUNK: Final = 1 << 20
_NAME: Final = re.compile(r"[0-9a-f]{64}")


class Blobs:
    """The folder `blobs/ab/<sha256>` of a hall. Any thread may use it."""

    def __init__(self, data_dir: Path) -> None:
        self.folder: Final = data_dir / "blobs"
        self._folder_name = str(self.folder)
        self.folder.mkdir(parents=True, exist_ok=True)

    def store(self, source: Path | BinaryIO) -> str:
        """Copy a file or stream in and return its SHA-256 (hex) once it is on the disk.

        Raises `Refused("intake.disk_full")` while less than 200 MB would stay free, and OSError.
        """
        if isinstance(source, Path):
            self.require_space(source.stat().st_size)
            with source.open("rb") as stream:
                return self._store(stream)
        self.require_space(0)
        return self._store(source)

    def path(self, sha256: str) -> Path | None:
        """Where the blob lies; None if the hall does not have it or the name is no SHA-256 in lower case."""
        if _NAME.fullmatch(sha256) is None:
            return None
        path = self._place(sha256)
        return path if path.is_file() else None

    def discard(self, sha256: str) -> None:
        """Take a blob out again with its note; for what nobody has been told of yet."""
        note = self.note_path(sha256)
        note.unlink(missing_ok=True)
        self._place(sha256).unlink(missing_ok=True)

    def note_path(self, sha256: str) -> Path:
        """Where a note about a blob lies, beside it. Raises ValueError if the name is no SHA-256."""
        if _NAME.fullmatch(sha256) is None:
            raise ValueError(f"not a SHA-256 in lower case: {sha256!r}")
        return self._place(sha256).with_suffix(".json")

    def write_note(self, sha256: str, content: bytes) -> None:
        """Keep a note about a blob durably; an older one is replaced in one step. Raises OSError."""
        path = self.note_path(sha256)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_durably(path, iter((content,)))

    def read_note(self, sha256: str) -> bytes | None:
        """The note about a blob, or None."""
        if _NAME.fullmatch(sha256) is None:
            return None
        try:
            return self.note_path(sha256).read_bytes()
        except FileNotFoundError:
            return None

    def place(self, sha256: str) -> str:
        """Where a blob of this name lies or would lie; `path` asks whether it does. The name has been looked at."""
        return f"{self._folder_name}{os.sep}{sha256[:2]}{os.sep}{sha256}"

    def _place(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / sha256

    def require_space(self, wanted: int) -> None:
        """Raises `Refused("intake.disk_full")` unless 200 MB stay free after writing `wanted` bytes."""
        free = system.free_bytes(self.folder)
        if free - wanted < LEAST_FREE_BYTES:
            raise Refused("intake.disk_full", **room(free, wanted))

    def _store(self, stream: BinaryIO) -> str:
        digest = hashlib.sha256()
        waiting = _waiting_name(self.folder)
        try:
            _write(waiting, _digesting(stream, digest))
            path = self._place(digest.hexdigest())
            path.parent.mkdir(exist_ok=True)
            if path.is_file():
                waiting.unlink()
            else:
                _put_in_place(waiting, path)
        finally:
            waiting.unlink(missing_ok=True)
        return digest.hexdigest()


def room(free: int, wanted: int) -> dict[str, int]:
    """The facts of `intake.disk_full`: what is free, what was wanted, and what is never given away, in MB."""
    return {
        "free_mb": free // 1_000_000,
        "wanted_mb": -(-wanted // 1_000_000),
        "least_mb": LEAST_FREE_BYTES // 1_000_000,
    }


def write_durably(path: Path, chunks: Iterator[bytes]) -> None:
    """Write a whole file so that after a power cut either the old or the new one is there. Raises OSError."""
    waiting = _waiting_name(path.parent)
    try:
        _write(waiting, chunks)
        _put_in_place(waiting, path)
    finally:
        waiting.unlink(missing_ok=True)


def _waiting_name(folder: Path) -> Path:
    return folder / f".{secrets.token_hex(8)}.part"


def _write(path: Path, chunks: Iterator[bytes]) -> None:
    with path.open("xb") as file:
        for chunk in chunks:
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())


def _put_in_place(waiting: Path, path: Path) -> None:
    try:
        waiting.replace(path)
    except PermissionError:
        # Windows refuses to replace a file that is open for reading; the same name has the same bytes.
        if path.suffix or not path.is_file():
            raise
    system.sync_folder(path.parent)


def _digesting(stream: BinaryIO, digest: hashlib._Hash) -> Iterator[bytes]:
    while chunk := stream.read(_CHUNK):
        digest.update(chunk)
        yield chunk

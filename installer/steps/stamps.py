"""Remembers what was prepared from which contents, so that nothing is done twice."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path


def digest(files: Iterable[Path], *notes: str) -> str:
    """One SHA-256 over names and contents of files that exist, and over `notes`; hexadecimal."""
    whole = sha256()
    for note in notes:
        whole.update(f"{len(note)}:{note}".encode())
    for file in sorted(files):
        if file.is_file():
            contents = file.read_bytes()
            whole.update(f"{file.as_posix()}:{len(contents)}:".encode() + contents)
    return whole.hexdigest()


class Stamps:
    """The stamps of one folder, in one small file that is replaced as a whole."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def _read(self) -> dict[str, str]:
        try:
            found = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def matches(self, name: str, value: str) -> bool:
        return self._read().get(name) == value

    def put(self, name: str, value: str) -> None:
        """Raises OSError where the file cannot be written."""
        fresh = self._file.with_suffix(".new")
        fresh.write_text(json.dumps(self._read() | {name: value}, indent=1), encoding="utf-8")
        fresh.replace(self._file)

"""What was dropped: files and folders become a list of files; what systems leave behind is set aside and told."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

_LITTER = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
MOST_FILES = 2_000
"""More than this is no dossier but a disk that slipped out of somebody's hand."""

MOST_FOLDERS = 40
"""Nested deeper is no dossier but a folder that leads back into itself, as junctions of Windows do."""


@dataclass(frozen=True)
class FoundFile:
    """A file to be handed in; `folders` are the dropped folder and those below it, from the outside in."""

    path: Path
    folders: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return unicodedata.normalize("NFC", self.path.name)

    @property
    def shown(self) -> str:
        """The name with the innermost folder, as two files of one name are told apart."""
        return "/".join([*self.folders[-1:], self.name])


@dataclass
class Gathered:
    """`skipped` are files nobody means to hand in; `unreadable` cannot be opened; `many` says the rest was left."""

    files: list[FoundFile] = field(default_factory=list)
    skipped: list[FoundFile] = field(default_factory=list)
    unreadable: list[FoundFile] = field(default_factory=list)
    many: bool = False


def gather(paths: list[Path]) -> Gathered:
    """All files of what was dropped, folders with everything below them, in the order of their names.

    Links are not followed out of a dropped folder.
    """
    gathered = Gathered()
    for path in paths:
        _add(path, (), gathered)
    return gathered


def _add(path: Path, folders: tuple[str, ...], gathered: Gathered) -> None:
    file = FoundFile(path, folders)
    if len(gathered.files) >= MOST_FILES:
        gathered.many = True
        return
    try:
        if is_litter(path.name) or (folders and path.is_symlink()):
            gathered.skipped.append(file)
        elif path.is_dir() and len(folders) >= MOST_FOLDERS:
            gathered.unreadable.append(file)
        elif path.is_dir():
            for below in sorted(path.iterdir(), key=lambda entry: _order(entry.name)):
                _add(below, (*folders, unicodedata.normalize("NFC", path.name)), gathered)
        elif path.is_file():
            gathered.files.append(file)
        else:
            gathered.unreadable.append(file)
    except OSError:
        gathered.unreadable.append(file)


def is_litter(name: str) -> bool:
    """What Office and systems leave behind: `~$to-trinh.docx`, `.DS_Store`, `Thumbs.db` and all hidden files."""
    return name.startswith((".", "~$")) or name.lower() in _LITTER


def _order(name: str) -> list[tuple[int, int, str]]:
    """By name as people number: "2 - …" comes before "10 - …"."""
    parts: list[tuple[int, int, str]] = []
    digits = ""
    for letter in f"{name.casefold()}\0":
        if letter.isdecimal():
            digits += letter
            continue
        if digits:
            parts.append((0, int(digits), ""))
            digits = ""
        parts.append((1, 0, letter))
    return parts

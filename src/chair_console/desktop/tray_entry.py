"""A file on the tray: on its way in, locked by a password, or refused; and what came of each in the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from chair_console.domain.actors import FileFacts

from .said import Said
from .tray_files import FoundFile

State = Literal["queued", "under_way", "locked", "refused"]
Result = Literal["accepted", "refused", "skipped"]


@dataclass(frozen=True)
class Outcome:
    """What came of one file."""

    name: str
    result: Result
    said: tuple[Said, ...] = ()


@dataclass(eq=False)
class Entry:
    """`key` names the card, `upload` the try that is under way; `only` are the locked files of an archive.

    `arrived` is true from when the hall has taken the file in until the paper is laid down.
    """

    key: str
    file: FoundFile
    item_id: str | None
    hold: bool
    state: State = "queued"
    upload: str = ""
    password: str = ""
    said: Said | None = None
    only: frozenset[str] = frozenset()
    tries: int = 0
    stopping: bool = False
    arrived: bool = False
    outcome: Outcome | None = None

    @property
    def name(self) -> str:
        """As in the list of outcomes: with the folder it lay in."""
        return self.file.shown

    @property
    def wrong(self) -> bool:
        """Whether a password was tried that does not fit."""
        return self.state == "locked" and self.said is not None and self.said.code == "intake.wrong_password"


def notes_on(facts: FileFacts) -> tuple[Said, ...]:
    """What a secretary should know about a file that was taken in: mended, scanned, or something taken out."""
    notes = [Said("intake.repaired")] if facts.repaired else []
    notes += [Said(f"intake.removed.{code}") for code in facts.removed]
    if facts.scanned_pages:
        notes.append(Said("intake.scanned", {"scanned_pages": facts.scanned_pages}))
    return tuple(notes)

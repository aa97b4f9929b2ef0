"""The chair's private notes: a file on this laptop beside the journal, and never in it (docs/decisions/0013)."""

from __future__ import annotations

import json
import os
from pathlib import Path

from chair_console import system

NAME = "chair-notes.json"
LONGEST = 4_000
"""Letters of one note."""


class PrivateNotes:
    """Notes by session and item. Nothing of this file is sent, shown to the hall, exported or archived."""

    def __init__(self, data_dir: Path) -> None:
        self._file = data_dir / NAME
        self._notes = self._read()

    def _read(self) -> dict[str, dict[str, str]]:
        """What is there; a file that cannot be read is kept aside, and notes begin anew."""
        try:
            held = json.loads(self._file.read_text(encoding="utf-8"))
            return {
                str(session): {str(item): str(text) for item, text in notes.items()}
                for session, notes in held.items()
            }
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, AttributeError):
            if self._file.exists():
                self._file.replace(self._file.with_suffix(".unreadable"))
            return {}

    def of(self, session_id: str, item_id: str) -> str:
        return self._notes.get(session_id, {}).get(item_id, "")

    def keep(self, session_id: str, item_id: str, text: str) -> None:
        """Keep a note, or drop it when it is empty. Raises OSError; what was kept before is then still there."""
        if self.of(session_id, item_id) == text[:LONGEST]:
            return
        notes = {key: dict(held) for key, held in self._notes.items()}
        held = notes.setdefault(session_id, {})
        if text.strip():
            held[item_id] = text[:LONGEST]
        else:
            held.pop(item_id, None)
        self._write(notes)
        self._notes = notes

    def _write(self, notes: dict[str, dict[str, str]]) -> None:
        waiting = self._file.with_suffix(".part")
        with waiting.open("w", encoding="utf-8") as file:
            json.dump(notes, file, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        system.restrict_to_owner(waiting)
        waiting.replace(self._file)
        system.sync_folder(self._file.parent)

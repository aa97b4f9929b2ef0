"""The session's course (diễn biến kỳ họp): what was done, when, by whom; and what somebody else has just done."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Slot

from chair_console.domain.actors import LOADER
from chair_console.protocol.timeline_views import TimelineView
from chair_console.scene import times
from chair_console.scene.words import Words

from .rows_model import RowsModel
from .search import matches
from .view_model import Desk, Row, View, ViewModel

ROLES = ("time", "text", "who", "day", "major")
SHOWN_MS = 8_000
"""How long the window says what somebody else at the desk has just done."""
MOST = 1_000
MAJOR = (
    "sitting_opened", "sitting_opened_again", "sitting_closed", "sitting_closed_again", "sitting_adjourned",
    "sitting_adjourned_again", "recess_called", "recess_ended", "session_closed", "item_started", "ballot_opened",
    "result_declared",
)  # fmt: skip
"""What one finds one's way by in a long day."""


def who(words: Words, entry: TimelineView) -> str:
    """The role, and the name where the token has one; the file where the program put it in."""
    if entry.name == LOADER:
        return words("timeline.loaded")
    role = words(f"role.{entry.role}")
    return f"{role} · {entry.name}" if entry.name and entry.name != entry.role else role


def timeline_rows(words: Words, entries: list[TimelineView], typed: str) -> list[Row]:
    """The newest first; the day stands where it changes."""
    rows: list[Row] = []
    day = ""
    for place, entry in enumerate(reversed(entries)):
        text, giver = words.of(entry.text), who(words, entry)
        if not matches(typed, text, giver, times.clock(entry.at)):
            continue
        date = times.date(entry.at)
        rows.append(
            {
                "id": f"{entry.seq}.{len(entries) - place}",
                "time": times.clock_seconds(entry.at),
                "text": text,
                "who": giver,
                "day": date if date != day else "",
                "major": entry.kind in MAJOR,
            }
        )
        day = date
        if len(rows) == MOST:
            break
    return rows


class TimelineModel(ViewModel):
    """`role` is whose window this is: what that role does is no news to it."""

    follows = frozenset({"timeline"})
    ticks = True

    def __init__(self, desk: Desk, parent: QObject | None = None, *, role: str = "chair") -> None:
        self._rows = RowsModel(ROLES)
        self._typed, self._open, self._role = "", False, role
        super().__init__(desk, parent)

    @Property(QObject, constant=True)
    def rows(self) -> RowsModel:
        return self._rows

    def look(self) -> View:
        words, entries = self.desk.words, self.desk.topics.timeline
        rows = timeline_rows(words, entries, self._typed) if self._open else []
        self._rows.update(rows)
        empty = words("timeline.nothing_found") if self._typed else words("timeline.empty")
        return {"empty_text": "" if rows else empty, "other_text": self._other(entries)}

    def _other(self, entries: list[TimelineView]) -> str:
        """What another at the desk did a moment ago."""
        words, now = self.desk.words, self.desk.now()
        for entry in reversed(entries[-20:]):
            if now - entry.at > SHOWN_MS:
                break
            if entry.name == LOADER:
                continue  # nobody at the desk did it
            if entry.role in ("chair", "secretary", "operator") and entry.role != self._role:
                return words("timeline.other", who=who(words, entry), what=words.of(entry.text))
        return ""

    @Slot(bool)
    def show(self, opened: bool) -> None:
        """The rows are made while somebody looks at them."""
        self._open, self._typed = opened, ""
        self.refresh()

    @Slot(str)
    def search(self, typed: str) -> None:
        self._typed = typed
        self.refresh()

"""The agenda rail: what is done, what runs, what comes, and when the day will end."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Slot

from chair_console.scene import times

from .agenda_rows import ROLES, agenda_rows
from .rows_model import RowsModel
from .schedule import schedule
from .view_model import Desk, View, ViewModel


class AgendaModel(ViewModel):
    follows = frozenset({"agenda", "session", "ballot"})
    ticks = True

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        self._compact = False
        self._rows = RowsModel(ROLES)
        super().__init__(desk, parent)

    @Property(QObject, constant=True)
    def rows(self) -> RowsModel:
        return self._rows

    def look(self) -> View:
        topics, words, now = self.desk.topics, self.desk.words, self.desk.now()
        self._rows.update(agenda_rows(topics, words, now, compact=self._compact))
        items = topics.items
        current = next(
            (place for place, row in enumerate(self._rows.rows) if row["standing"] in ("current", "next")), -1
        )
        ends_at = schedule(topics, now).ends_at
        return {
            "count_text": words("agenda.count", count=len(items)) if items else "",
            "end_text": times.clock(ends_at) if ends_at else "–",
            "empty": not items,
            "current": current,
        }

    @Slot(bool)
    def fold(self, compact: bool) -> None:
        """Fold what is not needed now, for windows under 820 high."""
        self._compact = compact
        self.refresh()

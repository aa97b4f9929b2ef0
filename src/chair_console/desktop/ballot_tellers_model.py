"""The tellers (ban kiểm phiếu) as the council has elected them, and who of them cannot be one."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot

from chair_console.domain import tellers

from .rows_model import RowsModel
from .search import matches
from .view_model import Desk, View, ViewModel

ROLES = ("name", "seat", "unit", "chosen", "head", "candidate")
SAVE = "teller.save"


class BallotTellersModel(ViewModel):
    """Chosen here, sent together: a committee is elected as one."""

    follows = frozenset({"session", "roster", "ballot"})
    saved = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        self._rows = RowsModel(ROLES)
        self._chosen: list[str] = []
        self._head = ""
        self._typed = ""
        super().__init__(desk, parent)

    @Property(QObject, constant=True)
    def rows(self) -> RowsModel:
        return self._rows

    def look(self) -> View:
        topics, words = self.desk.topics, self.desk.words
        held = topics.session
        candidates = {
            option.delegate_id
            for ballot in topics.ballots
            if ballot.form == "election" and ballot.status in ("prepared", "open", "paused")
            for question in ballot.paper.questions
            for option in question.options
        }
        self._rows.update(
            [
                {
                    "id": d.id, "name": d.name, "seat": d.seat, "unit": d.unit, "chosen": d.id in self._chosen,
                    "head": d.id == self._head, "candidate": d.id in candidates,
                }
                for d in topics.delegates
                if d.id in self._chosen or matches(self._typed, d.name, d.seat, d.unit)
            ]
        )  # fmt: skip
        fewest = held.fewest_tellers if held else 0
        count = len(self._chosen)
        both = [d.name for d in topics.delegates if d.id in candidates and d.id in self._chosen]
        return {
            "count": count,
            "enough": count >= fewest > 0,
            "text": words("tellers.enough" if count >= fewest else "tellers.few", count=count, fewest=fewest),
            "conflict": words("tellers.conflict", names=", ".join(both)) if both else "",
            "appointed": bool(held and held.tellers),
        }

    @Slot()
    def begin(self) -> None:
        """Start from the committee that is recorded."""
        held = self.desk.topics.session
        self._chosen = list(held.tellers) if held else []
        self._head = (held.head_teller or "") if held else ""
        self._typed = ""
        self.refresh()

    @Slot(str)
    def search(self, typed: str) -> None:
        self._typed = typed
        self.refresh()

    @Slot(str, bool)
    def choose(self, delegate_id: str, on: bool) -> None:
        """A member more or less; the first is the head until another is named."""
        others = [key for key in self._chosen if key != delegate_id]
        self._chosen = [*others, delegate_id] if on else others
        if self._head not in self._chosen:
            self._head = self._chosen[0] if self._chosen else ""
        self.refresh()

    @Slot(str)
    def make_head(self, delegate_id: str) -> None:
        self._head = delegate_id
        self.refresh()

    @Slot()
    def save(self) -> None:
        command = tellers.AppointTellers(delegate_ids=tuple(self._chosen), head_id=self._head)
        self.desk.runner.send(SAVE, command, recorded=lambda _receipt: self.saved.emit())

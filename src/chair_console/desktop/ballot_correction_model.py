"""Correcting recorded votes (sửa phiếu): who, from what to what, and why. The secretary's act, until declared."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Slot

from chair_console.domain import votes
from chair_console.domain.decisions import Choice

from .rows_model import RowsModel
from .search import matches
from .view_model import Desk, View, ViewModel

ROLES = ("name", "seat", "value", "choice")
SAVE = "correction.save"


class BallotCorrectionModel(ViewModel):
    follows = frozenset({"ballot", "roster", "screen"})

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        self._rows = RowsModel(ROLES)
        self._typed = ""
        super().__init__(desk, parent)

    @Property(QObject, constant=True)
    def rows(self) -> RowsModel:
        return self._rows

    def look(self) -> View:
        topics, words = self.desk.topics, self.desk.words
        shown = topics.shown_ballot
        if shown is None or shown.status != "closed" or shown.result is None or shown.kind != "open":
            self._rows.update([])
            return {"possible": False}
        rows = []
        for d in topics.delegates:
            choice = shown.choices.get(d.id)
            value = words(f"choice.{choice}") if choice else words("result.not_voted")
            if matches(self._typed, d.name, d.seat):
                rows.append(
                    {"id": d.id, "name": d.name, "seat": d.seat, "value": value, "choice": choice or ""}
                )
        self._rows.update(rows)
        return {"possible": True, "title": shown.title, "options": list(shown.options)}

    @Slot(str)
    def search(self, typed: str) -> None:
        self._typed = typed
        self.refresh()

    @Slot(str, str, str)
    def save(self, delegate_id: str, choice: str, reason: str) -> None:
        """The vote is to read like this; an empty choice takes it out."""
        shown = self.desk.topics.shown_ballot
        if shown is None:
            return
        new: Choice | None = choice if choice in shown.options else None
        command = votes.CorrectVote(
            ballot_id=shown.id, delegate_id=delegate_id, choice=new, reason=reason.strip()
        )
        self.desk.runner.send(SAVE, command, role="secretary")

"""Entering a count: raised hands, the tellers' papers, or hands beside an electronic ballot."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Slot

from chair_console.domain import hand_counts

from .ballot_counted import checks, count_rows, counted, written_down
from .ballot_entitled import present_among
from .rows_model import RowsModel
from .view_model import Desk, View, ViewModel

ROLES = ("label", "heading", "value", "place", "last")
ENTER = "counted.enter"


class BallotCountModel(ViewModel):
    """What is typed stays until another ballot runs. The count goes out as the secretary's."""

    follows = frozenset({"ballot", "turnout", "presence", "roster", "session"})

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        self._rows = RowsModel(ROLES)
        self._typed: dict[str, str] = {}
        self._ballot_id = ""
        super().__init__(desk, parent)

    @Property(QObject, constant=True)
    def rows(self) -> RowsModel:
        return self._rows

    def look(self) -> View:
        topics, words = self.desk.topics, self.desk.words
        shown = topics.running_ballot
        if shown is None:
            self._ballot_id, self._typed = "", {}
            self._rows.update([])
            return {"running": False, "checks": [], "complete": False}
        if shown.id != self._ballot_id:
            self._ballot_id, self._typed = shown.id, written_down(shown)
        self._rows.update(count_rows(shown, words, self._typed))
        turnout, held = topics.turnout, topics.session
        there = max(turnout.present if turnout else 0, present_among(topics, shown.entitled_units))
        named = len(turnout.voted_by) if turnout and shown.method != "paper" else 0
        said = checks(shown, words, self._typed, there=there, named=named)
        count = counted(shown, self._typed)
        return {
            "running": True,
            "method": shown.method,
            "checks": said,
            "complete": count is not None and all(check["state"] != "wrong" for check in said),
            "recorded": shown.hand_count is not None,
            "same": shown.hand_count is not None and count == shown.hand_count,
            "tellers": self._tellers(held.tellers if held else [], held.head_teller if held else None),
        }

    def _tellers(self, ids: list[str], head: str | None) -> list[View]:
        found = [self.desk.topics.delegate(key) for key in ids]
        words = self.desk.words
        return [
            {"name": d.name, "seat": d.seat, "note": words("tellers.head") if d.id == head else ""}
            for d in found
            if d is not None
        ]

    @Slot(str, str)
    def write(self, key: str, value: str) -> None:
        """A figure was typed, into the form of the ballot that runs now."""
        self.refresh()
        self._typed[key] = value
        self.refresh()

    @Slot(str)
    def enter(self, reason: str) -> None:
        """Hand the count to the hall; entered again it replaces the one before."""
        shown = self.desk.topics.running_ballot
        count = counted(shown, self._typed) if shown is not None else None
        if shown is None or count is None:
            return
        command = hand_counts.EnterCount(ballot_id=shown.id, count=count, reason=reason)
        self.desk.runner.send(ENTER, command, role="secretary")

"""The delegates to choose from: to give the floor, to mark present, to hand a device."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot

from chair_console.domain import floor, turns
from chair_console.domain.speech import RequestKind, Side, TurnKind

from .rows_model import RowsModel
from .search import matches
from .view_model import Desk, View, ViewModel

ROLES = ("name", "seat", "unit", "present", "has_device", "speaking")


class PeopleModel(ViewModel):
    """The roster, filtered while typing, with or without diacritics."""

    follows = frozenset({"roster", "presence", "devices", "session", "floor"})
    signal_noted = Signal()
    """The hall has taken what a delegate without a tablet wants to tell the chair."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        self._rows = RowsModel(ROLES)
        self._filter = ""
        super().__init__(desk, parent)

    @Property(QObject, constant=True)
    def rows(self) -> RowsModel:
        return self._rows

    def look(self) -> View:
        topics, words = self.desk.topics, self.desk.words
        status = topics.presence.status if topics.presence else {}
        bound = {device.delegate_id for device in topics.devices if device.delegate_id}
        turn = topics.floor.turn if topics.floor else None
        found = [
            {
                "id": d.id, "name": d.name, "seat": d.seat, "unit": d.unit,
                "present": status.get(d.id) == "present", "has_device": d.id in bound,
                "speaking": turn is not None and turn.delegate_id == d.id,
            }
            for d in topics.delegates
            if matches(self._filter, d.name, d.seat, d.unit)
        ]  # fmt: skip
        self._rows.update(found)
        held = topics.session
        return {
            "empty_text": "" if found else words("people.none"),
            "sided": held is not None and held.pro_contra,
            "interposing": held is not None and held.interposed_questions,
            "can_interpose": turn is not None,
        }

    @Slot(str)
    def search(self, text: str) -> None:
        self._filter = text
        self.refresh()

    @Slot(str, str)
    @Slot(str, str, str)
    def register(self, delegate_id: str, kind: RequestKind, side: Side = "") -> None:
        """Put a delegate on the list of speakers; for or against, where the body keeps two lists."""
        command = floor.RequestToSpeak(delegate_id=delegate_id, kind=kind, side=side)
        self.desk.runner.send("people.add", command)

    @Slot(str, str)
    def note_signal(self, delegate_id: str, kind: RequestKind) -> None:
        """What a delegate without a tablet tells the chair: a point of order, or a question to who is speaking."""
        command = floor.RequestToSpeak(delegate_id=delegate_id, kind=kind)
        self.desk.runner.send("people.add", command, recorded=lambda _: self.signal_noted.emit())

    @Slot(str, str)
    def give_floor(self, delegate_id: str, kind: TurnKind) -> None:
        """Give the floor at once to a delegate who has not registered."""
        self.desk.runner.send("people.add", turns.GiveFloorTo(kind=kind, delegate_id=delegate_id))

    @Slot(str, str, str)
    def give_floor_to_guest(self, name: str, title: str, kind: TurnKind) -> None:
        self.desk.runner.send("people.add", turns.GiveFloorTo(kind=kind, name=name, title=title))

"""The delegates to choose from: to give the floor, to mark present, to hand a device."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Slot

from chair_console.domain import floor, turns
from chair_console.domain.speech import RequestKind, Side, TurnKind

from .search import matches
from .view_model import Desk, RowsModel, View, ViewModel

ROLES = ("name", "seat", "unit", "present", "has_device")


class PeopleModel(ViewModel):
    """The roster, filtered while typing, with or without diacritics."""

    follows = frozenset({"roster", "presence", "devices", "session"})

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
        found = [
            {
                "id": d.id, "name": d.name, "seat": d.seat, "unit": d.unit,
                "present": status.get(d.id) == "present", "has_device": d.id in bound,
            }
            for d in topics.delegates
            if matches(self._filter, d.name, d.seat, d.unit)
        ]  # fmt: skip
        self._rows.update(found)
        sided = topics.session is not None and topics.session.pro_contra
        return {"empty_text": "" if found else words("people.none"), "sided": sided}

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
    def give_floor(self, delegate_id: str, kind: TurnKind) -> None:
        """Give the floor at once to a delegate who has not registered."""
        self.desk.runner.send("people.add", turns.GiveFloorTo(kind=kind, delegate_id=delegate_id))

    @Slot(str, str, str)
    def give_floor_to_guest(self, name: str, title: str, kind: TurnKind) -> None:
        self.desk.runner.send("people.add", turns.GiveFloorTo(kind=kind, name=name, title=title))

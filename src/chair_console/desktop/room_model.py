"""The hall's map at the chair's desk: every seat with its states, and what can be done for the person there."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot

from chair_console.domain import floor, turns
from chair_console.domain.assistance import AnswerHelp
from chair_console.domain.presence import MarkPresence, PresenceMark, PresenceStatus

from .command_runner import VARIANT_LIST
from .inviting import WhoseTurn
from .room_view import Hall, legend, person, room_seats
from .search import matches
from .view_model import Desk, View, ViewModel


class RoomModel(ViewModel):
    follows = frozenset(
        {
            "seating",
            "roster",
            "presence",
            "floor",
            "ballot",
            "turnout",
            "devices",
            "help",
            "session",
            "agenda",
        }
    )
    seats_changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        self._seats: list[View] = []
        self._chosen = ""
        self._typed = ""
        self._open = False
        self._asked_of = WhoseTurn()
        super().__init__(desk, parent)

    @Property(VARIANT_LIST, notify=seats_changed)
    def seats(self) -> list[View]:
        """A seat for each delegate with its states."""
        return self._seats

    def look(self) -> View:
        topics, words = self.desk.topics, self.desk.words
        self._asked_of.note(topics.floor)
        seats = room_seats(topics, words) if self._open else []
        if seats != self._seats:
            self._seats = seats
            self.seats_changed.emit()
        running = topics.running_ballot
        found = [s["id"] for s in seats if self._typed and matches(self._typed, s["name"], s["seat"])]
        return {
            "legend": legend(topics, words, seats),
            "person": person(topics, words, topics.delegate(self._chosen)),
            "found": found,
            "found_text": words("room.found", count=len(found)) if self._typed else "",
            "secret_text": words("room.secret") if running is not None and running.kind != "open" else "",
            "planned": bool(topics.seating.places),
        }

    @Slot(bool)
    def show(self, opened: bool) -> None:
        """The seats are kept current while somebody looks at them: 500 at every vote would keep the desk waiting."""
        self._open = opened
        self.refresh()

    @Slot(str)
    def choose(self, delegate_id: str) -> None:
        self._chosen = delegate_id
        self.desk.runner.forget("room")
        self.refresh()

    @Slot(str)
    def search(self, typed: str) -> None:
        """Mark the seats of whom these letters find; one alone is chosen."""
        self._typed = typed
        self.refresh()
        if len(self._view["found"]) == 1:
            self.choose(self._view["found"][0])

    @Slot()
    @Slot(str)
    def invite(self, reason: str = "") -> None:
        """Give the chosen one the floor: from the list of speakers, out of order with the reason, or at once where
        they are not on it. Who has just begun to speak was not meant by the press.
        """
        if not self._asked_of.counts():
            return
        request = Hall(self.desk.topics).requests.get(self._chosen)
        item = self.desk.topics.current_item
        kind: floor.RequestKind = (
            "question" if item is not None and item.phase == "questioning" else "discuss"
        )
        command = (
            turns.GiveFloor(request_id=request, reason=reason)
            if request is not None
            else turns.GiveFloorTo(kind=kind, delegate_id=self._chosen)
        )
        self.desk.runner.send("room.invite", command)

    @Slot()
    def register(self) -> None:
        """Put the chosen one on the list of speakers."""
        item = self.desk.topics.current_item
        kind: floor.RequestKind = (
            "question" if item is not None and item.phase == "questioning" else "discuss"
        )
        self.desk.runner.send("room.register", floor.RequestToSpeak(delegate_id=self._chosen, kind=kind))

    @Slot(str)
    def mark(self, status: PresenceStatus) -> None:
        """Record the chosen one's presence; to be undone for ten seconds."""
        delegate, presence = self.desk.topics.delegate(self._chosen), self.desk.topics.presence
        if delegate is None:
            return
        before = presence.status.get(delegate.id, "absent_unexcused") if presence else "absent_unexcused"
        self.desk.runner.send(
            "room.mark",
            MarkPresence(marks=[PresenceMark(delegate_id=delegate.id, status=status)]),
            undo=MarkPresence(marks=[PresenceMark(delegate_id=delegate.id, status=before)]),
            undo_text=self.desk.words("undo.presence", name=delegate.name),
        )

    @Slot(bool)
    def answer(self, done: bool) -> None:
        """Say that the secretary is on the way to the chosen one, or has helped."""
        call = Hall(self.desk.topics).calls.get(self._chosen)
        if call is not None:
            self.desk.runner.send("room.help", AnswerHelp(help_id=call.id, done=done))

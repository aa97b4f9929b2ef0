"""Presence before and during the sitting: who is here, who is not, whether the quorum is met."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from chair_console.domain.formal_sentences import percent
from chair_console.domain.presence import MarkPresence, PresenceMark, PresenceStatus
from chair_console.scene import times
from chair_console.scene.scene import presence_seats
from chair_console.scene.sittings import resumed, title_of
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

from .command_runner import VARIANT_LIST
from .rows_model import RowsModel
from .view_model import Desk, Row, View, ViewModel

ROLES = ("name", "seat", "detail", "status", "delegate_id")


def absent_rows(topics: Topics, words: Words) -> list[Row]:
    """Who is not present and not excused, with what is known of the reason."""
    status = topics.presence.status if topics.presence else {}
    devices = {device.delegate_id: device for device in topics.devices if device.delegate_id}
    rows: list[Row] = []
    for d in topics.delegates:
        here = status.get(d.id)
        if here in ("present", "absent_excused"):
            continue
        device = devices.get(d.id)
        if here == "left":
            note = words("presence.left")
        elif device is None:
            note = words("presence.no_device")
        elif device.state != "connected":
            note = words("presence.silent_since", time=times.clock(device.seen_at or device.since))
        else:
            note = words("presence.not_confirmed")
        detail = " · ".join(part for part in (d.unit, note) if part)
        rows.append({"id": d.id, "delegate_id": d.id, "name": d.name, "seat": d.seat, "detail": detail,
                     "status": here or ""})  # fmt: skip
    return rows


def readiness(topics: Topics, words: Words) -> list[View]:
    """What should be in order before the sitting opens: each point a word, a sentence, done or not."""
    documents = [d for d in topics.documents if d.recalled_at is None and not d.waiting]
    bound = [d for d in topics.devices if d.delegate_id]
    silent = [d for d in bound if d.state != "connected"]
    received = min((d.received for d in documents), default=0)
    covered = {device.delegate_id for device in bound}
    seats = [d.seat for d in topics.delegates if d.id not in covered]
    points = [
        # That no tablet has all of them yet is said with a warning; of the few that come late the figure tells.
        (bool(documents) and (received > 0 or not bound), words("ready.documents"),
         words("ready.documents_text", count=len(documents), received=received)
         if documents else words("ready.no_documents")),
        (not silent and bool(bound), words("ready.devices"),
         words("ready.devices_text", connected=len(bound) - len(silent), silent=len(silent))),
        (not seats, words("ready.seats"),
         words("ready.seats_text", count=len(seats), seats=", ".join(seats[:4])) if seats
         else words("ready.all_seats")),
        (bool(topics.items), words("ready.agenda"), words("ready.agenda_text", count=len(topics.items))),
    ]  # fmt: skip
    return [{"done": done, "title": title, "text": text} for done, title, text in points]


REST_MS = 500
"""How long after one delegate was marked another cannot be."""


class PresenceModel(ViewModel):
    follows = frozenset({"presence", "roster", "devices", "documents", "session", "agenda", "seating"})
    ticks = True
    seats_changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        self._rows = RowsModel(ROLES)
        self._seats: list[View] = []
        self._marked = ""
        self._rests = QTimer(singleShot=True, interval=REST_MS)
        super().__init__(desk, parent)

    @Property(QObject, constant=True)
    def rows(self) -> RowsModel:
        return self._rows

    @Property(VARIANT_LIST, notify=seats_changed)
    def seats(self) -> list[View]:
        """A seat for each delegate with its state; apart from `view`, which changes every second."""
        return self._seats

    def look(self) -> View:
        topics, words = self.desk.topics, self.desk.words
        shown = topics.presence
        if shown is None:
            self._rows.update([])
            return {"total": 0, "present": 0, "needed": 0, "met": False, "readiness": [], "ready_heading": ""}
        self._rows.update(absent_rows(topics, words))
        seats = presence_seats(topics)
        if seats != self._seats:
            self._seats = seats
            self.seats_changed.emit()
        excused = [d for d in topics.delegates if shown.status.get(d.id) == "absent_excused"]
        missing = shown.needed - shown.present
        figures = words("presence.figures", present=shown.present, total=shown.total,
                        percent=percent(shown.present, shown.total, words.language))  # fmt: skip
        return {
            "present": shown.present,
            "total": shown.total,
            "needed": shown.needed,
            "met": shown.met,
            "verdict": words("presence.met") if shown.met else words("presence.missing", missing=missing),
            "figures": figures,
            "needed_text": words("presence.needed", needed=shown.needed),
            "absent_text": words("presence.absent", count=len(self._rows.rows)),
            "excused_text": words("presence.excused", count=len(excused)) if excused else "",
            "excused_names": " · ".join(f"{d.seat} {d.name}" for d in excused),
            "sentence": words.of(shown.sentence),
            "opening": self._opening(),
            "until_text": self._until(),
            "roll_call_open": shown.roll_call_open,
            "readiness": readiness(topics, words),
            "ready_heading": words(
                "ready.heading_again" if resumed(topics.next_sitting) else "ready.heading"
            ),
        }

    def _opening(self) -> str:
        """The opening words, with today's true figures."""
        session, shown = self.desk.topics.session, self.desk.topics.presence
        if session is None or shown is None:
            return ""
        words, sitting = self.desk.words, self.desk.topics.next_sitting
        begun = any(earlier.status == "closed" for earlier in session.sittings)
        key = "presence.opening_wait"
        if shown.met:
            key = "presence.opening_again" if begun else "presence.opening"
            if resumed(sitting):
                key = "presence.opening_resumed"
        return words(
            key,
            sentence=words.of(shown.sentence),
            title=session.title,
            body=session.body,
            sitting=title_of(sitting, words) if sitting else "",
            date=times.date(sitting.roll_call_after) if sitting and sitting.roll_call_after else "",
        )

    def _until(self) -> str:
        sitting, now = self.desk.topics.next_sitting, self.desk.now()
        if sitting is None or not times.same_day(sitting.planned_at, now) or sitting.planned_at < now:
            return ""
        left = times.minutes(sitting.planned_at - now)
        at = times.clock(sitting.planned_at)
        if left < 60:
            return self.desk.words("presence.until", minutes=left, time=at)
        return self.desk.words("presence.until_hours", hours=left // 60, minutes=left % 60, time=at)

    @Slot(str, str)
    def mark(self, delegate_id: str, status: PresenceStatus) -> None:
        """Record one delegate's presence; to be undone for ten seconds.

        A marked row leaves the list and the next one moves under the pointer: the second click of a double
        click was not meant for that one.
        """
        if self._rests.isActive() and delegate_id != self._marked:
            return
        self._marked = delegate_id
        self._rests.start()
        entry = self.desk.topics.delegate(delegate_id)
        known = self.desk.topics.presence
        before = known.status.get(delegate_id, "absent_unexcused") if known else "absent_unexcused"
        self.desk.runner.send(
            f"presence.{delegate_id}",
            MarkPresence(marks=[PresenceMark(delegate_id=delegate_id, status=status)]),
            undo=MarkPresence(marks=[PresenceMark(delegate_id=delegate_id, status=before)]),
            undo_text=self.desk.words("undo.presence", name=entry.name if entry else ""),
        )

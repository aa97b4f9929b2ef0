"""The ballot that runs: how many have voted, who has not, what is left. Never what was chosen."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot

from chair_console.domain import ballots
from chair_console.domain.decisions import Choice, Rule
from chair_console.protocol.views import BallotView, DelegateView

from . import times
from .command_runner import VARIANT_LIST
from .scene import ballot_left_ms, ballot_seats, rule_text
from .topics import Topics
from .view_model import Desk, Row, RowsModel, View, ViewModel
from .words import Words

ROLES = ("name", "seat", "note", "needs_help", "delegate_id")
GOLD_MS = 30_000
EXTEND_MS = 30_000
RULES: dict[str, Rule] = {
    "half": Rule(),
    "two_thirds": Rule(compare="at_least", fraction=(2, 3)),
    "half_present": Rule(of="present"),
}
"""The majorities that can be chosen when a ballot is prepared at the desk."""


def silent_rows(topics: Topics, words: Words, voted_by: set[str]) -> list[Row]:
    """Who is present and has not voted: first those whose device is silent or missing, then by seat."""
    status = topics.presence.status if topics.presence else {}
    devices = {device.delegate_id: device for device in topics.devices if device.delegate_id}
    rows: list[Row] = []
    for delegate in topics.delegates:
        if delegate.id in voted_by or status.get(delegate.id) != "present":
            continue
        device = devices.get(delegate.id)
        if device is None:
            note = words("ballot.no_device")
        elif device.state != "connected":
            seen = device.seen_at or device.since
            note = words("ballot.silent_since", time=times.clock_seconds(seen))
        else:
            note = ""
        rows.append(_row(delegate, note))
    return sorted(rows, key=lambda row: (not row["needs_help"], _seat_key(row["seat"])))


def _row(delegate: DelegateView, note: str) -> Row:
    return {
        "id": delegate.id, "delegate_id": delegate.id, "name": delegate.name, "seat": delegate.seat,
        "note": note, "needs_help": bool(note),
    }  # fmt: skip


def _seat_key(seat: str) -> tuple[str, int]:
    """A2 comes before A10."""
    letters = seat.rstrip("0123456789")
    digits = seat[len(letters) :]
    return letters, int(digits) if digits else 0


def tags(topics: Topics, words: Words, shown: BallotView) -> list[str]:
    """What is voted on, how, and what it needs."""
    document = topics.document(shown.document_id)
    first = ""
    if document is not None:
        first = words("ballot.on_document", title=document.title, version=shown.document_version or 1)
    return [text for text in (first, words(f"ballot_kind.{shown.kind}"), rule_text(words, shown)) if text]


def voters(topics: Topics, shown: BallotView) -> set[str]:
    turnout = topics.turnout
    return set(turnout.voted_by) if turnout and turnout.ballot_id == shown.id else set()


def running_view(topics: Topics, words: Words, shown: BallotView, seats: list[View], now: int) -> View:
    left = ballot_left_ms(shown, now)
    has_deadline = shown.closes_at is not None or shown.remaining_ms is not None
    return {
        "running": True,
        "title": shown.title,
        "tags": tags(topics, words, shown),
        "voted": sum(1 for seat in seats if seat["state"] == "voted"),
        "entitled": shown.entitled,
        "waiting": sum(1 for seat in seats if seat["state"] in ("waiting", "help")),
        "absent": sum(1 for seat in seats if seat["state"] == "absent"),
        "clock": times.countdown(left),
        "has_deadline": has_deadline,
        "paused": shown.status == "paused",
        "tone": "danger" if left == 0 and has_deadline else "gold" if left <= GOLD_MS else "text",
        "fraction": left / max(shown.duration_ms, left, 1),
        "closes_text": _closes_text(words, shown),
        "named": shown.kind == "open",
    }


def _closes_text(words: Words, shown: BallotView) -> str:
    if shown.status == "paused":
        return words("ballot.paused")
    if shown.closes_at is None:
        return words("ballot.no_deadline")
    return words("ballot.closes", time=times.clock_seconds(shown.closes_at))


class BallotModel(ViewModel):
    follows = frozenset({"ballot", "turnout", "presence", "roster", "devices", "documents", "screen"})
    ticks = True
    seats_changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        self._rows = RowsModel(ROLES)
        self._seats: list[View] = []
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
        shown = topics.running_ballot
        if shown is None:
            self._rows.update([])
            return {"running": False, "silent": 0, "helpless": 0}
        voted_by = voters(topics, shown)
        self._rows.update(silent_rows(topics, words, voted_by))
        helpless = {row["id"] for row in self._rows.rows if row["needs_help"]}
        self._show_seats(ballot_seats(topics, voted_by, helpless))
        view = running_view(topics, words, shown, self._seats, self.desk.now())
        view["silent"] = len(self._rows.rows)
        view["helpless"] = len(helpless)
        return view

    def _show_seats(self, seats: list[View]) -> None:
        if seats != self._seats:
            self._seats = seats
            self.seats_changed.emit()

    def _id(self) -> str:
        running = self.desk.topics.running_ballot
        return running.id if running else ""

    @Slot()
    def extend(self) -> None:
        self.desk.runner.send("ballot.extend", ballots.ExtendBallot(ballot_id=self._id(), by_ms=EXTEND_MS))

    @Slot()
    def pause_or_resume(self) -> None:
        paused = bool(self._view.get("paused"))
        kind = ballots.ResumeBallot if paused else ballots.PauseBallot
        self.desk.runner.send("ballot.pause", kind(ballot_id=self._id()))

    @Slot(str, str, str)
    def enter_vote(self, delegate_id: str, choice: Choice, reason: str) -> None:
        """The secretary enters a choice for one whose device does not work; the record says why."""
        command = ballots.EnterVote(
            ballot_id=self._id(), delegate_id=delegate_id, choice=choice, reason=reason
        )
        self.desk.runner.send(f"ballot.enter.{delegate_id}", command, role="secretary")

    @Slot(str, str, int)
    def prepare(self, title: str, rule: str, seconds: int) -> None:
        """Lay down a ballot on the current item."""
        item = self.desk.topics.current_item
        command = ballots.PrepareBallot(
            item_id=item.id if item else None, title=title, rule=RULES[rule], duration_ms=seconds * 1000
        )
        self.desk.runner.send("ballot.prepare", command)

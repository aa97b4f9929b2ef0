"""What needs a sheet of its own: an item is added, or split in two; the sitting is adjourned to another day."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from PySide6.QtCore import Property, QObject, Slot

from chair_console.domain import adjourning, agenda, agenda_acts
from chair_console.protocol.agenda_views import ItemView
from chair_console.scene import times
from chair_console.scene.sittings import title_of

from .command_runner import VARIANT_LIST, Refusal
from .rows_model import RowsModel
from .schedule import planned_after
from .search import plain
from .view_model import Desk, Row, View, ViewModel

ROLES = ("kind", "title", "detail", "along")
HALF_DAY_MS = 4 * 3_600_000
CLOSING = ("be mac", "closing", "close of ")
"""How the title of the item begins that closes the session: what comes up later is taken before it."""


class AgendaActsModel(ViewModel):
    """`begin` names the item that a sheet is about; `view` shows it; the rows are what hangs on it."""

    follows = frozenset({"agenda", "session", "documents", "ballot"})

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        self._item_id = ""
        self._along: set[str] = set()
        self._rows = RowsModel(ROLES)
        super().__init__(desk, parent)

    @Property(QObject, constant=True)
    def rows(self) -> RowsModel:
        """The papers and prepared ballots of the item, and whether each goes along with the new part."""
        return self._rows

    def look(self) -> View:
        topics, words = self.desk.topics, self.desk.words
        item = topics.item(self._item_id)
        self._rows.update(self._hanging())
        sitting, left = (
            topics.open_sitting,
            [i for i in topics.due_items if i.status in ("planned", "current")],
        )
        tomorrow = _tomorrow_at_eight(self.desk.now())
        return {
            "item_title": words("acts.item", number=item.number, title=item.short_title) if item else "",
            "minutes": item.minutes if item else 0,
            "sitting": title_of(sitting, words) if sitting else "",
            "left_text": words("acts.left", count=len(left)) if left else words("acts.nothing_left"),
            "date": times.date(tomorrow),
            "time": times.clock(tomorrow),
        }

    def look_up(self) -> View:
        return {"places": self._places()}

    def _hanging(self) -> list[Row]:
        topics, words = self.desk.topics, self.desk.words
        rows: list[Row] = []
        for document in topics.documents:
            if document.item_id == self._item_id and document.recalled_at is None:
                rows.append(self._row("document", document.id, document.title, words("acts.document")))
        for ballot in topics.ballots:
            if ballot.item_id == self._item_id and ballot.status == "prepared":
                rows.append(self._row("ballot", ballot.id, ballot.title, words("acts.ballot")))
        return rows

    def _row(self, kind: str, key: str, title: str, detail: str) -> Row:
        row_id = f"{kind}-{key}"
        return {"id": row_id, "kind": kind, "title": title, "detail": detail, "along": row_id in self._along}

    def _places(self) -> list[View]:
        """Where a new item can stand: after each item that is not followed by one already begun."""
        items, words = self.desk.topics.items, self.desk.words
        begun = max((i.position for i in items if i.status in ("current", "done")), default=-1)
        return [
            {"value": item.id, "text": words("acts.after", number=item.number, title=item.short_title)}
            for item in items
            if item.position >= begun
        ]

    @Slot(str)
    def begin(self, item_id: str) -> None:
        self._item_id, self._along = item_id, set()
        self.desk.runner.forget("acts")
        self.refresh()

    @Slot(str, result=str)
    def place_for(self, item_id: str) -> str:
        """Where a new item stands if nothing else is chosen: after this one, else after the running one, else last, but
        before the item that closes the session.
        """
        values = [place["value"] for place in self._places()]
        current = self.desk.topics.current_item
        for wanted in (item_id, current.id if current else ""):
            if wanted in values:
                return wanted
        last = self.desk.topics.item(values[-1]) if values else None
        closes = last is not None and last.status == "planned" and plain(last.title).startswith(CLOSING)
        return values[-2] if closes and len(values) > 1 else values[-1] if values else ""

    @Slot(str)
    def take_along(self, row_id: str) -> None:
        """A paper or ballot goes along with the new part, or stays after all."""
        self._along ^= {row_id}
        self.refresh()

    @Slot(str, int, str)
    def add(self, title: str, minutes: int, after: str) -> None:
        """Put a new item into the agenda; to be undone for ten seconds."""
        topics, words = self.desk.topics, self.desk.words
        before = topics.item(after)
        sitting = topics.open_sitting or topics.next_sitting
        plan = agenda.ItemPlan(
            id=f"item-{uuid4().hex[:12]}",
            title=title.strip(),
            minutes=minutes,
            sitting_id=before.sitting_id if before else sitting.id if sitting else "",
            planned_at=self._planned_at(before),
            phases=[agenda.PhasePlan(phase="proceedings")],
        )
        self.desk.runner.send(
            "acts.add",
            agenda.AddItem(item=plan, after=after),
            undo=agenda.RemoveItem(item_id=plan.id),
            undo_was=agenda.AmendItem(item=plan),
            undo_text=words("undo.added", title=plan.title),
        )

    def _planned_at(self, before: ItemView | None) -> int:
        """When the item before is planned to be over; at the beginning of the sitting where there is none."""
        topics = self.desk.topics
        if before is None:
            sitting = topics.open_sitting or topics.next_sitting
            return sitting.planned_at if sitting and not topics.items else 0
        return planned_after([i for i in topics.items if i.sitting_id == before.sitting_id], before.id)

    @Slot(str, int, str)
    def split(self, title: str, minutes: int, reason: str) -> None:
        """What is left of the item becomes an item of its own; to be undone for ten seconds."""
        rest_id = f"item-{uuid4().hex[:12]}"
        chosen: dict[str, list[str]] = {"document": [], "ballot": []}
        for row in self._rows.rows:
            if row["along"]:
                chosen[row["kind"]].append(row["id"].partition("-")[2])
        command = agenda_acts.SplitItem(
            item_id=self._item_id,
            rest_id=rest_id,
            title=title.strip(),
            reason=reason.strip(),
            minutes=minutes,
            document_ids=tuple(chosen["document"]),
            ballot_ids=tuple(chosen["ballot"]),
        )
        self.desk.runner.send(
            "acts.split",
            command,
            undo=agenda_acts.JoinItem(item_id=rest_id),
            undo_text=self.desk.words("undo.split"),
        )

    @Slot(str, str, result=VARIANT_LIST)
    def adjourned_to(self, date: str, time: str) -> list[str]:
        """What a typed day and time mean in words, and which sittings do not take place then; or what is wrong."""
        try:
            at = self._moment(date, time)
        except Refusal as refusal:
            return ["", refusal.read(self.desk.words)]
        held, words = self.desk.topics.session, self.desk.words
        waiting = [s for s in held.sittings if s.status == "planned" and s.planned_at < at] if held else []
        dropped = [title_of(sitting, words) for sitting in waiting]
        text = words(
            "acts.goes_on",
            weekday=words(f"acts.weekday_{times.weekday(at)}"),
            date=times.date(at),
            time=times.clock(at),
        )
        return [text + (words("acts.dropped", titles=", ".join(dropped)) if dropped else ""), ""]

    @Slot(str, str, str)
    def adjourn(self, date: str, time: str, reason: str) -> None:
        """End the sitting; it goes on at the time given, with what is not done."""
        try:
            at = self._moment(date, time)
        except Refusal as refusal:
            self.desk.runner.refuse("acts.adjourn", refusal)
            return
        sitting = self.desk.topics.open_sitting
        length = sitting.ends_at - sitting.planned_at if sitting else 0
        command = adjourning.AdjournSitting(
            reason=reason.strip(),
            goes_on_at=at,
            ends_at=at + (length if length > 0 else HALF_DAY_MS),
            title=self.desk.words("acts.new_sitting", date=times.date(at), time=times.clock(at)),
        )
        self.desk.runner.send("acts.adjourn", command)

    def _moment(self, date: str, time: str) -> int:
        """Refused: `acts.no_such_time`, `acts.time_is_over`."""
        try:
            moment = datetime.strptime(f"{date.strip()} {time.strip().replace('h', ':')}", "%d/%m/%Y %H:%M")
        except ValueError:
            raise Refusal("acts.no_such_time") from None
        at = int(moment.timestamp() * 1000)
        if at <= self.desk.now():
            raise Refusal("acts.time_is_over")
        return at


def _tomorrow_at_eight(now: int) -> int:
    """The next working morning: what one most often means."""
    day = 24 * 3_600_000
    at = now + day
    while times.weekday(at) > 4:
        at += day
    moment = datetime.fromtimestamp(at / 1000).replace(hour=8, minute=0, second=0, microsecond=0)
    return int(moment.timestamp() * 1000)

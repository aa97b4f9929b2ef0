"""The sheet for preparing a ballot: ad hoc in two presses, or of any form with all that it needs."""

from __future__ import annotations

import asyncio
from typing import Any

import msgspec
from PySide6.QtCore import Property, QObject, Signal, Slot

from chair_console.domain import ballots
from chair_console.domain.standing import Standing

from . import ballot_sheet_view as sheet_view
from .ballot_draft import ROW_KIND, Draft
from .command_runner import VARIANT_MAP, Refusal
from .rows_model import RowsModel
from .view_model import Desk, View, ViewModel

ROLES = ("label", "detail", "born", "delegate_id", "answers", "many")
SIMPLE = frozenset(
    {
        "title",
        "document_id",
        "rule_name",
        "compare",
        "fraction",
        "of",
        "least_cast",
        "seconds",
        "results_to",
        "live",
        "absent_too",
        "part_of",
        "style",
        "seats",
        "most",
    }
)
"""Fields that a choice or a key stroke sets as they are."""
URN_SECONDS = 10
PREPARE, OPEN = "draft.prepare", "draft.open"


class BallotSheetModel(ViewModel):
    """`begun` says that the sheet starts anew: what stands in its fields is to be taken from `view`."""

    follows = frozenset({"session", "agenda", "ballot", "presence", "roster", "documents"})
    options_changed = Signal()
    begun = Signal()
    finished = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        self._draft = Draft()
        self._rows = RowsModel(ROLES)
        self._options: dict[str, list[View]] = {}
        self._typed = ""
        super().__init__(desk, parent)

    @Property(QObject, constant=True)
    def rows(self) -> RowsModel:
        """The lines of the paper."""
        return self._rows

    @Property(VARIANT_MAP, notify=options_changed)
    def options(self) -> dict[str, list[View]]:
        """The lists to choose from."""
        return self._options

    def look(self) -> View:
        topics, words, draft = self.desk.topics, self.desk.words, self._draft
        options = sheet_view.options(topics, words)
        if options != self._options:
            self._options = options
            self.options_changed.emit()
        self._rows.update([msgspec.structs.asdict(row) for row in draft.rows])
        kind = ROW_KIND[draft.form]
        taken = {row.delegate_id for row in draft.rows if row.delegate_id}
        return {
            **{name: getattr(draft, name) for name in SIMPLE},
            "form": draft.form,
            "form_help": words(f"plan.form_help.{draft.form}"),
            "kind": draft.kind,
            "kind_help": sheet_view.kind_help(draft, words),
            "method": draft.method,
            "method_help": words(f"plan.method_help.{draft.method}") if draft.method != "electronic" else "",
            "rule_help": sheet_view.rule_help(draft, words),
            "units": list(draft.units),
            "shows": sheet_view.shows(draft, topics),
            "row_kind": kind,
            "matches": sheet_view.people_found(topics, words, self._typed, taken),
            "consequence": sheet_view.consequence(draft, topics, words),
            "blocked": sheet_view.blocked(topics, words),
            "complete": bool(draft.title.strip()) and (not kind or bool(draft.filled())),
            "prepared": sheet_view.prepared_rows(topics, words),
        }

    @Slot()
    def begin(self) -> None:
        """A new draft: a motion on the current item, ready to be opened."""
        item = self.desk.topics.current_item
        self._draft = Draft(title=item.title if item else "", item_id=item.id if item else None)
        drafts = [d for d in sheet_view.voted_on(self.desk.topics) if d.kind == "draft_resolution"]
        if drafts:
            self._draft.document_id = drafts[0].id
        self._typed = ""
        for place in (PREPARE, OPEN):
            self.desk.runner.clear(place)
        self.refresh()
        self.begun.emit()

    @Slot(str, "QVariant")
    def set(self, name: str, value: Any) -> None:
        """Something was chosen or typed."""
        draft = self._draft
        if name == "form":
            draft.take_form(value)
        elif name == "method":
            draft.take_method(value)
        elif name == "kind":
            draft.take_kind(value)
        elif name in SIMPLE:
            setattr(draft, name, type(getattr(draft, name))(value))
        self.refresh()

    @Slot(str, bool)
    def choose_unit(self, unit: str, on: bool) -> None:
        """Only these groups vote; none chosen means all delegates."""
        units = [u for u in self._draft.units if u != unit]
        self._draft.units = [*units, unit] if on else units
        self.refresh()

    @Slot(str, str, "QVariant")
    def write(self, row_id: str, name: str, value: Any) -> None:
        """A line of the paper was typed in."""
        row = next((r for r in self._draft.rows if r.id == row_id), None)
        if row is None or name not in ("label", "detail", "born", "answers", "many"):
            return
        setattr(row, name, bool(value) if name == "many" else str(value))
        self.refresh()

    @Slot()
    def add_row(self) -> None:
        self._draft.add_row()
        self.refresh()

    @Slot(str)
    def remove_row(self, row_id: str) -> None:
        self._draft.rows = [row for row in self._draft.rows if row.id != row_id]
        self.refresh()

    @Slot(str)
    def search(self, typed: str) -> None:
        self._typed = typed
        self.refresh()

    @Slot(str)
    def add_delegate(self, delegate_id: str) -> None:
        """A delegate stands on the paper: as a candidate, or as the holder of an office."""
        found = self.desk.topics.delegate(delegate_id)
        if found is None:
            return
        self._draft.add_row(found.name, found.title or found.unit, found.id)
        self._typed = ""
        self.refresh()

    @Slot()
    def prepare(self) -> None:
        """Lay it down; it is opened by the next step."""
        self.desk.runner.start(PREPARE, self._prepare_only())

    @Slot()
    def open(self) -> None:
        """Lay it down and open it at once."""
        if self._view["complete"] and not self._view["blocked"]:
            self.desk.runner.start(OPEN, self._prepare_and_open(self.desk.runner.seen()))

    async def _prepare_only(self) -> None:
        await self.desk.runner.deliver(PREPARE, self._draft.plan())
        self.finished.emit()

    async def _prepare_and_open(self, seen: Standing | None) -> None:
        """`seen` is what was shown when that was asked for: it takes a while, and the meeting may move meanwhile."""
        plan = self._draft.plan()
        receipt = await self.desk.runner.deliver(OPEN, plan)
        self._start_next()
        if plan.kind != "open" and plan.method == "electronic":
            await self._urn_is_there(receipt.id)
        await self.desk.runner.deliver(OPEN, ballots.OpenBallot(ballot_id=receipt.id), seen=seen)
        self.finished.emit()

    def _start_next(self) -> None:
        """What was laid down stands in the list from now on; were opening refused, it is not laid down twice."""
        self._draft = Draft(item_id=self._draft.item_id)
        self.refresh()
        self.begun.emit()

    async def _urn_is_there(self, ballot_id: str) -> None:
        """A secret ballot by tablet has its urn a moment after it was prepared."""
        for _ in range(URN_SECONDS * 20):
            shown = self.desk.topics.ballot(ballot_id)
            if shown is not None and shown.public_key:
                return
            await asyncio.sleep(0.05)
        raise Refusal("plan.urn_late")

    @Slot(str, str)
    def withdraw(self, ballot_id: str, reason: str) -> None:
        """Take a prepared ballot back; the record keeps it with the reason."""
        command = ballots.WithdrawBallot(ballot_id=ballot_id, reason=reason)
        self.desk.runner.send(f"draft.withdraw.{ballot_id}", command)

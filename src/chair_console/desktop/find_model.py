"""Find or do (Ctrl+K): acts, agenda items, delegates and papers by what one types."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot

from .documents_model import DocumentsModel
from .elsewhere import elsewhere
from .next_step import next_step
from .next_step_model import NextStepModel
from .search import matches
from .view_model import Desk, Row, RowsModel, View, ViewModel

ROLES = ("title", "detail", "kind", "target")
MOST = 12
ACTS = (
    "keys", "room", "devices", "codes", "people", "notice", "timeline", "regulation", "early", "papers",
    "add_documents", "prepare_ballot", "tellers", "proxies", "questions", "opinions", "projector", "freeze", "blank",
    "show_agenda", "show_presence", "show_welcome", "language", "theme",
    "type_100", "type_125", "type_150",
)  # fmt: skip

ACTS_WITHOUT_SESSION = frozenset(
    {"keys", "projector", "show_welcome", "blank", "language", "theme", "type_100", "type_125", "type_150"}
)
"""What can be done before there is a session; the rest waits for one."""


class FindModel(ViewModel):
    """Acts of this program go out by `acted`; the rest is done here or by the next step."""

    follows = frozenset({"agenda", "roster", "documents", "session", "floor", "ballot"})
    acted = Signal(str)
    person_asked = Signal(str)

    def __init__(
        self, desk: Desk, step: NextStepModel, documents: DocumentsModel, parent: QObject | None = None
    ) -> None:
        self._step, self._documents = step, documents
        self._rows = RowsModel(ROLES)
        self._typed = ""
        super().__init__(desk, parent)

    @Property(QObject, constant=True)
    def rows(self) -> RowsModel:
        return self._rows

    def look(self) -> View:
        found = [row for row in self._all() if matches(self._typed, row["title"], row["detail"])]
        self._rows.update(found[:MOST])
        return {"empty": not found}

    def _all(self) -> list[Row]:
        topics, words = self.desk.topics, self.desk.words
        rows: list[Row] = []
        step = next_step(topics, words, self.desk.now())
        for way in (step.way, *step.others) if step else ():
            rows.append(_row("way", way.key, way.title, words("find.step")))
        held = topics.session
        acts = [act for act in ACTS if held is not None or act in ACTS_WITHOUT_SESSION]
        if held is None or not held.proxies:
            acts = [act for act in acts if act != "proxies"]
        rows += [_row("act", act, words(f"find.{act}"), words("find.act")) for act in acts]
        if not self._typed:
            return rows
        suggested = {row["title"] for row in rows}
        for way in elsewhere(topics, words):
            if way.title not in suggested:
                rows.append(_row("way", way.key, way.title, way.text))
        rows += [_row("delegate", d.id, d.name, f"{d.seat} · {d.unit}".strip(" ·")) for d in topics.delegates]
        rows += [
            _row("document", d.id, d.title, words("find.document"))
            for d in topics.documents
            if d.recalled_at is None
        ]
        return rows

    @Slot(str)
    def search(self, typed: str) -> None:
        self._typed = typed
        self.refresh()

    @Slot(int)
    def choose(self, place: int) -> None:
        if not 0 <= place < len(self._rows.rows):
            return
        row = self._rows.rows[place]
        target = row["target"]
        match row["kind"]:
            case "act":
                self.acted.emit(target)
            case "way":
                self._step.press_key(target)
            case "document":
                self._documents.show(target, 1)
            case "delegate":
                self.person_asked.emit(row["title"])


def _row(kind: str, target: str, title: str, detail: str) -> Row:
    return {"id": f"{kind}-{target}", "kind": kind, "target": target, "title": title, "detail": detail}

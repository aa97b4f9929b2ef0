"""The table of all papers: filtered, one chosen, moved, named anew, and sent when they wait."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Property, QObject, Signal, Slot

from chair_console.domain.publishing import ReleaseDocument
from chair_console.protocol.views import DocumentView

from .arranging import arranged, put_back
from .papers_rows import FILTERS, ROLES, Papers, audience_text, dossier, paper_rows
from .rows_model import RowsModel
from .view_model import Desk, View, ViewModel

SEND = "papers.send"
MOST_NAMED = 3


class PapersModel(ViewModel):
    follows = frozenset({"documents", "agenda", "session", "roster"})
    selected = Signal()
    recall_asked = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        self._rows = RowsModel(ROLES)
        self._filter = "all"
        self._selected = ""
        self._asking = False
        super().__init__(desk, parent)

    @Property(QObject, constant=True)
    def rows(self) -> RowsModel:
        return self._rows

    @Property(str, notify=selected)
    def selected_id(self) -> str:
        """The paper that the inspector is about; "" for none."""
        return self._selected

    @Slot(str)
    def select(self, document_id: str) -> None:
        if document_id != self._selected:
            self._selected = document_id
            self.selected.emit()
            self.refresh()

    @Slot(int)
    def step(self, by: int) -> None:
        """Choose the paper above (-1) or below (1) in the table; the first one if none is chosen."""
        rows = self._rows.rows
        if rows:
            place = self._view["place"] + by if self._view["place"] >= 0 else 0
            self.select(rows[min(max(0, place), len(rows) - 1)]["id"])

    def look(self) -> View:
        topics, words = self.desk.topics, self.desk.words
        papers = Papers(topics, self.desk.now())
        self._rows.update(paper_rows(papers, words, self._filter))
        counts = {name: sum(1 for d in papers.all if papers.passes(d, name)) for name in FILTERS}
        held = papers.held()
        return {
            "place": next((n for n, row in enumerate(self._rows.rows) if row["id"] == self._selected), -1),
            "loading": not topics.arrived,
            "session": topics.session is not None,
            "filter": self._filter,
            "filters": [
                {"name": name, "count": counts[name]}
                for name in FILTERS
                if counts[name] or name in ("all", "waiting", "lacking", "unassigned") or name == self._filter
            ],
            "count": counts["all"],
            "held": len(held),
            "asking": self._asking and bool(held),
            "send_question": self._question(papers, held) if self._asking and held else "",
            "dossier": dossier(papers, words),
        }

    def _question(self, papers: Papers, held: list[DocumentView]) -> str:
        """What will happen: how many papers, which, to whom."""
        words = self.desk.words
        names = "; ".join(f"“{shown.title}”" for shown in held[:MOST_NAMED])
        if len(held) > MOST_NAMED:
            names = words("papers.and_more", names=names, count=len(held) - MOST_NAMED)
        audiences = sorted({audience_text(words, shown.audience) for shown in held})
        unassigned = sum(1 for shown in held if papers.topics.item(shown.item_id) is None)
        text = words("papers.send_question", count=len(held), names=names, audience=" · ".join(audiences))
        return " ".join([text, words("papers.send_unassigned", count=unassigned)]) if unassigned else text

    # --- what a person does ---------------------------------------------------------------------------------

    @Slot(str)
    def choose_filter(self, name: str) -> None:
        if name in FILTERS:
            self._filter = name
            self.refresh()

    @Slot()
    def ask_send(self) -> None:
        """Say what sending will do, before it is done."""
        self._asking = True
        self.refresh()

    @Slot()
    def cancel_send(self) -> None:
        self._asking = False
        self.refresh()

    @Slot()
    def send(self) -> None:
        """Give out all papers that wait for the desk."""
        held = [shown.id for shown in Papers(self.desk.topics, self.desk.now()).held()]
        self._asking = False
        self.refresh()
        if held and not self.desk.runner.is_busy(SEND):
            self.desk.runner.start(SEND, self._send(held))

    async def _send(self, document_ids: list[str]) -> None:
        for document_id in document_ids:
            await self.desk.runner.deliver(SEND, ReleaseDocument(document_id=document_id))

    @Slot(str, str)
    def rename(self, document_id: str, title: str) -> None:
        """Name a paper anew; for ten seconds the old name can be put back."""
        shown = self.desk.topics.document(document_id)
        title = " ".join(title.split())
        if shown is None or not title or title == shown.title:
            return
        self.desk.runner.send(
            f"papers.rename.{document_id}",
            msgspec.structs.replace(arranged(shown), title=title),
            undo=put_back(self.desk.topics, shown, {"title": title}),
            undo_text=self.desk.words("papers.renamed"),
        )

    @Slot(str, int)
    def move(self, document_id: str, by: int) -> None:
        """Put a paper one place up (-1) or down (1) within its item, as the table shows it."""
        shown = self.desk.topics.document(document_id)
        if shown is None:
            return
        ids = [row["id"] for row in self._rows.rows]
        mates = [d for d in self.desk.topics.documents if d.item_id == shown.item_id and d.id in ids]
        place = [d.id for d in mates].index(document_id) + by if shown in mates else -1
        if not 0 <= place < len(mates):
            return
        after = mates[place].id if by > 0 else self._before(mates[place].id)
        command = msgspec.structs.replace(arranged(shown), after=after)
        before, as_it_is = self._before(document_id), put_back(self.desk.topics, shown, {})
        self.desk.runner.send(
            "papers.move",
            command,
            undo=lambda: msgspec.structs.replace(as_it_is(), after=before),
            undo_text=self.desk.words("papers.moved", title=shown.title),
        )

    def _before(self, document_id: str) -> str:
        """The paper that stands before another in the whole session; "" if that is the first."""
        ids = [shown.id for shown in self.desk.topics.documents]
        place = ids.index(document_id)
        return ids[place - 1] if place else ""

    @Slot(str)
    def ask_recall(self, document_id: str) -> None:
        """Have the inspector ask whether this paper is to be recalled."""
        self.select(document_id)
        self.recall_asked.emit(document_id)

"""One paper at the secretary's desk: everything that is known of it, and everything that can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot

from chair_console.protocol.views import DocumentView

from . import inspector_rows as rows
from .command_runner import VARIANT_MAP
from .differences import Differences
from .inspector_audience import audience
from .inspector_view import choices, header, sending, sorting
from .page_shelf import PageShelf
from .paper_acts import PaperActs
from .replacing import PaperHttp, Replacing
from .rows_model import RowsModel
from .view_model import Desk, View

READER_ROLES = ("seat", "name", "text", "tone")
FEW = 12
"""So many readers are listed before one asks for all."""
NOTHING: View = {
    "open": False, "waiting": False, "recalled": False, "on_screen": False, "can_compare": False,
    "secrecy_allowed": False, "title": "", "number": "", "kind": "", "item_id": "", "classification": "",
    "mode": "", "sending_text": "", "send_date": "", "send_time": "", "replacing_text": "", "release_text": "",
    "recall_text": "", "replace_text": "", "version": 0, "versions": [], "audience": [], "signs": [],
    "copy_notes": [],
}  # fmt: skip
"""The view without a paper."""


class InspectorModel(PaperActs):
    """`document_id` says which paper; "" is none."""

    follows = frozenset(
        {"documents", "reading", "roster", "devices", "presence", "agenda", "session", "screen", "intake"}
    )
    document_changed = Signal()
    leaving = Signal()
    """Another paper is about to be shown: what is half written belongs to this one."""
    choices_changed = Signal()

    def __init__(self, desk: Desk, http: PaperHttp, parent: QObject | None = None) -> None:
        self._all_readers = False
        self._choices: View = {}
        self._missing, self._unopened = RowsModel(READER_ROLES), RowsModel(READER_ROLES)
        self._differences = Differences(http, self.refresh)
        self._replacing = Replacing(desk, http)
        super().__init__(desk, parent)
        self._shelf = PageShelf(http, self)

    def _get_document_id(self) -> str:
        return self.paper_id

    def _set_document_id(self, document_id: str) -> None:
        if document_id == self.paper_id:
            return
        self.leaving.emit()
        self.desk.runner.forget("inspector")
        self.paper_id, self._all_readers = document_id, False
        self.document_changed.emit()
        self.refresh()

    document_id = Property(str, _get_document_id, _set_document_id, notify=document_changed)

    @Property(QObject, constant=True)
    def missing(self) -> RowsModel:
        """Who has not received the valid version."""
        return self._missing

    @Property(QObject, constant=True)
    def unopened(self) -> RowsModel:
        """Who has received it and not opened."""
        return self._unopened

    @Property(QObject, constant=True)
    def shelf(self) -> PageShelf:
        """The page pictures of the version that is being read."""
        return self._shelf

    @Property(VARIANT_MAP, notify=choices_changed)
    def choices(self) -> View:
        """The lists `kinds`, `items`, `classes`; apart from `view`, so that an open list stays open."""
        return self._choices

    @property
    def page_shelf(self) -> PageShelf:
        return self._shelf

    def look(self) -> View:
        paper, topics, words = self.paper, self.desk.topics, self.desk.words
        found = choices(topics, words)
        if found != self._choices:
            self._choices = found
            self.choices_changed.emit()
        readers = self._readers(paper)
        if paper is None:
            return {**NOTHING, **readers}
        return {
            "open": True,
            **header(topics, words, paper, self.desk.now()),
            **sending(topics, words, paper, self.desk.now()),
            **sorting(topics, paper),
            **readers,
            "versions": rows.versions(words, paper, self._differences, self.desk.now()),
            "can_compare": len(paper.versions) > 1,
            "audience": audience(topics, words, paper),
            "copy_notes": rows.copy_notes(words, paper),
            "replacing_text": self._replacing.text(),
        }

    def _readers(self, paper: DocumentView | None) -> View:
        topics, words = self.desk.topics, self.desk.words
        reading = rows.reading_of(topics, self.paper_id)
        given = paper is not None and reading is not None and paper.recalled_at is None
        missing = rows.missing_rows(topics, words, reading, self.desk.now()) if given and reading else []
        unopened = rows.unopened_rows(topics, words, reading) if given and reading else []
        self._missing.update(missing if self._all_readers else missing[:FEW])
        self._unopened.update(unopened if self._all_readers else unopened[:FEW])
        unread, version = len(missing) + len(unopened), paper.version if paper else 0
        more = not self._all_readers and max(len(missing), len(unopened)) > FEW
        return {
            "given": given,
            "missing_text": words("inspector.missing", version=version, count=len(missing))
            if missing
            else "",
            "unopened_text": words("inspector.unopened", count=len(unopened)) if unopened else "",
            "all_text": words("inspector.all_read") if given and not unread else "",
            "more_text": words("inspector.more", count=unread) if more else "",
            "unread": unread,
            "remind_text": words("inspector.remind", count=unread),
        }

    @Slot()
    def show_all_readers(self) -> None:
        self._all_readers = True
        self.refresh()

    @Slot(int)
    def read(self, number: int) -> None:
        """Lay the pages of a version on the shelf."""
        paper = self.paper
        version = next((v for v in paper.versions if v.number == number), None) if paper else None
        if version is not None:
            self._shelf.lay(version.sha256, version.pages)

    @Slot(str, str)
    def replace(self, file: str, reason: str) -> None:
        """Take a file in as the new version."""
        self.desk.runner.start("inspector.replace", self._replacing.replace(self.paper_id, file, reason))

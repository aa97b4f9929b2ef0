"""What the secretary does with one paper; what is not public takes effect at once and can be undone."""

from __future__ import annotations

from typing import Any, get_args

import msgspec
from PySide6.QtCore import Slot

from chair_console.domain import actors, documents, publishing
from chair_console.domain.editing import Edit
from chair_console.domain.messages import Command
from chair_console.domain.reading import RemindReaders
from chair_console.domain.screen import FollowMeeting, ShowOnScreen
from chair_console.domain.written import text_meant
from chair_console.protocol.views import DocumentView

from .arranging import arranged, put_back
from .command_runner import Undo
from .documents_model import shown_now
from .inspector_audience import with_audience
from .schedule_entry import moment_of
from .view_model import ViewModel


class PaperActs(ViewModel):
    """The acts on the paper `paper_id`; their places in the command runner begin with `inspector.`."""

    paper_id = ""

    @property
    def paper(self) -> DocumentView | None:
        return self.desk.topics.document(self.paper_id)

    # --- what it is and whom it is for --------------------------------------------------------------------

    @Slot(str, bool)
    def set_audience(self, key: str, on: bool) -> None:
        """Give it to one more audience, or to one less."""
        if self.paper is not None:
            audience = with_audience(self.paper, key, on=on)
            self._arrange("undo.audience", audience=audience)

    @Slot(str, str)
    def put(self, field: str, value: str) -> None:
        """Set one of `title`, `number`, `kind`, `item_id`, `classification`."""
        known = {"kind": documents.DocumentKind, "classification": actors.Classification}
        if field in known and value not in get_args(known[field]):
            return
        put: dict[str, Any] = {field: (value or None) if field == "item_id" else value.strip()}
        self._arrange("undo.arranged", **put)

    @Slot(str, str, str)
    def put_over(self, field: str, value: str, opened: str) -> None:
        """Set `title` or `number` as it was typed over what stood there when one began to type."""
        self._arrange("undo.arranged", {field: opened}, **{field: text_meant(value.strip())})

    def _arrange(self, undo_code: str, opened: dict[str, str] | None = None, **fields: Any) -> None:
        paper = self.paper
        if paper is None:
            return
        before = arranged(paper)
        after = msgspec.structs.replace(before, **fields)
        if after != before:
            undo = put_back(self.desk.topics, paper, fields)
            was = msgspec.structs.replace(before, **(opened or {}))
            self._send("arrange", after, undo, undo_code, was=was)

    @Slot(bool, str)
    def allow_secrecy(self, allowed: bool, reason: str) -> None:
        """Whether secret papers may enter this session at all; the chair answers for it.

        A window that does not speak for the chair lets the hall say so.
        """
        command = publishing.AllowSecrecy(allowed=allowed, reason=reason)
        role = "chair" if self.desk.runner.speaks_for("chair") else "secretary"
        self.desk.runner.send("inspector.secrecy", command, role=role)

    # --- when it goes out ---------------------------------------------------------------------------------

    @Slot()
    def hold(self) -> None:
        self._schedule()

    @Slot()
    def send_with_item(self) -> None:
        self._schedule(with_item=True)

    @Slot(str, str)
    def send_at(self, date: str, clock: str) -> None:
        """At a time of the hall, as people write it: 23/11/2026, 08:00."""

        async def schedule() -> None:
            self._schedule(publish_at=moment_of(date, clock))

        self.desk.runner.start("inspector.time", schedule())

    def _schedule(self, *, publish_at: int | None = None, with_item: bool = False) -> None:
        paper = self.paper
        if paper is None:
            return
        after = publishing.ScheduleDocument(document_id=paper.id, publish_at=publish_at, with_item=with_item)
        before = publishing.ScheduleDocument(
            document_id=paper.id, publish_at=paper.publish_at, with_item=paper.with_item
        )
        self._send("schedule", after, before, "undo.scheduled", was=before)

    @Slot()
    def release(self) -> None:
        """Give it out now; that cannot be undone, so the window has asked."""
        self._send("release", publishing.ReleaseDocument(document_id=self.paper_id))

    # --- what is done with it -----------------------------------------------------------------------------

    @Slot(str)
    def recall(self, reason: str) -> None:
        recalled = documents.RecallDocument(document_id=self.paper_id, reason=reason)
        undo = documents.RestoreDocument(document_id=self.paper_id)
        self._send("recall", recalled, undo, "undo.recalled")

    @Slot()
    def restore(self) -> None:
        if self.paper is not None:
            undo = documents.RecallDocument(document_id=self.paper.id, reason=self.paper.recall_reason)
            self._send("restore", documents.RestoreDocument(document_id=self.paper.id), undo, "undo.restored")

    @Slot()
    def remind(self) -> None:
        """Ask those who have not opened it; a notice stands on their tablets until they have."""
        self._send("remind", RemindReaders(document_id=self.paper_id))

    @Slot(int)
    def show(self, page: int) -> None:
        """Put a page on the screen."""
        command = ShowOnScreen(view="document", document_id=self.paper_id, page=max(1, page))
        self._send("show", command, shown_now(self.desk.topics), "undo.show")

    @Slot()
    def hide(self) -> None:
        """Take it off the screen, so that the screen follows the meeting again."""
        self._send("show", FollowMeeting(), shown_now(self.desk.topics), "undo.hide")

    def _send(
        self,
        act: str,
        command: Command,
        undo: Undo | None = None,
        undo_code: str = "",
        was: Edit | None = None,
    ) -> None:
        text = self.desk.words(undo_code) if undo_code else ""
        self.desk.runner.send(
            f"inspector.{act}", command, role="secretary", undo=undo, undo_text=text, was=was
        )

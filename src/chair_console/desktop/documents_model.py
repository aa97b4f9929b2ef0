"""The papers of the current item: on the screen with one press. New ones come by the tray."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Property, QObject, Slot

from chair_console.domain.documents import RecallDocument
from chair_console.domain.messages import Command
from chair_console.domain.presenting import NamePresenter
from chair_console.domain.screen import FollowMeeting, ShowOnScreen
from chair_console.scene.meeting import Picture, no_picture
from chair_console.scene.topics import Topics

from .command_runner import VARIANT_MAP
from .document_rows import document_rows
from .preview import pinned
from .projector_model import hall_words
from .rows_model import RowsModel
from .view_model import Desk, View, ViewModel

ROLES = (
    "title",
    "full_title",
    "detail",
    "tag",
    "on_screen",
    "page",
    "pages",
    "document_id",
    "presented",
    "holder",
)


def shown_now(topics: Topics) -> Command:
    """What puts the screen back to what it shows now."""
    screen = topics.screen
    if screen is None or not screen.pinned:
        return FollowMeeting()
    return ShowOnScreen(
        view=screen.view,
        document_id=screen.document_id,
        page=max(1, screen.page),
        notice=screen.notice,
        until=screen.until,
    )


class DocumentsModel(ViewModel):
    follows = frozenset({"documents", "agenda", "screen", "roster", "floor"})

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        self._rows = RowsModel(ROLES)
        self.picture: Picture = no_picture
        super().__init__(desk, parent)

    @Property(QObject, constant=True)
    def rows(self) -> RowsModel:
        return self._rows

    def look(self) -> View:
        topics, words = self.desk.topics, self.desk.words
        self._rows.update(document_rows(topics, words))
        item = topics.current_item
        return {
            "heading": words("documents.of_item") if item else words("documents.of_session"),
            "showing": any(row["on_screen"] for row in self._rows.rows),
        }

    @Slot(str, int)
    def show(self, document_id: str, page: int) -> None:
        """Put a page on the screen. A paper that was not there before can be taken off again for ten seconds."""
        command = ShowOnScreen(view="document", document_id=document_id, page=page)
        screen = self.desk.topics.screen
        turned = screen is not None and screen.view == "document" and screen.document_id == document_id
        self.desk.runner.send(
            f"documents.show.{document_id}",
            command,
            undo=None if turned else shown_now(self.desk.topics),
            undo_text=self.desk.words("undo.show"),
        )

    @Slot(str, result=VARIANT_MAP)
    def preview(self, document_id: str) -> dict[str, Any]:
        """What the hall will see of a paper once it is shown."""
        topics, desk = self.desk.topics, self.desk
        words = hall_words(topics)
        return pinned(topics, words, desk.now(), "document", document_id=document_id, picture=self.picture)

    @Slot()
    def hide(self) -> None:
        """Take the paper off the screen, so that it follows the meeting again."""
        self.desk.runner.send(
            "documents.hide",
            FollowMeeting(),
            undo=shown_now(self.desk.topics),
            undo_text=self.desk.words("undo.hide"),
        )

    @Slot(str)
    def let_present(self, delegate_id: str) -> None:
        """Let a delegate turn the projected pages; an empty id takes them back."""
        self.desk.runner.send("documents.present", NamePresenter(delegate_id=delegate_id or None))

    @Slot()
    def toggle_first(self) -> None:
        """Show the item's first paper, or take the one that is shown off the screen."""
        if self._view["showing"]:
            self.hide()
        elif self._rows.rows:
            self.show(self._rows.rows[0]["document_id"], 1)

    @Slot(str)
    def recall(self, document_id: str) -> None:
        reason = self.desk.words("documents.recall_reason")
        command = RecallDocument(document_id=document_id, reason=reason)
        self.desk.runner.send(f"documents.recall.{document_id}", command)

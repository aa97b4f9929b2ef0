"""The result of a closed ballot: decision, figures, the sentence to read aloud, who chose what."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication

from .result_view import result_view
from .view_model import View, ViewModel


class ResultModel(ViewModel):
    follows = frozenset({"ballot", "presence", "roster", "documents", "screen"})

    def look(self) -> View:
        topics = self.desk.topics
        shown = topics.shown_ballot
        if shown is None or shown.result is None or shown.status not in ("closed", "declared"):
            return {"closed": False}
        return result_view(topics, self.desk.words, shown, shown.result)

    @Slot()
    def copy_sentence(self) -> None:
        """Put the sentence to be read aloud on the clipboard."""
        QGuiApplication.clipboard().setText(self._view.get("full_sentence", ""))

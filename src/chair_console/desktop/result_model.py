"""The result of a closed ballot: decision, figures, the sentence to read aloud, who chose what."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication

from .result_tally import tally_parts
from .result_view import frame, result_view, waiting_view
from .view_model import View, ViewModel


class ResultModel(ViewModel):
    follows = frozenset({"ballot", "presence", "roster", "documents", "screen", "seating"})

    def look(self) -> View:
        topics = self.desk.topics
        shown = topics.shown_ballot
        words = self.desk.words
        if shown is None or shown.status not in ("closed", "declared"):
            return {"closed": False}
        if shown.result is not None:
            return result_view(topics, words, shown, shown.result)
        if shown.tally is not None:
            return {**frame(topics, words, shown), **tally_parts(topics, words, shown, shown.tally)}
        return waiting_view(topics, words, shown)

    @Slot()
    def copy_sentence(self) -> None:
        """Put the sentence to be read aloud on the clipboard."""
        QGuiApplication.clipboard().setText(self._view.get("full_sentence", ""))

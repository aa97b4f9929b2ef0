"""The secretary's places with their figures, how the sitting goes, and whether everything is saved."""

from __future__ import annotations

from PySide6.QtCore import QObject

from chair_console.protocol.agenda_views import ItemView
from chair_console.scene import times

from .papers_rows import Papers
from .schedule import schedule
from .view_model import Desk, View, ViewModel
from .window_model import drift_view

PLACES = (("seating", "people"), ("documents", "document"))
"""The places that there are, in their order: name and sign. A new one is a line here and a page in `ui/secretary`."""


class PlacesModel(ViewModel):
    follows = frozenset({"documents", "agenda", "session", "presence", "roster"})
    ticks = True

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        desk.runner.changed.connect(self.refresh)

    def look(self) -> View:
        topics, words, runner = self.desk.topics, self.desk.words, self.desk.runner
        papers = Papers(topics, self.desk.now())
        figures = {
            "seating": len(topics.delegates),
            "documents": sum(1 for d in papers.all if d.recalled_at is None),
        }
        saved = words("places.saved", time=times.clock(runner.saved_at)) if runner.saved_at else ""
        return {
            "places": [{"name": name, "sign": sign, "count": figures[name]} for name, sign in PLACES],
            "saving": runner.is_saving(),
            "saved_text": words("places.saving") if runner.is_saving() else saved,
            "now": self._now(),
        }

    def _now(self) -> View:
        """How the sitting goes: what runs, who is here, how late it is."""
        topics, words = self.desk.topics, self.desk.words
        item = topics.current_item
        if topics.session is None or topics.open_sitting is None:
            return {"above": "", "text": "", "below": ""}
        presence = topics.presence
        here = words("places.present", present=presence.present, total=presence.total) if presence else ""
        drift = drift_view(words, schedule(topics, self.desk.now()).drift_ms)["text"]
        drift = drift[:1].lower() + drift[1:]
        return {
            "above": words("places.item", number=item.number, total=len(topics.items))
            if item
            else words("places.sitting"),
            "text": self._doing(item),
            "below": " · ".join(part for part in (here, drift) if part),
        }

    def _doing(self, item: ItemView | None) -> str:
        if item is None:
            return self.desk.words("places.between")
        return self.desk.words(f"phase.{item.phase}") if item.phase else item.short_title

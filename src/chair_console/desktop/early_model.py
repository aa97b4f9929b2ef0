"""The lists of speakers of items to come, opened before the item begins."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Slot

from chair_console.domain import floor

from .rows_model import RowsModel
from .view_model import Desk, View, ViewModel

ROLES = ("number", "title", "detail", "open", "names")


class EarlyModel(ViewModel):
    """The items that have not begun, with who has registered on each."""

    follows = frozenset({"floor", "agenda", "session"})

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        self._rows = RowsModel(ROLES)
        super().__init__(desk, parent)

    @Property(QObject, constant=True)
    def rows(self) -> RowsModel:
        return self._rows

    def look(self) -> View:
        topics, words = self.desk.topics, self.desk.words
        lists = {early.item_id: early for early in topics.floor.early} if topics.floor else {}
        rules = topics.session.rules if topics.session else None
        allowed = rules is not None and rules.register_before
        coming = [item for item in topics.items if item.status in ("planned", "deferred")] if allowed else []
        rows = []
        for item in coming:
            early = lists.get(item.id)
            count = len(early.queue) if early else 0
            rows.append(
                {
                    "id": item.id,
                    "number": item.number,
                    "title": item.short_title or item.title,
                    "detail": words("early.count", count=count) if early else words("early.never"),
                    "open": early is not None and early.closed_at is None,
                    "names": ", ".join(request.name for request in early.queue) if early else "",
                }
            )
        self._rows.update(rows)
        waiting = sum(len(early.queue) for early in lists.values())
        return {
            "can_open": bool(coming),
            "waiting": waiting > 0,
            "text": words("early.link_count", count=waiting) if waiting else words("early.link"),
            "empty_text": "" if coming else words("early.none" if allowed else "early.not_allowed"),
        }

    @Slot(str)
    def open_list(self, item_id: str) -> None:
        self.desk.runner.send(f"early.{item_id}", floor.OpenRegistration(item_id=item_id))

    @Slot(str)
    def close_list(self, item_id: str) -> None:
        self.desk.runner.send(f"early.{item_id}", floor.CloseRegistration(item_id=item_id))

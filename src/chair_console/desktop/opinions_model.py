"""The written opinions: how many, how many are new to this window, and each in full."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Slot

from chair_console.protocol.questioning_views import OpinionView
from chair_console.scene import times
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

from .view_model import Desk, Row, RowsModel, View, ViewModel

ROLES = ("who", "about", "text", "fresh")


def _row(topics: Topics, words: Words, opinion: OpinionView, *, fresh: bool) -> Row:
    item = topics.item(opinion.item_id)
    place = words("scene.item_line", number=item.number, title=item.short_title) if item else ""
    marks = [words("opinions.late")] if opinion.late else []
    if opinion.by_role != "delegate":
        marks.append(words("opinions.on_paper"))
    return {
        "id": opinion.id,
        "who": ", ".join(part for part in (opinion.name, opinion.unit, opinion.title) if part),
        "about": " · ".join(part for part in (place, times.clock_seconds(opinion.at), *marks) if part),
        "text": opinion.text,
        "fresh": fresh,
    }


class OpinionsModel(ViewModel):
    """What was opened here once is new no longer; another window has its own reading."""

    follows = frozenset({"opinions", "agenda"})

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        self._rows = RowsModel(ROLES)
        self._read: set[str] = set()
        self._open: set[str] = set()
        super().__init__(desk, parent)

    @Property(QObject, constant=True)
    def rows(self) -> RowsModel:
        return self._rows

    def look(self) -> View:
        topics, words = self.desk.topics, self.desk.words
        opinions = topics.opinions
        fresh = [o.id for o in opinions if o.id not in self._read]
        self._rows.update([_row(topics, words, o, fresh=o.id in fresh) for o in reversed(opinions)])
        count = len(opinions)
        line = words("opinions.line_new", count=count, fresh=len(fresh)) if fresh else ""
        return {"count": count, "fresh": len(fresh), "line": line or words("opinions.line", count=count)}

    @Slot(bool)
    def look_through(self, opened: bool) -> None:
        """The list was opened, or put away: what stood on it then has been read."""
        if not opened:
            self._read |= self._open
        self._open = {opinion.id for opinion in self.desk.topics.opinions}
        self.refresh()

"""The written opinions: how many, how many are new to this window, and each in full."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot

from chair_console.domain.opinions import HandInOpinion
from chair_console.protocol.questioning_views import OpinionView
from chair_console.scene import times
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

from .rows_model import RowsModel
from .view_model import Desk, Row, View, ViewModel

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

    follows = frozenset({"opinions", "agenda", "roster", "session"})
    recorded = Signal()

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
        item = topics.current_item
        return {
            "item": item.id if item is not None else "",
            "may_hand_in": topics.session is not None and topics.session.phase != "closed",
            "count": count,
            "fresh": len(fresh),
            "line": line or words("opinions.line", count=count),
        }

    def look_up(self) -> View:
        topics, words = self.desk.topics, self.desk.words
        people = [{"value": d.id, "text": f"{d.name} · {d.unit}".strip(" ·")} for d in topics.delegates]
        return {
            "people": [{"value": "", "text": words("opinions.person")}, *people],
            "items": [{"value": i.id, "text": f"{i.number}. {i.short_title}"} for i in topics.items],
        }

    @Slot(str, str, str)
    def hand_in(self, delegate_id: str, item_id: str, text: str) -> None:
        """Write down an opinion that came on paper."""
        command = HandInOpinion(delegate_id=delegate_id, item_id=item_id, text=text)
        self.desk.runner.send("opinions.hand_in", command, recorded=lambda _: self.recorded.emit())

    @Slot(bool)
    def look_through(self, opened: bool) -> None:
        """The list was opened, or put away: what stood on it then has been read."""
        if not opened:
            self._read |= self._open
        self._open = {opinion.id for opinion in self.desk.topics.opinions}
        self.refresh()

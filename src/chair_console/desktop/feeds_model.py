"""Other systems that follow who speaks: what the desk knows of each access, and withdrawing one."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Slot

from chair_console.protocol.envelope import FeedChoice
from chair_console.protocol.floor_views import FeedView
from chair_console.scene import times
from chair_console.scene.words import Words

from .outputs_model import OutputSource
from .rows_model import RowsModel
from .view_model import Desk, Row, View, ViewModel

ROLES = ("feed_id", "name", "detail", "connected")


def feed_row(words: Words, feed: FeedView) -> Row:
    """When it was made, and whether it follows now, or did last."""
    made = words("feeds.made", time=moment(feed.made_at)) if feed.made_at else words("feeds.made_before")
    used = words("feeds.never") if feed.used_at is None else words("feeds.used", time=moment(feed.used_at))
    if feed.connections:
        used = words("feeds.connected")
    return {
        "id": feed.id,
        "feed_id": feed.id,
        "name": feed.name or words("feeds.nameless"),
        "detail": f"{made} · {used}",
        "connected": feed.connections > 0,
    }


def moment(at: int) -> str:
    """A time of an access, which may be days old: 09:46 23/11."""
    return f"{times.clock(at)} {times.day_month(at)}"


class FeedsModel(ViewModel):
    follows = frozenset({"feeds"})

    def __init__(self, desk: Desk, source: OutputSource, parent: QObject | None = None) -> None:
        self._source, self._rows = source, RowsModel(ROLES)
        super().__init__(desk, parent)

    @Property(QObject, constant=True)
    def rows(self) -> RowsModel:
        return self._rows

    def look(self) -> View:
        feeds = self.desk.topics.feeds
        self._rows.update([feed_row(self.desk.words, feed) for feed in feeds])
        return {"count": len(feeds)}

    @Slot(str)
    def withdraw(self, feed_id: str) -> None:
        """Void an access; who uses it is cut off at once."""
        self.desk.runner.start(f"feeds.{feed_id}", self._withdraw(FeedChoice(feed_id=feed_id)))

    async def _withdraw(self, choice: FeedChoice) -> None:
        await self._source.call("POST", "/api/feeds/withdraw", None, choice)

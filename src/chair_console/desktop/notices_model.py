"""Notices to delegates: to whom, what was sent, and who has read it."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Slot

from chair_console.domain.document_rights import DELEGATES, GROUP
from chair_console.domain.lengths import NOTICE
from chair_console.domain.notices import DELEGATE, SendNotice, WithdrawNotice
from chair_console.protocol.notice_views import SentNoticeView
from chair_console.scene import times
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

from .rows_model import RowsModel
from .view_model import Desk, Row, View, ViewModel

ROLES = ("notice_id", "text", "detail", "unread", "withdrawn")
NAMED = 6
"""How many of those who have not read it are named."""


def recipient(topics: Topics, words: Words, to: str) -> str:
    """Whom a notice is for, in words."""
    if to == DELEGATES:
        return words("notices.all")
    if to.startswith(GROUP):
        return to.removeprefix(GROUP)
    delegate = topics.delegate(to.removeprefix(DELEGATE))
    return f"{delegate.seat} · {delegate.name}".strip(" ·") if delegate else to


def notice_row(topics: Topics, words: Words, notice: SentNoticeView) -> Row:
    read = words("notices.read", read=notice.read, count=notice.count)
    parts = [times.clock(notice.at), recipient(topics, words, notice.to), read]
    if notice.withdrawn_at is not None:
        parts.append(words("notices.withdrawn", time=times.clock(notice.withdrawn_at)))
    unread = [topics.delegate(key) for key in notice.unread[:NAMED]]
    names = ", ".join(f"{d.seat} {d.name}".strip() for d in unread if d is not None)
    more = words("notices.more", count=len(notice.unread) - NAMED) if len(notice.unread) > NAMED else ""
    waiting = names and notice.withdrawn_at is None
    return {
        "id": notice.id,
        "notice_id": notice.id,
        "text": notice.text,
        "detail": " · ".join(parts),
        "unread": words("notices.unread", names=names + more) if waiting else "",
        "withdrawn": notice.withdrawn_at is not None,
    }


class NoticesModel(ViewModel):
    follows = frozenset({"sent_notices", "roster"})

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        self._rows = RowsModel(ROLES)
        super().__init__(desk, parent)

    @Property(QObject, constant=True)
    def rows(self) -> RowsModel:
        """What was sent, the newest first."""
        return self._rows

    def look(self) -> View:
        topics, words = self.desk.topics, self.desk.words
        self._rows.update([notice_row(topics, words, notice) for notice in topics.sent_notices])
        return {"longest": NOTICE}

    def look_up(self) -> View:
        topics, words = self.desk.topics, self.desk.words
        units = list(dict.fromkeys(d.unit for d in topics.delegates if d.unit))
        people = [DELEGATE + d.id for d in topics.delegates]
        values = [DELEGATES, *(GROUP + unit for unit in units), *people]
        return {"recipients": [{"value": value, "text": recipient(topics, words, value)} for value in values]}

    @Slot(str, str, bool)
    def send(self, text: str, to: str, whole_screen: bool) -> None:
        command = SendNotice(text=text.strip(), to=to, whole_screen=whole_screen)
        self.desk.runner.send("notices.send", command)

    @Slot(str)
    def withdraw(self, notice_id: str) -> None:
        """Take a notice off the tablets."""
        self.desk.runner.send(f"notices.{notice_id}", WithdrawNotice(notice_id=notice_id))

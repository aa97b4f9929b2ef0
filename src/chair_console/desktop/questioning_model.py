"""The questioning session for QML: groups, the question, the table, the two queues."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot

from chair_console.domain import turns
from chair_console.scene.questioning import is_questioned

from .inviting import WhoseTurn, ends_text, invite_nth, may_invite
from .questioning_rows import (
    debate_rows,
    group_chips,
    group_shown,
    question_card,
    question_rows,
    respondent_line,
    respondent_names,
    table_rows,
    waiting_text,
)
from .rows_model import RowsModel
from .settled import Settled
from .view_model import Desk, View, ViewModel

TABLE = ("question_id", "number", "name", "subject", "answer", "debate", "standing")
QUEUE = ("request_id", "place", "name", "detail", "marked", "in_order", "present")


class QuestioningModel(ViewModel):
    """`on` while the item that runs is questioned by groups; everything else is of the group that is shown."""

    follows = frozenset({"agenda", "floor", "questioning", "questions", "session", "ballot"})
    ticks = True
    invite_asked = Signal(int)
    """Somebody is to be called out of order, or while another speaks: the row at this place, counted over both queues,
    asks first.
    """

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        self._table, self._debates, self._waiting = RowsModel(TABLE), RowsModel(QUEUE), RowsModel(QUEUE)
        self._settled_debates, self._settled_waiting, self._asked_of = Settled(), Settled(), WhoseTurn()
        super().__init__(desk, parent)

    @Property(QObject, constant=True)
    def table(self) -> RowsModel:
        """The group's questions."""
        return self._table

    @Property(QObject, constant=True)
    def debates(self) -> RowsModel:
        """Who waits to debate."""
        return self._debates

    @Property(QObject, constant=True)
    def waiting(self) -> RowsModel:
        """Who waits to ask, and behind them who waits for another kind of speech."""
        return self._waiting

    def look(self) -> View:
        topics, words, now = self.desk.topics, self.desk.words, self.desk.now()
        on = is_questioned(topics)
        group = group_shown(topics) if on else None
        self._table.update(table_rows(topics, words, group) if on else [])
        self._debates.update(debate_rows(topics, words) if on else [])
        self._waiting.update(question_rows(topics, words, group) if on else [])
        self._settled_debates.note(self._debates.ids)
        self._settled_waiting.note(self._waiting.ids)
        self._asked_of.note(topics.floor)
        rows = self._table.rows
        current = next((place for place, row in enumerate(rows) if row["standing"] == "current"), -1)
        return {
            "on": on,
            "groups": group_chips(topics, words) if on else [],
            "respondent": respondent_line(topics, words, group),
            "respondents": respondent_names(topics, group),
            "question": question_card(topics, words, now) if on else {},
            "table_place": current,
            "widest": {key: max((r[key] for r in rows), key=len, default="") for key in ("name", "answer")},
            "debate_text": words("questioning.debates", count=len(self._debates.rows)),
            "waiting_text": waiting_text(topics, words, len(self._waiting.rows)),
            "can_act": may_invite(topics),
            "ends": ends_text(words, topics.floor),
        }

    @Slot(str)
    def invite(self, request_id: str) -> None:
        """Give the floor to who waits to ask or to debate; the row asks first where it must."""
        ids = [*self._debates.ids, *self._waiting.ids]
        if request_id in ids:
            self.invite_nth(ids.index(request_id))

    @Slot(int)
    def invite_nth(self, place: int) -> None:
        """Invite who stands at this place, counted from 0: those who debate, then those who ask.

        Out of order, or while another speaks, the row asks first.
        """
        if self._view["can_act"]:
            rows = [*self._debates.rows, *self._waiting.rows]
            invite_nth(
                rows, place, self._view["ends"], lambda key: self._give(key, ""), self.invite_asked.emit
            )

    @Slot(str, str)
    def invite_now(self, request_id: str, reason: str) -> None:
        """Give the floor as was asked: out of order with the reason, or while another speaks."""
        if self._asked_of.counts():
            self._give(request_id, reason)

    def _give(self, request_id: str, reason: str) -> None:
        counts = self._settled_debates.counts(request_id) and self._settled_waiting.counts(request_id)
        if reason or counts:
            command = turns.GiveFloor(request_id=request_id, reason=reason)
            self.desk.runner.send(f"questioning.invite.{request_id}", command)

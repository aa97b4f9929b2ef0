"""Who waits for the floor: the rows of the list, and which of them stand long enough to be pressed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Property, QObject

from chair_console.scene import times

from .floor_rows import first_call_at, group_left_ms, queue_rows
from .rows_model import AnyRow, RowsModel
from .settled import Settled
from .view_model import Desk, View, ViewModel

ROLES = (
    "place",
    "name",
    "detail",
    "brief",
    "tag",
    "tag_tone",
    "is_next",
    "in_order",
    "present",
    "request_id",
)


class QueueModel(ViewModel):
    """Looks after the speaker's card, the stage and the next step: hundreds who all move up by one would hold up the
    frame that shows who speaks now, and come with the next.
    """

    follows = frozenset({"floor"})
    ticks = True

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        self._rows = RowsModel(ROLES)
        self._settled = Settled()
        self._written: tuple[object, ...] = ()
        super().__init__(desk, parent)

    @Property(QObject, constant=True)
    def rows(self) -> RowsModel:
        return self._rows

    @property
    def waiting(self) -> Sequence[AnyRow]:
        """Who is shown to wait, in their order."""
        return self._rows.rows

    def counts(self, request_id: str) -> bool:
        """Whether a press counts that is meant for the row of this request."""
        return self._settled.counts(request_id)

    def look(self) -> View:
        """With five hundred waiting the rows are written only when the list changes, or a time that they say may."""
        words, shown, now = self.desk.words, self.desk.topics.floor, self.desk.now()
        session = self.desk.topics.session
        call = first_call_at(shown, now, session) if shown else None
        begins = None if call is None else call // times.SECOND_MS
        left = tuple(ms // times.SECOND_MS for ms in group_left_ms(shown, now).values()) if shown else ()
        written = (begins, left, words.language)
        if not (self._written and self._written[0] is shown and self._written[1:] == written):
            self._written = (shown, *written)
            self._rows.update(queue_rows(words, shown, now, session) if shown else [])
            self._settled.note(self._rows.ids)
        return {}

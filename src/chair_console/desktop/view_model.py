"""What all view-models share: one `view` for QML, refreshed when its topics change or the clock ticks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import (
    Property,
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

from .command_runner import VARIANT_MAP, CommandRunner

View = dict[str, Any]
Row = dict[str, Any]
Index = QModelIndex | QPersistentModelIndex


class Desk:
    """What a view-model may use: the topics, the words, the hall's time, and the way to send commands."""

    def __init__(self, topics: Topics, words: Words, now: Callable[[], int], runner: CommandRunner) -> None:
        self.topics = topics
        self.words = words
        self.now = now
        self.runner = runner


class ViewModel(QObject):
    """A noun for QML: `view` holds what is shown, slots say what can be done.

    `follows` names the topics it is about; `ticks` that it also shows passing time.
    """

    changed = Signal()
    follows: ClassVar[frozenset[str]] = frozenset()
    ticks: ClassVar[bool] = False

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._view: View = self.look()

    @Property(VARIANT_MAP, notify=changed)
    def view(self) -> View:
        return self._view

    def look(self) -> View:
        """What is to be shown now."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Look again and tell QML only if something is different."""
        view = self.look()
        if view != self._view:
            self._view = view
            self.changed.emit()


class RowsModel(QAbstractListModel):
    """Rows by their `id`. New rows come in, old ones go, others move or change: the list is never reset."""

    count_changed = Signal()

    def __init__(self, roles: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = ("id", *roles)
        self._rows: list[Row] = []

    def roleNames(self) -> dict[int, QByteArray]:
        first = int(Qt.ItemDataRole.UserRole)
        return {first + place: QByteArray(name.encode()) for place, name in enumerate(self._names)}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        place = role - int(Qt.ItemDataRole.UserRole)
        if not index.isValid() or not 0 <= place < len(self._names):
            return None
        return self._rows[index.row()].get(self._names[place])

    @Property(int, notify=count_changed)
    def count(self) -> int:
        return len(self._rows)

    @property
    def rows(self) -> Sequence[Mapping[str, Any]]:
        return self._rows

    def update(self, rows: list[Row]) -> None:
        """Become these rows by the fewest steps that keep the others where they are."""
        before = len(self._rows)
        wanted = {row["id"] for row in rows}
        for place in reversed(range(before)):
            if self._rows[place]["id"] not in wanted:
                self.beginRemoveRows(QModelIndex(), place, place)
                del self._rows[place]
                self.endRemoveRows()
        for place, row in enumerate(rows):
            self._put(place, row)
        self._rewrite(rows)
        if len(self._rows) != before:
            self.count_changed.emit()

    def _put(self, place: int, row: Row) -> None:
        if place < len(self._rows) and self._rows[place]["id"] == row["id"]:
            return
        found = next((i for i in range(place, len(self._rows)) if self._rows[i]["id"] == row["id"]), None)
        if found is None:
            self.beginInsertRows(QModelIndex(), place, place)
            self._rows.insert(place, row)
            self.endInsertRows()
            return
        if found != place:
            self.beginMoveRows(QModelIndex(), found, found, QModelIndex(), place)
            self._rows.insert(place, self._rows.pop(found))
            self.endMoveRows()

    def _rewrite(self, rows: list[Row]) -> None:
        """Tell what changed by its stretches: when one of five hundred is called, all the others move up by one."""
        begins: int | None = None
        for place, row in enumerate(rows):
            if self._rows[place] != row:
                self._rows[place] = row
                begins = place if begins is None else begins
            elif begins is not None:
                self.dataChanged.emit(self.index(begins), self.index(place - 1))
                begins = None
        if begins is not None:
            self.dataChanged.emit(self.index(begins), self.index(len(rows) - 1))

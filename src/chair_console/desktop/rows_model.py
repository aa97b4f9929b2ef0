"""Rows for a list of QML: made only when somebody reads them, and changed by few steps."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

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

from .view_model import Row

AnyRow = Mapping[str, Any]
Index = QModelIndex | QPersistentModelIndex


class UnmadeRow(Mapping[str, Any]):
    """A row of a long list: `facts` tell one state of it from another; `make` writes its words when it is read.

    Of five hundred who wait a window shows twenty.
    """

    __slots__ = ("_id", "_made", "_make", "facts")

    def __init__(self, row_id: str, facts: object, make: Callable[[Any], Row]) -> None:
        self._id, self.facts, self._make = row_id, facts, make
        self._made: Row | None = None

    def _row(self) -> Row:
        if self._made is None:
            self._made = self._make(self.facts)
        return self._made

    def __getitem__(self, name: str) -> Any:
        return self._id if name == "id" else self._row()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._row())

    def __len__(self) -> int:
        return len(self._row())

    def __eq__(self, other: object) -> bool:
        return self.facts == other.facts if isinstance(other, UnmadeRow) else super().__eq__(other)

    __hash__ = None  # type: ignore[assignment]


def stretches(places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The first and last place of each unbroken run of rising places."""
    for _, run in groupby(enumerate(places), lambda pair: pair[1] - pair[0]):
        found = [place for _, place in run]
        yield found[0], found[-1]


def longest_rise(numbers: Sequence[int]) -> list[int]:
    """The longest rising part of different numbers, in their order."""
    ends: list[int] = []  # the place of the lowest number that ends a rise of each length
    lowest: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect_left(lowest, number)
        before.append(ends[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        lowest[length : length + 1] = [number]
    rise, place = [], ends[-1] if ends else -1
    while place >= 0:
        rise.append(numbers[place])
        place = before[place]
    return rise[::-1]


class RowsModel(QAbstractListModel):
    """Rows by their `id`. New rows come in, old ones go, others move or change: the list is never reset."""

    count_changed = Signal()

    def __init__(self, roles: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = ("id", *roles)
        self._rows: list[AnyRow] = []
        self._ids: list[str] = []

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
    def rows(self) -> Sequence[AnyRow]:
        return self._rows

    @property
    def ids(self) -> Sequence[str]:
        """In their order."""
        return self._ids

    def update(self, rows: Sequence[AnyRow]) -> None:
        """Become these rows by few steps: what keeps its order among the others is not moved."""
        before = len(self._rows)
        wanted = [row["id"] for row in rows]
        if wanted != self._ids:
            self._take_out(set(wanted))
            self._set_aside(wanted)
            self._bring_in(wanted, rows)
        self._rewrite(rows)
        if len(self._rows) != before:
            self.count_changed.emit()

    def _take_out(self, wanted: set[str]) -> None:
        """Remove the rows that are wanted no longer, each stretch of them at once."""
        gone = [place for place, key in enumerate(self._ids) if key not in wanted]
        for first, last in reversed(list(stretches(gone))):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._rows[first : last + 1], self._ids[first : last + 1]
            self.endRemoveRows()

    def _set_aside(self, wanted: list[str]) -> None:
        """Move those to the end which go down past others: one that goes down a long list would else be stepped over
        by each of the others.
        """
        places = {key: place for place, key in enumerate(wanted)}
        order = [places[key] for key in self._ids]
        keeping = set(longest_rise(order))
        lowest_after = len(wanted)
        for place in reversed(range(len(order))):
            if order[place] not in keeping and order[place] > lowest_after:
                self._move(place, len(self._rows))
            lowest_after = min(lowest_after, order[place])

    def _bring_in(self, wanted: list[str], rows: Sequence[AnyRow]) -> None:
        """Move rows up to their places, and put in those that are new, each stretch of them at once."""
        known = set(self._ids)
        place = 0
        while place < len(wanted):
            last = place
            if wanted[place] not in known:
                while last + 1 < len(wanted) and wanted[last + 1] not in known:
                    last += 1
                self.beginInsertRows(QModelIndex(), place, last)
                self._rows[place:place] = rows[place : last + 1]
                self._ids[place:place] = wanted[place : last + 1]
                self.endInsertRows()
            elif self._ids[place] != wanted[place]:
                self._move(self._ids.index(wanted[place], place), place)
            place = last + 1

    def _move(self, place: int, to: int) -> None:
        """Move a row to stand before the one at `to` (both places before the move)."""
        if to in (place, place + 1):
            return
        self.beginMoveRows(QModelIndex(), place, place, QModelIndex(), to)
        to = to if to < place else to - 1
        self._rows.insert(to, self._rows.pop(place))
        self._ids.insert(to, self._ids.pop(place))
        self.endMoveRows()

    def _rewrite(self, rows: Sequence[AnyRow]) -> None:
        """Tell what changed by its stretches: when one of five hundred is called, all the others move up by one."""
        changed = [place for place, row in enumerate(rows) if self._rows[place] != row]
        self._rows[:] = rows
        for first, last in stretches(changed):
            self.dataChanged.emit(self.index(first), self.index(last))

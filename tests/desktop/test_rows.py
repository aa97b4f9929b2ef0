"""The rows of a list: whatever they were and are to be, QML is told steps that lead from one to the other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex

from chair_console.desktop.rows_model import RowsModel, UnmadeRow, longest_rise
from chair_console.desktop.view_model import Row

from .windows import the_application

LISTS = st.lists(st.sampled_from("abcdefghij"), unique=True)


class Mirror:
    """A list that knows only what the model tells: what Qt Quick keeps of it."""

    def __init__(self, model: RowsModel) -> None:
        self.rows = [row["id"] for row in model.rows]
        self.steps = 0
        self._model = model
        model.rowsInserted.connect(self._came)
        model.rowsRemoved.connect(self._went)
        model.rowsMoved.connect(self._moved)

    def _came(self, _parent: QModelIndex, first: int, last: int) -> None:
        self.steps += 1
        self.rows[first:first] = [row["id"] for row in self._model.rows[first : last + 1]]

    def _went(self, _parent: QModelIndex, first: int, last: int) -> None:
        self.steps += 1
        del self.rows[first : last + 1]

    def _moved(self, _parent: QModelIndex, first: int, last: int, _to: QModelIndex, place: int) -> None:
        self.steps += 1
        assert first == last
        self.rows.insert(place if place < first else place - 1, self.rows.pop(first))


def rows_of(ids: str | list[str]) -> list[Row]:
    return [{"id": key, "name": key.upper()} for key in ids]


@given(LISTS, LISTS)
def test_the_steps_that_are_told_lead_to_the_new_rows(before: list[str], after: list[str]) -> None:
    the_application()
    model = RowsModel(("name",))
    model.update(rows_of(before))
    mirror = Mirror(model)
    model.update(rows_of(after))
    assert mirror.rows == [row["id"] for row in model.rows] == after
    assert [row["name"] for row in model.rows] == [key.upper() for key in after]


def test_few_steps_lead_to_what_is_nearly_the_same() -> None:
    the_application()
    model = RowsModel(("name",))
    for before, after, steps in (
        ("", "abcdefghij", 1),
        ("abcdefghij", "bcdefghija", 1),  # one goes to the end
        ("abcdefghij", "jabcdefghi", 1),
        ("abcdefghij", "abdefghcij", 2),  # one goes down: out of the way first, and then to its place
        ("abcdefghij", "adefghij", 1),
        ("abcdefghij", "bcdefghijk", 2),
    ):
        model.update(rows_of(before))
        mirror = Mirror(model)
        model.update(rows_of(after))
        assert (mirror.steps, mirror.rows) == (steps, list(after)), (before, after)


def test_a_row_that_nobody_reads_is_not_made() -> None:
    the_application()
    made: list[str] = []

    def make(name: str) -> Row:
        made.append(name)
        return {"id": name, "name": name.upper()}

    def rows(names: str) -> list[UnmadeRow]:
        return [UnmadeRow(name[0], name, make) for name in names.split()]

    model = RowsModel(("name",))
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last, _roles=(): told.append((first.row(), last.row())))
    model.update(rows("a1 b1 c1"))
    model.update(rows("a1 b2 c1"))
    assert (told, made) == ([(1, 1)], [])
    assert (model.rows[1]["name"], model.rows[1]["name"], made) == ("B2", "B2", ["b2"])


@given(st.lists(st.integers(0, 50), unique=True))
def test_the_longest_rise_rises_and_no_longer_one_is_there(numbers: list[int]) -> None:
    rise = longest_rise(numbers)
    assert rise == sorted(rise) and [n for n in numbers if n in set(rise)] == rise
    best = [1] * len(numbers)
    for place, number in enumerate(numbers):
        best[place] = max((best[i] + 1 for i in range(place) if numbers[i] < number), default=1)
    assert len(rise) == max(best, default=0)

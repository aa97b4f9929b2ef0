"""The questioning stage at every size of window and type: what is asked, what is said and the table can be read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtQuick import QQuickItem

from tests.pictures.stories import promised_while_answering

from . import questioning_moments as moments
from .conftest import Show
from .windows import Windows, find_items, settle


def inside(item: QQuickItem, frame: QQuickItem) -> bool:
    """Whether an item lies in a frame from its upper to its lower edge."""
    top = item.mapToItem(frame, QPointF(0, 0)).y()
    return top >= -1 and top + item.height() <= frame.height() + 1


def on_the_stage(windows: Windows, name: str) -> list[QQuickItem]:
    return find_items(windows.chair.contentItem(), name)


@pytest.mark.parametrize("size", [(1366, 768), (1440, 900), (1920, 1080)])
def test_words_and_table_are_read_at_every_size_of_type(show: Show, size: tuple[int, int]) -> None:
    windows = show(moments.in_questioning(), size=size)
    for percent in (100, 125, 150):
        windows.desk.frame.set_type_size(percent)
        settle(250)
        where = f"{size} at {percent} %"
        (script,) = on_the_stage(windows, "script")
        assert "Mùa Thị Chư" in str(script.property("text")), where
        assert not on_the_stage(windows, "moreBelow"), f"{where}: the words have to be scrolled"
        for button in on_the_stage(windows, "showTable"):
            button.click()  # type: ignore[attr-defined]
            settle(80)
        (rows,) = on_the_stage(windows, "questionRows")
        subjects = [r for r in on_the_stage(windows, "rowSubject") if inside(r, rows)]
        assert len(subjects) >= 2, f"{where}: {len(subjects)} questions can be read"
        assert any(str(s.property("text")).startswith("Trạm y tế xã") for s in subjects), where
        tops = [rows.mapFromItem(s.parentItem().parentItem(), QPointF(0, 0)).y() for s in subjects]
        assert abs(min(tops)) <= 2, f"{where}: the first row is cut"
        share = subjects[0].width() / rows.width()
        assert share >= 0.4, f"{where}: the subject has {share:.0%} of the table"
        for button in on_the_stage(windows, "showWords"):
            button.click()  # type: ignore[attr-defined]
            settle(80)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_promise_made_during_the_answer_takes_no_row_of_the_table(show: Show, language: str) -> None:
    windows = show(promised_while_answering(), size=(1366, 768), language=language)
    settle()
    phases = on_the_stage(windows, "questionPhase")
    assert len(phases) == 4 and len({item.y() for item in phases}) == 1, "in one row"


def test_names_are_not_cut_in_the_table(show: Show) -> None:
    windows = show(moments.in_questioning(), size=(1366, 768))
    settle()
    (rows,) = on_the_stage(windows, "questionRows")
    names = {row["name"] for row in windows.desk.questioning.table.rows}  # type: ignore[attr-defined]
    shown: list[QQuickItem] = []

    def walk(item: QQuickItem) -> None:
        if item.property("text") in names:
            shown.append(item)
        for child in item.childItems():
            walk(child)

    walk(rows)
    assert shown and not [item.property("text") for item in shown if item.property("truncated")]

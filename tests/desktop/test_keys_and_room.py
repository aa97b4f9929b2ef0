"""The keyboard goes where one looks, and what is written has the room it needs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from chair_console.domain import agenda_acts, ballots, votes

from . import morning as moments
from .acting import Acting
from .conftest import Show
from .windows import find_items, settle

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def acting(show: Show, monkeypatch: pytest.MonkeyPatch) -> Acting:
    return Acting(show, moments.in_discussion(), monkeypatch, size=(1440, 900))


def press(
    acting: Acting, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    acting.windows.chair.requestActivate()
    settle(60)
    QTest.keyClick(acting.windows.chair, key, modifier)
    settle(60)


def bottom(item: QQuickItem) -> float:
    return item.mapToScene(QPointF(0, item.height())).y()


def right(item: QQuickItem) -> float:
    return item.mapToScene(QPointF(item.width(), 0)).x()


def card_of(item: QQuickItem) -> QQuickItem:
    """The card of the next step around what stands in it."""
    while item.metaObject().indexOfProperty("asking") < 0:
        parent = item.parentItem()
        assert parent is not None
        item = parent
    return item


def test_a_reason_is_confirmed_with_ctrl_enter_and_the_act_taken_back_with_ctrl_z(acting: Acting) -> None:
    acting.desk.next_step.press_key("defer-i4")
    settle(60)
    field = acting.shown("reason")[0]
    assert field.hasActiveFocus()
    press(acting, Qt.Key.Key_Return, CTRL)
    assert acting.windows.chair_client.commands == [] and field.hasActiveFocus()
    field.setProperty("text", "Cần làm rõ nguồn vốn")
    press(acting, Qt.Key.Key_Return, CTRL)
    assert acting.windows.chair_client.commands == [
        agenda_acts.DeferItem(item_id="i4", reason="Cần làm rõ nguồn vốn")
    ]
    assert not field.hasActiveFocus()
    press(acting, Qt.Key.Key_Z, CTRL)
    assert acting.windows.chair_client.commands[1:] == [agenda_acts.RestoreItem(item_id="i4")]


@pytest.mark.parametrize("name", ["enterReason", "enter"])
def test_a_space_meant_for_what_has_just_gone_pauses_no_ballot(show: Show, name: str) -> None:
    """The delegate votes for whom the secretary is about to enter a vote."""
    windows = show(moments.in_ballot(30))
    settle(60)
    windows.chair.requestActivate()
    row = find_items(windows.chair.contentItem(), "enter")[0]
    while row.property("delegate_id") is None:
        row = row.parentItem()
    assert windows.hall is not None
    row.setProperty("entering", True)
    settle(60)
    find_items(row, name)[0].forceActiveFocus(Qt.FocusReason.TabFocusReason)
    who = row.property("delegate_id")
    windows.hall.tell(
        votes.EnterVote(ballot_id="i3-b1", delegate_id=who, choice="for", reason="Máy hỏng"), role="secretary"
    )
    windows.look_again()
    settle(60)
    for _ in range(2):
        QTest.keyClick(windows.chair, Qt.Key.Key_Space)
    assert windows.chair_client.commands == windows.secretary_client.commands == []
    QTest.keyClick(windows.chair, Qt.Key.Key_Escape)  # who leaves on purpose need not wait
    QTest.keyClick(windows.chair, Qt.Key.Key_Space)
    settle(30)
    assert windows.chair_client.commands == [ballots.PauseBallot(ballot_id="i3-b1")]


def test_a_note_that_was_typed_in_the_sheet_stands_on_the_stage(acting: Acting) -> None:
    """An old text there would be kept over it with the next letter."""
    on_stage = acting.shown("noteText")[0]
    press(acting, Qt.Key.Key_M, CTRL)
    settle()
    [field] = [field for field in acting.shown("noteText") if field is not on_stage]
    field.setProperty("text", "hỏi Sở Tài chính")
    press(acting, Qt.Key.Key_Escape)
    settle()
    assert on_stage.property("text") == "hỏi Sở Tài chính"


def test_a_sheet_that_find_or_do_opened_closes_with_escape(acting: Acting) -> None:
    acting.shown("noteText")[0].forceActiveFocus()  # to where "find or do" gives the keyboard back
    press(acting, Qt.Key.Key_K, CTRL)
    settle()
    acting.named("findField").setProperty("text", "nhom chat van")
    press(acting, Qt.Key.Key_Return)
    settle()
    sheet: QObject = acting.named("questionsSheet")
    assert sheet.property("opened")
    press(acting, Qt.Key.Key_Escape)
    settle()
    assert not sheet.property("opened")


def test_what_is_asked_stays_within_its_card(acting: Acting) -> None:
    for key, name in (("defer-i4", "reason"), ("recess", "goBack"), ("close_sitting_left", "stepText")):
        acting.desk.next_step.press_key(key)
        settle(60)
        item = acting.shown(name)[0]
        card = card_of(item)
        assert card.property("asking"), key
        assert bottom(item) <= bottom(card) - 4, key
        assert right(item) <= right(card) - 4, key
        acting.desk.next_step.cancel()
        settle(60)


def test_the_button_of_a_new_item_stays_within_its_sheet(acting: Acting) -> None:
    press(acting, Qt.Key.Key_N, CTRL)
    settle()
    button = acting.shown("addItemNext")[0]
    content = acting.named("addItemSheet").property("contentItem")
    assert bottom(button) <= bottom(content) + 1


def test_words_to_read_are_as_large_as_they_fit_also_after_a_shorter_text(acting: Acting) -> None:
    words = acting.shown("script")[0]
    reader = words.parentItem().parentItem().parentItem()  # type: ignore[union-attr]
    smallest = reader.property("smallest")
    for text in ("Ngắn.", "Xin mời đại biểu Lương Ngọc Sơn, Giám đốc Hợp tác xã Chè Cảm Sơn. " * 3, "Ngắn."):
        reader.setProperty("text", text)
        settle(60)
        assert words.implicitHeight() <= reader.height() or words.property("size") == smallest


def test_a_long_step_is_read_to_its_end_within_its_card(acting: Acting) -> None:
    title, words = acting.shown("stepTitle")[0], acting.shown("stepText")[0]
    title.setProperty("text", "Câu 2: mời Thào A Khua chất vấn Giám đốc Sở Giáo dục và Đào tạo")
    words.setProperty(
        "text", "Hỏi Giám đốc Sở Giáo dục và Đào tạo. 1:00. Chính sách cho cô nuôi dạy ở điểm trường lẻ ở xa"
    )
    settle(60)
    assert title.property("lineCount") == 2
    assert bottom(words) <= bottom(card_of(words)) - 4
    assert not words.property("truncated")

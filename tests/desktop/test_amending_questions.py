"""What was asked is set right by mouse and by keys, by the chair and by the secretary, and the course tells it."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from chair_console.domain import questions

from . import questioning_moments as moments
from .acting import Acting
from .conftest import Show
from .windows import find_items, object_named, settle


def typed(acting: Acting, name: str) -> QQuickItem:
    (field,) = acting.shown(name)
    return field


def test_the_current_question_is_amended_and_the_course_tells_what_it_said_before(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall = moments.in_questioning()
    acting = Acting(show, hall, monkeypatch)
    question = moments.question_of(hall, "d37")
    before = question.subject
    acting.press("amendCurrent")
    settle(300)
    assert typed(acting, "questionSubject").property("text") == before
    assert not typed(acting, "saveQuestion").property("enabled"), "nothing was changed yet"
    acting.type("questionSubject", "Nữ hộ sinh nói được tiếng Mông")
    persons = [str(p.property("text")) for p in acting.shown("questionPerson")]
    assert persons == ["Giám đốc Sở Y tế", "Giám đốc Sở Giáo dục và Đào tạo"]
    acting.shown("questionPerson")[1].click()  # type: ignore[attr-defined]
    assert not typed(acting, "questionGroup").property("enabled"), (
        "while it is answered it stays in its group"
    )
    acting.press("saveQuestion")
    assert (question.subject, question.to) == ("Nữ hộ sinh nói được tiếng Mông", persons[1])
    assert not object_named(acting.windows.chair, "questionSheet").property("opened")
    acting.desk.timeline.show(True)
    told = next(row["text"] for row in acting.desk.timeline.rows.rows)
    assert told.startswith(
        "Sửa câu 4 của Mùa Thị Chư; vấn đề “Nữ hộ sinh nói được tiếng Mông”, trước đó “Trạm"
    )
    assert told.endswith(f"hỏi {persons[1]}, trước đó {persons[0]}")


def test_a_question_is_moved_to_another_group_from_the_table_with_the_keys_alone(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall = moments.in_questioning()
    acting = Acting(show, hall, monkeypatch, size=(1920, 1080))
    windows = acting.windows
    question = moments.question_of(hall, "d09")
    rows = windows.find("questionRows")
    rows.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Return):
        QTest.keyClick(windows.chair, key)
    settle(300)
    sheet = object_named(windows.chair, "questionSheet")
    assert sheet.property("opened") and sheet.property("heading") == "Sửa câu 3 · Bùi Quang Huy"
    assert typed(acting, "questionSubject").property("text") == question.subject
    group = typed(acting, "questionGroup")
    group.forceActiveFocus()
    QTest.keyClick(windows.chair, Qt.Key.Key_Down)
    assert sheet.property("group") == "i5-g2"
    QTest.keyClick(windows.chair, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(120)
    assert (question.group_id, question.number) == ("i5-g2", 1)
    assert not sheet.property("opened")
    assert [row["number"] for row in acting.desk.questioning.table.rows[:3]] == [1, 2, 4]
    acting.desk.timeline.show(True)
    told = next(row["text"] for row in acting.desk.timeline.rows.rows)
    assert told == (
        "Sửa câu 3 của Bùi Quang Huy; chuyển thành câu 1 của nhóm “Chuyển đổi số ở cấp xã”, "
        "trước đó ở nhóm “Y tế, giáo dục vùng cao”"
    )
    hall.give(questions.AmendQuestion(question_id=question.id, subject=question.subject, group_id="i5-g1"))
    windows.look_again()
    settle(60)
    numbers = [row["number"] for row in acting.desk.questioning.table.rows]
    assert numbers[:4] == [1, 2, 4, 5], "moved back it is the last that was asked there"


def test_a_row_of_the_table_opens_its_own_question_and_who_only_waits_has_none(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    acting = Acting(show, moments.in_questioning(), monkeypatch, size=(1920, 1080))
    rows = [r for r in find_items(acting.windows.chair.contentItem(), "rowSubject") if r.property("visible")]
    waiting = next(r for r in rows if str(r.property("text")).startswith("Ở bản không có sóng"))
    asked = next(r for r in rows if str(r.property("text")).startswith("Cô nuôi"))
    sheet = object_named(acting.windows.chair, "questionSheet")
    for row, opened in ((waiting, False), (asked, True)):
        middle = row.mapToScene(row.boundingRect().center()).toPoint()
        QTest.mouseClick(acting.windows.chair, Qt.MouseButton.LeftButton, pos=middle)
        settle(300)
        assert sheet.property("opened") is opened
    assert str(typed(acting, "questionSubject").property("text")).startswith("Cô nuôi")


def test_the_secretary_amends_a_question_from_the_list_of_all(show: Show) -> None:
    hall = moments.in_questioning()
    windows = show(hall)
    desk: Any = windows.open_secretary()
    secretary = windows.secretary
    object_named(secretary, "questionsSheet").setProperty("visible", True)
    settle(300)
    overlay = secretary.contentItem().parentItem() or secretary.contentItem()

    def shown(name: str) -> list[Any]:
        return find_items(overlay, name)

    shown("showAll")[0].click()
    settle(120)
    assert desk.questions.all.count == 4
    shown("amendQuestion")[1].click()
    settle(300)
    (subject,) = shown("questionSubject")
    subject.setProperty("text", "Chế độ cho cô nuôi")
    windows.secretary_client.commands.clear()
    shown("saveQuestion")[0].click()
    settle(60)
    question = moments.question_of(hall, "d21")
    amended = questions.AmendQuestion(
        question_id=question.id, subject="Chế độ cho cô nuôi", to="Giám đốc Sở Giáo dục và Đào tạo"
    )
    assert windows.secretary_client.commands == [amended]

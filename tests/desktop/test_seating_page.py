"""The secretary's page of delegates and seats, on a hall in hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pymupdf
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from chair_console.desktop.secretary_desk import SecretaryDesk
from chair_console.domain import roster
from chair_console.domain.refusals import Refused
from chair_console.domain.seat_places import template
from chair_console.domain.seating import AssignSeats, LaySeatingPlan, SeatChange

from . import morning as moments
from .assembly import Assembly
from .windows import Windows, find_items, nameless, settle

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
Open = Callable[..., tuple[Windows, SecretaryDesk]]


@pytest.fixture
def page(show: Callable[..., Windows]) -> Open:
    def open_page(
        hall: moments.Morning | None, language: str = "vi", size: tuple[int, int] = (1440, 900)
    ) -> tuple[Windows, SecretaryDesk]:
        windows = show(hall, language=language)
        desk = windows.open_secretary(*size)
        windows.secretary.requestActivate()
        QTest.keyClick(windows.secretary, Qt.Key.Key_1, CTRL)
        settle(250)
        assert seen(windows, "seatingPlan")
        return windows, desk

    return open_page


def seen(windows: Windows, name: str) -> list[QQuickItem]:
    return find_items(windows.secretary.contentItem(), name)


def press(windows: Windows, key: Qt.Key | str, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(windows.secretary, key, modifier)  # type: ignore[call-overload]
    settle(50)


def middle(item: QQuickItem) -> QPoint:
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()


def plan_seat(windows: Windows, label: str) -> QQuickItem:
    for item in seen(windows, "planSeat"):
        seat: Any = item.property("seat")
        if (seat.toVariant() if hasattr(seat, "toVariant") else seat)["seat"] == label:
            return item
    raise AssertionError(label)


def pull(windows: Windows, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(windows.secretary, Qt.MouseButton.LeftButton, NONE, start)
    for share in (0.2, 0.6, 1.0):
        QTest.mouseMove(windows.secretary, start + (end - start) * share)
        settle(20)
    QTest.mouseRelease(windows.secretary, Qt.MouseButton.LeftButton, NONE, end)
    settle(60)


def reach_hall(windows: Windows, desk: SecretaryDesk) -> Any:
    """Give the hall what the window sent last; the windows hear of it."""
    assert windows.hall is not None
    command = windows.secretary_client.commands[-1]
    windows.hall.give(command, "secretary")
    windows.look_again()
    settle(60)
    return command


def occupants(desk: SecretaryDesk) -> dict[str, str]:
    return {seat["seat"]: seat["name"] for seat in desk.seating.seats if seat["name"]}


def test_before_there_is_a_plan_the_page_draws_what_the_roster_speaks_of(page: Open) -> None:
    windows, desk = page(moments.before_opening())
    assert len(desk.seating.seats) == 60
    assert desk.seating.view["warnings"] == 0
    assert "chưa có sơ đồ" in desk.seating.view["state_text"]
    assert not nameless(windows.secretary)


def test_a_ready_hall_is_filled_and_saved_in_one_act_and_taken_back(page: Open) -> None:
    windows, desk = page(moments.before_opening())
    desk.seating.use_template(60)
    press(windows, Qt.Key.Key_Z, CTRL)
    assert not desk.seating.view["can_undo"]
    press(windows, Qt.Key.Key_Y, CTRL)
    seen(windows, "seatingFill")[0].clicked.emit()  # type: ignore[attr-defined]
    settle(60)
    assert desk.seating.view["standing"] == 0
    assert desk.seating.view["changed"]
    press(windows, Qt.Key.Key_S, CTRL)
    command = reach_hall(windows, desk)
    assert isinstance(command, LaySeatingPlan)
    assert command.blocks == template(60)
    assert not desk.seating.view["changed"]
    hall = windows.hall
    assert hall is not None
    before = {c.delegate_id: c.was for c in command.seats}
    press(windows, Qt.Key.Key_Z, CTRL)
    reach_hall(windows, desk)
    assert hall.state.seating is not None
    assert hall.state.seating.blocks == ()
    assert {key: hall.state.roster[key].seat for key in before} == before


def test_a_block_is_pulled_with_the_mouse_and_by_arrow_keys_and_one_seat_alone(page: Open) -> None:
    windows, desk = page(moments.before_opening())
    desk.seating.use_template(60)
    settle(80)
    (plan,) = seen(windows, "seatingPlan")
    step = float(plan.property("step"))
    at = middle(plan_seat(windows, "CT2"))
    pull(windows, at, at + QPoint(0, -round(step)))
    front = desk.seating.sketch.block("presidium")
    assert front is not None
    y = template(60)[0].y
    assert abs(front.y - y - 1) <= 0.25
    assert desk.seating.sketch.block("hall") == template(60)[1]
    press(windows, Qt.Key.Key_Right)
    press(windows, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    moved = desk.seating.sketch.block("presidium")
    assert moved is not None
    assert (moved.x, moved.y) == (front.x + 0.25, front.y + 1)
    seen(windows, "moveSingle")[0].clicked.emit()  # type: ignore[attr-defined]
    at = middle(plan_seat(windows, "CT2"))
    pull(windows, at, at + QPoint(round(step / 2), 0))
    assert desk.seating.sketch.block("presidium").moved == {"0.1": (0.5, 0.0)}  # type: ignore[union-attr]
    press(windows, Qt.Key.Key_Delete)
    assert "CT2" not in desk.seating.sketch.labels.values()


def test_a_seat_is_chosen_by_keys_and_a_typed_name_takes_it(page: Open) -> None:
    windows, desk = page(moments.before_opening())
    desk.seating.use_template(60)
    desk.seating.clear()
    desk.seating.choose("hall", "0.0")
    seen(windows, "seatingPlan")[0].forceActiveFocus()
    press(windows, Qt.Key.Key_Right, CTRL)
    assert desk.seating.view["chosen"]["seat"] == "A2"
    for letter in "vang a sinh giang":
        press(windows, letter)
    press(windows, Qt.Key.Key_Return)
    assert occupants(desk) == {"A2": "Vàng A Sinh Giàng Thị Dở"}
    assert desk.seating.view["chosen"]["seat"] == "A3"
    for letter in "lo van un":
        press(windows, letter)
    press(windows, Qt.Key.Key_Return)
    assert occupants(desk)["A3"] == "Lò Văn Ún"


def test_a_delegate_is_carried_from_the_list_onto_a_seat(page: Open) -> None:
    windows, desk = page(moments.before_opening())
    desk.seating.use_template(60)
    desk.seating.clear()
    settle(120)
    person = seen(windows, "seatingPerson")[1]
    name = str(person.property("name"))
    pull(windows, middle(person), middle(plan_seat(windows, "C7")))
    assert occupants(desk) == {"C7": name}
    pull(windows, middle(seen(windows, "seatingPerson")[0]), QPoint(1, 1))  # nowhere: nothing
    assert occupants(desk) == {"C7": name}


def test_the_second_laptop_is_told_what_the_first_has_saved_and_chooses(page: Open) -> None:
    windows, desk = page(moments.before_opening())
    hall = windows.hall
    assert hall is not None
    desk.seating.use_template(60)
    hall.give(LaySeatingPlan(blocks=template(30), base=0), "secretary")
    windows.look_again()
    settle(60)
    (line,) = seen(windows, "seatingConflict")
    assert "thêm 30 ghế" in str(line.property("text"))
    assert not desk.seating.view["may_save"]
    seen(windows, "keepMine")[0].clicked.emit()  # type: ignore[attr-defined]
    settle(60)
    assert not seen(windows, "seatingConflict")
    desk.seating.save()
    settle(60)
    assert reach_hall(windows, desk).base == 1
    desk.seating.add("table")
    hall.give(LaySeatingPlan(blocks=template(30), base=2), "secretary")
    windows.look_again()
    settle(60)
    seen(windows, "takeOther")[0].clicked.emit()  # type: ignore[attr-defined]
    settle(60)
    assert desk.seating.sketch.blocks == template(30)
    assert not desk.seating.view["can_undo"]


def test_what_the_hall_refuses_is_said_on_the_page(page: Open) -> None:
    windows, desk = page(moments.before_opening())
    refusal = Refused("seating.laid_meanwhile", laid_at=moments.at("08:00:00"), version=3)
    desk.runner.refuse("seating.save", refusal)
    settle(60)
    (line,) = seen(windows, "seatingRefused")
    assert "máy khác" in str(line.property("text"))


def test_a_delegate_who_leaves_office_and_an_import_change_the_page_while_it_is_open(page: Open) -> None:
    windows, desk = page(moments.before_opening())
    hall = windows.hall
    assert hall is not None
    desk.seating.use_template(60)
    gone, moves = hall.state.roster["d02"].name, hall.state.roster["d01"].name
    assert gone in occupants(desk).values()
    hall.give(roster.EndMandate(delegate_id="d02", reason="chuyển công tác"))
    hall.give(AssignSeats(seats=(SeatChange(delegate_id="d01", seat="C14"),)), "secretary")
    windows.look_again()
    settle(60)
    assert gone not in occupants(desk).values()
    assert occupants(desk)["C14"] == moves
    desk.seating.save()
    settle(60)
    assert all(change.delegate_id not in ("d01", "d02") for change in reach_hall(windows, desk).seats)


def test_a_warning_goes_to_its_place(page: Open) -> None:
    windows, desk = page(moments.before_opening())
    desk.seating.add("seat")
    seen(windows, "seatingTab-notes")[0].clicked.emit()  # type: ignore[attr-defined]
    settle(80)
    note = seen(windows, "seatingNote")[0]
    note.clicked.emit()  # type: ignore[attr-defined]
    settle(60)
    assert desk.seating.view["chosen"]["seat"] == "F1"


def test_a_number_field_draws_at_once_and_keeps_the_people(page: Open) -> None:
    windows, desk = page(moments.before_opening())
    before = occupants(desk)
    desk.seating.choose(desk.seating.seats[0]["block"], "0.0")
    seen(windows, "seatingTab-block")[0].clicked.emit()  # type: ignore[attr-defined]
    settle(80)
    field = seen(windows, "field-per_row")[0]
    find_items(field, "more")[0].clicked.emit()  # type: ignore[attr-defined]
    settle(60)
    assert len(desk.seating.seats) > 60
    assert occupants(desk) == before


def test_the_plan_is_written_on_paper_with_every_name(page: Open, tmp_path: Path) -> None:
    _windows, desk = page(moments.before_opening())
    file = tmp_path / "sơ đồ"
    desk.seating.write_paper(QUrl.fromLocalFile(str(file)))
    settle(300)
    with pymupdf.open(file.with_suffix(".pdf")) as paper:
        text = " ".join("".join(page.get_text() for page in paper).split())
    assert "Vàng A Sinh Giàng Thị Dở" in text
    desk.seating.write_paper(QUrl.fromLocalFile(str(tmp_path / "sơ đồ.pdf" / "in.pdf")))
    settle(100)
    assert desk.runner.property("refused")["seating"]["text"]


@pytest.mark.parametrize("make", [lambda: None, lambda: Assembly(0), lambda: Assembly(1)])
def test_the_page_stands_without_a_session_and_with_nobody(page: Open, make: Callable[[], Any]) -> None:
    windows, desk = page(make())
    desk.seating.fill()
    desk.seating.undo()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Delete, Qt.Key.Key_Return):
        press(windows, key)
    desk.seating.use_template(500)
    desk.seating.fill()
    settle(200)
    assert len(desk.seating.seats) == 500


@pytest.mark.parametrize("language", ["vi", "en"])
def test_with_large_type_in_a_small_window_every_act_of_the_page_is_in_sight(
    page: Open, language: str
) -> None:
    windows, _desk = page(moments.before_opening(), language, (1024, 650))
    windows.desk.frame.set_type_size(150)
    settle(200)
    for name in ("seatingSave", "seatingFill", "seatingUndo", "seatingPaper", "add-arcs", "add-seat", "seatingTemplate",
                 "seatingNumbers", "moveSingle", "seatingFit", "seatingTab-notes", "placeTab-documents"):  # fmt: skip
        (item,) = seen(windows, name)
        corner = item.mapToScene(QPointF(item.width(), item.height()))
        assert corner.x() <= 1024, name
        assert corner.y() <= 650, name
    seen(windows, "placeTab-documents")[0].clicked.emit()  # type: ignore[attr-defined]
    settle(80)
    assert not seen(windows, "seatingPlan")


def test_the_page_speaks_the_other_language_at_once_and_keeps_what_is_drawn(page: Open) -> None:
    windows, desk = page(moments.before_opening())
    desk.seating.use_template(60)
    windows.speak("en")
    settle(100)
    assert seen(windows, "seatingHeading")[0].property("text") == "Delegates & seats"
    assert desk.seating.view["summary"].startswith("60 seats")
    assert desk.seating.view["can_undo"]

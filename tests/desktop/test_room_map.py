"""The hall at a glance at the chair's desk: who is here, asks to speak, has voted, needs help."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from chair_console.desktop.room_view import room_seats
from chair_console.domain import assistance
from chair_console.domain.presence import MarkPresence
from chair_console.domain.seat_places import SeatBlock, template
from chair_console.domain.seating import LaySeatingPlan
from chair_console.domain.speaking_order import queue
from chair_console.domain.turns import EndTurn, GiveFloor, GiveFloorTo
from chair_console.scene.scene import presence_seats
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

from . import morning as moments
from .assembly import Assembly, candidates
from .conftest import Show
from .windows import Windows, find_items, nameless, object_named, settle

WORDS = Words("vi")


def topics_of(hall: moments.Morning, role: str = "chair") -> Topics:
    return Topics(hall.tables(role))


def seat_of(hall: moments.Morning, delegate_id: str) -> Any:
    return next(seat for seat in room_seats(topics_of(hall), WORDS) if seat["id"] == delegate_id)


def test_a_seat_says_in_words_and_with_a_sign_who_waits_speaks_and_needs_help() -> None:
    hall = moments.in_discussion()
    assert seat_of(hall, moments.SPEAKER)["mark"] == "speaking"
    second = seat_of(hall, moments.WAITING[1])
    assert (second["mark"], second["place"], second["sign"]) == ("queue", 2, "list")
    assert "Xin phát biểu, thứ 2 trong danh sách" in second["text"]
    hall.as_delegate(
        moments.WAITING[1], assistance.CallSecretary(delegate_id=moments.WAITING[1], note="hết pin")
    )
    urgent = seat_of(hall, moments.WAITING[1])
    assert urgent["mark"] == "help"
    assert "hết pin" in urgent["text"]
    assert "queue" in urgent["all"]
    assert seat_of(hall, moments.EXCUSED[0])["state"] == "absent"


def test_a_ballot_with_names_shows_who_has_not_voted_never_what_was_chosen() -> None:
    hall = Assembly(12).running().voted(5)
    seats = room_seats(topics_of(hall), WORDS)
    assert [seat["state"] for seat in seats] == ["voted"] * 5 + ["waiting"] * 7
    text = " ".join(seat["text"] for seat in seats)
    assert "Tán thành" not in text
    assert "tán thành" not in text


@pytest.mark.parametrize("kind", ["separated", "blind"])
def test_of_a_secret_ballot_no_seat_says_anything(kind: str) -> None:
    hall = Assembly(12).running(kind=kind, form="election", paper=candidates(3, 1))
    before = room_seats(topics_of(hall), WORDS)
    hall.voted(5)
    assert room_seats(topics_of(hall), WORDS) == before
    assert {mark for seat in before for mark in seat["all"]}.isdisjoint({"voted", "not_voted"})


def test_a_plan_places_every_seat_and_who_has_none_stands_behind() -> None:
    hall = moments.before_opening()
    assert "x" not in presence_seats(topics_of(hall))[0]
    hall.give(
        LaySeatingPlan(blocks=(SeatBlock(id="h", kind="rows", rows=1, per_row=3),), base=0), "secretary"
    )
    seats = presence_seats(topics_of(hall, "projector"))
    assert len(seats) == len(topics_of(hall).delegates)
    by_label = {seat["seat"]: (seat["x"], seat["y"]) for seat in seats}
    assert by_label["A1"] == (-1.0, 0.0)
    assert by_label["B1"][1] > 1
    assert len(set(by_label.values())) == len(seats)


def opened(show: Show, hall: moments.Morning) -> Windows:
    windows = show(hall)
    windows.chair.requestActivate()
    settle(80)
    QTest.keyClick(windows.chair, Qt.Key.Key_F4)
    settle(400)
    assert object_named(windows.chair, "roomSheet").property("opened")
    return windows


def root_of(windows: Windows) -> Any:
    return windows.chair.contentItem().window().contentItem()


def act(windows: Windows, name: str) -> None:
    (button,) = find_items(root_of(windows), name)
    button.clicked.emit()  # type: ignore[attr-defined]
    settle(60)


def sent(windows: Windows, role: str = "chair") -> Any:
    return getattr(windows, f"{role}_client").commands[-1]


def test_f4_shows_the_hall_and_a_seat_offers_what_can_be_done(show: Show) -> None:
    hall = moments.in_discussion()
    hall.as_delegate("d20", assistance.CallSecretary(delegate_id="d20"))
    windows = opened(show, hall)
    room = windows.desk.room
    assert not nameless(windows.chair)
    QTest.keyClick(windows.chair, Qt.Key.Key_Right)
    settle(60)
    first = room.view["person"]["id"]
    assert first
    QTest.keyClick(windows.chair, Qt.Key.Key_Right)
    settle(60)
    assert room.view["person"]["id"] not in ("", first)
    room.choose(moments.WAITING[2])
    settle(60)
    room.invite()
    settle(60)
    assert isinstance(sent(windows), GiveFloor)
    room.choose(moments.EXCUSED[0])
    room.mark("present")
    settle(60)
    assert isinstance(sent(windows), MarkPresence)
    assert windows.desk.runner.property("undo_text")
    room.choose("d20")
    room.answer(True)
    settle(60)
    assert sent(windows) == assistance.AnswerHelp(help_id=next(iter(hall.state.help_calls)), done=True)


def test_the_map_asks_why_where_the_hall_would_and_calls_who_is_next_at_once(show: Show) -> None:
    hall = moments.in_discussion()
    windows = opened(show, hall)
    first, second = queue(hall.state)[:2]
    windows.desk.room.choose(second.delegate_id)
    settle(60)
    act(windows, "roomInvite")
    assert windows.chair_client.commands == []
    reason, now = [
        next(item for item in find_items(root_of(windows), name) if item.isVisible())
        for name in ("outOfOrderReason", "inviteNow")
    ]
    assert not now.property("enabled")
    reason.setProperty("text", "phải về sớm")
    now.clicked.emit()  # type: ignore[attr-defined]
    settle(60)
    assert sent(windows) == GiveFloor(request_id=second.id, reason="phải về sớm")
    act(windows, "roomInvite")
    windows.desk.room.choose(first.delegate_id)
    settle(60)
    assert not [item for item in find_items(root_of(windows), "inviteNow") if item.isVisible()], (
        "the question was about another"
    )
    act(windows, "roomInvite")
    assert sent(windows) == GiveFloor(request_id=second.id, reason="phải về sớm")
    (ends,) = find_items(root_of(windows), "inviteEnds")
    turn = hall.state.floor.turn
    assert turn is not None and str(ends.property("text")).startswith(f"{turn.name} đang nói")
    hall.tell(EndTurn())
    windows.look_again()
    settle(60)
    act(windows, "roomInvite")
    assert sent(windows) == GiveFloor(request_id=first.id)
    windows.desk.room.choose("d21")
    settle(60)
    act(windows, "roomInvite")
    assert sent(windows) == GiveFloorTo(kind="discuss", delegate_id="d21"), (
        "not on the list: the hall asks nothing"
    )


def test_typing_on_the_map_finds_a_person_without_diacritics(show: Show) -> None:
    windows = opened(show, moments.in_discussion())
    for letter in "vang a sinh giang":
        QTest.keyClick(windows.chair, letter)
    settle(80)
    assert windows.desk.room.view["person"]["name"] == "Vàng A Sinh Giàng Thị Dở"


@pytest.mark.parametrize(
    "make", [lambda: None, lambda: Assembly(0), lambda: Assembly(1), lambda: Assembly(500)]
)
def test_the_map_stands_with_any_number_of_delegates(show: Show, make: Callable[[], Any]) -> None:
    hall = make()
    windows = show(hall)
    object_named(windows.chair, "roomSheet").setProperty("visible", True)
    settle(300)
    if hall is not None and len(hall.state.roster) == 500:
        hall.give(LaySeatingPlan(blocks=template(500), base=0), "secretary")
        windows.look_again()
        settle(200)
        assert len(windows.desk.room.seats) == 500

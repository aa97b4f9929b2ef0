"""The floor at the desk: signals, departures from the order, lists of items to come."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from chair_console.desktop import settled
from chair_console.domain import floor, presence, regulation, session, turns
from chair_console.domain.speaking_order import called_before, group_spent_ms, queue

from . import morning as moments
from .acting import Acting
from .conftest import Show
from .windows import find_items, object_named, settle, the_loop, until


def signalled(kind: floor.RequestKind = "point_of_order") -> moments.Morning:
    hall = moments.in_discussion()
    hall.as_delegate("d20", floor.RequestToSpeak(delegate_id="d20", kind=kind))
    return hall


def test_a_point_of_order_shows_above_the_queue_and_is_heard_with_one_touch(show: Show) -> None:
    hall = signalled()
    windows = show(hall)
    settle(120)
    signal = queue(hall.state)[0]
    assert signal.kind == "point_of_order"
    assert [row["request_id"] for row in windows.desk.floor.signal_rows.rows] == [signal.id]
    assert signal.id not in {row["request_id"] for row in windows.desk.queue.rows.rows}
    windows.find("hear").clicked.emit()  # type: ignore[attr-defined]
    settle(60)
    assert windows.chair_client.commands == [turns.GiveFloor(request_id=signal.id)]


def test_the_time_of_a_point_of_order_is_read_whole(show: Show) -> None:
    hall = signalled()
    for size in ((1366, 768), (1440, 900), (1920, 1080)):
        windows = show(hall, size=size)
        settle(120)
        detail = windows.find("signalDetail")
        assert re.search(r"\d\d:\d\d$", str(detail.property("text")))
        assert (
            detail.isVisible()
            and not detail.property("truncated")
            and detail.width() <= detail.parentItem().width()
        )


def test_for_a_delegate_without_a_tablet_the_chair_notes_what_is_wanted_by_name(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    acting = Acting(show, moments.in_discussion(), monkeypatch)
    windows = acting.windows
    windows.desk.find.search("ghi yeu cau")
    assert windows.desk.find.rows.rows[0]["target"] == "signal"
    speaking = acting.hall.state.floor.turn
    assert speaking is not None
    for button, kind, delegate_id in (
        ("pointOfOrder", "point_of_order", "d20"), ("interpose", "interpose", "d33")
    ):  # fmt: skip
        windows.desk.find.search("ghi yeu cau")
        windows.desk.find.choose(0)
        settle()
        sheet = object_named(windows.chair, "peopleSheet")
        windows.find("peopleSearch").setProperty("text", speaking.name)
        settle(60)
        assert windows.find("interpose").property("enabled") is False, "not to oneself"
        windows.find("peopleSearch").setProperty("text", acting.hall.state.roster[delegate_id].name)
        settle(60)
        windows.find(button).clicked.emit()  # type: ignore[attr-defined]
        settle()
        assert not sheet.property("opened")
        assert (kind, delegate_id) in {(r.kind, r.delegate_id) for r in queue(acting.hall.state)}
    windows.desk.find.acted.emit("people")
    settle()
    overlay = sheet.property("contentItem")
    assert not [b for b in find_items(overlay, "pointOfOrder") if b.isVisible()]


def test_the_speech_that_is_held_up_is_named_and_goes_on_without_an_undo(show: Show) -> None:
    hall = signalled()
    hall.tell(turns.GiveFloor(request_id=queue(hall.state)[0].id))
    windows = show(hall)
    settle(120)
    assert windows.desk.floor.view["held_up"] == "Sùng A Páo sẽ nói tiếp"
    assert "chạy tiếp" in windows.desk.next_step.view["text"]
    windows.desk.floor.end_turn()
    settle(60)
    assert windows.chair_client.commands and windows.desk.runner.undo_text == ""


def test_a_speech_that_was_paused_before_is_not_said_to_go_on_by_itself(show: Show) -> None:
    hall = signalled()
    hall.tell(turns.PauseTurn())
    hall.tell(turns.GiveFloor(request_id=queue(hall.state)[0].id))
    windows = show(hall)
    settle(120)
    assert windows.desk.floor.view["held_up"] == "Sùng A Páo nói sau, đang tạm dừng"
    assert "vẫn tạm dừng" in windows.desk.next_step.view["text"]
    assert "phát biểu tiếp" not in windows.desk.script.view["text"]


def test_inviting_out_of_order_asks_in_the_row_why(show: Show) -> None:
    windows = show(moments.in_discussion())
    settle(120)
    invite = find_items(windows.chair.contentItem(), "invite")[0]
    invite.clicked.emit()  # type: ignore[attr-defined]
    settle(60)
    reason = next(
        item for item in find_items(windows.chair.contentItem(), "outOfOrderReason") if item.isVisible()
    )
    now = next(item for item in find_items(windows.chair.contentItem(), "inviteNow") if item.isVisible())
    assert not now.property("enabled") and not windows.chair_client.commands
    reason.setProperty("text", "cùng vấn đề")
    QTest.keyClick(windows.chair, Qt.Key.Key_Escape)
    settle(60)
    assert not [r for r in find_items(windows.chair.contentItem(), "outOfOrderReason") if r.isVisible()]
    invite.clicked.emit()  # type: ignore[attr-defined]
    settle(60)
    reason, now = (
        next(item for item in find_items(windows.chair.contentItem(), name) if item.isVisible())
        for name in ("outOfOrderReason", "inviteNow")
    )
    reason.setProperty("text", "cùng vấn đề")
    now.clicked.emit()  # type: ignore[attr-defined]
    settle(60)
    second = queue(windows.hall.state)[1]  # type: ignore[arg-type, union-attr]
    expected = turns.GiveFloor(request_id=second.id, reason="cùng vấn đề")
    assert windows.chair_client.commands == [expected]


def test_the_key_of_a_place_asks_for_the_reason_too_and_the_first_is_called_at_once(show: Show) -> None:
    windows = show(moments.in_discussion().tell(turns.EndTurn()))
    settle(120)
    first, second = queue(windows.hall.state)[:2]  # type: ignore[arg-type, union-attr]
    QTest.keyClick(windows.chair, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    settle(60)
    asking = [row for row in find_items(windows.chair.contentItem(), "outOfOrderReason") if row.isVisible()]
    assert len(asking) == 1 and windows.chair_client.commands == []
    windows.desk.floor.move_to_head(second.id, "cùng vấn đề")
    windows.desk.floor.invite_nth(0)
    settle(60)
    assert windows.chair_client.commands == [
        floor.MoveRequest(request_id=second.id, before=first.id, reason="cùng vấn đề"),
        turns.GiveFloor(request_id=first.id),
    ]


def test_a_row_below_the_edge_comes_in_sight_before_it_asks_for_the_reason(show: Show) -> None:
    hall = moments.in_discussion()
    for number in range(30, 42):
        hall.as_delegate(f"d{number}", floor.RequestToSpeak(delegate_id=f"d{number}", kind="discuss"))
    windows = show(hall)
    settle(120)
    QTest.keyClick(windows.chair, Qt.Key.Key_9, Qt.KeyboardModifier.ControlModifier)
    settle(120)
    (reason,) = [r for r in find_items(windows.chair.contentItem(), "outOfOrderReason") if r.isVisible()]
    (now,) = [b for b in find_items(windows.chair.contentItem(), "inviteNow") if b.isVisible()]
    (shown,) = find_items(windows.chair.contentItem(), "queue")
    for item in (reason, now):
        assert shown.boundingRect().contains(item.mapRectToItem(shown, item.boundingRect()))
    assert windows.chair_client.commands == []


def test_of_two_presses_the_second_takes_nobody_who_has_just_come_to_stand_there(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    windows = show(moments.in_discussion().tell(turns.EndTurn()))
    hall, desk, given = windows.hall, windows.desk, windows.chair_client.commands
    assert hall is not None
    settle(120)

    def pressed(press: Callable[[], object], settle_ms: int) -> int:
        monkeypatch.setattr(settled, "SETTLE_MS", settle_ms)
        press()
        settle(30)
        return len(given)

    def happen() -> None:
        hall.tell(given.pop())
        if hall.state.floor.turn is not None:
            hall.tell(turns.EndTurn())
        windows.look_again()
        settle(60)

    for press in (
        lambda: windows.find("skip").clicked.emit(),  # type: ignore[attr-defined]
        lambda: QTest.keyClick(windows.chair, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier),
    ):
        for stands_long in (1, 2):
            before = desk.queue.rows.ids[:]
            assert pressed(press, 0) == 1, stands_long
            happen()
            assert desk.queue.rows.ids == before[1:]
            assert pressed(press, 60_000) == 0
    hall.tell(turns.GiveFloorTo(kind="discuss", delegate_id="d33"))
    windows.look_again()
    hall.tell(turns.GiveFloorTo(kind="discuss", delegate_id="d34"))
    windows.look_again()
    assert pressed(desk.floor.end_turn, 60_000) == 0, "nor does it end a speech that has just begun"


def test_the_key_of_a_place_does_nothing_while_a_ballot_is_open(show: Show) -> None:
    hall = moments.in_ballot()
    hall.tell(floor.OpenRegistration())
    hall.registered("d20", "discuss")
    windows = show(hall)
    settle(120)
    assert windows.desk.queue.rows.rows[0]["in_order"]
    windows.desk.floor.invite_nth(0)
    settle(60)
    assert windows.chair_client.commands == []


def test_in_questioning_without_groups_the_first_to_debate_is_called_at_once_too(show: Show) -> None:
    hall = moments.in_discussion()
    item = hall.state.current_item()
    assert item is not None
    item.phase = "questioning"  # the morning's own questioning has groups
    for delegate in ("d20", "d21"):
        hall.registered(delegate, "question")
    hall.registered("d22", "debate")
    windows = show(hall.tell(turns.EndTurn()))
    settle(120)
    rows = windows.desk.queue.rows.rows
    waits = {request.id: request for request in queue(hall.state)}
    assert {row["request_id"]: row["in_order"] for row in rows} == {
        key: called_before(hall.state, request) is None for key, request in waits.items()
    }
    place = next(place for place, row in enumerate(rows) if waits[row["request_id"]].kind == "debate")
    windows.desk.floor.invite_nth(place)
    settle(60)
    assert windows.chair_client.commands == [turns.GiveFloor(request_id=rows[place]["request_id"])]


def test_the_key_of_one_who_has_left_does_nothing(show: Show) -> None:
    hall = moments.in_discussion()
    gone = presence.PresenceMark(delegate_id=queue(hall.state)[0].delegate_id, status="left")
    hall.tell(presence.MarkPresence(marks=[gone]), role="secretary")
    windows = show(hall)
    settle(120)
    windows.desk.floor.invite_nth(len(windows.desk.queue.rows.rows) - 1)
    settle(60)
    assert not [row for row in find_items(windows.chair.contentItem(), "outOfOrderReason") if row.isVisible()]
    assert windows.chair_client.commands == []


def test_who_has_left_is_marked_and_the_next_step_goes_to_who_is_there(show: Show) -> None:
    hall = moments.in_discussion()
    first, second = queue(hall.state)[:2]
    gone = presence.PresenceMark(delegate_id=first.delegate_id, status="left")
    hall.tell(presence.MarkPresence(marks=[gone]), role="secretary")
    windows = show(hall)
    settle(120)
    rows = windows.desk.queue.rows.rows
    assert rows[-1]["request_id"] == first.id and rows[-1]["tag"] == "vắng"
    assert rows[0]["request_id"] == second.id and rows[0]["is_next"]
    step = windows.desk.step
    the_loop().run_until_complete(until(lambda: step.settled))
    step.press()
    settle(60)
    assert windows.chair_client.commands == [turns.GiveFloor(request_id=second.id)]


def test_the_buttons_are_those_that_the_hall_would_take(show: Show) -> None:
    hall = moments.in_discussion()
    gone = presence.PresenceMark(delegate_id=queue(hall.state)[2].delegate_id, status="left")
    hall.tell(presence.MarkPresence(marks=[gone]), role="secretary")
    windows = show(hall)
    settle(120)

    def usable(name: str) -> list[bool]:
        return [bool(button.property("enabled")) for button in find_items(windows.chair.contentItem(), name)]

    def text(name: str) -> str:
        return str(windows.find(name).property("text"))

    assert usable("skip") == [True], "the first alone is passed over"
    assert usable("invite") == [True] * 4 + [False], "who has left is not called"
    assert usable("registration") == usable("addSpeaker") == [True]
    assert (text("waiting"), text("registration")) == ("Đang chờ 6 đại biểu", "Đóng đăng ký")
    assert windows.desk.floor.view["need_text"] == "mời hết: 38 phút"
    hall.tell(floor.CloseRegistration())
    windows.look_again()
    settle(60)
    assert text("registration") == "Mở đăng ký"
    hall.tell(session.CallRecess())
    windows.look_again()
    settle(60)
    assert not any(usable("skip") + usable("invite") + usable("registration") + usable("addSpeaker"))
    windows.desk.floor.invite_nth(0)
    settle(60)
    assert windows.chair_client.commands == []


def test_an_empty_list_says_whether_it_is_open(show: Show) -> None:
    hall = moments.in_discussion()
    for request in queue(hall.state):
        hall.tell(floor.SkipRequest(request_id=request.id))
    windows = show(hall)
    settle(120)
    assert str(windows.find("emptyQueue").property("text")).startswith("Đại biểu đăng ký trên máy tính bảng")
    hall.tell(floor.CloseRegistration())
    windows.look_again()
    settle(60)
    assert windows.find("emptyQueue").property("text") == "Danh sách phát biểu đang đóng."
    assert windows.find("waiting").property("text") == "Chưa có ai đăng ký"


def test_a_minute_more_the_end_and_skipping_are_of_who_speaks_and_who_is_first(show: Show) -> None:
    hall = moments.in_discussion()
    windows = show(hall)
    settle(120)
    first, turn = queue(hall.state)[0], hall.state.floor.turn
    assert turn is not None
    sent = windows.chair_client.commands
    for name, command, undo in (
        ("extendTurn", turns.ExtendTurn(by_ms=60_000), None),
        ("skip", floor.SkipRequest(request_id=first.id), floor.RestoreRequest(request_id=first.id)),
        ("endTurn", turns.EndTurn(turn_id=turn.id), turns.ReopenTurn(turn_id=turn.id)),
    ):
        sent.clear()
        find_items(windows.chair.contentItem(), name)[0].clicked.emit()  # type: ignore[attr-defined]
        the_loop().run_until_complete(until(lambda: windows.chair_client.commands))
        settle(60)
        if undo is not None:
            windows.desk.runner.undo()
            the_loop().run_until_complete(until(lambda: len(windows.chair_client.commands) == 2))
        assert sent == [command, *([undo] if undo is not None else [])]


def test_a_group_that_has_used_its_time_is_marked(show: Show) -> None:
    hall = moments.in_discussion()
    rules = msgspec.structs.replace(hall.state.rules(), group_minutes=5)
    hall.tell(regulation.AmendRules(rules=rules, reason="Nghị quyết"), role="secretary")
    hall.as_delegate("d21", floor.RequestToSpeak(delegate_id="d21", kind="discuss"))
    windows = show(hall)
    settle(120)
    units = {d.id: d.unit for d in hall.state.roster.values()}
    used = {unit for unit, ms in group_spent_ms(hall.state, "i3", hall.now).items() if ms >= 300_000}
    assert used
    for row, request in zip(windows.desk.queue.rows.rows, queue(hall.state), strict=True):
        assert (row["tag"] == "tổ hết giờ") == (units[request.delegate_id] in used)
        assert f"{units[request.delegate_id]} (còn" in row["detail"] and "(còn" in row["brief"]


def test_the_list_of_an_item_to_come_is_opened_at_the_desk(show: Show) -> None:
    hall = moments.in_discussion()
    windows = show(hall)
    windows.desk.early.open_list("i4")
    settle(60)
    assert windows.chair_client.commands == [floor.OpenRegistration(item_id="i4")]
    hall.tell(floor.OpenRegistration(item_id="i4"))
    hall.as_delegate("d20", floor.RequestToSpeak(delegate_id="d20", kind="discuss", item_id="i4"))
    windows.look_again()
    settle(60)
    row = next(row for row in windows.desk.early.rows.rows if row["id"] == "i4")
    assert row["open"] and row["names"] == hall.state.roster["d20"].name
    windows.desk.early.close_list("i4")
    settle(60)
    assert windows.chair_client.commands[-1] == floor.CloseRegistration(item_id="i4")
    hall.tell(floor.CloseRegistration(item_id="i4"))
    windows.look_again()
    settle(60)
    row = next(row for row in windows.desk.early.rows.rows if row["id"] == "i4")
    assert not row["open"] and row["detail"].startswith("1 ")
    link = windows.find("earlyLists")
    assert link.isVisible()
    link.clicked.emit()  # type: ignore[attr-defined]
    settle(60)
    sheet = object_named(windows.chair, "earlySheet")
    the_loop().run_until_complete(until(lambda: sheet.property("opened")))

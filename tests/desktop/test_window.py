"""The chair's window on a hall in hand: what it shows, what its keys do, what it never does."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest

from chair_console.desktop import next_step_model
from chair_console.domain import agenda, ballots, floor, turns
from chair_console.domain.screen import BlankScreen, FreezeScreen
from chair_console.domain.speaking_order import queue
from chair_console.scene import times

from . import morning as moments
from .windows import Windows, find_items, nameless, object_named, settle, the_loop, until

CTRL = Qt.KeyboardModifier.ControlModifier
Show = Callable[..., Windows]


def voting() -> moments.Morning:
    return moments.in_discussion().discussed().voting()


def calm(windows: Windows) -> None:
    """Until the next step has stood long enough to be pressed."""
    the_loop().run_until_complete(until(lambda: windows.desk.step.settled))


def press(
    windows: Windows, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    windows.chair.requestActivate()
    settle(60)
    QTest.keyClick(windows.chair, key, modifier)
    settle(60)


MOMENTS: dict[str, Callable[[], moments.Morning | None]] = {
    "nothing heard yet": lambda: None,
    "no session": moments.a_morning,
    "roll call": moments.before_opening,
    "below the quorum": lambda: moments.before_opening(38),
    "between items": lambda: moments.before_opening().opened(),
    "discussion": moments.in_discussion,
    "ballot": moments.in_ballot,
    "result": lambda: moments.in_ballot(57).ballot_closed(),
    "recess": lambda: moments.in_ballot(57).ballot_closed().declared().recess(),
}


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_moment_is_drawn_without_a_complaint(show: Show, moment: str, language: str) -> None:
    windows = show(MOMENTS[moment](), language=language)
    settle(120)
    assert windows.find("nextStep").property("text") is not None


def test_enter_alone_never_opens_a_ballot(show: Show) -> None:
    windows = show(voting())
    windows.find("nextStep").forceActiveFocus()
    press(windows, Qt.Key.Key_Return)
    press(windows, Qt.Key.Key_Enter)
    assert not windows.chair_client.commands
    assert windows.desk.step.look()["state"] == "ready"


def test_ctrl_enter_asks_first_and_opens_the_ballot_only_when_pressed_again(show: Show) -> None:
    windows = show(voting())
    calm(windows)
    press(windows, Qt.Key.Key_Return, CTRL)
    assert not windows.chair_client.commands
    assert "58" in windows.find("stepTitle").property("text")
    calm(windows)
    press(windows, Qt.Key.Key_Return, CTRL)
    assert windows.chair_client.commands == [ballots.OpenBallot(ballot_id="i3-b1")]


def test_the_second_click_of_a_double_click_answers_no_question(show: Show) -> None:
    windows = show(voting())
    calm(windows)
    button = windows.find("nextStep")
    button.clicked.emit()  # type: ignore[attr-defined]
    settle(60)
    button.clicked.emit()  # type: ignore[attr-defined]
    settle(60)
    assert windows.desk.step.look()["state"] == "asking"
    assert not windows.chair_client.commands


def test_ctrl_enter_pressed_twice_does_one_step_of_the_meeting(show: Show) -> None:
    windows = show(moments.before_opening().opened())
    calm(windows)
    press(windows, Qt.Key.Key_Return, CTRL)
    assert windows.desk.step.look()["state"] == "recorded"
    windows.chair_client.commands.clear()
    windows.hall = moments.in_discussion()
    windows.look_again()
    press(windows, Qt.Key.Key_Return, CTRL)
    assert not windows.chair_client.commands


def test_an_item_touched_in_the_agenda_is_begun_only_after_a_question(show: Show) -> None:
    windows = show(moments.in_discussion())
    rail = windows.find("agendaRows")
    calm(windows)
    row = next(r for r in find_items(rail, "agendaRow") if r.property("item_id") == "i5")
    row.chosen.emit()  # type: ignore[attr-defined]
    settle(60)
    assert "Chuyển sang nội dung 5" in windows.find("stepTitle").property("text")
    assert not windows.chair_client.commands
    calm(windows)
    press(windows, Qt.Key.Key_Return, CTRL)
    assert windows.chair_client.commands == [agenda.StartItem(item_id="i5")]


def test_a_key_that_is_held_down_acts_once(show: Show) -> None:
    windows = show(voting())
    calm(windows)
    windows.chair.requestActivate()
    settle(60)
    for repeated in (False, True, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, CTRL, "\r", repeated)
        QGuiApplication.sendEvent(windows.chair, event)
        settle(350)
    assert windows.desk.step.look()["state"] == "asking"
    assert not windows.chair_client.commands


def test_escape_takes_the_question_back(show: Show) -> None:
    windows = show(voting())
    calm(windows)
    press(windows, Qt.Key.Key_Return, CTRL)
    press(windows, Qt.Key.Key_Escape)
    assert windows.find("stepTitle").property("text") == "Mở biểu quyết"
    assert not windows.chair_client.commands


def test_a_question_that_nobody_answers_takes_itself_back(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(next_step_model, "ASK_MS", 50)
    windows = show(voting())
    calm(windows)
    windows.desk.step.press()
    assert windows.desk.step.look()["state"] == "asking"
    settle(150)
    assert windows.desk.step.look()["state"] == "ready"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_recorded_step_says_when_and_a_sent_one_is_not_sent_twice(show: Show, language: str) -> None:
    windows = show(moments.before_opening().opened(), language=language)
    calm(windows)
    windows.desk.step.press()
    windows.desk.step.press()
    settle(60)
    assert windows.chair_client.commands == [agenda.StartItem(item_id="i1")]
    assert windows.find("nextStep").property("progress") == "recorded"
    (words,) = find_items(windows.find("nextStep"), "progressWords")
    assert words.isVisible()


def test_withdrawing_a_ballot_without_a_reason_does_nothing(show: Show) -> None:
    windows = show(moments.in_ballot())
    calm(windows)
    windows.desk.step.press_key("withdraw_ballot")
    windows.desk.step.confirm("   ")
    settle(60)
    assert not windows.chair_client.commands
    calm(windows)
    windows.desk.step.confirm("Mở nhầm nội dung")
    settle(60)
    assert windows.chair_client.commands == [
        ballots.WithdrawBallot(ballot_id="i3-b1", reason="Mở nhầm nội dung")
    ]


def test_the_keys_do_what_the_sheet_of_keys_says(show: Show) -> None:
    windows = show(moments.in_discussion())
    first = queue(windows.hall.state)[0]
    turn = windows.hall.state.floor.turn  # type: ignore[union-attr]
    assert turn is not None
    press(windows, Qt.Key.Key_Space)
    press(windows, Qt.Key.Key_E, CTRL)
    press(windows, Qt.Key.Key_Z, CTRL)
    press(windows, Qt.Key.Key_2, CTRL)
    press(windows, Qt.Key.Key_F8)
    press(windows, Qt.Key.Key_F9)
    assert windows.chair_client.commands == [
        turns.PauseTurn(),
        turns.EndTurn(turn_id=turn.id),
        turns.ReopenTurn(turn_id=turn.id),
        FreezeScreen(on=True),
        BlankScreen(on=True),
    ]
    assert first.status == "waiting"


def test_the_chair_chooses_or_types_how_long_the_recess_is(show: Show) -> None:
    hall = moments.before_opening().opened()
    windows = show(hall)
    calm(windows)
    windows.desk.step.press_key("recess")
    settle(120)
    assert windows.find("minutes").isVisible()
    windows.find("minutes-5").clicked.emit()  # type: ignore[attr-defined]
    settle(60)
    assert (
        windows.find("stepTitle").property("text")
        == f"Tạm nghỉ, họp lại lúc {times.clock(moments.at('08:07'))}?"
    )
    entry = windows.find("minutes")
    entry.setProperty("text", "300")
    entry.textEdited.emit()  # type: ignore[attr-defined]
    settle(60)
    assert windows.find("stepText").property("text") == "Giờ nghỉ từ 1 đến 240 phút."
    calm(windows)
    windows.desk.step.press()
    assert not windows.chair_client.commands
    entry.setProperty("text", "45")
    entry.textEdited.emit()  # type: ignore[attr-defined]
    settle(60)
    calm(windows)
    windows.find("nextStep").clicked.emit()  # type: ignore[attr-defined]
    settle(60)
    (command,) = windows.chair_client.commands
    assert command.until == moments.at("08:47")


def test_the_language_changes_while_the_window_is_open(show: Show) -> None:
    windows = show(moments.in_discussion())
    assert windows.find("waiting").property("text") == "Đang chờ 6 đại biểu"
    windows.speak("en")
    settle(60)
    assert windows.find("waiting").property("text") == "Waiting: 6"
    assert windows.find("registration").property("text") == "Close the list"


def test_the_clock_of_the_turn_is_gold_at_thirty_seconds_and_red_at_nothing(show: Show) -> None:
    hall = moments.in_discussion()
    windows = show(hall)
    tones = []
    for wait in (0, 20_000, 30_000):
        hall.wait(wait)
        windows.look_again()
        tones.append(windows.desk._floor.look()["turn"]["tone"])
    assert tones == ["text", "gold", "danger"]


def test_rows_move_and_are_never_built_anew(show: Show) -> None:
    hall = moments.in_discussion()
    windows = show(hall)
    resets: list[int] = []
    model = windows.desk.queue.rows
    model.modelReset.connect(lambda: resets.append(1))
    hall.tell(floor.SkipRequest(request_id=queue(hall.state)[0].id))
    windows.look_again()
    settle(60)
    assert not resets
    assert [row["name"] for row in model.rows][:2] == ["Lò Văn Thắng", "Nguyễn Đức Minh"]


def test_while_the_hall_is_lost_the_window_says_since_when_and_acts_wait(show: Show) -> None:
    windows = show(moments.in_discussion())
    windows.chair_client.state = "lost"
    windows.desk.refresh()
    settle(60)
    assert windows.find("linkLost").property("text").startswith("Mất liên lạc với máy chủ hội trường từ ")
    assert not windows.find("nextStep").isEnabled()
    assert not windows.find("endTurn").isEnabled()
    assert windows.find("speaker").property("text") == "Sùng A Páo"
    press(windows, Qt.Key.Key_Return, CTRL)
    assert not windows.chair_client.commands


def test_silent_devices_stand_first_among_those_who_have_not_voted(show: Show) -> None:
    windows = show(moments.in_ballot())
    rows = windows.desk._ballot._rows.rows
    assert [row["needs_help"] for row in rows[:3]] == [True, True, False]
    assert len(rows) == 17
    settle(120)
    assert windows.find("silent").property("text") == "Chưa biểu quyết · 17"


def test_closing_the_window_asks_whether_the_hall_runs_on(show: Show) -> None:
    windows = show(moments.in_discussion())
    answers: list[bool] = []
    windows.chair.left.connect(answers.append)  # type: ignore[attr-defined]
    windows.chair.close()
    settle(60)
    assert windows.chair.isVisible() and not answers
    windows.find("keepHall").clicked.emit()  # type: ignore[attr-defined]
    assert answers == [False]


def test_closing_a_rehearsal_offers_no_hall_that_runs_on(show: Show) -> None:
    windows = show(moments.in_ballot())
    windows.chair.setProperty("hallStays", False)
    windows.chair.close()
    settle(60)
    assert not find_items(windows.chair.contentItem(), "keepHall")
    assert windows.find("stopHall").property("text") == "Kết thúc diễn tập"


def test_while_the_hall_is_not_heard_nothing_is_claimed_of_tablets_and_journal(show: Show) -> None:
    windows = show(moments.in_ballot())
    windows.desk._runner.set_live(False)
    strip = windows.desk._strip.look()
    assert strip["journal"]["figure"] == "Chưa rõ" and strip["tablets"]["figure"] == "–"
    windows.desk._runner.set_live(True)
    assert windows.desk._strip.look()["journal"]["figure"] == "An toàn"


def test_a_double_click_at_the_roll_call_marks_one_delegate(show: Show) -> None:
    windows = show(moments.before_opening(38))
    presence = windows.desk._presence
    first, second = (row["id"] for row in presence._rows.rows[:2])
    presence.mark(first, "present")
    presence.mark(second, "present")
    settle(60)
    assert [mark.delegate_id for c in windows.chair_client.commands for mark in c.marks] == [first]


def test_whatever_can_be_pressed_has_a_name_for_a_screen_reader(show: Show) -> None:
    windows = show(moments.in_discussion())
    settle(120)
    assert not nameless(windows.chair)


def test_a_sheet_keeps_the_keys_of_the_window_away(show: Show) -> None:
    windows = show(moments.in_discussion())
    sheet = object_named(windows.chair, "keysSheet")
    press(windows, Qt.Key.Key_F1)
    settle(200)
    assert sheet.property("opened")
    press(windows, Qt.Key.Key_Return, CTRL)
    assert not windows.chair_client.commands
    press(windows, Qt.Key.Key_Escape)
    settle(300)
    assert not sheet.property("opened")


def test_no_task_is_left_behind(show: Show) -> None:
    windows = show(moments.in_discussion())
    calm(windows)
    windows.desk.step.press()
    settle(100)
    assert not [task for task in windows.desk._runner._tasks if not task.done()]
    assert asyncio.get_event_loop() is not None

"""The questioning on the chair's stage: what is shown, who is called at once, a day promised, opinions read."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest

from chair_console.domain import questioning, questions, turns
from chair_console.domain.opinions import HandInOpinion
from chair_console.domain.speaking_order import called_before, queue
from chair_console.scene import times

from . import questioning_moments as moments
from .acting import Acting
from .conftest import Show
from .morning import at
from .test_keys_and_room import card_of, right
from .windows import Windows, find_items, object_named, settle


def sent(windows: Windows) -> list[Any]:
    settle(60)
    commands = list(windows.chair_client.commands)
    windows.chair_client.commands.clear()
    return commands


def texts(windows: Windows, name: str) -> list[str]:
    return [str(item.property("text")) for item in find_items(windows.chair.contentItem(), name)]


def test_the_stage_shows_the_question_with_its_phases_and_who_asked_debates_first(show: Show) -> None:
    windows = show(moments.in_questioning())
    settle()
    desk: Any = windows.desk
    assert texts(windows, "respondent") == ["Người bị chất vấn: Giám đốc Sở Y tế"]
    assert texts(windows, "questionLabel") == ["Câu hỏi 4 · Mùa Thị Chư, Tổ 6"]
    assert texts(windows, "questionPhase") == ["đã hỏi 0:52", "đang trả lời · còn 1:34 / 3:00", "tranh luận"]
    rows = desk.questioning.table.rows
    assert [(row["number"], row["answer"], row["debate"]) for row in rows[:4]] == [
        (1, "2:41", "1"),
        (2, "2:58", "–"),
        (3, "văn bản, 10/12", "–"),
        (4, "đang trả lời", ""),
    ]
    assert [row["number"] for row in rows[4:]] == [5, 6], "who waits is numbered as the hall will number"
    assert [row["name"] for row in desk.questioning.debates.rows] == [
        "Mùa Thị Chư",
        "Phạm Thu Hà",
        "Cứ A Lồng",
    ]
    assert desk.questioning.waiting.rows[-1]["detail"] == "nhóm sau · Giám đốc Sở Khoa học và Công nghệ"


def test_a_promise_made_while_the_respondent_speaks_is_shown_and_owed_at_once_and_the_clock_runs_on(
    show: Show,
) -> None:
    hall = moments.in_questioning()
    due_at = at("23:59:59") + 14 * questions.DAY_MS
    promise = questions.PromiseInWriting(question_id=moments.question_of(hall, "d37").id, due_at=due_at)
    windows = show(hall.tell(promise, "11:02:00"))
    settle()
    desk: Any = windows.desk
    promised = "văn bản, hạn 07/12"
    assert texts(windows, "questionPhase") == [
        "đã hỏi 0:52", "đang trả lời · còn 1:34", promised, "tranh luận"
    ]  # fmt: skip
    assert desk.questions.view["owed_text"] == "Còn nợ trả lời · 2"
    hall.tell(turns.GiveFloorTo(kind="point_of_order", delegate_id="d05"), "11:02:10").now += 20_000
    windows.look_again()
    settle()
    assert texts(windows, "questionPhase")[1] == "đang trả lời · còn 1:24", "held up, not answered"
    hall.tell(turns.EndTurn(), "11:02:40").tell(turns.EndTurn(), "11:03:00")
    windows.look_again()
    settle()
    assert texts(windows, "questionPhase")[1:3] == ["đã trả lời 1:56", promised]


def test_the_first_of_a_queue_is_called_at_once_and_out_of_order_is_asked_again(show: Show) -> None:
    hall = moments.in_questioning().tell(turns.EndTurn())
    windows = show(hall)
    settle()
    first, second = [b for b in find_items(windows.chair.contentItem(), "invite") if b.property("visible")][
        :2
    ]
    second.clicked.emit()  # type: ignore[attr-defined]
    assert sent(windows) == []
    first.clicked.emit()  # type: ignore[attr-defined]
    waits = {r.delegate_id: r.id for r in queue(hall.state)}
    assert sent(windows) == [turns.GiveFloor(request_id=waits["d37"])]
    QTest.keyClick(windows.chair, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert sent(windows) == [turns.GiveFloor(request_id=waits["d19"])], (
        "after those who debate come those who ask"
    )


def test_while_somebody_answers_a_call_names_whose_speech_it_ends(show: Show) -> None:
    hall = moments.in_questioning()
    windows = show(hall)
    settle()
    turn = hall.state.floor.turn
    assert turn is not None and turn.kind == "answer"
    first = windows.desk.questioning.debates.rows[0]["request_id"]
    find_items(windows.chair.contentItem(), "invite")[0].clicked.emit()  # type: ignore[attr-defined]
    settle(60)
    (asked,) = find_items(windows.chair.contentItem(), "inviteEnds")
    assert str(asked.property("text")).startswith(f"{turn.name} đang nói (trả lời)") and sent(windows) == []
    QTest.keyClick(windows.chair, Qt.Key.Key_Escape)
    QTest.keyClick(windows.chair, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    settle(60)
    (now,) = find_items(windows.chair.contentItem(), "inviteNow")
    assert sent(windows) == []
    now.clicked.emit()  # type: ignore[attr-defined]
    settle(60)
    assert sent(windows) == [turns.GiveFloor(request_id=first)]


def test_the_key_of_a_place_asks_for_a_reason_where_the_hall_would(show: Show) -> None:
    hall = moments.in_questioning()
    windows = show(hall)
    settle(120)
    waiting = windows.desk.questioning.waiting.rows
    for key, row in ((Qt.Key.Key_2, windows.desk.questioning.debates.rows[1]), (Qt.Key.Key_5, waiting[1])):
        QTest.keyClick(windows.chair, key, Qt.KeyboardModifier.ControlModifier)
        settle(60)
        (reason,) = [r for r in find_items(windows.chair.contentItem(), "outOfOrderReason") if r.isVisible()]
        (now,) = [b for b in find_items(windows.chair.contentItem(), "inviteNow") if b.isVisible()]
        root = windows.chair.contentItem()
        lists = [one for name in ("debates", "questionQueue") for one in find_items(root, name)]
        whole = [
            all(
                one.boundingRect().contains(item.mapRectToItem(one, item.boundingRect()))
                for item in (reason, now)
            )
            for one in lists
        ]
        assert any(whole), "the row that asks is in sight"
        assert sent(windows) == []
        reason.setProperty("text", "cùng vấn đề")
        reason.accepted.emit()  # type: ignore[attr-defined]
        assert sent(windows) == [turns.GiveFloor(request_id=row["request_id"], reason="cùng vấn đề")]
        for cancel in [
            b for b in find_items(windows.chair.contentItem(), "invite") if b.property("text") == "Thôi"
        ]:
            cancel.clicked.emit()  # type: ignore[attr-defined]
        settle(60)


def test_whoever_the_hall_would_let_speak_without_a_reason_is_called_at_once(show: Show) -> None:
    hall = moments.in_questioning()
    windows = show(hall)
    settle(120)
    rows = [*windows.desk.questioning.debates.rows, *windows.desk.questioning.waiting.rows]
    waits = {request.id: request for request in queue(hall.state)}
    assert {row["request_id"]: row["in_order"] for row in rows} == {
        row["request_id"]: called_before(hall.state, waits[row["request_id"]]) is None for row in rows
    }


def test_a_day_is_typed_for_an_answer_in_writing_and_a_day_that_is_past_is_not_taken(show: Show) -> None:
    hall = moments.in_questioning()
    windows = show(hall, size=(1280, 720))
    step: Any = windows.desk.step
    settle(700)
    step.press_key("promise")
    settle(700)
    field = windows.find("day")
    assert field.width() >= 110, "a whole day can be read in it"
    assert right(windows.find("goBack")) <= right(card_of(field)) - 4, "the usual days push nothing out"
    field.forceActiveFocus()
    for typed in "1/1/2026":
        QTest.keyClick(windows.chair, typed)
    settle(700)
    step.confirm("")
    assert sent(windows) == [] and step.view["blocked"]
    field.setProperty("text", "")
    for typed in "10/12":
        QTest.keyClick(windows.chair, typed)
    settle(700)
    assert step.view["text"] == "Giám đốc Sở Y tế, chậm nhất 10/12/2026."
    QTest.keyClick(windows.chair, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    asked = moments.question_of(hall, "d37").id
    due_at = times.typed_day("10/12/2026", at("11:02"))
    assert sent(windows) == [questions.PromiseInWriting(question_id=asked, due_at=due_at)]


def test_a_promise_is_taken_back_by_undo_and_later_with_a_reason(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    acting = Acting(show, moments.in_questioning(), monkeypatch)
    desk: Any = acting.desk
    asked = moments.question_of(acting.hall, "d37")
    settle(700)
    desk.step.press_key("promise")
    settle(700)
    desk.step.confirm("")
    settle(60)
    assert asked.promise is not None and desk.runner.undo_text == "Đã ghi lời hẹn trả lời bằng văn bản"
    desk.runner.undo()
    settle(60)
    assert (asked.promise, asked.status) == (None, "being_answered")
    earlier = moments.question_of(acting.hall, "d09")
    desk.find.search("rut loi hen")
    (row,) = desk.find.rows.rows
    assert row["title"].startswith("Rút lời hẹn trả lời bằng văn bản câu 3 của")
    desk.find.choose(0)
    settle(700)
    assert desk.step.view["asks_reason"]
    desk.step.confirm("đã trả lời tại chỗ")
    settle(60)
    assert (earlier.promise, earlier.status) == (None, "asked")


def test_the_sheet_of_what_is_owed_changes_a_promise_back_and_withdraws_it(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    acting = Acting(show, moments.in_questioning(), monkeypatch)
    desk: Any = acting.desk
    earlier = moments.question_of(acting.hall, "d09")
    assert earlier.promise is not None
    due_at = earlier.promise.due_at
    desk.questions.ask_day(earlier.id)
    desk.questions.set_day("9/12")
    desk.questions.promise(earlier.id)
    settle(60)
    assert earlier.promise.due_at < due_at
    desk.runner.undo()
    settle(60)
    assert earlier.promise.due_at == due_at
    desk.questions.withdraw(earlier.id, " ")
    settle(60)
    assert earlier.promise is not None and desk.runner.refused["questions"]["place"] == "questions.withdraw"
    desk.questions.withdraw(earlier.id, "đã trả lời tại chỗ")
    settle(60)
    assert earlier.promise is None


def test_written_opinions_are_new_until_they_were_read(show: Show) -> None:
    windows = show(moments.in_questioning(), size=(1440, 900))
    settle()
    assert texts(windows, "opinionsLine") == ["Ý kiến bằng văn bản · 1 mới"]
    windows.find("readOpinions").clicked.emit()  # type: ignore[attr-defined]
    settle()
    sheet = object_named(windows.chair, "opinionsSheet")
    assert sheet.property("opened")
    windows.find("fromPaper").clicked.emit()  # type: ignore[attr-defined]
    opinions: Any = windows.desk.opinions
    opinions.hand_in("d05", "i2", "Nhất trí.")
    assert sent(windows) == [HandInOpinion(delegate_id="d05", item_id="i2", text="Nhất trí.")]
    sheet.close()  # type: ignore[attr-defined]
    settle()
    assert texts(windows, "opinionsLine") == ["Ý kiến bằng văn bản · 1"]


def test_find_or_do_knows_a_step_by_what_it_does_and_by_its_button_and_the_button_says_it_too(
    show: Show,
) -> None:
    hall = moments.group_started()
    moments.ask(hall, "d03", "10:48:30", "10:49:18")
    windows = show(hall, size=(1920, 1080))
    desk: Any = windows.desk
    for typed in ("cung tra loi", "hoi them"):
        desk.find.search(typed)
        assert [row["target"] for row in desk.find.rows.rows] == ["more_question"], typed
    (more,) = find_items(windows.chair.contentItem(), "step-more_question")
    more.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    settle(800)
    tip = more.findChild(QObject, "stepTip")
    assert tip is not None and tip.property("visible")
    assert "cùng được trả lời một lượt" in str(tip.property("text"))
    moments.ask(hall, "d21", "10:49:30", "10:50:18")
    moments.ask(hall, "d09", "10:50:30", "10:51:18")
    windows.look_again()
    settle()
    desk.find.search("cung tra loi")
    assert "answer_together" in [row["target"] for row in desk.find.rows.rows]


def test_whoever_waits_to_say_something_else_stands_behind_those_who_ask(show: Show) -> None:
    hall = moments.in_questioning()
    moments.register(hall, "d10", "explain")
    windows = show(hall)
    settle()
    questioning_model: Any = windows.desk.questioning
    assert questioning_model.view["waiting_text"] == "Chất vấn · 3   Phát biểu khác · 1"
    row = questioning_model.waiting.rows[-1]
    assert (row["name"], row["detail"]) == (hall.state.roster["d10"].name, "giải trình · Tổ 1")
    waits = {request.id: request for request in queue(hall.state)}
    shown = [*questioning_model.debates.rows, *questioning_model.waiting.rows]
    assert {row["request_id"] for row in shown} == set(waits), "everybody who waits is shown somewhere"


def test_a_group_is_saved_only_with_a_title_and_somebody_who_answers(show: Show) -> None:
    windows = show(moments.in_questioning())
    windows.desk.find.acted.emit("questions")
    settle()
    save, title, name = (windows.find(n) for n in ("saveGroup", "groupTitle", "respondentName-0"))
    seen = [save.property("enabled")]
    title.forceActiveFocus()
    for key in "Y te":
        QTest.keyClick(windows.chair, key)
    seen.append(save.property("enabled"))
    assert windows.find("groupMissing").property("text")
    name.forceActiveFocus()
    for key in "Ai":
        QTest.keyClick(windows.chair, key)
    settle(60)
    seen.append(save.property("enabled"))
    assert seen == [False, False, True]
    assert not windows.find("groupMissing").property("text")


def test_a_group_is_added_a_respondent_replaced_and_what_came_in_writing_recorded(show: Show) -> None:
    hall = moments.in_questioning()
    windows = show(hall)
    sheet: Any = windows.desk.questions
    sheet.write(0, "name", " Nguyễn Văn An ")
    sheet.write(1, "office", "Giám đốc Sở Xây dựng")
    sheet.save("Nhà ở")
    new = [
        questioning.Respondent(name="Nguyễn Văn An"),
        questioning.Respondent(office="Giám đốc Sở Xây dựng"),
    ]
    assert sent(windows) == [questioning.PrepareGroup(item_id="i5", title="Nhà ở", respondents=new)]
    sheet.edit("i5-g2")
    sheet.write(0, "name", "Trần Thị Bình")
    sheet.save("Chuyển đổi số ở cấp xã")
    office = "Giám đốc Sở Khoa học và Công nghệ"
    deputy = [questioning.Respondent(name="Trần Thị Bình", office=office)]
    amended = questioning.AmendGroup(group_id="i5-g2", title="Chuyển đổi số ở cấp xã", respondents=deputy)
    assert sent(windows) == [amended]
    (owed,) = sheet.owed.rows
    assert owed["detail"] == "Giám đốc Sở Y tế hẹn trả lời chậm nhất 10/12/2026"
    sheet.ask_day(owed["id"])
    sheet.set_day("9/12")
    sheet.promise(owed["id"])
    due_at = times.typed_day("9/12/2026", hall.now)
    change = questions.PromiseInWriting(question_id=owed["id"], due_at=due_at, change=True)
    assert sent(windows) == [change]
    sheet.received(owed["id"], "Công văn 412/SYT")
    assert sent(windows) == [questions.RecordWrittenAnswer(question_id=owed["id"], note="Công văn 412/SYT")]


def test_a_group_that_somebody_else_changed_meanwhile_is_not_overwritten_and_what_was_typed_stays(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    acting = Acting(show, moments.in_questioning(), monkeypatch)
    sheet: Any = acting.desk.questions
    groups = acting.hall.state.questioning.groups
    sheet.edit("i5-g2")
    sheet.write(0, "name", "Trần Thị Bình")
    other = questioning.AmendGroup(
        group_id="i5-g2", title="Của thư ký", respondents=[questioning.Respondent(name="Lò Văn C")]
    )
    acting.hall.give(other, "secretary")
    acting.windows.look_again()
    settle(80)
    assert "Của thư ký" in sheet.view["conflict"] and "Lò Văn C" in sheet.view["conflict"]
    assert sheet.view["title"] != "Của thư ký", "the form keeps what it was filled with"
    sheet.save("Của chủ tọa")
    settle(80)
    assert groups["i5-g2"].title == "Của thư ký"
    assert "Đã thay đổi" in acting.desk.runner.outcome("questions.save")["text"]
    sheet.keep_mine()
    assert sheet.view["conflict"] == ""
    sheet.save("Của chủ tọa")
    settle(80)
    assert groups["i5-g2"].title == "Của chủ tọa"
    assert groups["i5-g2"].respondents[0].name == "Trần Thị Bình"

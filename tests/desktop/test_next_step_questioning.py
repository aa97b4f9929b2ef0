"""The next step leads through a questioning session: group, question, answer, debate, next."""

from __future__ import annotations

from chair_console.desktop.next_step import next_step
from chair_console.desktop.preview import preview
from chair_console.desktop.questioning_rows import debate_rows
from chair_console.desktop.steps import Step, Way
from chair_console.domain import agenda, floor, presence, questioning, questions, roster, turns
from chair_console.scene import times
from chair_console.scene.scene import projector_scene
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

from . import questioning_moments as moments
from .morning import Morning, at
from .questioning_moments import question_of

VI = Words("vi")


def step_of(hall: Morning, due_at: int | None = None) -> Step:
    step = next_step(Topics(hall.tables()), VI, hall.now, due_at=due_at)
    assert step is not None
    return step


def ways_of(step: Step) -> dict[str, Way]:
    return {way.key: way for way in (step.way, *step.others)}


def press(hall: Morning, key: str, clock: str = "") -> None:
    command = ways_of(step_of(hall))[key].command
    assert command is not None
    hall.tell(command, clock)


def test_a_group_is_started_before_anybody_is_called() -> None:
    step = step_of(moments.before_questioning())
    assert step.way.command == questioning.StartGroup(group_id="i5-g1")
    assert step.way.title == "Bắt đầu nhóm 1: Y tế, giáo dục vùng cao"
    assert "6 đại biểu đã đăng ký" in step.way.text, "who asks about the other group waits for it"


def test_who_is_first_for_this_group_is_called_and_the_respondent_may_open() -> None:
    step = step_of(moments.group_started())
    assert step.way.title == "Câu 1: mời Hoàng Thị Lan chất vấn"
    opening = ways_of(step)["opening"].command
    assert opening == turns.GiveFloorTo(kind="presentation", name="Giám đốc Sở Y tế", limit_ms=300_000)


def test_a_question_is_answered_then_debated_by_who_asked_then_replied_to() -> None:
    hall = moments.group_started()
    press(hall, "first_question", "10:49")
    step = step_of(hall)
    assert (step.way.key, step.way.title) == ("answer", "Mời Giám đốc Sở Y tế trả lời")
    assert step.others[0].key == "more_question"
    assert "cùng được trả lời một lượt" in step.others[0].text, "what asking one more means"
    press(hall, "answer", "10:50")
    assert step_of(hall).way.key == "next_question", "nobody wants to debate"
    for delegate_id in ("d01", "d03"):
        moments.register(hall, delegate_id, "debate")
    step = step_of(hall)
    assert step.way.title == "Mời Hoàng Thị Lan tranh luận", "she registered after another, but asked"
    assert [other.key for other in step.others[:2]] == ["next_question", "promise"]
    press(hall, "debate_own", "10:53")
    assert step_of(hall).way.key == "reply"
    press(hall, "reply", "10:55")
    assert (step_of(hall).way.key, step_of(hall).way.title) == ("debate", "Mời Phạm Thu Hà tranh luận")


def test_what_was_asked_together_is_answered_together_by_whom_it_is_to() -> None:
    hall = moments.group_started()
    for key in ("first_question", "more_question", "more_question", "more_question"):
        press(hall, key)
    step = step_of(hall)
    assert step.way.command == questions.AnswerQuestions(
        question_ids=[question_of(hall, d).id for d in ("d03", "d09", "d37")]
    )
    assert "Các câu 1, 3, 4 cùng được trả lời một lượt. 9:00 cho cả 3 câu." in step.way.text
    press(hall, "answer_together")
    hall.tell(turns.EndTurn())
    assert step_of(hall).way.title == "Mời Giám đốc Sở Giáo dục và Đào tạo trả lời"


def test_a_promise_asks_for_a_day_and_takes_none_that_is_past() -> None:
    hall = moments.in_questioning()
    promise = ways_of(step_of(hall))["promise"]
    assert promise.asks_date and promise.question is not None
    assert promise.question.text == "Giám đốc Sở Y tế, chậm nhất 08/12/2026."
    assert isinstance(promise.command, questions.PromiseInWriting)
    assert promise.command.due_at == times.end_of_day(hall.now, 15)
    for unusable in (0, hall.now - 1):
        blocked = ways_of(step_of(hall, unusable))["promise"]
        assert blocked.command is None and blocked.blocked


def test_a_typed_day_is_the_next_one_of_its_name() -> None:
    now = at("11:00")
    assert times.date(times.typed_day("10/12", now)) == "10/12/2026"
    assert times.date(times.typed_day("5.1", now)) == "05/01/2027"
    assert times.date(times.typed_day("10-12-2026", now)) == "10/12/2026"
    assert [times.typed_day(text, now) for text in ("", "mai", "31/02", "10/12/x", "0/0")] == [0] * 5


def test_the_last_group_ends_after_the_first_and_both_say_what_is_owed() -> None:
    hall = moments.group_started()
    press(hall, "first_question")
    hall.tell(turns.EndTurn())
    onward = ways_of(step_of(hall))["next_group_owed"]
    assert onward.question is not None and "1 câu chưa trả lời" in onward.question.title
    press(hall, "next_group_owed")
    assert hall.state.questioning.running_id == "i5-g2"
    assert step_of(hall).way.title == "Câu 1: mời Thào A Chứ chất vấn"
    hall.tell(questioning.EndGroup(group_id="i5-g2"))
    assert step_of(hall).way.command == agenda.StartPhase(phase="explanation")


def test_a_questioner_who_left_office_is_not_waited_for() -> None:
    hall = moments.group_started()
    press(hall, "first_question")
    hall.tell(roster.EndMandate(delegate_id="d03", reason="Từ nhiệm"))
    assert step_of(hall).way.key == "answer", "what was asked is answered"


def test_the_projector_names_the_group_the_respondent_and_whom_they_answer() -> None:
    hall = moments.in_questioning()
    part = projector_scene(Topics(hall.tables("projector")), VI, hall.now)["floor"]
    assert part["item_title"] == "Chất vấn · Nhóm 1: Y tế, giáo dục vùng cao"
    assert (part["name"], part["unit"], part["remaining_ms"]) == (
        "Giám đốc Sở Y\u00a0tế",
        "Trả lời Mùa Thị Chư",
        94_000,
    )
    assert [r["name"] for r in part["next"]] == ["Mùa Thị Chư", "Phạm Thu Hà", "Cứ A Lồng"]
    hall.tell(turns.EndTurn())
    step = step_of(hall)
    scene, differs = preview(hall.tables(), step.way, VI, hall.now)
    assert differs and scene["view"] == "floor"


def test_what_the_card_shows_beforehand_is_what_the_hall_sees_afterwards() -> None:
    hall = moments.group_started()
    for delegate_id, key in (
        ("", "first_question"),
        ("", "answer"),
        ("d03", "debate_own"),
        ("", "next_question"),
    ):
        if delegate_id:
            moments.register(hall, delegate_id, "debate")
        way = ways_of(step_of(hall))[key]
        beforehand, _ = preview(hall.tables(), way, VI, hall.now)
        assert way.command is not None
        hall.tell(way.command)
        seen = projector_scene(Topics(hall.tables("projector")), VI, hall.now)["floor"]
        seen.pop("ends_at", None)  # the page's own clock runs by it
        assert beforehand["floor"] == seen, key


def test_who_has_left_the_hall_is_not_called_to_ask_or_to_debate() -> None:
    hall = moments.group_started()
    gone = presence.PresenceMark(delegate_id="d03", status="left")
    hall.tell(presence.MarkPresence(marks=[gone]), role="secretary")
    assert step_of(hall).way.title == "Câu 1: mời Thào A Khua chất vấn"
    others = [presence.PresenceMark(delegate_id=d, status="left") for d in (*moments.ASKED, *moments.WAITING)]
    hall.tell(presence.MarkPresence(marks=others), role="secretary")
    assert step_of(hall).way.key == "opening", "nobody who waits is there"
    hall = moments.in_questioning()
    for delegate_id in ("d01", "d37"):
        gone = presence.PresenceMark(delegate_id=delegate_id, status="left")
        hall.tell(presence.MarkPresence(marks=[gone]), role="secretary")
    rows = debate_rows(Topics(hall.tables()), VI)
    assert rows[0]["name"] == "Cứ A Lồng"
    assert rows[-1]["detail"] == "vắng"


def test_after_a_point_of_order_who_answers_goes_on() -> None:
    hall = moments.in_questioning()
    hall.as_delegate("d20", floor.RequestToSpeak(delegate_id="d20", kind="point_of_order"))
    (signal,) = [r for r in hall.state.floor.requests.values() if r.kind == "point_of_order"]
    hall.tell(turns.GiveFloor(request_id=signal.id))
    assert step_of(hall).way.key == "let_go_on"


def test_the_respondent_may_reply_also_when_who_debated_has_said_that_the_turn_is_over() -> None:
    hall = moments.in_questioning()
    own = next(r for r in hall.state.floor.requests.values() if r.kind == "debate" and r.status == "waiting")
    hall.tell(turns.GiveFloor(request_id=own.id, reason="cùng vấn đề"), "11:03")
    assert step_of(hall).way.key == "reply"
    hall.tell(turns.EndTurn(), "11:04")
    assert step_of(hall).way.key == "reply"

"""A promise of an answer in writing: taken back at once, or withdrawn later with a reason."""

from __future__ import annotations

from chair_console.domain import questions, turns
from chair_console.domain.questioning import Question

from .test_questioning import DAY, ask, in_questioning, promise
from .test_refusals import refusal


def withdraw_promise(question: Question, reason: str = "") -> questions.WithdrawPromise:
    return questions.WithdrawPromise(question_id=question.id, reason=reason)


def test_a_promise_recorded_by_a_wrong_press_is_taken_back_at_once_and_later_only_with_a_reason() -> None:
    hall = in_questioning()
    question = ask(hall, "d01")
    refusal(lambda: hall.give(withdraw_promise(question)), "questioning.not_promised")
    hall.give(promise(question, hall.now + DAY))
    hall.wait(10_000).give(withdraw_promise(question))
    assert (question.status, question.promise) == ("asked", None)
    hall.give(questions.AnswerQuestions(question_ids=[question.id]))
    hall.give(promise(question, hall.now + DAY))
    hall.give(withdraw_promise(question))
    assert question.status == "being_answered", "the respondent still speaks"
    hall.give(promise(question, hall.now + DAY))
    hall.wait(9_000).give(turns.EndTurn())
    hall.wait(20_000)
    hall.give(promise(question, hall.now + 2 * DAY, change=True))
    refusal(lambda: hall.give(withdraw_promise(question, " ")), "floor.no_reason")
    hall.give(withdraw_promise(question, "đã trả lời đủ tại phiên họp"), "secretary")
    assert (question.status, question.is_owed()) == ("answered", False)
    gone = question.promises_withdrawn
    assert [one.reason for one in gone] == ["", "", "đã trả lời đủ tại phiên họp"]
    hall.give(promise(question, hall.now + DAY))
    hall.give(questions.RecordWrittenAnswer(question_id=question.id), "secretary")
    refusal(lambda: hall.give(withdraw_promise(question, "nhầm")), "questioning.answer_recorded")


def test_a_promise_withdrawn_while_a_point_of_order_holds_up_the_answer_leaves_the_answer_going_on() -> None:
    hall = in_questioning()
    question = ask(hall, "d01")
    hall.give(questions.AnswerQuestions(question_ids=[question.id]))
    hall.give(promise(question, hall.now + DAY))
    hall.give(turns.GiveFloorTo(kind="point_of_order", delegate_id="d02"))
    hall.give(withdraw_promise(question))
    assert question.status == "being_answered"
    hall.give(turns.EndTurn())
    hall.give(turns.EndTurn())
    assert question.status == "answered"

"""Questioning: groups by field, questions answered one by one or together, promises in writing and what is owed."""

from __future__ import annotations

import msgspec
import pytest

from chair_console.domain import (
    adjourning,
    agenda,
    agenda_acts,
    floor,
    presence,
    questioning,
    questions,
    roster,
    session,
    turns,
)
from chair_console.domain.hall import apply
from chair_console.domain.questioning import Question, Respondent
from chair_console.domain.refusals import Refused
from chair_console.domain.turn_limits import turn_limit_ms

from .building import HallDouble, a_hall, a_sitting
from .test_refusals import refusal

HEALTH = Respondent(name="Vàng Thị Mai", office="Giám đốc Sở Y tế")
SCHOOLS = Respondent(office="Giám đốc Sở Giáo dục và Đào tạo")
DAY = questions.DAY_MS


def in_questioning(delegates: int = 6, rules: session.Rules | None = None) -> HallDouble:
    """The first item is questioned; its first group runs, the second is prepared."""
    hall = a_sitting(delegates, rules=rules)
    for key, title, who in (("g1", "Y tế, giáo dục vùng cao", [HEALTH, SCHOOLS]), ("g2", "Xã", [SCHOOLS])):
        hall.give(questioning.PrepareGroup(id=key, item_id="i1", title=title, respondents=who), "secretary")
    hall.give(agenda.StartItem(item_id="i1"))
    hall.give(agenda.StartPhase(phase="questioning"))
    hall.give(questioning.StartGroup(group_id="g1"))
    return hall


def ask(hall: HallDouble, delegate_id: str, subject: str = "Nữ hộ sinh", to: str = HEALTH.office) -> Question:
    """The delegate registers, is called, and speaks for half a minute."""
    wish = floor.RequestToSpeak(delegate_id=delegate_id, kind="question", subject=subject, to=to)
    registered = hall.as_delegate(delegate_id, wish)[0]
    assert isinstance(registered, floor.SpeechRequested)
    hall.give(turns.GiveFloor(request_id=registered.request_id))
    question = list(hall.state.questioning.questions.values())[-1]
    hall.wait(30_000).give(turns.EndTurn())
    return question


def answer(hall: HallDouble, *asked: Question, ms: int = 60_000, **given: str) -> None:
    hall.give(questions.AnswerQuestions(question_ids=[q.id for q in asked], **given))
    hall.wait(ms).give(turns.EndTurn())


def promise(question: Question, due_at: int, **given: object) -> questions.PromiseInWriting:
    return questions.PromiseInWriting(question_id=question.id, due_at=due_at, **given)  # type: ignore[arg-type]


def test_a_question_that_is_called_gets_its_number_its_time_and_its_answer() -> None:
    hall = in_questioning()
    first, second = ask(hall, "d01"), ask(hall, "d02", "Bữa ăn bán trú", SCHOOLS.office)
    assert [(q.group_id, q.number, q.asked_ms, q.status) for q in (first, second)] == [
        ("g1", 1, 30_000, "asked"),
        ("g1", 2, 30_000, "asked"),
    ]
    hall.give(questions.AnswerQuestions(question_ids=[second.id]))
    turn = hall.state.floor.turn
    assert turn is not None
    assert (turn.kind, turn.name, turn.title, turn.limit_ms) == ("answer", SCHOOLS.office, "", 180_000)
    assert second.status == "being_answered"
    hall.wait(161_000).give(turns.EndTurn())
    assert second.status == "answered"
    assert [(a.respondent, a.ms) for a in second.answers] == [(SCHOOLS.office, 161_000)]
    answer(hall, first)
    assert (first.answers[0].respondent, first.answers[0].office) == (HEALTH.name, HEALTH.office)


def test_an_answer_that_was_ended_too_early_goes_on() -> None:
    hall = in_questioning()
    question = ask(hall, "d01")
    answer(hall, question, ms=5_000)
    hall.give(turns.ReopenTurn(turn_id=question.answers[0].turn_id))
    assert question.status == "being_answered"
    hall.wait(20_000).give(turns.EndTurn())
    assert (question.status, question.answers[0].ms) == ("answered", 25_000)


def test_up_to_three_questions_are_answered_together_and_each_has_its_time() -> None:
    hall = in_questioning()
    asked = [ask(hall, d) for d in ("d01", "d02", "d03", "d04")]
    assert hall.state.questioning.current == [q.id for q in asked]
    all_of_them = questions.AnswerQuestions(question_ids=[q.id for q in asked])
    assert refusal(lambda: hall.give(all_of_them), "questioning.too_many_together").facts == {"most": 3}
    hall.give(questions.AnswerQuestions(question_ids=[q.id for q in asked[:3]]))
    turn = hall.state.floor.turn
    assert turn is not None and turn.limit_ms == 3 * 180_000
    assert [q.status for q in asked] == ["being_answered"] * 3 + ["asked"]
    twice = questions.AnswerQuestions(question_ids=[asked[3].id, asked[3].id])
    refusal(lambda: hall.give(twice), "questioning.no_questions")
    refusal(lambda: hall.give(questions.AnswerQuestions(question_ids=[])), "questioning.no_questions")


def test_a_question_is_answered_once_and_one_that_was_withdrawn_never() -> None:
    hall = in_questioning()
    first, second = ask(hall, "d01"), ask(hall, "d02")
    again = questions.AnswerQuestions(question_ids=[first.id])
    hall.give(again)
    refusal(lambda: hall.give(again), "questioning.being_answered")
    hall.give(turns.EndTurn())
    refusal(lambda: hall.give(again), "questioning.already_answered")
    take_back = questions.WithdrawQuestion(question_id=second.id)
    refusal(lambda: hall.as_delegate("d01", take_back), "access.not_yours")
    hall.as_delegate("d02", take_back)
    refusal(
        lambda: hall.give(questions.AnswerQuestions(question_ids=[second.id])),
        "questioning.question_withdrawn",
    )
    refusal(
        lambda: hall.give(questions.AnswerQuestions(question_ids=["nowhere"])), "questioning.unknown_question"
    )
    assert not second.is_owed()


def test_two_who_start_two_groups_do_not_have_both() -> None:
    hall = in_questioning()
    refusal(lambda: hall.give(questioning.StartGroup(group_id="g2")), "questioning.other_group_running")
    refusal(lambda: hall.give(questioning.StartGroup(group_id="g1")), "questioning.group_running")
    hall.give(questioning.StartGroup(group_id="g2", after="g1"))
    held = hall.state.questioning
    assert (held.running_id, held.groups["g1"].status, held.groups["g2"].status) == ("g2", "ended", "running")
    late = questioning.StartGroup(group_id="g1", after="g1")
    refusal(lambda: hall.give(late), "questioning.other_group_running")
    hall.give(questioning.EndGroup(group_id="g2"))
    refusal(lambda: hall.give(questioning.EndGroup(group_id="g2")), "questioning.group_not_running")
    refusal(
        lambda: hall.give(questioning.StartGroup(group_id="g1", after="g2")), "questioning.group_not_running"
    )
    hall.give(questioning.StartGroup(group_id="g1"))
    assert len(held.groups["g1"].runs) == 2, "taken up again"


def test_a_group_is_started_only_while_its_item_is_questioned_and_ends_with_it() -> None:
    hall = in_questioning()
    question = ask(hall, "d01")
    hall.give(agenda.StartPhase(phase="explanation"))
    assert hall.state.questioning.running() is None
    assert hall.state.questioning.groups["g1"].runs[-1][1] == hall.now
    refusal(lambda: hall.give(questioning.StartGroup(group_id="g2")), "questioning.not_now")
    refusal(
        lambda: hall.give(questions.AnswerQuestions(question_ids=[question.id])),
        "questioning.no_group_running",
    )
    assert question.is_owed(), "nobody has answered it"


def test_a_group_needs_a_title_a_respondent_and_an_item_that_is_questioned() -> None:
    hall = in_questioning()

    def prepare(**fields: object) -> None:
        given = {"item_id": "i1", "title": "Đất đai", "respondents": [HEALTH]} | fields
        hall.give(questioning.PrepareGroup(**given), "secretary")  # type: ignore[arg-type]

    refusal(lambda: prepare(title="  "), "questioning.no_title")
    refusal(lambda: prepare(respondents=[]), "questioning.no_respondent")
    refusal(lambda: prepare(respondents=[Respondent(name=" ")]), "questioning.no_respondent")
    refusal(lambda: prepare(respondents=[HEALTH, HEALTH]), "questioning.double_respondent")
    many = [Respondent(name=f"N{n}") for n in range(6)]
    refusal(lambda: prepare(respondents=many), "questioning.too_many_respondents")
    refusal(lambda: prepare(item_id="i9"), "agenda.unknown_item")
    refusal(lambda: prepare(id="g1"), "questioning.double_group")
    hall.give(agenda.AddItem(item=agenda.ItemPlan(id="i4", title="Bế mạc")))
    refusal(lambda: prepare(item_id="i4"), "questioning.no_phase")
    prepare(item_id="", respondents=[Respondent(delegate_id="d03")])
    added = list(hall.state.questioning.groups.values())[-1]
    assert (added.item_id, added.respondents[0].name) == ("i1", "Đại biểu 3"), (
        "ad hoc, for the item that runs"
    )
    refusal(lambda: hall.give(questioning.RemoveGroup(group_id="g1")), "questioning.group_started")
    hall.give(questioning.RemoveGroup(group_id="g2"))
    hall.give(agenda.FinishItem())
    refusal(lambda: prepare(), "agenda.item_started")


def test_a_respondent_who_is_replaced_midway_stays_in_the_record_and_the_next_answers_on() -> None:
    hall = in_questioning()
    first, second = ask(hall, "d01"), ask(hall, "d02")
    hall.give(questions.AnswerQuestions(question_ids=[first.id]))
    deputy = Respondent(name="Lê Văn Thông", office=HEALTH.office)
    hall.give(questioning.AmendGroup(group_id="g1", title="Y tế", respondents=[deputy, SCHOOLS]), "secretary")
    turn = hall.state.floor.turn
    assert turn is not None and turn.name == HEALTH.name, "who speaks speaks on"
    hall.wait(10_000).give(turns.EndTurn())
    gone = questions.AnswerQuestions(question_ids=[second.id], respondent=HEALTH.name)
    refusal(lambda: hall.give(gone), "questioning.not_a_respondent")
    answer(hall, second)
    assert [q.answers[0].respondent for q in (first, second)] == [HEALTH.name, "Lê Văn Thông"]


def test_an_answer_in_writing_is_promised_for_a_day_to_come_and_owed_until_it_is_in() -> None:
    hall = in_questioning()
    question, due_at = ask(hall, "d01"), hall.now + 17 * DAY
    refusal(lambda: hall.give(promise(question, 0)), "questioning.no_date")
    refusal(lambda: hall.give(promise(question, hall.now - 1)), "questioning.date_past")
    refusal(lambda: hall.give(promise(question, hall.now + 400 * DAY)), "questioning.date_far")
    hall.give(promise(question, due_at), "secretary")
    assert question.promise is not None
    assert (question.status, question.promise.due_at, question.promise.by) == (
        "promised",
        due_at,
        HEALTH.name,
    )
    refusal(lambda: hall.give(promise(question, due_at + DAY)), "questioning.already_promised")
    hall.give(promise(question, due_at + DAY, change=True))
    refusal(
        lambda: hall.give(questions.AnswerQuestions(question_ids=[question.id])),
        "questioning.already_promised",
    )
    assert question.is_owed()
    hall.give(session.CloseSitting())
    hall.give(session.CloseSession())
    hall.wait(9 * DAY)
    in_writing = questions.RecordWrittenAnswer(question_id=question.id, note="Công văn 412/SYT")
    refusal(
        lambda: hall.give(msgspec.structs.replace(in_writing, document_id="t9"), "secretary"),
        "documents.unknown",
    )
    hall.give(in_writing, "secretary")
    assert not question.is_owed()
    refusal(lambda: hall.give(in_writing, "secretary"), "questioning.answer_recorded")


def test_a_promise_made_while_answering_stands_when_the_turn_ends() -> None:
    hall = in_questioning()
    question, other = ask(hall, "d01"), ask(hall, "d02")
    hall.give(questions.AnswerQuestions(question_ids=[question.id, other.id]))
    hall.give(promise(question, hall.now + DAY))
    hall.wait(9_000).give(turns.EndTurn())
    assert (question.status, other.status, question.answers[0].ms) == ("promised", "answered", 9_000)
    done = questions.RecordWrittenAnswer(question_id=other.id)
    refusal(lambda: hall.give(done, "secretary"), "questioning.nothing_owed")


def test_a_debate_counts_for_the_debaters_own_question_and_is_shorter_than_in_discussion() -> None:
    hall = in_questioning()
    first, second = ask(hall, "d01"), ask(hall, "d02")
    answer(hall, first, second)
    for delegate in ("d01", "d04"):
        hall.give(turns.GiveFloor(request_id=hall.registered(delegate, "debate")))
        turn = hall.state.floor.turn
        assert turn is not None and turn.limit_ms == 120_000
        hall.give(turns.EndTurn())
    assert (len(first.debates), len(second.debates)) == (1, 1)
    hall.give(questions.AnswerQuestions(question_ids=[second.id], again=True))
    hall.wait(7_000).give(turns.EndTurn())
    assert [a.ms for a in second.answers] == [60_000, 7_000], "the respondent replies to the debate"
    hall.give(questioning.EndGroup(group_id="g1"))
    assert turn_limit_ms(hall.state, "debate", 1) == 180_000


def test_a_question_of_an_ended_group_is_not_answered_in_the_next_one() -> None:
    hall = in_questioning()
    question = ask(hall, "d01")
    hall.give(questioning.StartGroup(group_id="g2", after="g1"))
    refusal(
        lambda: hall.give(questions.AnswerQuestions(question_ids=[question.id])), "questioning.other_group"
    )
    assert ask(hall, "d02").number == 1, "every group counts from one"


def test_what_was_asked_without_a_word_is_written_down_by_the_secretary() -> None:
    hall = in_questioning()
    question = ask(hall, "d01", subject="")
    refusal(
        lambda: hall.give(questions.AmendQuestion(question_id=question.id, subject=" ")),
        "questioning.no_subject",
    )
    amend = questions.AmendQuestion(question_id=question.id, subject="Thuốc bảo hiểm", to=SCHOOLS.office)
    hall.give(amend, "secretary")
    assert (question.subject, question.to) == ("Thuốc bảo hiểm", SCHOOLS.office)
    assert hall.give(amend, "secretary") == []


def test_neither_a_delegate_nor_the_secretary_calls_the_respondent() -> None:
    hall = in_questioning()
    question = ask(hall, "d01")
    command = questions.AnswerQuestions(question_ids=[question.id])
    for role, delegate in (("delegate", "d01"), ("secretary", None)):
        with pytest.raises(Refused, match=r"access\.role"):
            hall.give(command, role, delegate)  # type: ignore[arg-type]
    refusal(lambda: hall.give(questioning.StartGroup(group_id="g2"), "operator"), "access.role")


def test_a_session_without_groups_keeps_its_questions_too() -> None:
    hall = a_sitting()
    hall.give(agenda.StartItem(item_id="i1"))
    hall.give(agenda.StartPhase(phase="questioning"))
    question = ask(hall, "d01")
    assert (question.group_id, question.number, question.item_id) == (None, 1, "i1")
    hall.give(turns.GiveFloorTo(kind="question", delegate_id="d02"))
    assert [q.number for q in hall.state.questioning.questions.values()] == [1, 2]


def test_two_hundred_questions_are_counted_and_the_state_comes_back_from_the_events() -> None:
    hall = in_questioning(40, rules=session.Rules(questions_batch=3))
    for n in range(200):
        question = ask(hall, f"d{n % 40 + 1:02d}", f"Vấn đề {n}")
        if n % 3 == 0:
            hall.give(promise(question, hall.now + DAY))
        elif n % 3 == 1:
            answer(hall, question)
    held = hall.state.questioning.questions.values()
    assert [q.number for q in held] == list(range(1, 201))
    assert sum(q.is_owed() for q in held) == 67 + 66
    again = a_hall()
    for event in hall.events:
        apply(again.state, event)
    assert msgspec.json.encode(again.state) == msgspec.json.encode(hall.state)


def test_an_item_with_groups_is_not_removed() -> None:
    hall = a_sitting()
    hall.give(questioning.PrepareGroup(item_id="i2", title="Xã", respondents=[HEALTH]), "secretary")
    refusal(lambda: hall.give(agenda.RemoveItem(item_id="i2")), "agenda.item_in_use")


def test_who_left_office_is_not_named_as_respondent() -> None:
    hall = in_questioning()
    hall.give(roster.EndMandate(delegate_id="d03", reason="Từ nhiệm"))
    command = questioning.PrepareGroup(title="Xã", respondents=[Respondent(delegate_id="d03")])
    refusal(lambda: hall.give(command, "secretary"), "roster.not_in_office")
    hall.give(presence.MarkPresence(marks=[presence.PresenceMark(delegate_id="d01", status="left")]))


def test_a_group_ends_when_its_item_is_put_off() -> None:
    hall = in_questioning()
    hall.wait(60_000).give(agenda_acts.DeferItem(item_id="i1", reason="x"))
    held = hall.state.questioning
    assert (held.running_id, held.groups["g1"].status) == (None, "ended")
    assert held.groups["g1"].runs == [(hall.now - 60_000, hall.now)]


def test_a_group_goes_on_after_a_night_unless_another_item_is_taken_up() -> None:
    hall = in_questioning()
    hall.give(adjourning.AdjournSitting(reason="x", goes_on_at=hall.now + 1_000, sitting_id="s2"))
    hall.wait(1_000).give(presence.OpenRollCall(), "secretary")
    hall.with_present(6).give(session.OpenSitting(sitting_id="s2"))
    assert hall.state.questioning.running_id == "g1"
    hall.give(agenda.AddItem(item=agenda.ItemPlan(id="bare", title="Việc khác")), "secretary")
    hall.give(agenda.StartItem(item_id="bare"))
    assert hall.state.questioning.running_id is None


def test_a_question_is_put_into_another_group_and_what_it_said_before_is_kept() -> None:
    hall = in_questioning()
    first, second, third = ask(hall, "d01"), ask(hall, "d02"), ask(hall, "d03")
    amend = questions.AmendQuestion(question_id=second.id, subject="Xã", to=SCHOOLS.office, group_id="g2")
    hall.give(amend, "secretary")
    assert (second.group_id, second.number, second.subject) == ("g2", 1, "Xã")
    assert second.id not in hall.state.questioning.current
    (kept,) = second.amendments
    assert (kept.subject, kept.to, kept.group_id, kept.number) == ("Nữ hộ sinh", HEALTH.office, "g1", 2)
    assert [q.number for q in (first, third)] == [1, 3], "no other question changes its number"
    assert ask(hall, "d04").number == 4
    hall.give(questions.AmendQuestion(question_id=second.id, subject="Xã", to=SCHOOLS.office, group_id="g1"))
    assert (second.group_id, second.number) == ("g1", 5)
    assert second.amendments[1] == questioning.Amendment(at=hall.now, group_id="g2", number=1)


def test_a_question_stays_in_its_item_and_in_its_group_while_it_is_answered() -> None:
    hall = in_questioning()
    question = ask(hall, "d01")
    plan = agenda.ItemPlan(id="i9", title="Khác", phases=[agenda.PhasePlan(phase="questioning")])
    hall.give(agenda.AddItem(item=plan), "secretary")
    hall.give(
        questioning.PrepareGroup(id="g9", item_id="i9", title="Khác", respondents=[SCHOOLS]), "secretary"
    )
    for group_id, code in (("nowhere", "questioning.unknown_group"), ("g9", "questioning.other_item")):
        amend = questions.AmendQuestion(question_id=question.id, subject="Xã", group_id=group_id)
        refusal(lambda given=amend: hall.give(given), code)
    hall.give(questions.AnswerQuestions(question_ids=[question.id]))
    moved = questions.AmendQuestion(question_id=question.id, subject="Xã", group_id="g2")
    refusal(lambda: hall.give(moved), "questioning.moved_while_answered")
    hall.give(questions.AmendQuestion(question_id=question.id, subject="Xã", group_id="g1"))
    assert question.subject == "Xã", "its words are written down also while it is answered"


def test_an_amendment_of_an_older_journal_is_still_read() -> None:
    hall = in_questioning()
    question = ask(hall, "d01")
    old = {"type": "QuestionAmended", "question_id": question.id, "subject": "A", "to": "B"}
    apply(hall.state, msgspec.convert(old, questions.QuestionAmended))
    assert (question.subject, question.to, question.group_id, question.number) == ("A", "B", "g1", 1)

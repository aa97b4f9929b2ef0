"""The words to say follow each step of a questioning session, in both languages, and stand on its stage."""

from __future__ import annotations

import pytest

from chair_console.desktop.next_step import next_step
from chair_console.desktop.script_questioning import questioning_words
from chair_console.domain import agenda, questioning, questions, turns
from chair_console.domain.speaking_order import queue
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

from . import questioning_moments as moments
from .conftest import Show
from .morning import Morning
from .windows import object_named, settle


def said(hall: Morning, language: str = "vi") -> str:
    topics, words = Topics(hall.tables()), Words(language)  # type: ignore[arg-type]
    assert topics.current_item is not None
    return questioning_words(topics, words, topics.current_item, hall.now)


def unprepared(hall: Morning) -> Morning:
    """The secretary has written nothing for the questioning."""
    plan = hall.state.agenda.items["i5"].plan
    phases = [agenda.PhasePlan(phase=p.phase, minutes=p.minutes) for p in plan.phases]
    hall.state.agenda.items["i5"].plan = type(plan)(
        **{name: getattr(plan, name) for name in plan.__struct_fields__ if name != "phases"}, phases=phases
    )
    return hall


def test_what_was_prepared_is_read_before_the_first_group_and_the_formal_words_after() -> None:
    hall = moments.before_questioning()
    assert said(hall).startswith("Nhóm vấn đề thứ nhất: y tế, giáo dục vùng cao.")
    formal = said(unprepared(hall))
    assert formal.startswith("Hội đồng nhân dân chất vấn nhóm vấn đề 1: <b>Y tế, giáo dục vùng cao</b>.")
    assert "đồng chí <b>Giám đốc Sở Y tế</b>; <b>Giám đốc Sở Giáo dục và Đào tạo</b> trả lời" in formal


def test_each_step_has_its_words_from_the_first_question_to_the_end_of_the_group() -> None:
    hall = moments.group_started()
    assert said(hall) == (
        "Xin mời đại biểu <b>Hoàng Thị Lan</b>, Tổ 2, chất vấn Giám đốc Sở Y tế, không quá 1 phút. "
        "Chuẩn bị: đại biểu <b>Thào A Khua</b>."
    )
    hall.tell(turns.GiveFloor(request_id=queue(hall.state)[0].id), "10:49")
    assert said(hall) == (
        "Cảm ơn đại biểu <b>Hoàng Thị Lan</b> đã nêu câu hỏi. Xin mời đồng chí <b>Giám đốc Sở Y tế</b> "
        "trả lời câu hỏi của đại biểu <b>Hoàng Thị Lan</b>, không quá 3 phút."
    )
    hall = moments.in_questioning()
    assert "Người đã chất vấn được ưu tiên tranh luận: xin mời đại biểu <b>Mùa Thị Chư</b>" in said(hall)
    own = next(r for r in queue(hall.state) if r.kind == "debate" and r.delegate_id == "d37")
    hall.tell(turns.GiveFloor(request_id=own.id), "11:03")
    assert said(hall).startswith("Cảm ơn ý kiến tranh luận của đại biểu <b>Mùa Thị Chư</b>. ")
    assert "trả lời ý kiến tranh luận của đại biểu <b>Mùa Thị Chư</b>, không quá 3 phút" in said(hall)


def test_an_answer_that_is_promised_in_writing_is_put_on_record_aloud() -> None:
    hall = moments.in_questioning().tell(turns.EndTurn(), "11:02:30")
    question = moments.question_of(hall, "d37")
    due_at = hall.now + 15 * questions.DAY_MS
    hall.tell(questions.PromiseInWriting(question_id=question.id, due_at=due_at), "11:03")
    assert (
        "Hội đồng nhân dân ghi nhận: đồng chí <b>Giám đốc Sở Y tế</b> trả lời bằng văn bản câu hỏi của đại "
        "biểu <b>Mùa Thị Chư</b> chậm nhất ngày <b>08/12/2026</b>. Người đã chất vấn" in said(hall)
    )


def test_after_the_last_group_nobody_is_thanked_again_and_more_questions_are_asked_for() -> None:
    hall = moments.in_questioning()
    moments.ask(hall, "d19", "11:04", "11:05")
    hall.tell(questioning.StartGroup(group_id="i5-g2", after="i5-g1"), "11:10")
    hall.tell(questioning.EndGroup(group_id="i5-g2"), "11:11")
    assert said(hall).startswith("Còn đại biểu nào chất vấn hoặc tranh luận không?")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_whoever_follows_what_is_suggested_always_has_words_to_say(language: str) -> None:
    hall, words = unprepared(moments.before_questioning()), Words(language)  # type: ignore[arg-type]
    heard = set()
    for _ in range(40):
        text = said(hall, language)
        assert text and "{" not in text and "script." not in text and "None" not in text
        step = next_step(Topics(hall.tables()), words, hall.now)
        assert step is not None
        heard.add(step.way.key)
        if step.way.command is None or "questioning" in step.way.key:
            break
        hall.tell(step.way.command)
        hall.wait(40_000)
        turn = hall.state.floor.turn
        if turn is not None and turn.kind == "answer" and turn.delegate_id is None and len(heard) < 4:
            asked = list(hall.state.questioning.questions.values())[-1].delegate_id
            assert asked is not None
            moments.register(hall, asked, "debate")
    assert {"start_group", "first_question", "answer", "debate_own", "reply", "next_question", "next_group",
            "end_group"} <= heard  # fmt: skip


def test_the_words_stand_on_the_stage_and_can_be_changed_there(show: Show) -> None:
    windows = show(moments.in_questioning())
    settle()
    assert "ưu tiên tranh luận" in str(windows.find("script").property("text"))
    windows.find("editScript").clicked.emit()  # type: ignore[attr-defined]
    settle(300)
    assert object_named(windows.chair, "scriptSheet").property("opened")

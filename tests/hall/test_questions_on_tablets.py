"""A tablet gets its own questions and what the hall is at; what others will ask only the chair sees before."""

from __future__ import annotations

import msgspec

from chair_console.domain import floor, questioning, questions, turns
from chair_console.domain.actors import Actor
from chair_console.domain.messages import Command
from chair_console.domain.speaking_order import queue
from chair_console.hall.topics import VIEWS, encode_view
from chair_console.hall.topics.audience import Audience, Surroundings, audience_of
from chair_console.hall.touched import delegates_of, touched_at_once, touched_soon
from chair_console.protocol.floor_views import FloorView
from chair_console.protocol.views import MeView
from tests.domain.building import HallDouble
from tests.domain.test_questioning import HEALTH, SCHOOLS, answer, ask, in_questioning, promise

CHAIR = Actor(role="chair")
TABLET = audience_of("delegate")


def bytes_of(hall: HallDouble, topic: str, audience: Audience = TABLET) -> bytes:
    return b"".join(encode_view(topic, hall.state, audience, Surroundings()).values())


def me(hall: HallDouble, delegate_id: str) -> MeView:
    (view,) = VIEWS["me"](hall.state, Audience("delegate", delegate_id), Surroundings()).values()
    assert isinstance(view, MeView)
    return view


def register(hall: HallDouble, delegate_id: str, subject: str) -> None:
    wish = floor.RequestToSpeak(
        delegate_id=delegate_id, kind="question", subject=subject, to="Giám đốc Sở Y tế"
    )
    hall.as_delegate(delegate_id, wish)


def test_what_somebody_will_ask_and_of_whom_is_on_no_other_tablet_before_the_call() -> None:
    hall = in_questioning()
    register(hall, "d01", "Đấu thầu thuốc")
    for said in ("Đấu thầu thuốc", "Giám đốc Sở Y tế"):
        assert said.encode() not in bytes_of(hall, "floor")
        assert said.encode() in bytes_of(hall, "floor", audience_of("chair"))
        assert said.encode() in msgspec.json.encode(me(hall, "d01"))
        assert said.encode() not in msgspec.json.encode(me(hall, "d02"))
    hall.give(turns.GiveFloor(request_id=queue(hall.state)[0].id))
    assert "Đấu thầu thuốc".encode() in bytes_of(hall, "floor"), "who has the floor says it to all"


def test_a_tablet_gets_what_the_hall_is_at_and_its_own_questions_only() -> None:
    hall = in_questioning()
    first, second = ask(hall, "d01", "Một"), ask(hall, "d02", "Hai")
    answer(hall, first)
    answer(hall, second)
    assert set(VIEWS["questions"](hall.state, TABLET, Surroundings())) == {second.id}
    assert set(VIEWS["questions"](hall.state, audience_of("projector"), Surroundings())) == {
        first.id,
        second.id,
    }
    assert [(q.number, q.subject, q.status) for q in me(hall, "d01").questions] == [(1, "Một", "answered")]
    assert me(hall, "d03").questions == []


def test_a_hall_of_five_hundred_with_five_hundred_questions_costs_a_tablet_no_more_than_one() -> None:
    hall = in_questioning(500)
    for delegate_id in hall.state.roster:
        register(hall, delegate_id, "Nữ hộ sinh nói được tiếng Mông")
    waiting = len(bytes_of(hall, "floor"))
    for place, request in enumerate(list(queue(hall.state))):
        hall.give(turns.GiveFloor(request_id=request.id))
        hall.wait(1_000).give(turns.EndTurn())
        question = list(hall.state.questioning.questions.values())[-1]
        hall.give(questions.AnswerQuestions(question_ids=[question.id]))
        hall.wait(1_000).give(turns.EndTurn())
        if place == 0:
            one = len(bytes_of(hall, "questions"))
    assert len(bytes_of(hall, "questions")) <= one + 40, "the digits of a larger number"
    assert waiting / 500 < 260, "a place in the list says who and what kind, not what about"


def test_whose_own_view_a_question_changes_is_told_and_nobody_else() -> None:
    hall = in_questioning()
    due_at = hall.now + 20 * questions.DAY_MS
    first, second = ask(hall, "d01"), ask(hall, "d02")

    def act(command: Command, role: str = "chair") -> None:
        before = {key: me(hall, key) for key in hall.state.roster}
        told: set[str] = set()
        for event in hall.give(command, role):  # type: ignore[arg-type]
            topics = (*touched_at_once(event, CHAIR), *touched_soon(event, CHAIR))
            whose = delegates_of(event, hall.state)
            if "me" in topics:
                told |= set(hall.state.roster) if whose is None else whose
        changed = {key for key in hall.state.roster if me(hall, key) != before[key]}
        assert changed <= told, f"{type(command).__name__}: {changed - told} would not be told"
        assert told <= {"d01", "d02"}, f"{type(command).__name__}: {told} are told"
        hall.wait(5_000)

    act(questions.AmendQuestion(question_id=first.id, subject="Khác", to=SCHOOLS.office, group_id="g2"))
    act(questions.AmendQuestion(question_id=first.id, subject="Khác", to=HEALTH.office, group_id="g1"))
    act(questions.AnswerQuestions(question_ids=[first.id, second.id]))
    act(turns.EndTurn())
    act(promise(first, due_at), "secretary")
    act(questions.RecordWrittenAnswer(question_id=first.id), "secretary")
    register(hall, "d01", "Thêm")
    act(turns.GiveFloor(request_id=queue(hall.state)[0].id))
    third = list(hall.state.questioning.questions.values())[-1]
    act(turns.EndTurn())
    act(questions.AnswerQuestions(question_ids=[third.id]))
    act(questioning.EndGroup(group_id="g1"))
    assert third.status == "answered"


def test_a_tablet_counts_its_place_in_the_order_in_which_the_chair_calls() -> None:
    hall = in_questioning()
    asked = ask(hall, "d01")
    register(hall, "d02", "Thuốc")
    answer(hall, asked)
    for delegate_id in ("d03", "d01"):
        hall.as_delegate(delegate_id, floor.RequestToSpeak(delegate_id=delegate_id, kind="debate"))
    (view,) = VIEWS["floor"](hall.state, TABLET, Surroundings()).values()
    assert isinstance(view, FloorView)
    assert [(r.kind, r.delegate_id) for r in view.queue] == [
        ("debate", "d01"),
        ("debate", "d03"),
        ("question", "d02"),
    ]

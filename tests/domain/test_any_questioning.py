"""Whatever happens in a questioning session, in whatever order: some things hold always."""

from __future__ import annotations

import msgspec
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from chair_console.domain import (
    agenda,
    floor,
    lengths,
    opinions,
    questioning,
    questions,
    roster,
    session,
    turns,
)
from chair_console.domain.hall import apply
from chair_console.domain.messages import Command
from chair_console.domain.refusals import Refused
from chair_console.domain.speaking_order import queue
from chair_console.domain.state import HallState

from .building import HallDouble
from .test_questioning import HEALTH, SCHOOLS, ask, in_questioning

delegates = st.sampled_from([f"d{n:02d}" for n in range(1, 7)])
groups = st.sampled_from(["g1", "g2", ""])


class AnyQuestioning(RuleBasedStateMachine):
    """The chair, the secretary and delegates press anything; refusals are fine, broken promises are not."""

    def __init__(self) -> None:
        super().__init__()
        self.hall: HallDouble = in_questioning()
        for delegate in ("d01", "d02"):
            ask(self.hall, delegate)

    def attempt(self, command: Command, role: str = "chair", delegate_id: str | None = None) -> None:
        before = msgspec.json.encode(self.hall.state)
        try:
            self.hall.give(command, role, delegate_id)  # type: ignore[arg-type]
        except Refused:
            assert msgspec.json.encode(self.hall.state) == before
        self.hall.now += 3_000

    def some(self, data: st.DataObject) -> str:
        return data.draw(st.sampled_from([*self.hall.state.questioning.questions, "nowhere"]))

    @rule(delegate=delegates, kind=st.sampled_from(["question", "question", "debate"]))
    def register(self, delegate: str, kind: floor.RequestKind) -> None:
        command = floor.RequestToSpeak(delegate_id=delegate, kind=kind, to=HEALTH.office)
        self.attempt(command, "delegate", delegate)

    @rule()
    def call_the_next(self) -> None:
        waiting = queue(self.hall.state)
        if waiting:
            self.attempt(turns.GiveFloor(request_id=waiting[0].id))

    @rule(
        command=st.sampled_from(
            [
                *[turns.EndTurn()] * 8,
                *[agenda.StartPhase(phase="questioning")] * 3,
                turns.GiveFloorTo(kind="question", delegate_id="d05"),
                agenda.StartPhase(phase="explanation"),
                agenda.FinishItem(),
                agenda.StartItem(item_id="i1"),
                session.CallRecess(),
                session.EndRecess(),
                floor.OpenRegistration(),
                questioning.RemoveGroup(group_id="g2"),
                questioning.PrepareGroup(id="g2", item_id="i1", title="Xã", respondents=[SCHOOLS]),
                questioning.AmendGroup(group_id="g1", title="Y tế", respondents=[SCHOOLS]),
                roster.EndMandate(delegate_id="d06", reason="chuyển công tác"),
            ]
        )
    )
    def chair_acts(self, command: Command) -> None:
        self.attempt(command)

    @rule()
    def take_up_again(self) -> None:
        self.attempt(agenda.StartItem(item_id="i1"))
        self.attempt(agenda.StartPhase(phase="questioning"))
        self.attempt(questioning.StartGroup(group_id="g1"))

    @rule()
    def reopen(self) -> None:
        if self.hall.state.floor.turns:
            self.attempt(turns.ReopenTurn(turn_id=self.hall.state.floor.turns[-1].id))

    @rule(group=groups, after=groups)
    def start(self, group: str, after: str) -> None:
        self.attempt(questioning.StartGroup(group_id=group, after=after))

    @rule(group=groups)
    def end(self, group: str) -> None:
        self.attempt(questioning.EndGroup(group_id=group))

    @rule(data=st.data(), number=st.integers(0, 4), again=st.booleans())
    def answer(self, data: st.DataObject, number: int, again: bool) -> None:
        chosen = [self.some(data) for _ in range(number)]
        self.attempt(questions.AnswerQuestions(question_ids=chosen, again=again))

    @rule()
    def answer_what_was_asked(self) -> None:
        asked = [q.id for q in self.hall.state.questioning.questions.values() if q.status == "asked"]
        self.attempt(questions.AnswerQuestions(question_ids=asked[-2:]))

    @rule(data=st.data(), days=st.integers(-1, 400), change=st.booleans())
    def promise(self, data: st.DataObject, days: int, change: bool) -> None:
        due_at = self.hall.now + days * questions.DAY_MS
        self.attempt(questions.PromiseInWriting(question_id=self.some(data), due_at=due_at, change=change))

    @rule(data=st.data(), delegate=delegates)
    def withdraw_or_record(self, data: st.DataObject, delegate: str) -> None:
        self.attempt(questions.WithdrawQuestion(question_id=self.some(data)), "delegate", delegate)
        self.attempt(questions.RecordWrittenAnswer(question_id=self.some(data)), "secretary")

    @rule(data=st.data(), reason=st.sampled_from(["", "nhầm"]))
    def withdraw_a_promise(self, data: st.DataObject, reason: str) -> None:
        self.attempt(questions.WithdrawPromise(question_id=self.some(data), reason=reason))

    @rule(delegate=delegates, other=delegates, text=st.sampled_from(["", "a", "b", "c", "d", "e" * 6001]))
    def write(self, delegate: str, other: str, text: str) -> None:
        command = opinions.HandInOpinion(delegate_id=other, item_id="i1", text=text)
        self.attempt(command, "delegate", delegate)

    # --- what holds always --------------------------------------------------------------------------------

    @invariant()
    def at_most_one_group_runs_and_only_while_its_item_is_questioned(self) -> None:
        state = self.hall.state
        running = [g.id for g in state.questioning.groups.values() if g.status == "running"]
        assert running == ([state.questioning.running_id] if state.questioning.running_id else [])
        item = state.current_item()
        assert not running or (item is not None and item.id == "i1" and item.phase == "questioning")

    @invariant()
    def a_question_is_being_answered_exactly_while_its_turn_runs(self) -> None:
        turn = self.hall.state.floor.turn
        for question in self.hall.state.questioning.questions.values():
            running = turn is not None and any(a.turn_id == turn.id for a in question.answers)
            assert question.status != "being_answered" or running
            assert not (running and question.status == "answered")

    @invariant()
    def questions_are_numbered_without_a_gap_and_a_promise_has_its_day(self) -> None:
        held = self.hall.state.questioning
        places = {(q.item_id, q.group_id) for q in held.questions.values()}
        for place in places:
            numbers = [q.number for q in held.questions.values() if (q.item_id, q.group_id) == place]
            assert numbers == list(range(1, len(numbers) + 1))
        for question in held.questions.values():
            assert (question.promise is not None) == (question.status == "promised")
            assert question.promise is None or question.promise.due_at > question.promise.at
        assert set(held.current) <= set(held.questions)

    @invariant()
    def no_opinion_is_empty_or_from_another(self) -> None:
        kept = list(self.hall.state.opinions.values())
        assert all(0 < len(o.text) <= lengths.OPINION for o in kept)
        assert len({(o.delegate_id, o.text) for o in kept}) == len(kept)

    def teardown(self) -> None:
        """Replaying what was recorded gives the same state, byte by byte."""
        replayed = HallState()
        for event in self.hall.events:
            apply(replayed, event)
        same = msgspec.json.encode(replayed, order="deterministic")
        assert same == msgspec.json.encode(self.hall.state, order="deterministic")


TestAnyQuestioning = AnyQuestioning.TestCase
TestAnyQuestioning.settings = settings(
    max_examples=60, stateful_step_count=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)

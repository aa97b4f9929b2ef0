"""A questioning session in whatever order: one next step or a reason for none, never refused, always with words."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from chair_console.desktop.next_step import next_step
from chair_console.desktop.script_questioning import questioning_words
from chair_console.domain import (
    adjourning,
    agenda,
    agenda_acts,
    floor,
    questioning,
    questions,
    session,
    turns,
)
from chair_console.domain.questioning import Respondent
from chair_console.domain.speaking_order import queue
from chair_console.scene.questioning import is_questioned

from .test_always_one_step import BOTH, AnyDesk

HEALTH = Respondent(name="Vàng Thị Mai", office="Giám đốc Sở Y tế")
SCHOOLS = Respondent(office="Giám đốc Sở Giáo dục và Đào tạo")
DELEGATE = Respondent(delegate_id="d02")
WANTED = ("", HEALTH.office, SCHOOLS.office, "UBND tỉnh")
askers = st.sampled_from(["d01", "d02", "d03", "d04"])
groups = st.sampled_from(["g1", "g2", "g3"])


class AnyQuestionedDesk(AnyDesk):
    """The same people, on an item that is questioned by groups; what leads out of it comes in between.

    Papers, devices and how votes are cast are left to the other walk: this one shall get far.
    """

    publish = read = replace_paper = a_paper_that_is_voted_on_is_recalled = None  # type: ignore[assignment]
    adjourn = they_come_back_before_the_roll_is_called = the_session_ends = mark = None  # type: ignore[assignment]
    assign = call_help = lay_urns = prepare_another_way = None  # type: ignore[assignment]
    vote = vote_for_another = enter_by_hand = casting_vote = somebody_tries_to_close_all = None  # type: ignore[assignment]

    @initialize(present=st.integers(4, 6), started=st.integers(0, 3), ballot=st.booleans())
    def a_prepared_session(self, present: int, started: int, ballot: bool) -> None:
        rules = session.Rules(casting_vote=True, questions_batch=1 + started % 3)
        self.hall.with_session(rules).with_delegates(6).with_agenda().with_document().with_present(present)
        self.hall.sitting()
        for key, item, who in (
            ("g1", "i1", [HEALTH, SCHOOLS]),
            ("g2", "i1", [DELEGATE]),
            ("g3", "i2", [SCHOOLS]),
        ):
            group = questioning.PrepareGroup(id=key, item_id=item, title=f"Nhóm {key}", respondents=who)
            self.attempt(group, "secretary")
        if started:
            self.attempt(agenda.StartItem(item_id="i1"))
            self.attempt(agenda.StartPhase(phase="questioning"))
        if started > 1:
            self.attempt(questioning.StartGroup(group_id="g1"))

    @rule(item=st.sampled_from(["i1", "i1", "i2"]), group=groups)
    def an_item_is_questioned(self, item: str, group: str) -> None:
        self.all_come()
        self.attempt(session.EndRecess())
        self.attempt(agenda.StartItem(item_id=item))
        self.attempt(agenda.StartPhase(phase="questioning"))
        self.attempt(questioning.StartGroup(group_id=group))

    @rule(delegate=askers, to=st.sampled_from(WANTED), steps=st.integers(1, 7))
    def a_question_is_taken_so_far(self, delegate: str, to: str, steps: int) -> None:
        """Asked, spoken, answered, spoken, debated, replied to, done: as far as it comes."""
        self.somebody_asks(delegate, to)
        asked = list(self.hall.state.questioning.questions)[-1:]
        for step in range(steps):
            match step:
                case 0 | 2 | 5:
                    self.attempt(turns.EndTurn())
                case 1 | 6:
                    self.attempt(questions.AnswerQuestions(question_ids=asked, again=step == 6))
                case 3:
                    self.somebody_registers(delegate, "", "debate")
                case 4:
                    for request in [r for r in queue(self.hall.state) if r.kind == "debate"][:1]:
                        self.attempt(turns.GiveFloor(request_id=request.id))

    @rule(
        delegate=askers, to=st.sampled_from(WANTED), kind=st.sampled_from(["question", "question", "debate"])
    )
    def somebody_registers(self, delegate: str, to: str, kind: floor.RequestKind) -> None:
        command = floor.RequestToSpeak(delegate_id=delegate, kind=kind, to=to, subject="Thuốc" if to else "")
        self.attempt(command, "delegate", delegate)

    @rule(delegate=askers, to=st.sampled_from(WANTED))
    def somebody_asks(self, delegate: str, to: str) -> None:
        self.somebody_registers(delegate, to, "question")
        asked = [r for r in queue(self.hall.state) if r.kind == "question"]
        for request in asked[:1]:
            self.attempt(turns.GiveFloor(request_id=request.id))

    @rule()
    def the_respondent_answers_and_the_questioner_debates(self) -> None:
        waiting = [q for q in self.hall.state.questioning.questions.values() if q.status == "asked"]
        self.attempt(questions.AnswerQuestions(question_ids=[q.id for q in waiting[:1]]))
        for question in waiting[:1]:
            self.somebody_registers(question.delegate_id or "d01", "", "debate")
        for request in [r for r in queue(self.hall.state) if r.kind == "debate"][:1]:
            self.attempt(turns.GiveFloor(request_id=request.id))

    @rule(group=groups, after=st.sampled_from(["", "", "g1", "g2"]))
    def a_group_starts(self, group: str, after: str) -> None:
        self.attempt(questioning.StartGroup(group_id=group, after=after))

    @rule(
        command=st.sampled_from(
            [
                questioning.EndGroup(group_id="g1"),
                questioning.EndGroup(group_id="g2"),
                questioning.RemoveGroup(group_id="g2"),
                questioning.AmendGroup(group_id="g1", title="Khác", respondents=[DELEGATE, HEALTH]),
                questioning.AmendGroup(group_id="g1", title="Y tế", respondents=[SCHOOLS]),
                questioning.PrepareGroup(id="g2", item_id="i1", title="Xã", respondents=[SCHOOLS]),
                turns.GiveFloorTo(kind="question", delegate_id="d05"),
                turns.GiveFloorTo(kind="answer", name="Vàng Thị Mai"),
                turns.GiveFloorTo(kind="debate", delegate_id="d04"),
                agenda_acts.DeferItem(item_id="i1", reason="chờ ý kiến"),
                agenda_acts.RestoreItem(item_id="i1"),
            ]
        )
    )
    def the_groups_change(self, command: object) -> None:
        self.attempt(command)  # type: ignore[arg-type]

    @rule(data=st.data(), days=st.integers(0, 20))
    def an_answer_is_promised_or_comes_in_writing(self, data: st.DataObject, days: int) -> None:
        chosen = self.some_question(data)
        due_at = self.hall.now + days * questions.DAY_MS
        self.attempt(questions.PromiseInWriting(question_id=chosen, due_at=due_at))
        if not days:
            self.attempt(questions.RecordWrittenAnswer(question_id=chosen), "secretary")
        if days % 3 == 1:
            self.attempt(questions.WithdrawPromise(question_id=chosen, reason="nhầm"))

    @rule(data=st.data(), group=st.sampled_from(["", "g1", "g2", "g3"]), to=st.sampled_from(WANTED))
    def a_question_is_amended_or_withdrawn(self, data: st.DataObject, group: str, to: str) -> None:
        chosen = self.some_question(data)
        amend = questions.AmendQuestion(question_id=chosen, subject="Thuốc bảo hiểm", to=to, group_id=group)
        self.attempt(amend, "secretary")
        if group == "g3":
            self.attempt(questions.WithdrawQuestion(question_id=chosen))

    @rule(turn=st.integers(0, 3))
    def a_turn_is_taken_up_again(self, turn: int) -> None:
        ended = self.hall.state.floor.turns
        if turn < len(ended):
            self.attempt(turns.ReopenTurn(turn_id=ended[-1 - turn].id))

    @rule(delegate=askers)
    def a_point_of_order_is_heard(self, delegate: str) -> None:
        self.somebody_registers(delegate, "", "point_of_order")
        for request in [r for r in self.hall.state.floor.requests.values() if r.kind == "point_of_order"][
            -1:
        ]:
            self.attempt(turns.GiveFloor(request_id=request.id))

    @rule(over=st.booleans())
    def a_break_in_the_middle(self, over: bool) -> None:
        self.attempt(session.CallRecess())
        if over:
            self.attempt(session.EndRecess())

    @rule()
    def the_sitting_is_adjourned_and_goes_on(self) -> None:
        self.attempt(adjourning.AdjournSitting(reason="mưa lũ", goes_on_at=self.hall.now + 86_400_000))
        self.all_are_here_and_it_begins()

    def some_question(self, data: st.DataObject) -> str:
        return data.draw(st.sampled_from([*self.hall.state.questioning.questions, "nowhere"]))

    # --- what holds always --------------------------------------------------------------------------------

    @invariant()
    def there_are_words_to_say(self) -> None:
        topics = self.topics()
        item = topics.current_item
        if item is None or not is_questioned(topics):
            return
        for words in BOTH:
            text = questioning_words(topics, words, item, self.hall.now)
            assert text.strip() and "{" not in text and "script." not in text, text
            for due_at in (None, 0):
                step = next_step(topics, words, self.hall.now, due_at=due_at)
                assert step is not None
                for way in (step.way, *step.others):
                    self.sound(way, words)

    @invariant()
    def a_question_that_waits_in_the_running_group_is_offered_for_an_answer(self) -> None:
        topics = self.topics()
        held = self.hall.state.questioning
        waits = [q for q in held.questions.values() if q.group_id == held.running_id and q.status == "asked"]
        sits = topics.session is not None and topics.session.phase == "sitting"
        if held.running_id is None or not waits or not sits or not is_questioned(topics):
            return
        if topics.running_ballot is not None or topics.closed_ballot is not None:
            return
        if topics.floor is not None and topics.floor.held_up is not None:
            return  # who was held up goes on first
        step = next_step(topics, BOTH[0], self.hall.now)
        assert step is not None
        offered = [w.command for w in (step.way, *step.others)]
        assert any(isinstance(command, questions.AnswerQuestions) for command in offered)


TestAnyQuestionedDesk = AnyQuestionedDesk.TestCase
TestAnyQuestionedDesk.settings = settings(
    max_examples=30, stateful_step_count=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)

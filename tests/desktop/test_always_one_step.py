"""Whatever has happened, in whatever order: there is one next step, or a sentence why there is none; and what is
suggested is never refused."""

from __future__ import annotations

from typing import get_args

import msgspec
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from chair_console.desktop.elsewhere import elsewhere
from chair_console.desktop.item_ways import item_ways
from chair_console.desktop.next_step import always_open, next_step
from chair_console.desktop.next_step_ballots import prepared_ways, repeat_shown
from chair_console.desktop.steps import Action, Way
from chair_console.domain import adjourning, documents, preparing, presence, secret_votes, session
from chair_console.domain.actors import Actor, Context, Role
from chair_console.domain.ballot import BallotKind, BallotMethod
from chair_console.domain.hall import decide
from chair_console.domain.messages import Command
from chair_console.domain.refusals import Refused
from chair_console.domain.timers import next_due
from chair_console.hall.topics import VIEWS
from chair_console.hall.topics.audience import Surroundings, audience_of
from chair_console.protocol.topics import TOPICS_OF_ROLE
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words
from tests.domain.test_any_sequence import AnyHall

BOTH = (Words("vi"), Words("en"))
CHAIR = Actor(role="chair")
ACTIONS = set(get_args(Action)) - {""}


def _reasoned(way: Way) -> Command:
    assert way.command is not None
    return msgspec.structs.replace(way.command, reason="lý do") if way.asks_reason else way.command


class AnyDesk(AnyHall):
    """The same random people; the chair's window looks at what they did after every act."""

    def topics(self) -> Topics:
        audience, around = audience_of("chair"), Surroundings()
        return Topics({t: VIEWS[t](self.hall.state, audience, around) for t in TOPICS_OF_ROLE["chair"]})

    def attempt(self, command: Command, role: Role = "chair", delegate_id: str | None = None) -> None:
        """What is due is done by the hall's clock before anybody looks."""
        super().attempt(command, role, delegate_id)
        due = next_due(self.hall.state)
        while due is not None and due[0] <= self.hall.now:
            self.hall.give(due[1], "clock")
            due = next_due(self.hall.state)

    @rule(
        method=st.sampled_from(["electronic", "show_of_hands", "paper"]),
        kind=st.sampled_from(["open", "separated", "blind"]),
    )
    def prepare_another_way(self, method: BallotMethod, kind: BallotKind) -> None:
        self.attempt(preparing.PrepareBallot(title="Nhân sự", method=method, kind=kind), "secretary")

    @rule()
    def lay_urns(self) -> None:
        for ballot in list(self.hall.state.ballots.values()):
            if ballot.kind != "open":
                self.attempt(secret_votes.LayUrn(ballot_id=ballot.id, public_key="key"), "urn")

    @rule()
    def a_paper_that_is_voted_on_is_recalled(self) -> None:
        self.attempt(preparing.PrepareBallot(title="Thông qua", document_id="t1"), "secretary")
        self.attempt(documents.RecallDocument(document_id="t1", reason="nhầm bản"))

    @rule()
    def they_come_back_before_the_roll_is_called(self) -> None:
        self.attempt(adjourning.AdjournSitting(reason="mưa lũ", goes_on_at=self.hall.now + 86_400_000))
        self.all_come()

    @rule()
    def all_are_here_and_it_begins(self) -> None:
        held = self.hall.state.session
        planned = (
            [key for key, sitting in held.sittings.items() if sitting.status == "planned"] if held else []
        )
        self.attempt(presence.OpenRollCall())
        self.all_come()
        for sitting_id in planned[:1]:
            self.attempt(session.OpenSitting(sitting_id=sitting_id))

    @rule(really=st.integers(0, 19))
    def the_session_ends(self, really: int) -> None:
        if not really:
            self.attempt(session.CloseSession())

    @rule(steps=st.integers(1, 5), other=st.integers(0, 5))
    def the_chair_follows_what_is_offered(self, steps: int, other: int) -> None:
        """The suggestion, or one of the ways beside it; only the end of the session is left to another rule."""
        for _ in range(steps):
            step = next_step(self.topics(), BOTH[0], self.hall.now)
            assert step is not None
            ways = (step.way, step.way, step.way, *step.others)
            way = ways[other % len(ways)]
            if way.command is None or way.blocked or isinstance(way.command, session.CloseSession):
                return
            self.attempt(_reasoned(way))

    # --- what holds always --------------------------------------------------------------------------------

    @invariant()
    def there_is_one_next_step_or_a_reason_for_none(self) -> None:
        topics = self.topics()
        for words in BOTH:
            step = next_step(topics, words, self.hall.now)
            assert step is not None, self.hall.state.phase()
            self.sound(step.way, words)
            keys = [way.key for way in (step.way, *step.others)]
            assert len(keys) == len(set(keys)), keys
            for way in step.others:
                self.sound(way, words)

    @invariant()
    def whatever_else_is_offered_is_not_refused(self) -> None:
        topics, words = self.topics(), BOTH[1]
        for way in (
            *always_open(topics, words, self.hall.now),
            *elsewhere(topics, words),
            *item_ways(topics, words),
            *prepared_ways(topics, words),
            *repeat_shown(topics, words),
        ):
            self.sound(way, words)

    def sound(self, way: Way, words: Words) -> None:
        unknown = words("no.such.sentence").split("no.such")[0]
        asked = (way.question.title, way.question.text, way.question.button) if way.question else ()
        for text in (way.title, way.text, way.button, way.done, *asked):
            assert text.strip() and not text.startswith(unknown), (way.key, text)
        if way.blocked:
            assert not way.blocked.startswith(unknown)
            return
        if way.command is None:
            assert way.action in ACTIONS, way.key
            return
        command = _reasoned(way)
        context = Context(actor=CHAIR, now=self.hall.now, fresh_id="fresh", urn=())
        try:
            events = decide(self.hall.state, command, context)
        except Refused as refusal:
            raise AssertionError(
                f"{way.key} is offered and refused: {refusal.code} {refusal.facts}"
            ) from refusal
        assert events, f"{way.key} changes nothing"


TestAnyDesk = AnyDesk.TestCase
TestAnyDesk.settings = settings(
    max_examples=40, stateful_step_count=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)

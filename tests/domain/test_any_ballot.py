"""Whatever is done with ballots, in whatever order: no count differs from a naive recount of what was recorded."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from chair_console.domain import (
    ballots,
    hand_counts,
    preparing,
    presence,
    proxies,
    results,
    roster,
    secret_votes,
    session,
    votes,
)
from chair_console.domain.actors import Role
from chair_console.domain.ballot import Ballot, HandCount
from chair_console.domain.ballot_paper import BallotPaper, Marks, Option, Question
from chair_console.domain.decisions import Rule
from chair_console.domain.messages import Command
from chair_console.domain.refusals import Refused
from chair_console.domain.tally import Papers

from .building import HallDouble, a_hall, a_hash
from .naive_recount import recount

DELEGATES = [f"d{i:02d}" for i in range(1, 8)]
delegate_ids = st.sampled_from(DELEGATES)
OPTIONS = tuple(Option(id=key, label=key, born=f"19{70 + place}-01-01") for place, key in enumerate("ABC"))
ELECTION = BallotPaper(questions=(Question(id="q", text="Bầu", options=OPTIONS, most=2, seats=2),))
HOLDERS = BallotPaper(questions=tuple(Question(id=key, text=key, options=()) for key in ("x", "y")))
POLL = BallotPaper(
    questions=(
        Question(id="q1", text="1", options=OPTIONS[:2]),
        Question(id="q2", text="2", options=OPTIONS, most=3),
    )
)
PAPERS: dict[str, BallotPaper] = {
    "motion": BallotPaper(),
    "options": BallotPaper(questions=(Question(id="q", text="Chọn", options=OPTIONS, seats=1),)),
    "election": ELECTION,
    "confidence_poll": HOLDERS,
    "confidence_vote": HOLDERS,
    "opinion_poll": POLL,
}


class AnyBallot(RuleBasedStateMachine):
    """Random ballots are led and voted in at random; refusals are fine, a wrong count is not."""

    def __init__(self) -> None:
        super().__init__()
        self.hall: HallDouble = a_hall()
        self.declared: dict[str, bytes] = {}

    def attempt(self, command: Command, role: Role = "chair", delegate_id: str | None = None) -> None:
        before = msgspec.json.encode(self.hall.state)
        try:
            self.hall.give(command, role, delegate_id)
        except Refused:
            assert msgspec.json.encode(self.hall.state) == before
        self.hall.now += 300

    def running(self) -> Ballot | None:
        return self.hall.state.running_ballot()

    @initialize(weights=st.booleans(), allowed=st.booleans(), blank_is_valid=st.booleans())
    def a_sitting(self, weights: bool, allowed: bool, blank_is_valid: bool) -> None:
        rules = session.Rules(
            casting_vote=True, proxies=allowed, weights=weights, blank_is_valid=blank_is_valid
        )
        self.hall.with_session(rules).with_delegates(7)
        if weights:
            row = roster.DelegateRow(id="d01", name="Đại biểu 1", weight=3)
            self.hall.give(roster.AmendDelegate(delegate=row), "secretary")
        self.hall.with_present(6).sitting()

    @rule(
        form=st.sampled_from(list(PAPERS)),
        kind=st.sampled_from(["open", "open", "separated", "blind"]),
        method=st.sampled_from(["electronic", "electronic", "show_of_hands", "paper"]),
        of=st.sampled_from(["total", "present", "cast", "for_against"]),
        compare=st.sampled_from(["more_than", "at_least", "plurality"]),
    )
    def a_ballot_opens(self, form: str, kind: str, method: str, of: str, compare: str) -> None:
        plan: dict[str, Any] = {"form": form, "kind": kind, "method": method, "paper": PAPERS[form]}
        rule_of = Rule(of=of, compare=compare)  # type: ignore[arg-type]
        known = set(self.hall.state.ballots)
        self.attempt(preparing.PrepareBallot(title="Việc", rule=rule_of, duration_ms=0, **plan), "secretary")
        for ballot_id in set(self.hall.state.ballots) - known:
            self.attempt(secret_votes.LayUrn(ballot_id=ballot_id, public_key="k"), "urn")
            self.attempt(ballots.OpenBallot(ballot_id=ballot_id))

    @rule(
        delegate=delegate_ids, sender=delegate_ids, honest=st.booleans(), change=st.booleans(), data=st.data()
    )
    def a_vote(self, delegate: str, sender: str, honest: bool, change: bool, data: st.DataObject) -> None:
        ballot = self.running()
        if ballot is None:
            return
        sender = delegate if honest else sender
        marks = self.some_marks(ballot, data)
        if ballot.kind == "separated":
            command: Command = secret_votes.CastSecretVote(
                ballot_id=ballot.id, delegate_id=delegate, marks=marks
            )
        elif ballot.kind == "blind":
            command = secret_votes.SignToken(
                ballot_id=ballot.id, delegate_id=delegate, blinded_sha256=a_hash(sender)
            )
        elif ballot.form == "motion":
            choice: Any = marks[0][0] if marks[0] else None
            command = votes.CastVote(ballot_id=ballot.id, delegate_id=delegate, choice=choice, change=change)
        else:
            command = votes.CastVote(ballot_id=ballot.id, delegate_id=delegate, marks=marks, change=change)
        self.attempt(command, "delegate", sender)

    def some_marks(self, ballot: Ballot, data: st.DataObject) -> Marks:
        return tuple(
            tuple(
                data.draw(st.lists(st.sampled_from([o.id for o in q.options]), max_size=q.most, unique=True))
            )
            for q in ballot.paper.questions
        )

    @rule(data=st.data())
    def a_paper_comes_without_a_name(self, data: st.DataObject) -> None:
        ballot = self.running()
        if ballot is not None:
            try:
                self.hall.drop(self.some_marks(ballot, data), ballot_id=ballot.id)
            except Refused:
                return

    @rule(delegate=delegate_ids, data=st.data(), change=st.booleans())
    def entered_by_hand(self, delegate: str, data: st.DataObject, change: bool) -> None:
        ballot = self.running()
        if ballot is None:
            return
        marks = self.some_marks(ballot, data)
        motion = ballot.form == "motion"
        choice: Any = marks[0][0] if motion and marks[0] else None
        command = votes.EnterVote(
            ballot_id=ballot.id,
            delegate_id=delegate,
            choice=choice,
            marks=() if motion else marks,
            reason="máy hỏng",
            change=change,
        )
        self.attempt(command, "secretary")

    @rule(data=st.data(), issued=st.integers(0, 8), returned=st.integers(0, 8), invalid=st.integers(0, 3))
    def counted_by_hand(self, data: st.DataObject, issued: int, returned: int, invalid: int) -> None:
        ballot = self.running()
        if ballot is None:
            return
        counts = tuple(
            {option.id: data.draw(st.integers(0, 4)) for option in question.options}
            for question in ballot.paper.questions
        )
        papers = Papers(issued=issued, returned=returned, valid=max(0, returned - invalid), invalid=invalid)
        count = HandCount(counts=counts, papers=papers if ballot.method == "paper" else None)
        self.attempt(hand_counts.EnterCount(ballot_id=ballot.id, count=count, reason="mất mạng"), "secretary")

    @rule(data=st.data(), delegate=delegate_ids, choice=st.sampled_from(["for", "against", "abstain", None]))
    def corrected(self, data: st.DataObject, delegate: str, choice: Any) -> None:
        if self.hall.state.ballots:
            ballot_id = data.draw(st.sampled_from(list(self.hall.state.ballots)))
            command = votes.CorrectVote(
                ballot_id=ballot_id, delegate_id=delegate, choice=choice, reason="bấm nhầm"
            )
            self.attempt(command, "secretary")

    @rule(delegate=delegate_ids, status=st.sampled_from(["present", "present", "left", "absent_excused"]))
    def somebody_comes_or_goes(self, delegate: str, status: Any) -> None:
        self.attempt(
            presence.MarkPresence(marks=[presence.PresenceMark(delegate_id=delegate, status=status)]),
            "secretary",
        )

    @rule(delegate=delegate_ids, holder=st.one_of(st.none(), delegate_ids))
    def a_proxy(self, delegate: str, holder: str | None) -> None:
        self.attempt(proxies.GiveProxy(delegate_id=delegate, holder_id=holder), "secretary")

    @rule(act=st.sampled_from([ballots.PauseBallot, ballots.ResumeBallot]))
    def paused_or_resumed(self, act: Any) -> None:
        ballot = self.running()
        if ballot is not None:
            self.attempt(act(ballot_id=ballot.id))

    @rule(end=st.sampled_from(["close", "close", "close", "withdraw"]))
    def it_ends(self, end: str) -> None:
        ballot = self.running()
        if ballot is None:
            return
        if end == "withdraw":
            self.attempt(ballots.WithdrawBallot(ballot_id=ballot.id, reason="nhầm"))
        else:
            self.attempt(ballots.CloseBallot(ballot_id=ballot.id))
            uncounted = ballot.method == "paper" and ballot.hand_count is None
            assert ballot.is_running() == uncounted, "a ballot that runs can be closed once it is counted"

    @rule(data=st.data(), act=st.sampled_from(["declare", "casting", "repeat", "run"]), choice=st.booleans())
    def after_it(self, data: st.DataObject, act: str, choice: bool) -> None:
        if not self.hall.state.ballots:
            return
        ballot_id = data.draw(st.sampled_from(list(self.hall.state.ballots)))
        commands: dict[str, Command] = {
            "declare": results.DeclareResult(ballot_id=ballot_id),
            "casting": results.GiveCastingVote(ballot_id=ballot_id, choice="for" if choice else "against"),
            "repeat": preparing.RepeatBallot(ballot_id=ballot_id, reason="nhầm"),
            "run": preparing.PrepareFurtherRun(ballot_id=ballot_id),
        }
        self.attempt(commands[act])

    # --- what holds always --------------------------------------------------------------------------------------

    @invariant()
    def every_count_is_that_of_the_naive_recount(self) -> None:
        recorded = msgspec.json.decode(msgspec.json.encode(self.hall.events))
        for ballot in self.hall.state.ballots.values():
            urn = [[list(chosen) for chosen in marks] for marks in self.hall.urns.get(ballot.id, [])]
            naive = recount(recorded, ballot.id, urn)
            assert (naive is None) == (ballot.status not in ("closed", "declared"))
            if naive is None:
                continue
            if ballot.result is not None:
                counts = ballot.result.counts
                assert naive == [{"for": counts.yes, "against": counts.against, "abstain": counts.abstain}]
                assert counts.not_voted >= 0
                assert counts.entitled() == ballot.total_weight()
            else:
                assert ballot.tally is not None
                assert naive == list(ballot.tally.counts)

    @invariant()
    def nobody_counts_twice_and_nobody_who_is_not_entitled(self) -> None:
        for ballot in self.hall.state.ballots.values():
            voters = ballot.voters()
            assert len(voters) == len(set(voters))
            assert set(voters) <= set(ballot.entitled)
            assert ballot.papers_in_urn <= len(ballot.tokens)
            if ballot.method == "electronic":
                assert ballot.cast_number() <= len(ballot.entitled)

    @invariant()
    def what_was_declared_stays(self) -> None:
        for ballot in self.hall.state.ballots.values():
            if ballot.status == "declared":
                now = msgspec.json.encode((ballot.result, ballot.tally, ballot.votes, ballot.corrections))
                assert self.declared.setdefault(ballot.id, now) == now

    @invariant()
    def no_record_of_a_secret_ballot_holds_a_choice(self) -> None:
        secret = {b.id for b in self.hall.state.ballots.values() if b.is_secret()}
        for event in self.hall.events:
            if isinstance(event, votes.VoteCast | votes.VoteCorrected):
                assert event.ballot_id not in secret
            assert not isinstance(event, secret_votes.PaperDropped)


TestAnyBallot = AnyBallot.TestCase
TestAnyBallot.settings = settings(
    max_examples=250, stateful_step_count=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)

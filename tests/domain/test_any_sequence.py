"""Whatever happens in a hall, in whatever order: some things hold always."""

from __future__ import annotations

from typing import get_args

import msgspec
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from chair_console.domain import (
    adjourning,
    agenda,
    agenda_acts,
    assistance,
    ballot_paper,
    ballots,
    decisions,
    devices,
    documents,
    floor,
    notices,
    preparing,
    presence,
    presenting,
    publishing,
    reading,
    results,
    roster,
    screen,
    session,
    turns,
    votes,
)
from chair_console.domain.actors import Actor, Role
from chair_console.domain.document_rights import may_read
from chair_console.domain.hall import apply
from chair_console.domain.messages import Command
from chair_console.domain.record import Record
from chair_console.domain.refusals import Refused
from chair_console.domain.speaking_order import queue
from chair_console.domain.state import HallState
from chair_console.domain.timers import next_due

from .building import HallDouble, a_hall, file_facts

DELEGATES = [f"d{i:02d}" for i in range(1, 8)]
delegate_ids = st.sampled_from(DELEGATES)
choices = st.sampled_from(ballot_paper.OPTIONS)
ROLES: list[Role] = ["chair", "secretary", "operator", "delegate", "clock", "projector"]


class AnyHall(RuleBasedStateMachine):
    """Random people give random commands; refusals are fine, broken promises are not."""

    def __init__(self) -> None:
        super().__init__()
        self.hall: HallDouble = a_hall()
        self.closed: dict[str, bytes] = {}

    def attempt(self, command: Command, role: Role = "chair", delegate_id: str | None = None) -> None:
        before = msgspec.json.encode(self.hall.state)
        try:
            self.hall.give(command, role, delegate_id)
        except Refused as refusal:
            assert msgspec.json.encode(self.hall.state) == before
            assert refusal.code
        self.hall.now += 700

    @initialize(present=st.integers(0, 6), started=st.booleans(), ballot=st.booleans())
    def a_prepared_session(self, present: int, started: bool, ballot: bool) -> None:
        rules = session.Rules(casting_vote=True)
        self.hall.with_session(rules).with_delegates(6).with_agenda().with_document().with_present(present)
        if started and present >= 4:
            self.hall.sitting().in_discussion()
            if ballot:
                self.hall.with_open_ballot(document_id="t1")

    def some_ballot(self, data: st.DataObject) -> str:
        return data.draw(st.sampled_from([*self.hall.state.ballots, "nowhere"]))

    def some_request(self, data: st.DataObject) -> str:
        return data.draw(st.sampled_from([*self.hall.state.floor.requests, "nowhere"]))

    @rule(
        delegate=delegate_ids,
        status=st.sampled_from(["present", "present", "present", "left", "absent_excused"]),
    )
    def mark(self, delegate: str, status: str) -> None:
        mark = presence.PresenceMark(delegate_id=delegate, status=status)  # type: ignore[arg-type]
        self.attempt(presence.MarkPresence(marks=[mark]), "secretary")

    @rule()
    def adjourn(self) -> None:
        later = self.hall.now + 86_400_000
        self.attempt(adjourning.AdjournSitting(reason="mưa lũ", goes_on_at=later, sitting_id="s1"))
        self.attempt(adjourning.AdjournSitting(reason="mưa lũ", goes_on_at=later))
        planned = [s.id for s in self.hall.state.require_session().sittings.values() if s.status == "planned"]
        for sitting_id in planned[:1]:
            self.attempt(session.OpenSitting(sitting_id=sitting_id))

    @rule()
    def all_come(self) -> None:
        marks = [presence.PresenceMark(delegate_id=d, status="present") for d in self.hall.state.roster]
        self.attempt(presence.MarkPresence(marks=marks), "secretary")

    @rule(
        command=st.sampled_from(
            [
                session.OpenSitting(sitting_id="s1"),
                session.CallRecess(),
                session.EndRecess(),
                presence.OpenRollCall(),
                presence.CloseRollCall(),
                agenda.StartItem(item_id="i1"),
                agenda.StartItem(item_id="i2"),
                agenda.StartPhase(phase="discussion"),
                agenda.StartPhase(phase="questioning"),
                agenda.StartPhase(phase="voting"),
                agenda.FinishItem(),
                agenda_acts.DeferItem(item_id="i3", reason="chưa đủ hồ sơ"),
                agenda_acts.DeferItem(item_id="i1", reason="chờ ý kiến"),
                agenda_acts.RestoreItem(item_id="i3"),
                agenda_acts.SplitItem(item_id="i1", rest_id="i1b", title="Phần hai", reason="tách"),
                agenda_acts.JoinItem(item_id="i1b"),
                agenda.StartItem(item_id="i1b"),
                session.CloseSitting(),
                notices.SendNotice(text="Ảnh lưu niệm lúc 11:30"),
                agenda.MoveItem(item_id="i3", after="i1"),
                agenda.RemoveItem(item_id="i3"),
                floor.OpenRegistration(),
                floor.CloseRegistration(),
                floor.OpenRegistration(item_id="i2"),
                floor.CloseRegistration(item_id="i2"),
                turns.PauseTurn(),
                turns.ResumeTurn(),
                turns.ExtendTurn(by_ms=60_000),
                turns.EndTurn(),
                turns.GiveFloorTo(kind="presentation", name="Lò Minh Hùng"),
                screen.ShowOnScreen(view="agenda"),
                screen.ShowOnScreen(view="document", document_id="t1", page=3),
                presenting.NamePresenter(delegate_id="d01"),
                presenting.NamePresenter(),
                screen.FollowMeeting(),
                screen.FreezeScreen(on=True),
                screen.BlankScreen(on=False),
                documents.RecallDocument(document_id="t1", reason="nhầm bản"),
                documents.RestoreDocument(document_id="t1"),
                publishing.ReleaseDocument(document_id="t2"),
                publishing.ScheduleDocument(document_id="t2", with_item=True),
                publishing.ScheduleDocument(document_id="t2"),
                publishing.AllowSecrecy(allowed=True, reason="phòng họp đủ điều kiện"),
                publishing.AllowSecrecy(allowed=False, reason="hết nội dung mật"),
                publishing.ArrangeDocument(
                    document_id="t1", title="Tờ trình", kind="submission", audience=("group:Tổ 1",), after=""
                ),
                publishing.ArrangeDocument(
                    document_id="t1", title="Tờ trình", kind="submission", classification="secret", after="t2"
                ),
                reading.RemindReaders(document_id="t1"),
            ]
        )
    )
    def chair_acts(self, command: Command) -> None:
        self.attempt(command)

    @rule(
        held=st.sampled_from(["now", "hold", "item", "time"]),
        audience=st.sampled_from([("delegates",), ("presidium", "press"), ("public",), ("group:Tổ 9",)]),
        classification=st.sampled_from(["", "", "confidential"]),
    )
    def publish(self, held: str, audience: tuple[str, ...], classification: str) -> None:
        command = documents.PublishDocument(
            id="t2",
            title="Báo cáo",
            item_id="i2",
            file_sha256="b" * 64,
            audience=audience,
            classification=classification,  # type: ignore[arg-type]
            hold=held == "hold",
            with_item=held == "item",
            publish_at=self.hall.now + 5_000 if held == "time" else None,
        )
        self.attempt(command, "secretary")

    @rule(delegate=delegate_ids, version=st.integers(0, 3), opened=st.booleans())
    def read(self, delegate: str, version: int, opened: bool) -> None:
        command = reading.ConfirmDocument(
            delegate_id=delegate, document_id="t1", version=version, opened=opened
        )
        self.attempt(command, "delegate", delegate)

    @rule(
        delegate=delegate_ids,
        kind=st.sampled_from(get_args(floor.RequestKind)),
        item=st.sampled_from(["", "i2"]),
    )
    def register(self, delegate: str, kind: floor.RequestKind, item: str) -> None:
        command = floor.RequestToSpeak(delegate_id=delegate, kind=kind, to="UBND tỉnh", item_id=item)
        self.attempt(command, "delegate", delegate)

    @rule(data=st.data())
    def move_request(self, data: st.DataObject) -> None:
        before = data.draw(st.sampled_from(["", *self.hall.state.floor.requests]))
        command = floor.MoveRequest(request_id=self.some_request(data), before=before, reason="cùng vấn đề")
        self.attempt(command)

    @rule(
        data=st.data(),
        act=st.sampled_from(
            [turns.GiveFloor, floor.SkipRequest, floor.WithdrawRequest, floor.RestoreRequest]
        ),
    )
    def handle_request(self, data: st.DataObject, act: type[Command]) -> None:
        self.attempt(act(request_id=self.some_request(data)))

    @rule(of=st.sampled_from(["total", "present", "cast", "for_against"]), with_paper=st.booleans())
    def prepare_ballot(self, of: str, with_paper: bool) -> None:
        command = preparing.PrepareBallot(
            title="Thông qua",
            rule=decisions.Rule(of=of),  # type: ignore[arg-type]
            document_id="t1" if with_paper else None,
            duration_ms=20_000,
        )
        self.attempt(command, "secretary")

    @rule(data=st.data())
    def open_ballot(self, data: st.DataObject) -> None:
        self.attempt(ballots.OpenBallot(ballot_id=self.some_ballot(data)))

    @rule(data=st.data(), delegate=delegate_ids, choice=choices, change=st.booleans())
    def vote(self, data: st.DataObject, delegate: str, choice: str, change: bool) -> None:
        command = votes.CastVote(
            ballot_id=self.some_ballot(data),
            delegate_id=delegate,
            choice=choice,
            change=change,  # type: ignore[arg-type]
        )
        self.attempt(command, "delegate", delegate)

    @rule(choices_made=st.lists(choices, min_size=6, max_size=6))
    def all_vote(self, choices_made: list[str]) -> None:
        ballot_id = self.hall.state.open_ballot_id or "nowhere"
        for delegate, choice in zip(DELEGATES, choices_made, strict=False):
            command = votes.CastVote(ballot_id=ballot_id, delegate_id=delegate, choice=choice)  # type: ignore[arg-type]
            self.attempt(command, "delegate", delegate)

    @rule(data=st.data(), voter=delegate_ids, victim=delegate_ids, choice=choices)
    def vote_for_another(self, data: st.DataObject, voter: str, victim: str, choice: str) -> None:
        if voter == victim:
            return
        before = msgspec.json.encode(self.hall.state)
        command = votes.CastVote(ballot_id=self.some_ballot(data), delegate_id=victim, choice=choice)  # type: ignore[arg-type]
        AnyHall.attempt(self, command, "delegate", voter)  # and nothing of what the clock does meanwhile
        assert msgspec.json.encode(self.hall.state) == before

    @rule(data=st.data(), delegate=delegate_ids, choice=choices)
    def enter_by_hand(self, data: st.DataObject, delegate: str, choice: str) -> None:
        command = votes.EnterVote(
            ballot_id=self.some_ballot(data),
            delegate_id=delegate,
            choice=choice,
            reason="máy hỏng",  # type: ignore[arg-type]
        )
        self.attempt(command, "secretary")

    @rule(
        data=st.data(),
        act=st.sampled_from(
            [ballots.PauseBallot, ballots.ResumeBallot, ballots.CloseBallot, results.DeclareResult]
        ),
    )
    def lead_ballot(self, data: st.DataObject, act: type[Command]) -> None:
        self.attempt(act(ballot_id=self.some_ballot(data)))

    @rule(data=st.data(), choice=st.sampled_from(["for", "against"]))
    def casting_vote(self, data: st.DataObject, choice: str) -> None:
        self.attempt(results.GiveCastingVote(ballot_id=self.some_ballot(data), choice=choice))  # type: ignore[arg-type]

    @rule(data=st.data())
    def withdraw_ballot(self, data: st.DataObject) -> None:
        self.attempt(ballots.WithdrawBallot(ballot_id=self.some_ballot(data), reason="câu hỏi chưa rõ"))

    @rule(seed=st.sampled_from("abc"))
    def replace_paper(self, seed: str) -> None:
        self.hall.file = file_facts(seed)
        self.attempt(documents.ReplaceDocument(document_id="t1", file_sha256=seed * 64, reason="sửa điều 3"))

    @rule(delegate=delegate_ids, device=st.sampled_from(["tablet-1", "tablet-2"]))
    def assign(self, delegate: str, device: str) -> None:
        self.attempt(devices.AssignDevice(device_id=device, delegate_id=delegate), "secretary")

    @rule(delegate=delegate_ids)
    def call_help(self, delegate: str) -> None:
        self.attempt(assistance.CallSecretary(delegate_id=delegate), "delegate", delegate)

    @rule(delegate=delegate_ids)
    def mandate_ends(self, delegate: str) -> None:
        if len(self.hall.state.roster) and self.hall.state.total() > 3:
            self.attempt(roster.EndMandate(delegate_id=delegate, reason="chuyển công tác"), "secretary")

    @rule()
    def the_clock_strikes(self) -> None:
        due = next_due(self.hall.state)
        if due is not None:
            self.hall.now = max(self.hall.now, due[0])
            self.attempt(due[1], "clock")

    @rule(role=st.sampled_from(ROLES), delegate=st.one_of(st.none(), delegate_ids))
    def somebody_tries_to_close_all(self, role: Role, delegate: str | None) -> None:
        if role != "chair" and self.hall.state.open_ballot_id:
            before = self.hall.state.running_ballot()
            assert before is not None
            self.attempt(ballots.CloseBallot(ballot_id=before.id), role, delegate)
            timed_out = role == "clock" and before.closes_at is None
            assert before.is_running() or timed_out

    # --- what holds always --------------------------------------------------------------------------------

    @invariant()
    def nobody_but_the_desk_reads_what_waits_or_was_recalled_or_is_for_others(self) -> None:
        state = self.hall.state
        for document in state.documents.values():
            given = document.released_at is not None and document.recalled_at is None
            for role in ("delegate", "guest", "press", "projector"):
                actor = Actor(role=role, delegate_id="d01" if role == "delegate" else None)  # type: ignore[arg-type]
                assert given or not may_read(state, document, actor)
                if document.classification and role != "delegate":
                    assert not may_read(state, document, actor)
            assert not (document.classification and not state.rules().secrecy_allowed and given)

    @invariant()
    def counts_add_up_to_entitled(self) -> None:
        for ballot in self.hall.state.ballots.values():
            assert set(ballot.votes) <= set(ballot.entitled), "a vote of one who is not entitled"
            if ballot.result is not None:
                counts = ballot.result.counts
                assert counts.yes + counts.against + counts.abstain + counts.not_voted == len(ballot.entitled)
                assert counts.cast() == len(ballot.votes)
                assert ballot.result.present <= len(ballot.entitled)

    @invariant()
    def one_event_a_recorded_vote(self) -> None:
        cast: dict[tuple[str, str], list[votes.VoteCast]] = {}
        for event in self.hall.events:
            if isinstance(event, votes.VoteCast):
                cast.setdefault((event.ballot_id, event.delegate_id), []).append(event)
        for (ballot_id, delegate_id), events in cast.items():
            vote = self.hall.state.ballots[ballot_id].votes[delegate_id]
            assert vote.choice == events[-1].choice
            assert vote.changes == len(events) - 1

    @invariant()
    def nothing_after_the_close(self) -> None:
        for ballot in self.hall.state.ballots.values():
            if ballot.status in ("closed", "declared"):
                as_closed = msgspec.json.encode(ballot.votes)
                assert self.closed.setdefault(ballot.id, as_closed) == as_closed

    @invariant()
    def at_most_one_ballot_runs(self) -> None:
        running = [b.id for b in self.hall.state.ballots.values() if b.is_running()]
        assert running == ([self.hall.state.open_ballot_id] if self.hall.state.open_ballot_id else [])

    @invariant()
    def the_queue_has_no_doubles(self) -> None:
        waiting = [(request.delegate_id, request.kind) for request in queue(self.hall.state)]
        assert len(waiting) == len(set(waiting))

    @invariant()
    def one_device_a_delegate(self) -> None:
        bound = [d.delegate_id for d in self.hall.state.devices.values() if d.delegate_id]
        assert len(bound) == len(set(bound))

    def teardown(self) -> None:
        """Replaying what was recorded gives the same state, byte by byte."""
        replayed = HallState()
        for event in self.hall.events:
            stored = msgspec.json.encode(_record(event), order="sorted")
            for again in msgspec.json.decode(stored, type=Record).events:
                apply(replayed, again)
        same = msgspec.json.encode(replayed, order="deterministic")
        assert same == msgspec.json.encode(self.hall.state, order="deterministic")
        copy = msgspec.msgpack.decode(msgspec.msgpack.encode(replayed), type=HallState)
        assert msgspec.json.encode(copy, order="deterministic") == same


def _record(event: object) -> Record:
    from chair_console.domain.actors import CLOCK

    return Record(at=0, command_id="c", digest="d", actor=CLOCK, answer_id="a", events=[event])


TestAnyHall = AnyHall.TestCase
TestAnyHall.settings = settings(
    max_examples=60, stateful_step_count=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)

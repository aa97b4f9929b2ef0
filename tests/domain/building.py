"""Builders: a hall that says what is in it."""

from __future__ import annotations

import hashlib

import msgspec

from chair_console.domain import (
    agenda,
    ballots,
    documents,
    floor,
    preparing,
    presence,
    roster,
    secret_votes,
    session,
    votes,
)
from chair_console.domain.actors import CLOCK, URN, Actor, Classification, Context, FileFacts, Role
from chair_console.domain.ballot import Ballot
from chair_console.domain.ballot_paper import Marks
from chair_console.domain.hall import apply, decide
from chair_console.domain.messages import Command, Event
from chair_console.domain.standing import Standing
from chair_console.domain.state import HallState

FIRST_MOMENT = 1_795_400_000_000
PHASES = [
    agenda.PhasePlan(phase=p) for p in ("presentation", "discussion", "questioning", "explanation", "voting")
]


def a_hash(seed: str) -> str:
    """As a tablet names what it wants signed unseen."""
    return hashlib.sha256(seed.encode()).hexdigest()


def file_facts(seed: str = "a") -> FileFacts:
    return FileFacts(
        sha256=seed * 64,
        delivery_sha256=seed * 64,
        name="to-trinh.pdf",
        media_type="application/pdf",
        pages=12,
        bytes_original=1000,
        bytes_delivery=900,
    )


class HallDouble:
    """Commands in, events applied: the domain without a process around it."""

    def __init__(self) -> None:
        self.state = HallState()
        self.events: list[Event] = []
        self.now = FIRST_MOMENT
        self._count = 0
        self.file: FileFacts | None = file_facts()
        self.stamp: Classification = ""
        self.urns: dict[str, list[Marks]] = {}

    def give(
        self,
        command: Command,
        role: Role = "chair",
        delegate_id: str | None = None,
        seen: Standing | None = None,
    ) -> list[Event]:
        """Decide and apply; raises `Refused`."""
        self._count += 1
        actor = {"clock": CLOCK, "urn": URN}.get(role) or Actor(role=role, delegate_id=delegate_id)
        urn = self.urns.get(command.ballot_id, []) if isinstance(command, ballots.CloseBallot) else []
        context = Context(
            actor=actor,
            now=self.now,
            fresh_id=f"id{self._count}",
            file=self.file,
            stamp=self.stamp,
            urn=tuple(sorted(urn)),
        )
        before = msgspec.json.encode(self.state)
        try:
            events = decide(self.state, command, context, seen)
        finally:
            assert msgspec.json.encode(self.state) == before, "decide has changed the state"
        papers = [event for event in events if isinstance(event, secret_votes.PaperDropped)]
        for paper in papers:
            self.urns.setdefault(paper.ballot_id, []).append(paper.marks)
        events = [event for event in events if event not in papers]
        for event in events:
            apply(self.state, event)
        self.events += events
        return events

    def drop(self, *papers: Marks, ballot_id: str = "b1") -> list[Event]:
        """Anonymous papers of a blind ballot, checked and put in as the hall does it."""
        sound = [secret_votes.require_paper_for(self.state, ballot_id, p, self.now) for p in papers]
        events = self.give(secret_votes.DropPapers(ballot_id=ballot_id, count=len(sound)), "urn")
        self.urns.setdefault(ballot_id, []).extend(sound)
        return events

    def with_urn(self, ballot_id: str = "b1") -> HallDouble:
        self.give(secret_votes.LayUrn(ballot_id=ballot_id, public_key="key"), "urn")
        return self

    def with_secret_ballot(self, kind: str, **fields: object) -> HallDouble:
        self.with_ballot(kind=kind, **fields).with_urn()
        self.give(ballots.OpenBallot(ballot_id="b1"))
        return self

    def close(self, ballot_id: str = "b1") -> Ballot:
        self.give(ballots.CloseBallot(ballot_id=ballot_id))
        return self.state.ballots[ballot_id]

    def as_delegate(self, delegate_id: str, command: Command) -> list[Event]:
        return self.give(command, "delegate", delegate_id)

    def wait(self, ms: int) -> HallDouble:
        self.now += ms
        return self

    # --- what is in it ------------------------------------------------------------------------------------

    def with_session(self, rules: session.Rules | None = None) -> HallDouble:
        sitting = session.SittingPlan(id="s1", title="Sáng", planned_at=self.now, ends_at=self.now + 1)
        self.give(
            session.ConveneSession(
                body="HĐND tỉnh",
                title="Kỳ họp thứ Mười hai",
                sittings=[sitting],
                rules=rules or session.Rules(),
            )
        )
        return self

    def with_delegates(self, number: int) -> HallDouble:
        rows = [
            roster.DelegateRow(id=f"d{i:02d}", name=f"Đại biểu {i}", seat=f"A{i}")
            for i in range(1, number + 1)
        ]
        self.give(roster.EnrolDelegates(delegates=rows))
        return self

    def with_present(self, number: int) -> HallDouble:
        marks = [
            presence.PresenceMark(delegate_id=delegate_id, status="present")
            for delegate_id in list(self.state.roster)[:number]
        ]
        self.give(presence.MarkPresence(marks=marks), "secretary")
        return self

    def with_agenda(self) -> HallDouble:
        items = [agenda.ItemPlan(id=f"i{n}", title=f"Nội dung {n}", phases=PHASES) for n in (1, 2, 3)]
        self.give(agenda.SetAgenda(items=items), "secretary")
        return self

    def sitting(self) -> HallDouble:
        self.give(session.OpenSitting(sitting_id="s1"))
        return self

    def in_discussion(self) -> HallDouble:
        self.give(agenda.StartItem(item_id="i1"))
        self.give(agenda.StartPhase(phase="discussion"))
        return self

    def with_document(self, document_id: str = "t1", seed: str = "a") -> HallDouble:
        self.file = file_facts(seed)
        self.give(
            documents.PublishDocument(id=document_id, title="Tờ trình", file_sha256=seed * 64), "secretary"
        )
        return self

    def with_ballot(self, ballot_id: str = "b1", **fields: object) -> HallDouble:
        command = preparing.PrepareBallot(id=ballot_id, title="Thông qua nghị quyết", **fields)  # type: ignore[arg-type]
        self.give(command, "secretary")
        return self

    def with_open_ballot(self, ballot_id: str = "b1", **fields: object) -> HallDouble:
        self.with_ballot(ballot_id, **fields)
        self.give(ballots.OpenBallot(ballot_id=ballot_id))
        return self

    def vote(
        self, delegate_id: str, choice: str, ballot_id: str = "b1", *, change: bool = False
    ) -> list[Event]:
        command = votes.CastVote(ballot_id=ballot_id, delegate_id=delegate_id, choice=choice, change=change)  # type: ignore[arg-type]
        return self.as_delegate(delegate_id, command)

    def registered(self, delegate_id: str, kind: floor.RequestKind = "discuss", **said: str) -> str:
        """The id of the request; a question goes to the director unless it says to whom."""
        if kind == "question":
            said.setdefault("to", "Giám đốc Sở Y tế")
        command = floor.RequestToSpeak(delegate_id=delegate_id, kind=kind, **said)  # type: ignore[arg-type]
        events = self.as_delegate(delegate_id, command)
        assert isinstance(events[0], floor.SpeechRequested)
        return events[0].request_id


def a_hall() -> HallDouble:
    return HallDouble()


def a_sitting(
    delegates: int = 6, present: int | None = None, rules: session.Rules | None = None
) -> HallDouble:
    """A hall with an open sitting, delegates present and an agenda of three items."""
    hall = a_hall().with_session(rules).with_delegates(delegates).with_agenda()
    return hall.with_present(delegates if present is None else present).sitting()

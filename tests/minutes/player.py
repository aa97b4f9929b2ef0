"""Plays a session through the real domain into a real journal, without a network."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from chair_console.domain import (
    agenda,
    agenda_acts,
    ballots,
    documents,
    floor,
    preparing,
    presence,
    results,
    roster,
    session,
    turns,
    votes,
)
from chair_console.domain.actors import Actor, Context, FileFacts
from chair_console.domain.decisions import Choice, Rule
from chair_console.domain.hall import apply, decide
from chair_console.domain.messages import Command
from chair_console.domain.record import Record
from chair_console.domain.secret_votes import PaperDropped
from chair_console.domain.state import HallState
from chair_console.journal import Pending, Store, encode_body

OPENS_AT = int(datetime.datetime(2026, 6, 2, 8, 0, 0).timestamp() * 1000)
NAMES = ("Giàng A Súa", "Lò Thị Ánh", "Nguyễn Văn Hải", "Quàng Thị Én", "Trần Đức Ước", "Vàng Seo Páo")
CHAIR = Actor(role="chair", name="Đặng Thị Huệ")
_RULES = session.Rules()
SECRETARY = Actor(role="secretary", name="Phạm Quốc Bảo")


class Player:
    """A hall's journal in the making. `now` is its clock, in ms; each command takes one second."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.state = HallState()
        self.now = OPENS_AT
        self.count = 0
        self._store = Store.open(folder)

    def close(self) -> Path:
        self._store.close()
        return self.folder

    def do(
        self, command: Command, actor: Actor = CHAIR, file: FileFacts | None = None, **outside: Any
    ) -> str:
        """Carry out a command and write its record; the fresh id that it could use.

        `outside` is what else a decision may use: the papers of an urn, the chain's end.
        """
        self.count += 1
        self.now += 1000
        fresh = f"id{self.count}"
        context = Context(actor=actor, now=self.now, fresh_id=fresh, file=file, **outside)
        events = [e for e in decide(self.state, command, context) if not isinstance(e, PaperDropped)]
        for event in events:
            apply(self.state, event)
        record = Record(at=self.now, command_id=fresh, digest="", actor=actor, answer_id=fresh, events=events)
        self._store.append([Pending(self.now, encode_body(record))])
        return fresh

    def wait(self, minutes: float) -> None:
        self.now += int(minutes * 60_000)

    # --- the parts of a session -----------------------------------------------------------------------------

    def convene(
        self,
        *,
        rehearsal: bool = False,
        language: str = "vi",
        title: str = "Kỳ họp thứ ba",
        term: str = "2026–2031",
        body_kind: session.BodyKind = "province",
        rules: session.Rules = _RULES,
    ) -> Player:
        self.do(
            session.ConveneSession(
                id="s1",
                body="Hội đồng nhân dân tỉnh Mẫu",
                title=title,
                number=3,
                term=term,
                place="Hội trường tỉnh Mẫu",
                rehearsal=rehearsal,
                body_kind=body_kind,
                rules=rules,
                language=language,
                sittings=[
                    session.SittingPlan(
                        id="p1", title="Phiên họp sáng", planned_at=OPENS_AT, ends_at=OPENS_AT + 14_400_000
                    )
                ],
            )
        )
        rows = [
            roster.DelegateRow(id=f"d{n}", name=name, title="Đại biểu", unit=f"Tổ {n % 2 + 1}", seat=f"A{n}")
            for n, name in enumerate(NAMES, start=1)
        ]
        self.do(roster.EnrolDelegates(delegates=rows), SECRETARY)
        return self

    def open(self) -> Player:
        """Five present, one excused."""
        self.do(presence.OpenRollCall())
        marks = [presence.PresenceMark(delegate_id=f"d{n}", status="present") for n in range(1, 6)]
        marks.append(
            presence.PresenceMark(delegate_id="d6", status="absent_excused", reason="Đi công tác trung ương")
        )
        self.do(presence.MarkPresence(marks=marks), SECRETARY)
        self.do(presence.CloseRollCall())
        self.do(session.OpenSitting(sitting_id="p1"))
        return self

    def lay_agenda(self) -> Player:
        phases = [agenda.PhasePlan(phase="presentation"), agenda.PhasePlan(phase="discussion")]
        plan = agenda.ItemPlan(
            id="i1", title="Tờ trình về dự toán ngân sách", presenter="Bà Mai", phases=phases
        )
        self.do(agenda.SetAgenda(items=[plan, agenda.ItemPlan(id="i2", title="Kế hoạch giám sát")]))
        return self

    def publish(self, sha256: str, pages: int, *, instead_of: str = "", hold: bool = False) -> None:
        file = FileFacts(
            sha256=sha256 * 64,
            delivery_sha256=sha256 * 64,
            name="a.pdf",
            media_type="application/pdf",
            pages=pages,
            bytes_original=10_000,
            bytes_delivery=9_000,
        )
        if instead_of:
            replace = documents.ReplaceDocument(
                document_id=instead_of, file_sha256=file.sha256, reason="Sửa số liệu."
            )
            self.do(replace, SECRETARY, file)
        else:
            command = documents.PublishDocument(
                id="t1",
                file_sha256=file.sha256,
                title="Dự thảo Nghị quyết",
                item_id="i1",
                number="12/TTr-UBND",
                hold=hold,
            )
            self.do(command, SECRETARY, file)

    def speak(self, delegate: str, subject: str, minutes: float) -> None:
        actor = Actor(role="delegate", delegate_id=delegate)
        request = self.do(floor.RequestToSpeak(delegate_id=delegate, kind="discuss", subject=subject), actor)
        self.do(turns.GiveFloor(request_id=request))
        self.wait(minutes)
        self.do(turns.EndTurn())

    def vote(
        self, choices: dict[str, Choice], *, rule: Rule | None = None, title: str = "Thông qua Nghị quyết"
    ) -> str:
        ballot = self.do(
            preparing.PrepareBallot(
                item_id="i1", title=title, duration_ms=0, rule=rule or Rule(), document_id="t1"
            )
        )
        self.do(ballots.OpenBallot(ballot_id=ballot))
        for delegate, choice in choices.items():
            actor = Actor(role="delegate", delegate_id=delegate)
            self.do(votes.CastVote(ballot_id=ballot, delegate_id=delegate, choice=choice), actor)
        self.do(ballots.CloseBallot(ballot_id=ballot))
        self.do(results.DeclareResult(ballot_id=ballot))
        return ballot


def a_whole_session(folder: Path, *, rehearsal: bool = False, language: str = "vi") -> Player:
    """Documents, speeches, an adopted ballot, a withdrawn one, a late arrival, a recess, and the close."""
    player = Player(folder).convene(rehearsal=rehearsal, language=language).open().lay_agenda()
    player.do(agenda.StartItem(item_id="i1"))
    player.publish("a", 12)
    player.publish("b", 14, instead_of="t1")
    player.do(agenda.StartPhase(phase="discussion"))
    player.speak("d1", "Vốn đầu tư công", 4.2)
    player.do(
        floor.RequestToSpeak(delegate_id="d2", kind="discuss"), Actor(role="delegate", delegate_id="d2")
    )
    player.do(session.CallRecess())
    player.wait(15)
    player.do(session.EndRecess())
    late = [presence.PresenceMark(delegate_id="d6", status="present")]
    player.do(presence.MarkPresence(marks=late), SECRETARY)
    player.vote({"d1": "for", "d2": "for", "d3": "for", "d4": "for", "d5": "against"})
    wrong = player.do(preparing.PrepareBallot(item_id="i1", title="=HYPERLINK(1)", duration_ms=0))
    player.do(ballots.OpenBallot(ballot_id=wrong))
    player.do(ballots.WithdrawBallot(ballot_id=wrong, reason="Nhầm nội dung."))
    player.do(documents.RecallDocument(document_id="t1", reason="Nhầm bản."), SECRETARY)
    player.do(documents.RestoreDocument(document_id="t1"), SECRETARY)
    player.do(agenda.FinishItem())
    player.do(agenda_acts.DeferItem(item_id="i2", reason="Chưa đủ hồ sơ"))
    player.do(session.CloseSitting())
    player.do(session.CloseSession())
    return player

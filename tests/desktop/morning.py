"""One morning of the sample session, at every moment that has a picture of its own. No process, no clock."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import msgspec

from chair_console.domain import (
    adjourning,
    agenda,
    assistance,
    ballots,
    devices,
    documents,
    floor,
    notices,
    preparing,
    presence,
    results,
    session,
    turns,
    votes,
)
from chair_console.domain.actors import Actor, FileFacts, Role
from chair_console.domain.messages import Command, Event
from chair_console.domain.speaking_order import queue
from chair_console.domain.standing import Standing
from chair_console.hall.timeline import Timeline
from chair_console.hall.topics import VIEWS
from chair_console.hall.topics.audience import Sighting, Surroundings, audience_of
from chair_console.protocol.topics import TOPICS_OF_ROLE
from chair_console.protocol.views import JournalView, ViewStruct
from chair_console.rehearsal.sample import Sample, read_sample, session_commands
from tests.domain.building import HallDouble

HANOI = timezone(timedelta(hours=7))
LATE = ("d13", "d19", "d26", "d33", "d40", "d44")
EXCUSED = ("d28", "d52")
SPEAKER = "d12"
WAITING = ("d03", "d05", "d10", "d19", "d15", "d26")


def at(clock: str) -> int:
    """23/11/2026 at this time in Hanoi, in ms since the epoch."""
    parts = [int(part) for part in clock.split(":")]
    moment = datetime(2026, 11, 23, parts[0], parts[1], parts[2] if len(parts) > 2 else 0, tzinfo=HANOI)
    return int(moment.timestamp() * 1000)


class Morning(HallDouble):
    """The sample session as the domain holds it; topics are taken from it as the hall would publish them."""

    def __init__(self) -> None:
        super().__init__()
        self.sample: Sample = read_sample()
        self.around = Surroundings(words="hòa · sen · 27")
        self.silent: set[str] = set()
        self.course = Timeline()
        self.seq = 0
        self.names = {"secretary": "Hoàng Thị Mai"}
        self.around.timeline = self.course.entries

    def tell(self, command: Command, clock: str = "", role: str = "chair") -> Morning:
        if clock:
            self.now = at(clock)
        self.give(command, role)  # type: ignore[arg-type]
        return self

    def give(
        self,
        command: Command,
        role: Role = "chair",
        delegate_id: str | None = None,
        seen: Standing | None = None,
    ) -> list[Event]:
        events = super().give(command, role, delegate_id, seen)
        self.seq += 1
        self.course.note(
            self.seq, self.now, Actor(role=role, name=self.names.get(role, "")), events, self.state
        )
        return events

    # --- the morning's moments, each after the one before -----------------------------------------------------

    def convened(self) -> Morning:
        self.now = at("07:30")
        convene, enrol, plan = session_commands(self.sample)
        shift = convene.sittings[0].planned_at - at("08:00")
        sittings = [
            msgspec.structs.replace(s, planned_at=s.planned_at - shift, ends_at=s.ends_at - shift)
            for s in convene.sittings
        ]
        items = [msgspec.structs.replace(item, planned_at=item.planned_at - shift) for item in plan.items]
        self.tell(msgspec.structs.replace(convene, sittings=sittings))
        self.tell(enrol, role="secretary").tell(agenda.SetAgenda(items=items), role="secretary")
        for place, paper in enumerate(self.sample.documents):
            self._paper(place, paper.id, paper.item, paper.kind, paper.title, paper.number)
        for item in self.sample.agenda:
            for place, ballot in enumerate(item.ballots, start=1):
                self.tell(
                    preparing.PrepareBallot(
                        id=f"{item.id}-b{place}",
                        item_id=item.id,
                        title=ballot.title,
                        rule=ballot.rule,
                        resolution=ballot.resolution,
                        document_id=ballot.document,
                        duration_ms=ballot.duration_s * 1000,
                    ),
                    role="secretary",
                )
        return self

    def _paper(self, place: int, key: str, item: str, kind: str, title: str, number: str) -> None:
        sha256 = f"{place:064x}"
        self.file = FileFacts(
            sha256=sha256, delivery_sha256=sha256, name=f"{key}.pdf", media_type="application/pdf",
            pages=4 + place % 9, bytes_original=400_000, bytes_delivery=300_000,
        )  # fmt: skip
        command = documents.PublishDocument(
            id=key,
            item_id=item,
            kind=kind,
            title=title,
            number=number,
            file_sha256=sha256,  # type: ignore[arg-type]
        )
        self.tell(command, role="secretary")

    def with_tablets(self, *without: str) -> Morning:
        """Every delegate but these has a tablet."""
        for delegate in self.state.roster.values():
            if delegate.id not in without:
                name = f"Máy {delegate.seat}"
                command = devices.AssignDevice(
                    device_id=f"tablet-{delegate.id}", name=name, delegate_id=delegate.id
                )
                self.tell(command, role="secretary")
        return self

    def roll_call(self, present: int = 52) -> Morning:
        self.tell(presence.OpenRollCall(), "07:50")
        excused = [
            presence.PresenceMark(delegate_id=d, status="absent_excused", reason="ốm") for d in EXCUSED
        ]
        self.tell(presence.MarkPresence(marks=excused), "07:52", "secretary")
        here = [d for d in self.state.roster if d not in EXCUSED and d not in LATE]
        self.now = at("07:55")
        for delegate_id in here[:present]:
            self.as_delegate(delegate_id, presence.CheckIn(delegate_id=delegate_id))
        self.now = at("07:56:02")
        return self

    def opened(self) -> Morning:
        self.tell(session.OpenSitting(sitting_id="s1"), "08:02")
        for delegate_id in LATE:
            self.as_delegate(delegate_id, presence.CheckIn(delegate_id=delegate_id))
        return self

    def first_two_items(self) -> Morning:
        for item_id, start, end in (("i1", "08:03", "08:20"), ("i2", "08:21", "09:15")):
            self.tell(agenda.StartItem(item_id=item_id), start).tell(agenda.FinishItem(), end)
        return self

    def presenting(self) -> Morning:
        self.tell(agenda.StartItem(item_id="i3"), "09:15")
        command = turns.GiveFloorTo(
            kind="presentation", name="Lò Minh Hùng", title="Giám đốc Sở Khoa học và Công nghệ"
        )
        return self.tell(command, "09:16")

    def discussing(self) -> Morning:
        """09:46:12: Sùng A Páo has 48 seconds left, six wait."""
        self.tell(agenda.StartPhase(phase="verification"), "09:24").tell(
            agenda.StartPhase(phase="discussion"), "09:29"
        )
        self._paper(40, "t90", "i3", "reference", "Ý kiến bằng văn bản của đại biểu", "")
        for delegate_id in ("d11", SPEAKER, *WAITING):
            kind = "debate" if delegate_id == "d05" else "discuss"
            self.as_delegate(delegate_id, floor.RequestToSpeak(delegate_id=delegate_id, kind=kind))  # type: ignore[arg-type]
        self._invite("d11", "09:33")
        self._invite(SPEAKER, "09:40")
        self.now = at("09:46:12")
        return self

    def _invite(self, delegate_id: str, clock: str) -> None:
        request = next(r for r in queue(self.state) if r.delegate_id == delegate_id)
        self.tell(turns.GiveFloor(request_id=request.id), clock)

    def discussed(self) -> Morning:
        """Everybody has spoken or was skipped; nobody waits."""
        for request in list(queue(self.state)):
            self.tell(floor.SkipRequest(request_id=request.id), "10:01")
        return self.tell(turns.EndTurn(), "10:01:30")

    def voting(self) -> Morning:
        self.tell(agenda.StartPhase(phase="explanation"), "10:02")
        return self.tell(agenda.StartPhase(phase="voting"), "10:06")

    def ballot_open(self, voted: int = 41) -> Morning:
        """10:07:31: 41 have voted, 23 seconds are left."""
        self.tell(ballots.OpenBallot(ballot_id="i3-b1"), "10:06:54")
        voters = [d for d in self.state.roster if d not in EXCUSED and d not in ("d39", "d19")]
        for place, delegate_id in enumerate(voters[:voted]):
            self.now = at("10:06:58") + place * 400
            choice = "against" if place in (14, 37, 50) else "abstain" if place in (23, 47) else "for"
            self.as_delegate(
                delegate_id,
                votes.CastVote(ballot_id="i3-b1", delegate_id=delegate_id, choice=choice),  # type: ignore[arg-type]
            )
        self.now = at("10:07:31")
        return self

    def ballot_closed(self) -> Morning:
        return self.tell(ballots.CloseBallot(ballot_id="i3-b1"), "10:07:54")

    def declared(self) -> Morning:
        return self.tell(results.DeclareResult(ballot_id="i3-b1"), "10:08:20")

    def recess(self) -> Morning:
        self.tell(agenda.FinishItem(), "10:09")
        return self.tell(session.CallRecess(until=at("10:25")), "10:10")

    def over(self) -> Morning:
        self.tell(session.CloseSitting(), "11:45").tell(session.OpenSitting(sitting_id="s2"), "14:00")
        return self.tell(session.CloseSitting(), "16:40").tell(session.CloseSession(), "16:45")

    def help_called(self) -> Morning:
        self.as_delegate("d26", assistance.CallSecretary(delegate_id="d26"))
        return self

    # --- topics ----------------------------------------------------------------------------------------------

    def tables(self, role: str = "chair") -> dict[str, dict[str, ViewStruct]]:
        """What a window of this role would hold now."""
        bound = [d for d in self.state.devices.values() if d.delegate_id]
        for device in bound:
            connected = device.delegate_id not in self.silent
            self.around.sightings[device.id] = Sighting(
                id=device.id, name=device.name, address="", since=at("07:12"), seen_at=at("10:07:17"),
                advertised=False, connected=connected,
            )  # fmt: skip
        self.around.journal = JournalView(
            records=812, head="ab" * 32, last_at=self.now, safe=True, epoch=1, started_at=at("07:00"),
            clients=61, delegates_connected=len(bound) - len(self.silent),
        )  # fmt: skip
        audience = audience_of(role)  # type: ignore[arg-type]
        return {t: VIEWS[t](self.state, audience, self.around) for t in TOPICS_OF_ROLE[role]}

    def found(self, name: str = "Máy D7") -> Morning:
        key = f"found-{name}"
        self.around.sightings[key] = Sighting(
            id=key, name=name, address="192.168.1.57:9100", since=self.now, seen_at=self.now, advertised=True
        )
        return self


def a_morning() -> Morning:
    return Morning()


def before_opening(present: int = 52) -> Morning:
    return a_morning().convened().with_tablets("d19", "d26").roll_call(present)


def in_discussion() -> Morning:
    return (
        a_morning().convened().with_tablets().roll_call().opened().first_two_items().presenting().discussing()
    )


def adjourned() -> Morning:
    """07:50 three days after the discussion was broken off: the roll is to be called again."""
    hall = in_discussion()
    goes_on = at("08:00") + 3 * 86_400_000
    hall.tell(
        adjourning.AdjournSitting(
            reason="mưa lũ", goes_on_at=goes_on, title="Họp tiếp, 08:00 ngày 26/11/2026"
        )
    )
    hall.now = goes_on - 600_000
    return hall


def told() -> Morning:
    """Two notices are on the tablets; some have read the first."""
    hall = in_discussion()
    hall.tell(
        notices.SendNotice(
            text="Chụp ảnh lưu niệm lúc 11:30 tại sảnh chính, đề nghị các đại biểu có mặt đúng giờ."
        )
    )
    hall.tell(
        notices.SendNotice(text="Tổ 2 họp ở phòng số 2 trong giờ nghỉ.", to="group:Tổ 2", whole_screen=True)
    )
    first = next(iter(hall.state.notices))
    for delegate_id in list(hall.state.roster)[:50]:
        hall.as_delegate(delegate_id, notices.ConfirmNotice(delegate_id=delegate_id, notice_id=first))
    return hall


def in_ballot(voted: int = 41) -> Morning:
    hall = in_discussion().discussed().voting().ballot_open(voted)
    hall.silent = {"d39"}
    hall.tell(devices.ReleaseDevice(device_id="tablet-d19"), role="secretary")
    return hall

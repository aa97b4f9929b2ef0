"""The sample session (resources/sample-session): read, fitted to a number of delegates, loaded into a hall."""

from __future__ import annotations

import datetime
import itertools
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from chair_console import resources
from chair_console.domain.actors import FileFacts
from chair_console.domain.agenda import ItemPlan, PhasePlan, SetAgenda
from chair_console.domain.ballots import PrepareBallot
from chair_console.domain.decisions import Rule
from chair_console.domain.documents import DocumentKind, PublishDocument
from chair_console.domain.floor import RequestKind
from chair_console.domain.roster import DelegateRow, EnrolDelegates
from chair_console.domain.session import BodyKind, ConveneSession, SessionKind, SittingPlan

from .stage import Stage


class SampleSession(msgspec.Struct, frozen=True):
    id: str
    body: str
    body_short: str
    body_kind: BodyKind
    title: str
    number: int
    term: str
    kind: SessionKind
    place: str


class SampleSitting(msgspec.Struct, frozen=True):
    id: str
    title: str
    planned_at: datetime.datetime
    ends_at: datetime.datetime


class SampleDelegate(msgspec.Struct, frozen=True):
    id: str
    name: str
    title: str = ""
    unit: str = ""
    constituency: str = ""
    seat: str = ""
    note: str = ""

    def absence(self) -> str:
        """Why the delegate does not come; empty for those who do."""
        return self.note.removeprefix("Vắng có lý do: ")


class SampleBallot(msgspec.Struct, frozen=True):
    title: str
    document: str | None
    rule: Rule
    duration_s: int = 60
    resolution: bool = True


class SampleItem(msgspec.Struct, frozen=True):
    id: str
    title: str
    short_title: str
    presenter: str
    presenter_title: str
    verifier: str
    planned_at: datetime.datetime
    minutes: int
    sitting: str
    phases: list[PhasePlan]
    ballots: list[SampleBallot] = []


class SampleDocument(msgspec.Struct, frozen=True):
    id: str
    item: str
    kind: DocumentKind
    title: str
    number: str
    file: str


class SampleSpeech(msgspec.Struct, frozen=True):
    delegate: str
    item: str
    kind: RequestKind
    subject: str = ""
    to: str = ""
    text: str = ""


class LateDocument(msgspec.Struct, frozen=True):
    """The paper that comes in mid-session: a new version of `replaces`."""

    file: str
    title: str
    item: str
    replaces: str


class Sample(msgspec.Struct, frozen=True):
    """resources/sample-session/session.json."""

    session: SampleSession
    sittings: list[SampleSitting]
    delegates: list[SampleDelegate]
    agenda: list[SampleItem]
    documents: list[SampleDocument]
    speeches: list[SampleSpeech]
    late_document: LateDocument


ABSENT_SHARE = 30
_FAMILIES = "Nguyễn Trần Lê Phạm Hoàng Lò Vàng Giàng Thào Sùng Hà Lường Triệu Đặng Bàn Nông"
_MIDDLES = "Văn Thị Đức Minh Quốc Hữu Thu A Kim Ngọc Thanh Xuân"
_GIVEN = "An Bình Chung Dung Hạnh Hiền Khánh Lan Liên Mai Nam Nga Páo Phúc Quân Sơn Thắng Thủy Tú Vinh"


def sample_folder() -> Path:
    return resources.path("sample-session")


def read_sample() -> Sample:
    return msgspec.json.decode((sample_folder() / "session.json").read_bytes(), type=Sample)


def fitted(sample: Sample, number: int) -> Sample:
    """The same session with another number of delegates: fewer by cutting, more by inventing."""
    delegates = sample.delegates[:number]
    seats = {d.seat for d in delegates}
    free = (
        f"{row}{place}" for row in "FGHIJKLMNOPQRST" for place in range(1, 41) if f"{row}{place}" not in seats
    )
    names = (
        f"{family} {middle} {given}"
        for given, middle, family in itertools.product(_GIVEN.split(), _MIDDLES.split(), _FAMILIES.split())
    )
    for place in range(len(delegates) + 1, number + 1):
        delegates.append(
            SampleDelegate(
                id=f"d{place:02d}",
                name=next(names),
                unit=f"Tổ {place % 10 + 1}",
                seat=next(free),
                note="" if place % ABSENT_SHARE else "Đi công tác theo giấy triệu tập",
            )
        )
    known = {d.id for d in delegates}
    speeches = [speech for speech in sample.speeches if speech.delegate in known]
    return msgspec.structs.replace(sample, delegates=delegates, speeches=speeches)


def _ms(moment: datetime.datetime) -> int:
    return int(moment.timestamp() * 1000)


def _shift(sample: Sample) -> int:
    """How far planned times are moved, so that the session begins now (to the full five minutes)."""
    five_minutes = 300_000
    now = int(time.time() * 1000) // five_minutes * five_minutes
    return now - min(_ms(sitting.planned_at) for sitting in sample.sittings)


def session_commands(sample: Sample) -> tuple[ConveneSession, EnrolDelegates, SetAgenda]:
    """The commands that set up the session, its roster and its agenda; marked as a rehearsal."""
    shift = _shift(sample)
    session = sample.session
    convene = ConveneSession(
        id=session.id,
        body=session.body,
        body_short=session.body_short,
        body_kind=session.body_kind,
        title=session.title,
        number=session.number,
        term=session.term,
        kind=session.kind,
        place=session.place,
        rehearsal=True,
        sittings=[
            SittingPlan(
                id=s.id, title=s.title, planned_at=_ms(s.planned_at) + shift, ends_at=_ms(s.ends_at) + shift
            )
            for s in sample.sittings
        ],
    )
    rows = [
        DelegateRow(
            id=d.id, name=d.name, title=d.title, unit=d.unit, constituency=d.constituency, seat=d.seat
        )
        for d in sample.delegates
    ]
    items = [
        ItemPlan(
            id=item.id,
            title=item.title,
            short_title=item.short_title,
            presenter=item.presenter,
            presenter_title=item.presenter_title,
            verifier=item.verifier,
            sitting_id=item.sitting,
            planned_at=_ms(item.planned_at) + shift,
            minutes=item.minutes,
            phases=item.phases,
        )
        for item in sample.agenda
    ]
    return convene, EnrolDelegates(delegates=rows), SetAgenda(items=items)


async def load_sample(
    stage: Stage, sample: Sample, tell: Callable[[str, int, int], None] = lambda what, done, of: None
) -> dict[str, FileFacts]:
    """Load everything into an empty hall; returns the facts of each document's file by document id."""
    for command in session_commands(sample):
        await stage.secretary.command(command)
    facts: dict[str, FileFacts] = {}
    for done, document in enumerate(sample.documents, start=1):
        facts[document.id] = await stage.secretary.upload(sample_folder() / document.file)
        await stage.secretary.command(
            PublishDocument(
                id=document.id,
                item_id=document.item,
                kind=document.kind,
                title=document.title,
                number=document.number,
                file_sha256=facts[document.id].sha256,
            )
        )
        tell("documents", done, len(sample.documents))
    for item in sample.agenda:
        for place, ballot in enumerate(item.ballots, start=1):
            await stage.secretary.command(
                PrepareBallot(
                    id=f"{item.id}-b{place}",
                    item_id=item.id,
                    title=ballot.title,
                    rule=ballot.rule,
                    resolution=ballot.resolution,
                    document_id=ballot.document,
                    duration_ms=ballot.duration_s * 1000,
                )
            )
    return facts

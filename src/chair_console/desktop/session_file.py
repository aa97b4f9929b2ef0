"""A prepared session in one JSON file with its papers beside it: read, checked, given to an empty hall."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import msgspec

from chair_console.client import HallClient
from chair_console.domain.agenda import ItemPlan, PhasePlan, SetAgenda
from chair_console.domain.ballots import PrepareBallot
from chair_console.domain.decisions import Rule
from chair_console.domain.documents import DocumentKind, PublishDocument
from chair_console.domain.roster import DelegateRow, EnrolDelegates
from chair_console.domain.session import BodyKind, ConveneSession, SessionKind, SittingPlan

from .command_runner import Refusal
from .words import Words


class FileSession(msgspec.Struct, frozen=True):
    """Which session this is; `rehearsal` marks it as practice."""

    body: str
    title: str
    id: str = ""
    body_short: str = ""
    body_kind: BodyKind = "province"
    number: int = 0
    term: str = ""
    kind: SessionKind = "regular"
    place: str = ""
    rehearsal: bool = False


class FileSitting(msgspec.Struct, frozen=True):
    id: str
    title: str
    planned_at: datetime
    ends_at: datetime


class FileDelegate(msgspec.Struct, frozen=True):
    id: str
    name: str
    title: str = ""
    unit: str = ""
    constituency: str = ""
    seat: str = ""


class FileBallot(msgspec.Struct, frozen=True):
    title: str
    document: str | None = None
    rule: Rule = Rule()
    duration_s: int = 60
    resolution: bool = True


class FileItem(msgspec.Struct, frozen=True):
    id: str
    title: str
    short_title: str = ""
    presenter: str = ""
    presenter_title: str = ""
    verifier: str = ""
    planned_at: datetime | None = None
    minutes: int = 0
    sitting: str = ""
    phases: list[PhasePlan] = []
    ballots: list[FileBallot] = []


class FileDocument(msgspec.Struct, frozen=True):
    id: str
    title: str
    file: str
    item: str | None = None
    kind: DocumentKind = "reference"
    number: str = ""


class SessionFile(msgspec.Struct, frozen=True):
    session: FileSession
    sittings: list[FileSitting]
    delegates: list[FileDelegate]
    agenda: list[FileItem]
    documents: list[FileDocument] = []
    language: str = "vi"


def _ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def read_session_file(file: Path, words: Words) -> SessionFile:
    """Raises `Refusal` with what is wrong and where; papers that are named must lie beside the file."""
    try:
        read = msgspec.json.decode(file.read_bytes(), type=SessionFile)
    except (OSError, msgspec.MsgspecError) as error:
        raise Refusal(words("session_file.unreadable", name=file.name, reason=str(error))) from error
    for document in read.documents:
        if not (file.parent / document.file).is_file():
            raise Refusal(words("session_file.missing", file=document.file))
    return read


async def load_session(file: Path, client: HallClient, words: Words) -> None:
    """Set up the hall: session, roster, agenda, papers, ballots. Raises `Refusal` and `CommandRefused`."""
    read = read_session_file(file, words)
    sittings = [
        SittingPlan(id=s.id, title=s.title, planned_at=_ms(s.planned_at), ends_at=_ms(s.ends_at))
        for s in read.sittings
    ]
    convene = ConveneSession(
        **msgspec.structs.asdict(read.session), language=read.language, sittings=sittings
    )
    await client.command(convene)
    rows = [DelegateRow(**msgspec.structs.asdict(delegate)) for delegate in read.delegates]
    await client.command(EnrolDelegates(delegates=rows))
    await client.command(SetAgenda(items=[_plan(item) for item in read.agenda]))
    for document in read.documents:
        facts = await client.upload(file.parent / document.file)
        await client.command(
            PublishDocument(
                id=document.id,
                item_id=document.item,
                kind=document.kind,
                title=document.title,
                number=document.number,
                file_sha256=facts.sha256,
            )
        )
    for item in read.agenda:
        for ballot in item.ballots:
            await client.command(_ballot(item, ballot))


def _plan(item: FileItem) -> ItemPlan:
    return ItemPlan(
        id=item.id,
        title=item.title,
        short_title=item.short_title,
        presenter=item.presenter,
        presenter_title=item.presenter_title,
        verifier=item.verifier,
        sitting_id=item.sitting,
        planned_at=_ms(item.planned_at) if item.planned_at else 0,
        minutes=item.minutes,
        phases=item.phases,
    )


def _ballot(item: FileItem, ballot: FileBallot) -> PrepareBallot:
    return PrepareBallot(
        item_id=item.id,
        title=ballot.title,
        rule=ballot.rule,
        resolution=ballot.resolution,
        document_id=ballot.document,
        duration_ms=ballot.duration_s * 1000,
    )

"""A session prepared in one JSON file with its papers beside it, and the commands that set an empty hall up so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from chair_console.domain.actors import FileFacts
from chair_console.domain.agenda import ItemPlan, PhasePlan, SetAgenda
from chair_console.domain.ballot import BallotKind, BallotMethod, ResultsTo
from chair_console.domain.ballot_paper import OPTIONS, BallotForm, BallotPaper
from chair_console.domain.decisions import Choice, Rule
from chair_console.domain.documents import DocumentKind, PublishDocument
from chair_console.domain.preparing import PrepareBallot
from chair_console.domain.questioning import PrepareGroup, Respondent
from chair_console.domain.roster import DelegateRow, EnrolDelegates
from chair_console.domain.session import BodyKind, ConveneSession, SessionKind, SittingPlan
from chair_console.domain.standing import Standing

from .connection import HallClient


class PreparedSession(msgspec.Struct, frozen=True):
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


class PreparedSitting(msgspec.Struct, frozen=True):
    id: str
    title: str
    planned_at: datetime
    ends_at: datetime


class PreparedDelegate(msgspec.Struct, frozen=True):
    id: str
    name: str
    title: str = ""
    unit: str = ""
    constituency: str = ""
    seat: str = ""


class PreparedBallot(msgspec.Struct, frozen=True):
    """A ballot as it is laid down. Of a vote on confidence the paper names the office holders, its answers are given.

    `elects_tellers` says that who is elected are the tellers: a rehearsal records them as such.
    """

    title: str
    document: str | None = None
    rule: Rule = Rule()
    duration_s: int = 60
    resolution: bool = True
    kind: BallotKind = "open"
    form: BallotForm = "motion"
    method: BallotMethod = "electronic"
    options: tuple[Choice, ...] = OPTIONS
    paper: BallotPaper = BallotPaper()
    rule_name: str = ""
    entitled_units: tuple[str, ...] = ()
    results_to: ResultsTo = "desk"
    live_result: bool = False
    elects_tellers: bool = False


class PreparedGroup(msgspec.Struct, frozen=True):
    """A group of questions of an item that is questioned."""

    title: str
    respondents: list[Respondent]


class PreparedItem(msgspec.Struct, frozen=True):
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
    ballots: list[PreparedBallot] = []
    groups: list[PreparedGroup] = []


class PreparedDocument(msgspec.Struct, frozen=True):
    """A paper; `file` lies beside the JSON file."""

    id: str
    title: str
    file: str
    item: str | None = None
    kind: DocumentKind = "reference"
    number: str = ""


class Prepared(msgspec.Struct, frozen=True, kw_only=True):
    """The whole file."""

    session: PreparedSession
    sittings: list[PreparedSitting]
    delegates: Sequence[PreparedDelegate]
    agenda: list[PreparedItem]
    documents: list[PreparedDocument] = []
    language: str = "vi"


def milliseconds(moment: datetime) -> int:
    """Since the epoch."""
    return int(moment.timestamp() * 1000)


def session_commands(
    prepared: Prepared, shift_ms: int = 0
) -> tuple[ConveneSession, EnrolDelegates, SetAgenda]:
    """The commands for the session, its roster and its agenda, with all planned times moved by `shift_ms`."""

    def planned(moment: datetime | None) -> int:
        return milliseconds(moment) + shift_ms if moment is not None else 0

    sittings = [
        SittingPlan(id=s.id, title=s.title, planned_at=planned(s.planned_at), ends_at=planned(s.ends_at))
        for s in prepared.sittings
    ]
    known = msgspec.structs.asdict(prepared.session)
    convene = ConveneSession(**known, language=prepared.language, sittings=sittings)
    rows = [
        DelegateRow(
            id=d.id, name=d.name, title=d.title, unit=d.unit, constituency=d.constituency, seat=d.seat
        )
        for d in prepared.delegates
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
            planned_at=planned(item.planned_at),
            minutes=item.minutes,
            phases=item.phases,
        )
        for item in prepared.agenda
    ]
    return convene, EnrolDelegates(delegates=rows), SetAgenda(items=items)


def ballot_commands(prepared: Prepared) -> list[PrepareBallot]:
    """The ballots of all items; the first of item `i3` is `i3-b1`."""
    return [
        PrepareBallot(
            id=f"{item.id}-b{place}",
            item_id=item.id,
            title=ballot.title,
            rule=ballot.rule,
            resolution=ballot.resolution,
            document_id=ballot.document,
            duration_ms=ballot.duration_s * 1000,
            kind=ballot.kind,
            form=ballot.form,
            method=ballot.method,
            options=ballot.options,
            paper=ballot.paper,
            rule_name=ballot.rule_name,
            entitled_units=ballot.entitled_units,
            results_to=ballot.results_to,
            live_result=ballot.live_result,
        )
        for item in prepared.agenda
        for place, ballot in enumerate(item.ballots, start=1)
    ]


def group_commands(prepared: Prepared) -> list[PrepareGroup]:
    """The groups of questions of all items; the first of item `i5` is `i5-g1`."""
    return [
        PrepareGroup(
            id=f"{item.id}-g{place}", item_id=item.id, title=group.title, respondents=group.respondents
        )
        for item in prepared.agenda
        for place, group in enumerate(item.groups, start=1)
    ]


async def load_prepared(
    client: HallClient,
    prepared: Prepared,
    folder: Path,
    *,
    shift_ms: int = 0,
    tell: Callable[[int, int], None] = lambda done, of: None,
) -> dict[str, FileFacts]:
    """Set up an empty hall: session, roster, agenda, questioning, papers from `folder`, ballots.

    Raises `CommandRefused`.

    `tell` hears how many papers are in. Returns the facts of each paper's file by document id.
    """
    # Who adds an item while this runs has changed an agenda that was empty when the file was chosen.
    empty = Standing(phase="preparing", was=SetAgenda(items=[]))
    for command in (*session_commands(prepared, shift_ms), *group_commands(prepared)):
        await client.command(command, seen=empty if isinstance(command, SetAgenda) else None)
    facts: dict[str, FileFacts] = {}
    for done, document in enumerate(prepared.documents, start=1):
        facts[document.id] = await client.upload(folder / document.file)
        await client.command(
            PublishDocument(
                id=document.id,
                item_id=document.item,
                kind=document.kind,
                title=document.title,
                number=document.number,
                file_sha256=facts[document.id].sha256,
            )
        )
        tell(done, len(prepared.documents))
    for ballot in ballot_commands(prepared):
        await client.command(ballot)
    return facts

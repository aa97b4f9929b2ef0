"""summary.json, as CONTRACTS.md has it."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path

import msgspec

from chair_console import system
from chair_console.domain.actors import FileFacts
from chair_console.protocol.ballot_views import BallotView
from chair_console.protocol.floor_views import TurnView
from chair_console.protocol.views import DocumentView
from chair_console.sentences import sentence, system_language

from .measures import Measures
from .stage import Stage


class DocumentLine(msgspec.Struct):
    title: str
    pages: int
    bytes_original: int
    bytes_delivery: int
    sha256: str
    received: int


class BallotLine(msgspec.Struct):
    id: str
    title: str
    kind: str
    rule: dict[str, object]
    entitled: int
    present: int
    cast: int
    counts: dict[str, int]
    outcome: str
    tied: bool
    sentence: str
    form: str = "motion"
    method: str = "electronic"
    check_code: str = ""
    urn_sha256: str = ""


class TallyLine(msgspec.Struct):
    """A ballot that is no motion: its votes by question and option, and what came of it."""

    id: str
    title: str
    kind: str
    form: str
    method: str
    run: int
    rule: dict[str, object]
    entitled: int
    present: int
    cast: int
    papers: dict[str, int]
    counts: list[dict[str, int]]
    outcome: str
    winners: list[str]
    tied: list[str]
    consequences: dict[str, str]
    sentence: str
    check_code: str = ""
    urn_sha256: str = ""


class SpeechLine(msgspec.Struct):
    delegate: str
    kind: str
    seconds: float


class Summary(msgspec.Struct):
    delegates: int
    present: int
    documents: list[DocumentLine]
    ballots: list[BallotLine]
    tallies: list[TallyLine]
    speeches: list[SpeechLine]
    latency_ms: dict[str, object]
    journal: dict[str, object]
    files: list[str]
    failures: list[str]
    notes: list[str] = []

    def write(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps(msgspec.to_builtins(self), ensure_ascii=False, indent=1)
        (folder / "summary.json").write_text(text + "\n", encoding="utf-8")


class Speeches:
    """All ended turns, gathered while the floor topic shows them item by item."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._turns: dict[str, TurnView] = {}
        stage.chair.on_topic(self._changed)

    def _changed(self, topic: str, keys: set[str]) -> None:
        if topic == "floor":
            for turn in self._stage.floor.spoken:
                self._turns[turn.id] = turn

    def lines(self) -> list[SpeechLine]:
        return [
            SpeechLine(turn.delegate_id or turn.name, turn.kind, round(turn.elapsed_ms / 1000, 1))
            for turn in self._turns.values()
        ]


def _ballots(stage: Stage) -> list[BallotView]:
    """In the order of preparation."""
    views = [view for view in stage.chair.topics["ballot"].values() if isinstance(view, BallotView)]
    return sorted(views, key=lambda view: view.position)


def ballot_lines(stage: Stage) -> list[BallotLine]:
    """Every motion that was counted."""
    return [
        BallotLine(
            id=view.id,
            title=view.title,
            kind=view.kind,
            rule=msgspec.to_builtins(view.rule),
            entitled=result.entitled,
            present=result.present,
            cast=result.cast,
            counts=result.counts,
            outcome=result.outcome,
            tied=result.tied,
            sentence=result.sentence.vi,
            form=view.form,
            method=view.method,
            check_code=view.check_code,
            urn_sha256=view.urn_sha256,
        )
        for view in _ballots(stage)
        if (result := view.result) is not None
    ]


def tally_lines(stage: Stage) -> list[TallyLine]:
    """Every other ballot that was counted."""
    return [
        TallyLine(
            id=view.id,
            title=view.title,
            kind=view.kind,
            form=view.form,
            method=view.method,
            run=view.run,
            rule=msgspec.to_builtins(view.rule),
            entitled=tally.entitled,
            present=tally.present,
            cast=tally.papers.returned,
            papers=msgspec.to_builtins(tally.papers),
            counts=tally.counts,
            outcome=tally.outcome,
            winners=tally.winners,
            tied=tally.tied,
            consequences=msgspec.to_builtins(tally.consequences),
            sentence=" ".join(said.vi for said in tally.sentences),
            check_code=view.check_code,
            urn_sha256=view.urn_sha256,
        )
        for view in _ballots(stage)
        if (tally := view.tally) is not None
    ]


def document_lines(stage: Stage, facts: dict[str, FileFacts]) -> list[DocumentLine]:
    lines = []
    for view in stage.chair.topics["documents"].values():
        assert isinstance(view, DocumentView)
        file = facts[view.id]
        lines.append(
            DocumentLine(
                view.title, view.pages, file.bytes_original, file.bytes_delivery, file.sha256, view.received
            )
        )
    return lines


async def summarise(
    stage: Stage, facts: dict[str, FileFacts], speeches: Speeches, measures: Measures, present: int
) -> Summary:
    """Everything but the files, from what the chair's window sees; the journal is verified on the disk."""
    journal = await verified(str(stage.process.data_dir), stage)
    return Summary(
        delegates=stage.presence.total,
        present=present,
        documents=document_lines(stage, facts),
        ballots=ballot_lines(stage),
        tallies=tally_lines(stage),
        speeches=speeches.lines(),
        latency_ms={key: msgspec.to_builtins(value) for key, value in measures.latency().items()},
        journal=journal,
        files=[],
        failures=[],
    )


async def program(*arguments: str) -> tuple[int, str, str]:
    """Run a command of this program; exit status, stdout, stderr."""
    process = await asyncio.create_subprocess_exec(
        *system.own_program(*arguments), stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    out, error = await process.communicate()
    return process.returncode or 0, out.decode("utf-8", "replace"), error.decode("utf-8", "replace")


async def verified(journal: str, stage: Stage) -> dict[str, object]:
    """The journal's figures as `verify` finds them, beside the running hall."""
    _, out, error = await program("verify", stage.database or journal, "--json")
    try:
        report = json.loads(out)
    except ValueError:
        print(error, file=sys.stderr)
        return {"records": 0, "head": "", "verified": False}
    return {"records": report["records"], "head": report["head"], "verified": report["ok"]}


async def export_into(folder: Path, summary: Summary, stage: Stage) -> None:
    """Write the minutes, the tellers' records and the results of what was played; `summary.files` names them."""
    journal = stage.database or str(stage.process.data_dir)
    status, out, error = await program("export", journal, "--to", str(folder))
    if status:
        reason = error.strip()
        summary.failures.append(sentence("rehearsal.export_failed", {"reason": reason}, system_language()))
    summary.files = sorted(Path(line).name for line in out.splitlines() if line)

"""`demo --headless`: the sample session from the roll call to the minutes, through a real hall over TLS."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

from chair_console.client import CommandRefused, HallStartRefused
from chair_console.domain.actors import FileFacts
from chair_console.protocol.views import DocumentView
from chair_console.sentences import sentence, system_language

from .conductor import Conductor
from .crowd import Crowd, sample_manner
from .loop import run
from .progress import Progress
from .sample import Sample, fitted, load_sample, read_sample
from .stage import Stage, a_stage
from .summary import Speeches, Summary, export_into, summarise

FEWEST, MOST = 3, 500
DOCUMENTS_SECONDS = 600


def run_demo(*, delegates: int, report: Path | None, seed: int, data: Path | None, port: int) -> int:
    """Play it. Exit status 0 when everything went as it should, 1 for a failure, 2 for wrong use."""
    if not FEWEST <= delegates <= MOST:
        print(_say("rehearsal.bad_number", least=FEWEST, most=MOST), file=sys.stderr)
        return 2
    try:
        summary = run(_play(delegates, report, seed, data, port))
    except (HallStartRefused, CommandRefused) as refusal:
        print(refusal, file=sys.stderr)
        return 1
    for failure in summary.failures:
        print(failure, file=sys.stderr)
    if summary.failures:
        return 1
    facts = {
        "present": summary.present,
        "total": summary.delegates,
        "ballots": len(summary.ballots) + len(summary.tallies),
    }
    print(_say("rehearsal.played", **facts, records=summary.journal["records"]))
    return 0


def _say(code: str, /, **facts: object) -> str:
    return sentence(code, facts, system_language())


async def _play(delegates: int, report: Path | None, seed: int, data: Path | None, port: int) -> Summary:
    progress = Progress()
    sample = fitted(read_sample(), delegates)
    async with a_stage(data, port=port) as stage:
        progress.step("hall_ready", url=stage.ready.url)
        facts = await load_sample(stage, sample, lambda what, done, of: progress.count(what, done, of))
        crowd = Crowd(stage.ready.url, stage.ready.ca_file)
        codes = await stage.operator.join_codes()
        await crowd.join(
            codes, sample_manner(sample, seed), seed, lambda done, of: progress.count("joined", done, of)
        )
        try:
            summary = await _session(stage, crowd, sample, facts, progress)
        finally:
            await crowd.leave()
        await _write(summary, stage, report, progress)
    return summary


async def _session(
    stage: Stage, crowd: Crowd, sample: Sample, facts: dict[str, FileFacts], progress: Progress
) -> Summary:
    conductor = Conductor(stage, sample, crowd, progress)
    conductor.facts = facts
    speeches = Speeches(stage)
    await _wait_for_documents(stage, len(crowd.delegates), conductor, progress)
    await conductor.run()
    await asyncio.sleep(0.2)  # the last receipts' topics are coalesced for a tenth of a second
    summary = await summarise(stage, facts, speeches, crowd.measures, conductor.present)
    summary.failures = conductor.failures + [_say("rehearsal.refused", code=c) for c in crowd.refusals()]
    if not summary.journal["verified"]:
        summary.failures.append(_say("rehearsal.not_verified"))
    return summary


async def _wait_for_documents(stage: Stage, readers: int, conductor: Conductor, progress: Progress) -> None:
    def received() -> int:
        views = stage.chair.topics["documents"].values()
        return min((v.received for v in views if isinstance(v, DocumentView)), default=readers)

    try:
        await stage.chair.until(lambda: received() >= readers, timeout=DOCUMENTS_SECONDS)
        progress.step("documents_received", readers=readers)
    except TimeoutError:
        conductor.failures.append(_say("rehearsal.documents_missing", seconds=DOCUMENTS_SECONDS))


async def _write(summary: Summary, stage: Stage, report: Path | None, progress: Progress) -> None:
    """summary.json beside the minutes and results; without a folder only the summary's check counts."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = report or Path(temporary)
        await export_into(folder, summary, stage)
        summary.write(folder)
    if report is not None:
        progress.step("written", folder=str(report))

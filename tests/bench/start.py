"""A hall with 100,000 records is ready to serve, against the same hall with an empty journal."""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from chair_console.domain import ballot_paper, ballots, preparing, presence, results, roster, session, votes
from chair_console.domain.actors import Actor
from chair_console.domain.decisions import Rule, decide_result
from chair_console.domain.messages import Event
from chair_console.domain.record import Record
from chair_console.journal import Pending, Store, encode_body
from chair_console.rehearsal.sample import load_sample, read_sample
from chair_console.rehearsal.stage import a_stage

from .cases import Case, typical
from .halls import a_hall, a_process

RECORDS = 100_000
DELEGATES = 500
RUNS = 5
FIRST_MOMENT = 1_795_400_000_000


def a_long_day() -> Iterator[list[Event]]:
    """The events of a session with 500 delegates and some 200 ballots."""
    sitting = session.SittingPlan(id="s1", title="Sáng", planned_at=FIRST_MOMENT, ends_at=FIRST_MOMENT + 1)
    yield [
        session.SessionConvened(
            id="k", body="HĐND", body_short="HĐND", body_kind="province", title="Đo", number=1, term="", kind="regular",
            place="", language="vi", rehearsal=True, rules=session.Rules(), sittings=[sitting], at=FIRST_MOMENT,
        )
    ]  # fmt: skip
    ids = [f"d{i:03d}" for i in range(DELEGATES)]
    yield [roster.DelegatesEnrolled(delegates=[roster.DelegateRow(id=i, name=f"Đại biểu {i}") for i in ids])]
    marks = [presence.PresenceMark(delegate_id=i, status="present") for i in ids]
    yield [presence.PresenceRecorded(marks=marks, source="secretary", at=FIRST_MOMENT)]
    yield [session.SittingOpened(sitting_id="s1", present=DELEGATES, total=DELEGATES, at=FIRST_MOMENT)]
    number = 0
    while True:
        number += 1
        yield from _one_ballot(f"b{number}", ids)


def _one_ballot(ballot_id: str, ids: list[str]) -> Iterator[list[Event]]:
    yield [
        preparing.BallotPrepared(
            ballot_id=ballot_id, item_id=None, title="Đo", kind="open", options=ballot_paper.OPTIONS, rule=Rule(),
            resolution=True, document_id=None, document_version=None, duration_ms=0, at=FIRST_MOMENT,
        )
    ]  # fmt: skip
    everyone = tuple(ids)
    yield [
        ballots.BallotOpened(
            ballot_id=ballot_id, entitled=everyone, present=everyone, closes_at=None, at=FIRST_MOMENT
        )
    ]
    for delegate_id in ids:
        yield [
            votes.VoteCast(
                ballot_id=ballot_id, delegate_id=delegate_id, choice="for", receipt="ABCDEFGH", by_hand=False,
                reason="", at=FIRST_MOMENT,
            )
        ]  # fmt: skip
    counts = ballots.Counts(yes=len(ids), against=0, abstain=0, not_voted=0)
    result = decide_result(Rule(), counts, len(ids))
    yield [ballots.BallotClosed(ballot_id=ballot_id, result=result, at=FIRST_MOMENT)]
    yield [results.ResultDeclared(ballot_id=ballot_id, at=FIRST_MOMENT)]


def write_journal(folder: Path, records: int) -> None:
    """A journal as a hall would have written it."""
    day = a_long_day()
    with Store.open(folder, data_dir=folder) as store:
        batch: list[Pending] = []
        for number in range(records):
            record = Record(
                at=FIRST_MOMENT + number, command_id=f"command-{number:08d}-0000-0000-000000000000",
                digest="0123456789abcdef", actor=Actor(role="chair"), answer_id="ABCDEFGH", events=next(day),
            )  # fmt: skip
            batch.append(Pending(record.at, encode_body(record)))
            if len(batch) == 2_000:
                store.append(batch)
                batch.clear()
        if batch:
            store.append(batch)


def time_to_ready(folder: Path) -> float:
    began = time.perf_counter()
    with a_hall(folder) as ready:
        took = (time.perf_counter() - began) * 1000
        assert ready["event"] == "ready"
    return took


def time_to_frame(*arguments: str) -> float:
    """From the start of the process to the line that it says with its first complete frame, ms."""
    began = time.perf_counter()
    with a_process("-m", "tests.bench.first_frame", *arguments) as line:
        took = (time.perf_counter() - began) * 1000
        assert line.strip() == "frame", line
    return took


async def load_sample_into(folder: Path) -> None:
    async with a_stage(folder) as stage:
        await load_sample(stage, read_sample())


def first_frame(folder: Path) -> Case:
    """The chair's window on a running hall with the sample session, against a bare window with one button."""
    asyncio.run(load_sample_into(folder))
    os.environ.update(QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software")
    with a_hall(folder):
        time_to_frame("ours", str(folder)), time_to_frame("bare")
        pairs = [(time_to_frame("ours", str(folder)), time_to_frame("bare")) for _ in range(RUNS)]
    return Case("chair-first-frame", typical([p[0] for p in pairs]), typical([p[1] for p in pairs]))


def run() -> Iterator[Case]:
    with tempfile.TemporaryDirectory(prefix="chair-console-bench-") as name:
        full, empty = Path(name) / "full", Path(name) / "empty"
        full.mkdir()
        write_journal(full, RECORDS)
        time_to_ready(full), time_to_ready(empty)  # certificates and codes are made once
        pairs = [(time_to_ready(full), time_to_ready(empty)) for _ in range(RUNS)]
    ours, reference = typical([pair[0] for pair in pairs]), typical([pair[1] for pair in pairs])
    yield Case("start-100000", ours, reference, extra={"records": RECORDS, "worst": max(p[0] for p in pairs)})
    with tempfile.TemporaryDirectory(prefix="chair-console-bench-") as name:
        yield first_frame(Path(name) / "hall")

"""500 delegates, 100 ballots counted again from the journal as verify does, against reading it without counting."""

from __future__ import annotations

import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import msgspec

from chair_console.domain import ballots, preparing, presence, results, roster, session, votes
from chair_console.domain.actors import Actor, Context
from chair_console.domain.decisions import Choice
from chair_console.domain.hall import apply, decide
from chair_console.domain.messages import Command, Event
from chair_console.domain.record import Record
from chair_console.domain.state import HallState
from chair_console.journal import Pending, Store, encode_body
from chair_console.journal.reading import read_journal
from chair_console.journal.recount import recount

from .cases import Case, typical

DELEGATES: Final = 500
BALLOTS: Final = 100
ROUNDS: Final = 5
AT_ONCE: Final = 500
CHAIR: Final = Actor(role="chair")
_decoder: Final = msgspec.json.Decoder(Record)


class Writer:
    """Writes a session's records as the hall does, hundreds in one commit."""

    def __init__(self, store: Store) -> None:
        self._store, self._state = store, HallState()
        self._waiting: list[Pending] = []
        self._now, self._count = 1_790_000_000_000, 0

    def do(self, command: Command, actor: Actor = CHAIR) -> None:
        self._count += 1
        self._now += 10
        fresh = f"id{self._count}"
        context = Context(actor=actor, now=self._now, fresh_id=fresh, head="0" * 64)
        events: list[Event] = decide(self._state, command, context)
        for event in events:
            apply(self._state, event)
        record = Record(
            at=self._now, command_id=fresh, digest="", actor=actor, answer_id=fresh, events=events
        )
        self._waiting.append(Pending(self._now, encode_body(record)))
        if len(self._waiting) >= AT_ONCE:
            self.write()

    def write(self) -> None:
        self._store.append(self._waiting)
        self._waiting = []


def write_session(folder: Path) -> int:
    """A real journal of it all; how many votes are in it."""
    ids = [f"d{number:03d}" for number in range(DELEGATES)]
    cast = 0
    with Store.open(folder) as store:
        writer = Writer(store)
        sitting = session.SittingPlan(id="s1", title="Sáng", planned_at=0, ends_at=1)
        writer.do(session.ConveneSession(body="HĐND", title="Đo", sittings=[sitting]))
        writer.do(roster.EnrolDelegates(delegates=[roster.DelegateRow(id=key, name=key) for key in ids]))
        marks = [presence.PresenceMark(delegate_id=key, status="present") for key in ids]
        writer.do(presence.MarkPresence(marks=marks))
        writer.do(session.OpenSitting(sitting_id="s1"))
        for number in range(BALLOTS):
            ballot = f"b{number:03d}"
            writer.do(preparing.PrepareBallot(id=ballot, title=f"Nghị quyết {number}", duration_ms=0))
            writer.do(ballots.OpenBallot(ballot_id=ballot))
            for place, key in enumerate(ids):
                vote = votes.CastVote(ballot_id=ballot, delegate_id=key, choice=_choice(place, number))
                writer.do(vote, Actor(role="delegate", delegate_id=key))
                cast += 1
            writer.do(ballots.CloseBallot(ballot_id=ballot))
            writer.do(results.DeclareResult(ballot_id=ballot))
        writer.write()
    return cast


def _choice(place: int, number: int) -> Choice:
    return "for" if (place + number) % 10 < 6 else "against" if place % 2 else "abstain"


def count_again(folder: Path) -> None:
    found = recount(folder)
    if len(found) != BALLOTS or any(one.code for one in found):
        raise RuntimeError(f"the recount found something else: {[one.code for one in found if one.code]}")


def read_only(folder: Path) -> None:
    """The reference: the same records read, hashed into their chain and decoded, and nothing counted."""
    for stored in read_journal(folder):
        _decoder.decode(stored.body)


def flat_table(folder: Path, file: Path) -> Callable[[], None]:
    """sqlite's own GROUP BY over a table that holds nothing but the votes: what counting alone can cost."""
    with sqlite3.connect(file) as database:
        database.execute("CREATE TABLE votes (ballot TEXT, choice TEXT)")
        for stored in read_journal(folder):
            events = _decoder.decode(stored.body).events
            rows = [(e.ballot_id, e.choice) for e in events if isinstance(e, votes.VoteCast)]
            database.executemany("INSERT INTO votes VALUES (?, ?)", rows)
    database.close()

    def count() -> None:
        with sqlite3.connect(file) as opened:
            rows = opened.execute("SELECT ballot, choice, count(*) FROM votes GROUP BY 1, 2").fetchall()
        opened.close()
        if sum(row[2] for row in rows) != DELEGATES * BALLOTS:
            raise RuntimeError("the flat table lacks votes")

    return count


def timed(act: Callable[[], None]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def run() -> Iterator[Case]:
    with tempfile.TemporaryDirectory(prefix="chair-console-bench-") as name:
        folder = Path(name) / "data"
        cast = write_session(folder)
        group_by = flat_table(folder, Path(name) / "flat.sqlite3")
        ours, reading, flat = [], [], []
        for _ in range(ROUNDS):
            ours.append(timed(lambda: count_again(folder)))
            reading.append(timed(lambda: read_only(folder)))
            flat.append(timed(group_by))
        extra = {"votes": float(cast), "group_by_ms": typical(flat), "ours_worst": max(ours)}
        yield Case(f"count-{DELEGATES}x{BALLOTS}", typical(ours), typical(reading), extra=extra)

"""What the next hall knows of the time before it: what a ballot is owed of a sleep, and how far a speech has got."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from chair_console.domain.agenda import ItemPlan, SetAgenda, StartItem
from chair_console.domain.turns import GiveFloorTo
from chair_console.hall import clock
from chair_console.hall.desk import Desk
from chair_console.hall.process import HallProcess, HallSettings
from chair_console.hall.seen import Seen
from chair_console.journal import JournalRefused, Store, disk
from tests.hall.test_clock import HOUR, a_desk, ballot, begin, lead, vote
from tests.hall.test_void_tokens import a_hall

MINUTE = 60_000
DAY = 24 * HOUR


def slept(monkeypatch: pytest.MonkeyPatch, ms: int) -> None:
    steady, wall = clock.steady_ms, clock.wall_clock_ms
    monkeypatch.setattr(clock, "steady_ms", lambda: steady() + ms)
    monkeypatch.setattr(clock, "wall_clock_ms", lambda: wall() + ms)


@contextmanager
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(disk, "_ASK_EVERY_S", 0)
    with monkeypatch.context() as full:
        full.setattr(disk.DiskGuard, "_measure", lambda guard: False)
        yield


def left(desk: Desk) -> int:
    closes_at = desk.shown.ballots["b1"].closes_at
    assert closes_at is not None
    return closes_at - desk.now()


def _failing(store: Store, *_: object) -> None:
    raise JournalRefused("journal.write_failed", folder=store.location.shown)


@pytest.mark.parametrize("written", [False, True], ids=["nothing could be written", "it was just written"])
async def test_a_hall_that_is_killed_before_it_could_give_a_sleep_back_leaves_that_to_the_next(
    written: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    process = HallProcess(HallSettings(data_dir=tmp_path))
    (tmp_path / "run").mkdir()
    with a_hall(tmp_path) as hall:
        await begin(hall.desk)
        await ballot(hall.desk, "b1", MINUTE)
        with full_disk(monkeypatch):
            slept(monkeypatch, HOUR)
            process._note_time(hall)
            assert "standstill" in hall.around.notices, "the desk is told at once"
        if written:
            await vote(hall.desk, "b1", "d01")
    for _ in range(2):  # the second time it was given back, and is not given again
        with a_hall(tmp_path) as hall:
            await process._after_stop(hall, died_at=None)
            assert MINUTE // 2 < left(hall.desk) < MINUTE + 30_000


async def test_what_a_commit_that_failed_should_have_given_back_is_given_once_the_journal_is_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with a_desk(tmp_path) as desk:
        await begin(desk)
        await ballot(desk, "b1", MINUTE)
        again = asyncio.Event()
        desk.on_rebuilt = again.set
        with monkeypatch.context() as broken:
            broken.setattr(Store, "append", _failing)
            broken.setattr(Store, "reopen", _failing)
            slept(monkeypatch, HOUR)
            with pytest.raises(JournalRefused):
                await vote(desk, "b1", "d01")
            assert desk.owed() >= HOUR
        async with asyncio.timeout(10):
            await again.wait()
        await vote(desk, "b1", "d01")
        assert MINUTE // 2 < left(desk) < MINUTE + 30_000


@pytest.mark.parametrize("killed", [False, True], ids=["there is room again", "killed before there is"])
async def test_a_ballot_gets_the_time_in_which_votes_were_refused_once_and_with_it_a_sleep(
    killed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    process = HallProcess(HallSettings(data_dir=tmp_path))
    (tmp_path / "run").mkdir()
    with a_hall(tmp_path) as hall:
        await begin(hall.desk)
        await ballot(hall.desk, "b1", MINUTE)
        with full_disk(monkeypatch):
            with pytest.raises(JournalRefused):
                await vote(hall.desk, "b1", "d01")
            for passed in (MINUTE, HOUR):  # the second is asleep for the longer part of it
                slept(monkeypatch, passed)
                process._note_time(hall)
            assert HOUR + MINUTE <= hall.desk.owed() < HOUR + 2 * MINUTE
        if not killed:
            await vote(hall.desk, "b1", "d01")
            assert "unwritten" in hall.around.notices, "the desk is told why it ends later"
            assert MINUTE // 2 < left(hall.desk) < MINUTE + 30_000
            return
    with a_hall(tmp_path) as hall:
        await process._after_stop(hall, died_at=None)
        assert MINUTE // 2 < left(hall.desk) < MINUTE + 30_000


async def test_the_clock_does_not_end_a_ballot_before_those_can_vote_whose_votes_met_a_failed_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with a_desk(tmp_path) as desk:
        await begin(desk)
        await ballot(desk, "b1", 1_000)
        closes_at, again = desk.shown.ballots["b1"].closes_at, asyncio.Event()
        assert closes_at is not None
        desk.on_rebuilt = again.set
        with monkeypatch.context() as broken:
            broken.setattr(Store, "append", _failing)
            with pytest.raises(JournalRefused):
                await vote(desk, "b1", "d01")
            slept(monkeypatch, 3_000)  # shorter than what counts as a sleep
            assert desk.now() > closes_at
        async with asyncio.timeout(10):
            await again.wait()
        await vote(desk, "b1", "d01")
        assert desk.shown.ballots["b1"].status == "open" and left(desk) > 3_000


@pytest.mark.parametrize(
    ("before", "date", "since_start", "counted"),
    [
        (0, HOUR, 0, 0),  # the date was set ahead while there was no hall
        (0, HOUR, HOUR, HOUR),  # there was no hall for so long
        (0, -HOUR, 5 * MINUTE, 0),  # the date was set back: never before what was shown
        (-DAY, HOUR, HOUR, HOUR),  # it had been set back before
        (0, HOUR, -DAY, HOUR),  # the machine was started anew, or it is another: nothing else to go by
        (0, HOUR, DAY, HOUR),  # another machine, which has run for longer
    ],
)
async def test_a_speech_counts_the_time_that_has_passed_while_there_was_no_hall(
    before: int, date: int, since_start: int, counted: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    process = HallProcess(HallSettings(data_dir=tmp_path))
    (tmp_path / "run").mkdir()
    started = clock.steady_ms
    monkeypatch.setattr(clock, "steady_ms", lambda: started() + 2 * DAY)
    wall = clock.wall_clock_ms
    with a_hall(tmp_path) as hall:
        await begin(hall.desk)
        monkeypatch.setattr(clock, "wall_clock_ms", lambda: wall() + before)
        await lead(hall.desk, SetAgenda(items=[ItemPlan(id="i1", title="Nội dung")]), StartItem(item_id="i1"))
        await lead(hall.desk, GiveFloorTo(kind="presentation", name="Khách", limit_ms=MINUTE))
        process._note_time(hall)
    monkeypatch.setattr(clock, "steady_ms", lambda: started() + 2 * DAY + since_start)
    monkeypatch.setattr(clock, "wall_clock_ms", lambda: wall() + before + date)
    with a_hall(tmp_path) as hall:
        process._take_up_time(hall)
        turn = hall.desk.shown.floor.turn
        assert turn is not None and turn.running_since is not None
        assert counted <= hall.desk.now() - turn.running_since < counted + MINUTE // 2


def test_what_was_noted_before_stays_where_the_disk_takes_nothing(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    file = tmp_path / "seen"
    Seen(at=7, owed=3, seq=2, steady=1, date=9).note(file)
    limit, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        Seen(at=8).note(file)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    assert Seen.read(file) == Seen(at=7, owed=3, seq=2, steady=1, date=9)
    file.write_text("1700000000000", encoding="ascii")  # as an earlier version noted it
    assert Seen.read(file) == Seen(at=1_700_000_000_000)

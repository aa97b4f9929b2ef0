"""The laptop sleeps while somebody speaks or a ballot is open: the speech goes on, the ballot gets its time back."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from chair_console.client import HallClient, connection
from chair_console.domain.agenda import ItemPlan, PhasePlan, SetAgenda, StartItem
from chair_console.domain.ballots import CloseBallot
from chair_console.domain.floor import RequestToSpeak
from chair_console.domain.session import CallRecess, EndRecess
from chair_console.domain.turns import EndTurn, GiveFloor
from chair_console.hall import clock
from chair_console.journal import read_journal, verify
from chair_console.protocol.floor_views import FloorView
from chair_console.rehearsal.stage import Stage
from chair_console.scene.scene import projector_scene
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words
from tests.hall.sitting import Sitting, a_sitting, fresh
from tests.hall.test_clock import HOUR, a_desk, ballot, begin, vote
from tests.set_clock import SetClock

MINUTE = 60_000
LIMIT = 30_000


class Laptop:
    """The hall and the windows on it: they sleep and wake together."""

    def __init__(self, stage: Stage, time: SetClock, monkeypatch: pytest.MonkeyPatch) -> None:
        self._stage, self._time, self._monkeypatch = stage, time, monkeypatch

    def sleep(self, ms: int) -> None:
        """The hall stands still while the time goes on; then both wake."""
        pid, now_ms = self._stage.ready.pid, connection.now_ms
        if sys.platform != "win32":
            os.kill(pid, signal.SIGSTOP)
        self._time.slept(ms)
        self._monkeypatch.setattr(connection, "now_ms", lambda: now_ms() + ms)
        if sys.platform != "win32":
            os.kill(pid, signal.SIGCONT)


async def _somebody_speaks(sitting: Sitting) -> None:
    item = ItemPlan(id="i1", title="Nội dung", phases=[PhasePlan(phase="discussion")])
    await sitting.stage.lead(SetAgenda(items=[item]))
    await sitting.stage.lead(StartItem(item_id="i1"))
    wish = RequestToSpeak(delegate_id="d01", kind="discuss")
    asked = await sitting.people["d01"].give(fresh(), wish)
    await sitting.stage.lead(GiveFloor(request_id=asked.id, limit_ms=LIMIT))
    await sitting.stage.chair.until(lambda: sitting.stage.floor.turn is not None)


def _spoken(client: HallClient) -> int:
    """What this window's clock shows: how long the speaker has spoken (ms)."""
    shown = client.single("floor")
    assert isinstance(shown, FloorView) and shown.turn is not None
    turn = shown.turn
    assert turn.running_since is not None
    return turn.elapsed_ms + client.now() - turn.running_since


def _written(data: Path, kind: str) -> int:
    return sum(stored.body.count(f'"type":"{kind}"'.encode()) for stored in read_journal(data))


async def test_after_a_minute_s_sleep_every_clock_shows_what_the_speaker_has_used_and_a_ballot_is_still_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    time, data = SetClock(tmp_path / "clock", monkeypatch), tmp_path / "hall"
    async with a_sitting(3, data, joined=1) as sitting:
        stage = sitting.stage
        laptop = Laptop(stage, time, monkeypatch)
        screen = HallClient(stage.ready.url, "", stage.ready.ca_file)
        screen.http.token = (await stage.operator.make_token("projector")).token
        tablet = HallClient(stage.ready.url, sitting.people["d01"].token, stage.ready.ca_file)
        try:
            for client in (screen, tablet):
                await client.start()
            await _somebody_speaks(sitting)
            for client in (screen, tablet):
                await client.until(lambda c=client: getattr(c.single("floor"), "turn", None) is not None)  # type: ignore[misc]
            laptop.sleep(MINUTE)
            await stage.chair.until(
                lambda: stage.floor.turn is not None and stage.floor.turn.time_up_at is not None
            )
            for client in (stage.chair, stage.secretary, screen, tablet):
                assert MINUTE <= _spoken(client) < MINUTE + LIMIT // 2
                await client.until(lambda c=client: c.state == "live", timeout=20)  # type: ignore[misc]
            scene = projector_scene(Topics(screen.topics), Words("vi"), screen.now())
            assert scene["floor"]["state"] == "over" and scene["floor"]["remaining_ms"] <= LIMIT - MINUTE, (
                "the hall sees that the time is over"
            )
            told = stage.chair.topics["notices"]["standstill"]
            assert "đồng hồ phát biểu vẫn tính" in told.text.vi.lower()  # type: ignore[attr-defined]
            ended = await stage.lead(EndTurn())
            await stage.chair.until(lambda: bool(stage.floor.spoken))
            assert MINUTE <= stage.floor.spoken[0].elapsed_ms < MINUTE + LIMIT // 2
            assert abs(ended.at - stage.chair.now()) < LIMIT // 2, "the hall's date is the machine's again"

            ballot_id = await sitting.ballot(duration_ms=LIMIT)
            closes_at = stage.ballot(ballot_id).closes_at
            assert closes_at is not None
            laptop.sleep(MINUTE)
            await sitting.vote("d01", ballot_id)
            await stage.chair.until(lambda: stage.ballot(ballot_id).closes_at != closes_at)
            later = stage.ballot(ballot_id)
            assert later.status == "open" and later.closes_at is not None
            left = later.closes_at - stage.chair.now()
            assert LIMIT // 2 < left < LIMIT + 10_000, (
                "what was left before, and a little to find the hall again"
            )
            await stage.lead(CloseBallot(ballot_id=ballot_id))
            await stage.lead(CallRecess(until=stage.chair.now() + LIMIT))
            laptop.sleep(MINUTE)
            await stage.lead(EndRecess())
        finally:
            for client in (screen, tablet):
                await client.close()
    assert verify(data).ok
    for kind in ("TimeUp", "TurnEnded", "BallotExtended", "BallotClosed", "RecessEnded"):
        assert _written(data, kind) == 1, kind


def _sleep(monkeypatch: pytest.MonkeyPatch, ms: int) -> None:
    steady, wall = clock.steady_ms, clock.wall_clock_ms
    monkeypatch.setattr(clock, "steady_ms", lambda: steady() + ms)
    monkeypatch.setattr(clock, "wall_clock_ms", lambda: wall() + ms)


async def test_a_ballot_that_was_open_over_a_whole_night_has_in_the_morning_what_it_had_in_the_evening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[int] = []
    async with a_desk(tmp_path) as desk:
        desk.on_standstill = told.append
        await begin(desk)
        await ballot(desk, "b1", 20_000)
        closes_at = desk.shown.ballots["b1"].closes_at
        assert closes_at is not None
        _sleep(monkeypatch, 10 * HOUR)
        assert await vote(desk, "b1", "d01") > closes_at + 9 * HOUR
        later = desk.shown.ballots["b1"].closes_at
        assert later is not None and 10 * HOUR <= later - closes_at < 10 * HOUR + 10_000
        assert len(told) == 1


async def test_a_hall_that_was_only_idle_gives_no_ballot_more_time_and_alarms_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[int] = []
    async with a_desk(tmp_path) as desk:
        desk.on_standstill = told.append
        await begin(desk)
        _sleep(monkeypatch, HOUR)  # nothing runs
        await ballot(desk, "b1", 20_000)
        opened = desk.shown.ballots["b1"]
        assert opened.closes_at is not None and opened.opened_at is not None
        await vote(desk, "b1", "d01")
        assert desk.shown.ballots["b1"].closes_at == opened.opened_at + 20_000
        assert told == []

"""The machine's clock is set in the middle of a blind ballot: its time is not stretched, no paper lost or doubled.

Time stands still here unless a test lets it go on: so "in the last millisecond" is meant as it is said.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from chair_console.client.secret_votes import BlindToken
from chair_console.domain.actors import Actor
from chair_console.domain.ballot import Ballot
from chair_console.domain.ballots import OpenBallot, PauseBallot, ResumeBallot
from chair_console.domain.preparing import PrepareBallot
from chair_console.domain.refusals import Refused
from chair_console.hall import clock
from chair_console.hall import desk as hall_desk
from chair_console.hall.desk import Committed, Desk
from chair_console.hall.owed import GRACE_MS
from chair_console.hall.secret_ballots import SecretBallots
from chair_console.journal import verify
from chair_console.slips import Paper
from tests.hall.test_clock import HOUR, a_desk, begin, lead

from .voting import FOR

PEOPLE = ("d01", "d02", "d03", "d04")
DURATION = 60_000
NOON = 1_795_400_000_000


class Time:
    """A machine whose time goes on when it is told, and whose clock somebody sets."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.steady = 1_000_000
        self.set_by = 0
        monkeypatch.setattr(clock, "steady_ms", lambda: self.steady)
        monkeypatch.setattr(clock, "wall_clock_ms", lambda: NOON + self.steady + self.set_by)
        monkeypatch.setattr(hall_desk, "LOOK_AGAIN_SECONDS", 0.01)

    def go_on(self, desk: Desk, ms: int) -> None:
        """Time passes, and the hall is awake: it looks at its clock all the while."""
        while ms > 0:
            self.steady += min(ms, 1_000)
            ms -= 1_000
            desk.clock.now()


class BlindHall:
    """A hall without its network: the desk, and the keeper of urns beside it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.secret = SecretBallots(desk)
        self._committed = asyncio.Event()
        desk.on_committed = self._tell

    def _tell(self, batch: list[Committed]) -> None:
        for record in batch:
            for event in record.events:
                self.secret.happened(event)
        self._committed.set()

    @property
    def ballot(self) -> Ballot:
        return self.desk.shown.ballots["b1"]

    async def prepare(self) -> None:
        await begin(self.desk, PEOPLE)
        await lead(self.desk, PrepareBallot(id="b1", title="Kín", kind="blind", duration_ms=DURATION))

    async def open(self) -> None:
        command = OpenBallot(ballot_id="b1")
        while not self.ballot.public_key:
            await self.secret.ready_for(command)
        await lead(self.desk, command)

    async def paper(self, delegate_id: str) -> Paper:
        """A token for this delegate, and the paper filled in with it."""
        token = BlindToken("b1", self.ballot.public_key)
        actor = Actor(role="delegate", delegate_id=delegate_id)
        token.take(await self.secret.sign(actor, "b1", token.order.blinded))
        return token.fill_in(FOR)

    async def drop(self, paper: Paper) -> str:
        """The number of the paper in the urn."""
        return (await self.secret.box.drop("b1", paper)).paper

    async def closed(self) -> int:
        """How long the ballot was open when it had closed itself (ms)."""
        async with asyncio.timeout(10):
            while self.ballot.closed_at is None:
                self._committed.clear()
                await self._committed.wait()
        assert self.ballot.opened_at is not None
        return self.ballot.closed_at - self.ballot.opened_at

    def counted(self) -> int:
        """Those for; they are also all that lies in the urn."""
        result = self.ballot.result
        assert result is not None
        assert result.counts.yes == len(self.desk.urns.of(self.ballot).slips())
        return result.counts.yes


@asynccontextmanager
async def a_blind_hall(folder: Path) -> AsyncIterator[BlindHall]:
    async with a_desk(folder) as desk:
        hall = BlindHall(desk)
        try:
            yield hall
        finally:
            await hall.secret.close()


@pytest.mark.parametrize("ms", [-HOUR, HOUR], ids=["back", "ahead"])
@pytest.mark.parametrize("moment", ["before it opens", "while it is open", "before it closes"])
async def test_a_clock_set_in_a_blind_ballot_takes_no_paper_and_gives_no_time(
    moment: str, ms: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    time = Time(monkeypatch)

    def now_is(what: str) -> None:
        time.set_by = ms if what == moment else time.set_by

    async with a_blind_hall(tmp_path) as hall:
        await hall.prepare()
        now_is("before it opens")
        await hall.open()
        closes_at = hall.ballot.closes_at
        first, second, late = [await hall.paper(key) for key in ("d01", "d02", "d04")]
        number = await hall.drop(first)
        time.go_on(hall.desk, DURATION // 2)
        now_is("while it is open")
        # Signed before the clock was set, in the urn after it; sent twice, as when an answer is lost.
        assert await hall.drop(second) == await hall.drop(second)
        assert hall.ballot.closes_at == closes_at
        time.go_on(hall.desk, DURATION // 2 - 1)
        now_is("before it closes")
        await hall.drop(await hall.paper("d03"))
        assert hall.ballot.closed_at is None
        time.go_on(hall.desk, 1)
        with pytest.raises(Refused) as caught:
            await hall.drop(late)
        assert caught.value.code == "ballot.already_closed"
        assert await hall.closed() == DURATION
        assert hall.counted() == 3
        assert await hall.drop(first) == number
    assert verify(tmp_path).ok


@pytest.mark.parametrize("ms", [-HOUR, HOUR], ids=["back", "ahead"])
async def test_a_clock_set_while_a_blind_ballot_is_paused_leaves_it_the_time_it_had(
    ms: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    time = Time(monkeypatch)
    async with a_blind_hall(tmp_path) as hall:
        await hall.prepare()
        await hall.open()
        first, second = [await hall.paper(key) for key in ("d01", "d02")]
        await hall.drop(first)
        time.go_on(hall.desk, 20_000)
        await lead(hall.desk, PauseBallot(ballot_id="b1"))
        time.set_by = ms
        await lead(hall.desk, ResumeBallot(ballot_id="b1"))
        assert hall.ballot.closes_at == hall.desk.last_at + DURATION - 20_000
        time.go_on(hall.desk, DURATION - 20_001)
        await hall.drop(second)
        time.go_on(hall.desk, 1)
        await hall.closed()
        assert hall.counted() == 2
    assert verify(tmp_path).ok


@pytest.mark.parametrize("ms", [-HOUR, HOUR], ids=["back", "ahead"])
async def test_a_hall_that_comes_back_to_a_blind_ballot_with_another_clock_counts_what_it_had(
    ms: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Set back, the ballot has what was left of its time. Set ahead, it has been over for long: it closes at once."""
    time = Time(monkeypatch)
    async with a_blind_hall(tmp_path) as hall:
        await hall.prepare()
        await hall.open()
        first, second = [await hall.paper(key) for key in ("d01", "d02")]
        time.go_on(hall.desk, 20_000)
        number = await hall.drop(first)
    time.set_by = ms
    async with a_blind_hall(tmp_path) as hall:
        if ms < 0:
            time.go_on(hall.desk, DURATION - 20_001)
            await hall.drop(second)
            assert await hall.drop(first) == number
            time.go_on(hall.desk, 1)
            assert await hall.closed() == DURATION
        else:
            await hall.closed()
        assert hall.counted() == (2 if ms < 0 else 1)
        assert await hall.drop(first) == number
    assert verify(tmp_path).ok


async def test_a_blind_ballot_gets_the_time_back_in_which_the_machine_slept_and_takes_the_first_paper_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    time = Time(monkeypatch)
    async with a_blind_hall(tmp_path) as hall:
        await hall.prepare()
        await hall.open()
        closes_at = hall.ballot.closes_at
        assert closes_at is not None
        first, second = [await hall.paper(key) for key in ("d01", "d02")]
        await hall.drop(first)
        time.steady += 10 * DURATION  # the lid is shut; the time of the ballot is over for long
        await hall.drop(second)
        assert hall.ballot.closed_at is None
        assert hall.ballot.closes_at == closes_at + 10 * DURATION + GRACE_MS
        time.go_on(hall.desk, DURATION + GRACE_MS)
        await hall.closed()
        assert hall.counted() == 2
    assert verify(tmp_path).ok

"""A ballot with a deadline keeps it by itself, and waits while the chair has paused it."""

from __future__ import annotations

from chair_console.domain.ballots import ExtendBallot, PauseBallot, ResumeBallot
from chair_console.protocol.ballot_views import BallotView
from tests.hall.sitting import Sitting, a_sitting


async def _until(sitting: Sitting, ballot: str, status: str) -> BallotView:
    await sitting.stage.chair.until(lambda: sitting.stage.ballot(ballot).status == status, timeout=20)
    return sitting.stage.ballot(ballot)


async def test_a_ballot_closes_by_itself_at_its_deadline() -> None:
    async with a_sitting(3) as sitting:
        ballot = await sitting.ballot(duration_ms=1500)
        deadline = sitting.stage.ballot(ballot).closes_at
        await sitting.vote("d01", ballot)
        closed = await _until(sitting, ballot, "closed")
        assert deadline is not None
        assert closed.closed_at is not None
        assert 0 <= closed.closed_at - deadline < 1000
        assert closed.result is not None
        assert closed.result.counts == {"for": 1, "against": 0, "abstain": 0, "not_voted": 2}


async def test_a_paused_ballot_keeps_its_remaining_time_and_an_extension_is_added() -> None:
    async with a_sitting(3) as sitting:
        ballot = await sitting.ballot(duration_ms=60_000)
        await sitting.stage.lead(PauseBallot(ballot_id=ballot))
        paused = await _until(sitting, ballot, "paused")
        assert paused.closes_at is None
        assert paused.remaining_ms is not None
        assert 50_000 < paused.remaining_ms <= 60_000
        await sitting.stage.lead(ExtendBallot(ballot_id=ballot, by_ms=30_000))
        longer = paused.remaining_ms + 30_000
        await sitting.stage.chair.until(lambda: sitting.stage.ballot(ballot).remaining_ms == longer)
        receipt = await sitting.stage.lead(ResumeBallot(ballot_id=ballot))
        resumed = await _until(sitting, ballot, "open")
        assert resumed.closes_at == receipt.at + longer
        await sitting.vote("d01", ballot)

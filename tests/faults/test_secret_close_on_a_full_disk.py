"""The disk is full in the very moment of a secret ballot's close, or while papers fall: nothing is promised or lost."""

from __future__ import annotations

import asyncio
import sys
from collections import Counter
from pathlib import Path

import pytest

from chair_console.client import CommandRefused
from chair_console.client.secret_votes import BlindToken, order_token, published_urn
from chair_console.domain.ballot import BallotKind
from chair_console.domain.ballots import CloseBallot
from chair_console.domain.results import DeclareResult
from chair_console.journal import recount, verify
from chair_console.slips import read_marks
from tests.faults.test_disk_full import limit_files
from tests.hall.sitting import Sitting, a_sitting, fresh
from tests.secret.voting import AGAINST, FOR, a_secret_ballot, drop, token_of, vote_separated

pytestmark = [
    pytest.mark.faults,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits another process's files: Linux"),
]


async def _refused(sitting: Sitting, kind: BallotKind, ballot_id: str) -> None:
    """A close, a token, a vote: each is refused, and may be sent again."""
    acts = [sitting.stage.chair.http.give(fresh(), CloseBallot(ballot_id=ballot_id))]
    if kind == "separated":
        acts.append(vote_separated(sitting, "d03", ballot_id, AGAINST))
    for act in acts:
        with pytest.raises(CommandRefused) as caught:
            await act
        assert caught.value.code.startswith("journal.") and caught.value.problem.status == 503


@pytest.mark.parametrize("kind", ["separated", "blind"])
async def test_a_close_that_the_disk_does_not_take_leaves_the_ballot_open_and_every_paper_in_it(
    kind: BallotKind, tmp_path: Path
) -> None:
    async with a_sitting(4, tmp_path) as sitting:
        stage, ballot = sitting.stage, await a_secret_ballot(sitting, kind)
        papers = {}
        waiting = BlindToken(ballot.id, ballot.public_key) if kind == "blind" else None
        if waiting is not None:  # signed, but the answer is lost on its way
            await order_token(sitting.people["d04"], ballot.id, waiting.order)
        for key, marks in {"d01": FOR, "d02": AGAINST, "d03": AGAINST}.items():
            if kind == "blind":
                papers[key] = (await token_of(sitting, key, ballot)).fill_in(marks)
        for key, marks in {"d01": FOR, "d02": AGAINST}.items():
            if kind == "blind":
                await drop(sitting, ballot.id, papers[key])
            else:
                await vote_separated(sitting, key, ballot.id, marks)
        for _ in range(2):
            limit_files(stage.ready.pid, 0)
            try:
                await _refused(sitting, kind, ballot.id)
                if waiting is not None:
                    for _ in range(3):
                        with pytest.raises(CommandRefused) as caught:
                            await drop(sitting, ballot.id, papers["d03"])
                        assert caught.value.code.startswith("journal.")
                    with pytest.raises(CommandRefused) as caught:
                        await order_token(sitting.people["d04"], ballot.id, waiting.order)
                    assert caught.value.code.startswith("journal."), "nothing that it could not send again"
                await stage.chair.until(lambda: not stage.journal.safe)
            finally:
                limit_files(stage.ready.pid, None)
            await stage.chair.until(lambda: stage.journal.safe, timeout=20)
        assert stage.ballot(ballot.id).status == "open"
        assert len(list((tmp_path / "urns").glob("*.key"))) == 1
        if waiting is not None:
            await drop(sitting, ballot.id, papers["d03"])
            waiting.take(await order_token(sitting.people["d04"], ballot.id, waiting.order))
        else:
            await vote_separated(sitting, "d03", ballot.id, AGAINST)
        await stage.lead(CloseBallot(ballot_id=ballot.id))
        await stage.lead(DeclareResult(ballot_id=ballot.id))
        await stage.chair.until(lambda: stage.ballot(ballot.id).status == "declared")
        urn = await published_urn(sitting.people["d01"], ballot.id)
        marks_of_all = Counter(read_marks(slip.encode()) for slip in urn.slips)
        assert marks_of_all == Counter({FOR: 1, AGAINST: 2})
    assert (await asyncio.to_thread(verify, tmp_path)).ok
    assert [row.code for row in await asyncio.to_thread(recount, tmp_path) if row.code] == []
    assert not list((tmp_path / "urns").glob("*.key"))

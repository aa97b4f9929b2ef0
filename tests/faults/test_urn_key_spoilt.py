"""The key of an urn is gone or spoilt: the hall runs, the desk is told at once, and the ballot can be held again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from chair_console.client import CommandRefused
from chair_console.domain.ballot import BallotKind
from chair_console.domain.ballots import CloseBallot, OpenBallot, WithdrawBallot
from chair_console.domain.preparing import PrepareBallot
from chair_console.hall.urn_keys import UrnKey
from chair_console.protocol.views import NoticeView
from tests.faults.test_hall_killed_in_secret_ballot import Death
from tests.hall.sitting import Sitting, a_sitting, fresh, refusal_of
from tests.secret.voting import a_secret_ballot, closed_and_declared, token_of, vote_separated

pytestmark = pytest.mark.faults


def removed(file: Path) -> None:
    file.unlink()


def truncated(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:40])


def with_a_short_seal(file: Path) -> None:
    key = msgspec.json.decode(file.read_bytes(), type=UrnKey)
    file.write_bytes(msgspec.json.encode(msgspec.structs.replace(key, seal=key.seal[:3])))


def with_another_private_key(file: Path) -> None:
    key = msgspec.json.decode(file.read_bytes(), type=UrnKey)
    file.write_bytes(msgspec.json.encode(msgspec.structs.replace(key, private=b"\0" + key.private[1:])))


async def _code_of_a_vote(sitting: Sitting, kind: BallotKind, ballot_id: str) -> str:
    with pytest.raises(CommandRefused) as caught:
        if kind == "blind":
            await token_of(sitting, "d01", sitting.stage.ballot(ballot_id))
        else:
            await vote_separated(sitting, "d01", ballot_id)
    return caught.value.code


@pytest.mark.parametrize(
    ("kind", "spoil"),
    [
        ("separated", removed),
        ("separated", truncated),
        ("separated", with_a_short_seal),
        ("blind", truncated),
        ("blind", with_another_private_key),
    ],
)
async def test_a_hall_that_finds_a_spoilt_key_starts_and_tells_the_desk(
    kind: BallotKind, spoil: Callable[[Path], None], tmp_path: Path
) -> None:
    async with a_sitting(3, tmp_path) as sitting:
        stage, ballot = sitting.stage, await a_secret_ballot(sitting, kind)
        (file,) = (tmp_path / "urns").glob("*.key")
        spoil(file)
        death = Death(sitting)
        death.strike()
        await death.over()
        await stage.chair.until(lambda: "urn" in stage.chair.topics.get("notices", {}))
        notice = stage.chair.topics["notices"]["urn"]
        assert isinstance(notice, NoticeView)
        assert notice.level == "danger" and notice.text.vi != notice.text.en
        assert await _code_of_a_vote(sitting, kind, ballot.id) == "ballot.urn_lost"
        closing = CloseBallot(ballot_id=ballot.id)
        assert (await refusal_of(stage.chair.http, closing)).code == "ballot.urn_lost"
        await stage.lead(WithdrawBallot(ballot_id=ballot.id, reason="Mất khóa hòm phiếu"))
        await stage.chair.until(lambda: "urn" not in stage.chair.topics["notices"])
        again = await a_secret_ballot(sitting, "separated")
        await vote_separated(sitting, "d01", again.id)
        view = await closed_and_declared(sitting, again.id)
        assert view.result is not None and view.result.cast == 1


@pytest.mark.parametrize("kind", ["separated", "blind"])
async def test_a_ballot_whose_key_has_gone_is_not_opened_to_a_hall_in_which_nobody_could_vote(
    kind: BallotKind, tmp_path: Path
) -> None:
    async with a_sitting(3, tmp_path) as sitting:
        stage, ballot_id = sitting.stage, fresh()
        await stage.lead(PrepareBallot(id=ballot_id, title="Kín", kind=kind, duration_ms=0))
        await stage.chair.until(lambda: ballot_id in stage.chair.topics["ballot"])
        await stage.chair.until(lambda: bool(stage.ballot(ballot_id).public_key))
        (file,) = (tmp_path / "urns").glob("*.key")
        file.unlink()
        opening = OpenBallot(ballot_id=ballot_id)
        assert (await refusal_of(stage.chair.http, opening)).code == "ballot.urn_lost"
        assert stage.ballot(ballot_id).status == "prepared"


async def test_a_key_that_goes_while_the_hall_runs_is_not_missed_at_the_close(tmp_path: Path) -> None:
    """It is in memory, and would be destroyed at the close anyway."""
    async with a_sitting(3, tmp_path) as sitting:
        ballot = await a_secret_ballot(sitting, "separated")
        await vote_separated(sitting, "d01", ballot.id)
        (file,) = (tmp_path / "urns").glob("*.key")
        file.unlink()
        await vote_separated(sitting, "d02", ballot.id)
        view = await closed_and_declared(sitting, ballot.id)
        assert view.result is not None and view.result.cast == 2

"""A rehearsal plays secret ballots as it plays open ones: simulated delegates cast both grades."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path

import msgspec
import pytest

from chair_console.client import HallClient
from chair_console.domain.ballot import BallotKind
from chair_console.domain.decisions import Choice
from chair_console.journal import recount
from chair_console.rehearsal.play import play
from chair_console.rehearsal.scenario import Scenario
from chair_console.rehearsal.voting import VotingTablet
from tests.hall.sitting import a_sitting

from .voting import an_election, closed_and_declared

CHOICES: dict[str, Choice] = {"d1": "for", "d2": "for", "d3": "against", "d4": "abstain"}


def _scenario(kind: str) -> Scenario:
    ballot = {
        "title": "Bỏ phiếu kín",
        "kind": kind,
        "choices": CHOICES,
        "expect": {"counts": {"for": 2, "against": 1, "abstain": 1, "not_voted": 1}, "outcome": "rejected"},
    }
    people = [{"id": f"d{number}"} for number in range(1, 6)]
    return msgspec.convert({"name": "Kín", "delegates": people, "ballots": [ballot]}, Scenario)


@pytest.mark.parametrize("kind", ["separated", "blind"])
async def test_a_scenario_with_a_secret_ballot_comes_to_what_it_expects(kind: str, tmp_path: Path) -> None:
    summary = await play(_scenario(kind), tmp_path / "report", data=tmp_path / "hall")
    assert summary.failures == []
    assert [line.kind for line in summary.ballots] == [kind]
    assert [row.code for row in recount(tmp_path / "hall")] == [""]


@pytest.mark.parametrize("kind", ["separated", "blind"])
async def test_simulated_delegates_mark_every_paper_they_are_given(kind: BallotKind, tmp_path: Path) -> None:
    async with a_sitting(4, tmp_path) as sitting:
        stage, ballot = sitting.stage, await an_election(sitting, kind, ["a", "b", "c"], 2)

        async def vote(delegate_id: str) -> None:
            person = sitting.people[delegate_id]
            client = HallClient(stage.ready.url, person.token, stage.ready.ca_file)
            await VotingTablet(client, delegate_id, stage.ready.ca_file).vote(
                ballot, "for", random.Random(delegate_id)
            )
            await client.close()

        await asyncio.gather(*(vote(delegate_id) for delegate_id in sitting.people))
        view = await closed_and_declared(sitting, ballot.id)
        assert view.tally is not None
        assert view.tally.papers.returned == 4
        assert sum(view.tally.counts[0].values()) == 12

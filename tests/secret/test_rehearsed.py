"""A rehearsal plays secret ballots as it plays open ones: simulated delegates cast both grades."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from chair_console.domain.decisions import Choice
from chair_console.journal import recount
from chair_console.rehearsal.play import play
from chair_console.rehearsal.scenario import Scenario

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

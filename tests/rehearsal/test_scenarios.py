"""`rehearse`: a mistake in the file is named, a kept expectation ends with 0 and a broken one with 1."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pymupdf
import pytest

from chair_console.domain.ballot import BallotKind
from chair_console.rehearsal.play import play
from chair_console.rehearsal.rollcalls import read_rollcalls
from tests.postgres import postgres_server, postgres_url
from tests.shared_data import shared

__all__ = ["postgres_server", "postgres_url"]

PEOPLE = [{"id": "d1", "seat": "A1"}, {"id": "d2"}, {"id": "d3"}]
BALLOT = {
    "title": "Thông qua",
    "choices": {"d1": "for", "d2": "for", "d3": "against"},
    "expect": {"counts": {"for": 2, "against": 1, "abstain": 0, "not_voted": 0}, "outcome": "adopted"},
}


def _scenario(**changed: Any) -> dict[str, Any]:
    return {"name": "Diễn tập", "delegates": PEOPLE, "ballots": [{**BALLOT, **changed}]}


def _program(
    *arguments: str | Path, language: str = "en", seconds: int = 60
) -> subprocess.CompletedProcess[str]:
    locale = {"vi": "vi_VN.UTF-8", "en": "en_US.UTF-8"}[language]
    return subprocess.run(
        [sys.executable, "-m", "chair_console.cli", *map(str, arguments)],
        env={**os.environ, "LANG": locale, "LC_ALL": locale, "LANGUAGE": ""},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=seconds,
    )


def _rehearse(folder: Path, scenario: object, *options: str, language: str = "en") -> Any:
    file = folder / "scenario.json"
    file.write_text(json.dumps(scenario), encoding="utf-8")
    return _program("rehearse", file, "--report", folder / "report", *options, language=language)


@pytest.mark.parametrize(
    ("scenario", "named"),
    [
        ([], "object"),
        ({}, "delegates"),
        ({"delegates": []}, "delegates"),
        ({"delegates": [{"id": "d1"}, {"id": "d1"}]}, "d1"),
        (_scenario(choices={"d9": "for"}), "d9"),
        (_scenario(choices={"d1": "maybe"}), "maybe"),
        (_scenario(options=["for"], choices={"d1": "against"}), "against"),
        (_scenario(rule={"fraction": [3, 2]}), "Thông qua"),
        ({"delegates": PEOPLE, "documents": [{"path": "none.pdf", "title": "A"}]}, "none.pdf"),
        ({"delegates": PEOPLE, "requests": [{"delegate": "d9", "kind": "discuss"}]}, "d9"),
    ],
)
def test_a_mistake_in_a_scenario_is_named_and_nothing_is_played(
    tmp_path: Path, scenario: object, named: str
) -> None:
    said = {}
    for language in ("vi", "en"):
        ended = _rehearse(tmp_path, scenario, language=language)
        assert ended.returncode == 2, ended.stderr
        assert "Traceback" not in ended.stderr
        said[language] = ended.stderr
    assert named in said["en"]
    assert said["vi"] != said["en"]
    assert not (tmp_path / "report").exists()


def _require_summary(folder: Path) -> None:
    summary = json.loads((folder / "report" / "summary.json").read_text(encoding="utf-8"))
    assert (summary["delegates"], summary["present"], summary["failures"]) == (3, 3, [])
    assert summary["journal"]["verified"] is True
    assert len(summary["journal"]["head"]) == 64
    [ballot] = summary["ballots"]
    assert (ballot["entitled"], ballot["cast"], ballot["outcome"], ballot["tied"]) == (3, 3, "adopted", False)
    assert ballot["counts"] == {"for": 2, "against": 1, "abstain": 0, "not_voted": 0}
    assert ballot["sentence"]
    for measure in ("receipt", "fanout"):
        assert set(summary["latency_ms"][measure]) >= {"p50", "p99", "max"}


def test_a_scenario_that_comes_out_as_expected_ends_with_0(tmp_path: Path) -> None:
    ended = _rehearse(tmp_path, _scenario())
    assert ended.returncode == 0, ended.stderr
    _require_summary(tmp_path)


def test_an_expectation_that_is_not_met_ends_with_1_and_is_named(tmp_path: Path) -> None:
    ended = _rehearse(tmp_path, _scenario(expect={"counts": {"for": 3}, "outcome": "rejected"}))
    assert ended.returncode == 1
    assert "for is 2" in ended.stderr
    assert "outcome is adopted" in ended.stderr


@pytest.mark.postgres
def test_a_scenario_comes_out_the_same_on_postgresql(tmp_path: Path, postgres_url: str) -> None:
    ended = _rehearse(tmp_path, _scenario(), "--database", postgres_url)
    assert ended.returncode == 0, ended.stderr
    _require_summary(tmp_path)


def test_a_hundred_real_roll_calls_come_out_as_they_were_recorded(tmp_path: Path) -> None:
    scenario = read_rollcalls(shared("rollcalls"), 100)
    summary = asyncio.run(play(scenario, tmp_path, tmp_path / "data", None))
    assert summary.failures == []
    assert len(summary.ballots) == 100
    for ballot, expected in zip(summary.ballots, scenario.ballots, strict=True):
        assert ballot.counts == expected.expect.counts
        assert ballot.outcome == expected.expect.outcome
    assert summary.journal["verified"]


@pytest.mark.parametrize("kind", ["separated", "blind"])
def test_real_roll_calls_come_out_as_they_were_recorded_in_secret_too(
    tmp_path: Path, kind: BallotKind
) -> None:
    scenario = read_rollcalls(shared("rollcalls"), 300, every=60, kind=kind)
    summary = asyncio.run(play(scenario, tmp_path, tmp_path / "data"))
    assert summary.failures == []
    found = [(ballot.kind, ballot.counts, ballot.outcome) for ballot in summary.ballots]
    assert found == [(kind, b.expect.counts, b.expect.outcome) for b in scenario.ballots]
    assert len(found) == 5
    assert summary.journal["verified"]


def test_the_sample_session_runs_from_the_roll_call_to_the_minutes(tmp_path: Path) -> None:
    ended = _program("demo", "--headless", "--delegates", "13", "--report", tmp_path, seconds=170)
    assert ended.returncode == 0, ended.stderr
    summary = json.loads((tmp_path / "summary.json").read_text(encoding="utf-8"))
    assert (summary["delegates"], summary["failures"]) == (13, [])
    (told,) = ended.stdout.splitlines()
    assert str(summary["journal"]["records"]) in told
    assert summary["journal"]["verified"] is True
    for document in summary["documents"]:
        assert document["pages"] > 0
        assert document["received"] == 13
    for ballot in summary["ballots"]:
        assert sum(ballot["counts"].values()) == ballot["entitled"] == 13
    polls = [(tally["form"], tally["kind"], tally["outcome"]) for tally in summary["tallies"]]
    assert polls == [("election", "open", "decided"), ("confidence_poll", "separated", "noted")]
    records = {f"tellers-record-{number}.{ending}" for number in (1, 2) for ending in ("docx", "pdf")}
    assert {"minutes.docx", "minutes.pdf", "results.xlsx", *records} <= set(summary["files"])
    for name in summary["files"]:
        assert (tmp_path / name).stat().st_size > 0
    elected = {delegate for tally in summary["tallies"][:1] for delegate in tally["winners"]}
    with pymupdf.open(tmp_path / "tellers-record-2.pdf") as record:
        text = " ".join(" ".join(page.get_text() for page in record).split())
    assert len(elected) == 7
    assert "Ban kiểm phiếu gồm 7 đại biểu" in text

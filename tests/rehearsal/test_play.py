"""What a scenario can hold besides votes: speeches, papers, a tie, kinds of ballots that this version lacks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from chair_console.rehearsal.play import play
from chair_console.rehearsal.scenario import Scenario
from chair_console.rehearsal.summary import Summary
from tests.shared_data import shared

PEOPLE = [{"id": f"d{number}", "name": f"Đại biểu {number}", "seat": f"A{number}"} for number in range(1, 7)]


async def played(folder: Path, **fields: Any) -> Summary:
    scenario = msgspec.convert({"name": "Diễn tập", "delegates": PEOPLE, **fields}, Scenario)
    return await play(scenario, shared("pdf"), folder)


def choices(**by_choice: str) -> dict[str, str]:
    return {delegate: choice for choice, ids in by_choice.items() for delegate in ids.split()}


async def test_speeches_are_given_in_the_order_of_the_file_and_papers_reach_everyone(tmp_path: Path) -> None:
    wanted = [("d3", "discuss"), ("d1", "question"), ("d3", "discuss"), ("d3", "discuss"), ("d2", "debate")]
    summary = await played(
        tmp_path,
        requests=[{"delegate": d, "kind": k, "subject": "Ngân sách", "to": "UBND"} for d, k in wanted],
        documents=[
            {"path": "qpdf/good17.pdf", "title": "Báo cáo"},
            {"path": "qpdf/bad40.pdf", "title": "Tờ trình hỏng"},
        ],
    )
    assert [(speech.delegate, speech.kind) for speech in summary.speeches] == wanted
    (paper,) = summary.documents
    assert (paper.title, paper.pages, paper.received) == ("Báo cáo", 30, 6)
    (failure,) = summary.failures
    assert failure.startswith("Tờ trình hỏng: ")
    assert "intake" not in failure


async def test_a_tie_is_rejected_unless_the_chair_decides_it(tmp_path: Path) -> None:
    tied = choices(**{"for": "d1 d2", "against": "d3 d4", "abstain": "d5"})
    rule = {"of": "for_against"}
    votes: list[str | None] = [None, "for", "against"]
    summary = await played(
        tmp_path,
        ballots=[{"title": f"{v}", "rule": rule, "choices": tied, "casting_vote": v} for v in votes],
    )
    assert summary.failures == []
    assert [ballot.outcome for ballot in summary.ballots] == ["rejected", "adopted", "rejected"]
    for ballot in summary.ballots:
        assert ballot.tied
        assert ballot.counts == {"for": 2, "against": 2, "abstain": 1, "not_voted": 1}


async def test_every_grade_of_secrecy_comes_to_the_same_count(tmp_path: Path) -> None:
    chosen = choices(**{"for": "d1 d2 d3 d4", "against": "d5"})
    expect = {"counts": {"for": 4, "against": 1, "abstain": 0, "not_voted": 1}, "outcome": "adopted"}
    kinds = ("separated", "open", "blind")
    summary = await played(
        tmp_path,
        ballots=[{"title": kind, "kind": kind, "choices": chosen, "expect": expect} for kind in kinds],
    )
    assert summary.failures == []
    assert [(ballot.title, ballot.kind) for ballot in summary.ballots] == [(kind, kind) for kind in kinds]
    assert [bool(ballot.urn_sha256) for ballot in summary.ballots] == [True, False, True]
    assert summary.journal["verified"]


async def test_what_the_hall_refuses_is_a_failure_in_its_words_and_the_rest_is_played(tmp_path: Path) -> None:
    everyone = choices(**{"for": "d1 d2 d3 d4"})
    bad = {"title": "Giơ tay kín", "kind": "separated", "method": "show_of_hands"}
    summary = await played(tmp_path, ballots=[bad, {"title": "Mở", "choices": everyone}])
    assert [(ballot.title, ballot.outcome) for ballot in summary.ballots] == [("Mở", "adopted")]
    (failure,) = summary.failures
    assert failure.startswith("Giơ tay kín: ") and "ballot." not in failure


async def test_a_thin_council_is_played_without_its_quorum_and_that_is_noted(tmp_path: Path) -> None:
    people = [{**person, "present": number < 2} for number, person in enumerate(PEOPLE)]
    summary = await played(
        tmp_path,
        delegates=people,
        ballots=[{"title": "A", "rule": {"of": "present"}, "choices": choices(**{"for": "d1 d2"})}],
    )
    assert summary.failures == []
    assert (summary.delegates, summary.present) == (6, 2)
    assert summary.ballots[0].counts["not_voted"] == 4
    (note,) = summary.notes
    assert "hai phần ba" in note or "two thirds" in note
    assert (await played(tmp_path / "full")).notes == []


async def test_measured_times_are_whole_and_in_order(tmp_path: Path) -> None:
    summary = await played(
        tmp_path, ballots=[{"title": "A", "choices": choices(**{"for": "d1 d2 d3", "against": "d4"})}]
    )
    for spread in summary.latency_ms.values():
        assert isinstance(spread, dict)
        assert 0 <= spread["p50"] <= spread["p99"] <= spread["max"] < 60_000

"""A scenario holds every form of ballot, in its full or its short form, and compares what comes of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec

from chair_console.rehearsal.play import play
from chair_console.rehearsal.scenario import Scenario
from chair_console.rehearsal.summary import Summary

PEOPLE = [{"id": f"d{n}", "name": f"Đại biểu {n}", "unit": f"Tổ {n % 2}"} for n in range(1, 9)]
AN = {"id": "an", "name": "Trần Văn An", "detail": "Chủ tịch", "born": "1970-05-01"}
BINH = {"id": "binh", "name": "Lê Thị Bình", "born": "1966-01-31"}


async def played(folder: Path, **fields: Any) -> Summary:
    scenario = msgspec.convert({"name": "Diễn tập", "delegates": PEOPLE, **fields}, Scenario)
    return await play(scenario, folder, folder / "data", report=folder / "report")


def each(**by_delegates: object) -> dict[str, object]:
    """d1_d2=… gives both the same paper."""
    return {delegate: paper for ids, paper in by_delegates.items() for delegate in ids.split("_")}


def election(**fields: object) -> dict[str, object]:
    return {"title": "Bầu Phó Chủ tịch", "candidates": [AN, BINH, "Hà Minh Dũng"], "most": 2, **fields}


THREE_RUNS = [
    election(
        kind="blind",
        choices=each(d1_d2_d3=["an"], d4_d5_d6=["binh"], d7="Hà Minh Dũng", d8=[]),
        expect={
            "counts": {"an": 3, "binh": 3, "Hà Minh Dũng": 1},
            "outcome": "undecided",
            "winners": [],
            "papers": {"issued": 8, "returned": 8, "valid": 7, "invalid": 1, "blank": 1},
        },
    ),
    {
        "title": "Bầu Phó Chủ tịch",
        "run": 2,
        "candidates": ["an", "binh"],
        "choices": each(d1_d2_d3_d4=["an", "binh"], d5=["an"], d6=["binh"]),
        "expect": {"counts": {"an": 5, "binh": 5}, "tied": ["an", "binh"], "outcome": "undecided"},
    },
    {
        "title": "Bầu Phó Chủ tịch",
        "run": 3,
        "choices": each(d1_d2_d3="an", d4_d5_d6="binh"),
        "expect": {"winners": ["binh"], "outcome": "decided"},
    },
]
POLL = {
    "title": "Lấy phiếu tín nhiệm",
    "kind": "separated",
    "holders": [AN, "Lò Thị Hoa"],
    "choices": each(d1_d2_d3_d4_d5=["low", "high"], d6=["high", ""], d7=[["medium"], []]),
    "expect": {
        "counts": [{"high": 1, "medium": 1, "low": 5}, {"high": 5}],
        "outcome": "noted",
        "consequences": {"an": "dismissal_submitted", "Lò Thị Hoa": "none"},
    },
}
VOTE = {
    "title": "Bỏ phiếu tín nhiệm",
    "form": "confidence_vote",
    "kind": "separated",
    "holders": [AN],
    "choices": each(d1_d2_d3_d4_d5="no_confidence", d6_d7="confidence"),
    "expect": {"consequences": {"an": "dismissal_considered"}, "counts": {"no_confidence": 5}},
}
OPINION = {
    "title": "Cách họp",
    "questions": [
        {"text": "Họp tối?", "options": ["Có", "Không"]},
        {"text": "Ở đâu?", "options": ["A", "B"], "most": 2},
    ],
    "choices": each(d1=["Có", ["A", "B"]], d2=["", "B"]),
    "expect": {"counts": [{"Có": 1, "Không": 0}, {"A": 1, "B": 2}], "outcome": "noted"},
}
OPTIONS = {
    "title": "Tên quỹ",
    "form": "options",
    "options": ["Phương án 1", "Phương án 2"],
    "rule": {"compare": "plurality", "of": "cast"},
    "choices": each(d1_d2="Phương án 2", d3="Phương án 1"),
    "expect": {"winners": ["Phương án 2"], "counts": {"Phương án 1": 1}},
}
HANDS = {
    "title": "Thư ký",
    "method": "show_of_hands",
    "choices": each(d1_d2_d3_d4_d5="for", d6="against"),
    "expect": {"counts": {"for": 5, "against": 1, "not_voted": 2}, "outcome": "adopted"},
}
COUNTED_HANDS = {
    "title": "Ban kiểm phiếu",
    "method": "show_of_hands",
    "counted": {"counts": {"for": 7, "against": 1}},
    "expect": {"counts": {"for": 7, "against": 1, "abstain": 0, "not_voted": 0}},
}
ON_PAPER = {
    "title": "Bầu Trưởng Ban",
    "candidates": [AN, BINH],
    "method": "paper",
    "kind": "separated",
    "counted": {
        "counts": {"an": 3, "binh": 4},
        "papers": {"issued": 7, "returned": 8, "valid": 8, "invalid": 0},
    },
    "expect": {"outcome": "void", "papers": {"issued": 7, "returned": 8}},
}
FEW = {
    "title": "Việc của Tổ 1",
    "entitled_units": ["Tổ 1"],
    "choices": each(d1_d3_d5="for"),
    "expect": {"counts": {"for": 3, "not_voted": 1}, "outcome": "adopted"},
}
ALL = [*THREE_RUNS, POLL, VOTE, OPINION, OPTIONS, HANDS, COUNTED_HANDS, ON_PAPER, FEW]


async def test_every_form_comes_out_as_the_file_expects_and_leaves_its_papers(tmp_path: Path) -> None:
    summary = await played(tmp_path, ballots=ALL, tellers=["d1", "d2", "d3", "d4", "d5", "d6", "d7"])
    assert summary.failures == []
    assert summary.journal["verified"]
    assert [ballot.title for ballot in summary.ballots] == ["Thư ký", "Ban kiểm phiếu", "Việc của Tổ 1"]
    forms = [(tally.form, tally.run, tally.outcome) for tally in summary.tallies]
    assert sorted(forms) == sorted(
        [
            ("election", 1, "undecided"),
            ("election", 2, "undecided"),
            ("election", 3, "decided"),
            ("confidence_poll", 1, "noted"),
            ("confidence_vote", 1, "noted"),
            ("opinion_poll", 1, "noted"),
            ("options", 1, "decided"),
            ("election", 1, "void"),
        ]
    )
    records = [f"tellers-record-{number}.{ending}" for number in range(1, 7) for ending in ("docx", "pdf")]
    assert {"minutes.docx", "minutes.pdf", "results.json", *records} <= set(summary.files)
    for name in summary.files:
        assert (tmp_path / "report" / name).stat().st_size > 0
    results = json.loads((tmp_path / "report" / "results.json").read_text(encoding="utf-8"))
    assert len(results["tallies"]) == len(summary.tallies)


async def test_what_comes_out_otherwise_is_a_failure_that_names_it(tmp_path: Path) -> None:
    wrong = {
        **OPTIONS,
        "expect": {
            "counts": {"Phương án 1": 2},
            "winners": ["Phương án 1"],
            "tied": ["Phương án 2"],
            "outcome": "void",
            "papers": {"returned": 5},
        },
    }
    poll = {**POLL, "expect": {"counts": [{"low": 5}, {"low": 1}], "consequences": {"an": "none"}}}
    summary = await played(tmp_path, ballots=[wrong, poll])
    named = ("Phương án 1", "winners", "tied", "outcome", "papers.returned", "2.low", "consequences.an")
    assert len(summary.failures) == len(named)
    for word in named:
        assert any(word in failure for failure in summary.failures), word


async def test_a_paper_that_does_not_fit_a_further_run_is_named_and_the_rest_is_played(
    tmp_path: Path,
) -> None:
    second = {
        **THREE_RUNS[1],
        "choices": each(d1_d2_d3_d4_d5=["an"], d6=["Hà Minh Dũng"]),
        "expect": {"winners": ["an"]},
    }
    summary = await played(tmp_path, ballots=[THREE_RUNS[0], second])
    (failure,) = summary.failures
    assert failure.startswith("Bầu Phó Chủ tịch, d6: ")

"""A scenario is written by hand: each slip is named with its place, in both languages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from chair_console.rehearsal.scenario import read_scenario
from chair_console.rehearsal.scenario_faults import ScenarioRefused
from chair_console.sentences import LANGUAGES, sentence

DELEGATES = [{"id": "d1", "seat": "A1"}, {"id": "d2", "present": False}]


def with_ballot(**fields: Any) -> dict[str, Any]:
    good = {"title": "Nghị quyết 1"}
    return {"delegates": DELEGATES, "ballots": [good, {"title": "Nghị quyết 2", **fields}]}


def with_request(**fields: Any) -> dict[str, Any]:
    return {"delegates": DELEGATES, "requests": [{"delegate": "d1", "kind": "discuss", **fields}]}


def refusal(folder: Path, content: object) -> ScenarioRefused:
    file = folder / "kịch bản.json"
    file.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    with pytest.raises(ScenarioRefused) as caught:
        read_scenario(file)
    return caught.value


@pytest.mark.parametrize(
    ("content", "code", "named"),
    [
        ({"delegates": [{"id": "d1"}, {"name": "Lan"}]}, "missing_field", ("delegates[2]", "id")),
        ({"delegates": [{"id": "d1", "present": "yes"}]}, "wrong_kind", ("delegates[1].present", "bool")),
        ({"delegates": [{"id": "a", "seat": "A1"}, {"id": "b", "seat": "A1"}]}, "double_seat", ("A1",)),
        ({"delegates": [{"id": "d2", "present": False}]}, "nobody_present", ()),
        ({"delegates": DELEGATES, "language": "fr"}, "unknown_value", ("language", "fr", "vi, en")),
        (
            with_ballot(kind="secret"),
            "unknown_value",
            ("ballots[2].kind", "secret", "open, separated, blind"),
        ),
        (with_ballot(rule={"of": "all"}), "unknown_value", ("ballots[2].rule.of", "all", "for_against")),
        (
            with_ballot(rule={"compare": "at_least", "part": [1, 2]}),
            "unknown_field",
            ("ballots[2].rule", "part"),
        ),
        (with_ballot(rule={"fraction": [1]}), "malformed", ("ballots[2].rule.fraction",)),
        (with_ballot(rule={"fraction": [0, 2]}), "bad_rule", ("ballots[2]", "Nghị quyết 2")),
        (with_ballot(title=" "), "no_title", ("ballots[2]",)),
        (with_ballot(options=["against"]), "bad_options", ("ballots[2]",)),
        (with_ballot(choices={"d2": "for"}), "absent_votes", ("ballots[2]", "d2")),
        (with_ballot(choices={"d3": "for"}), "unknown_delegate", ("ballots[2]", "d3")),
        (with_ballot(casting_vote="abstain"), "unknown_value", ("casting_vote", "abstain")),
        (with_ballot(expect={"counts": {"yes": 1}}), "unknown_count", ("yes", "not_voted")),
        (with_ballot(expect={"counts": {"for": "1"}}), "wrong_kind", ("ballots[2].expect.counts", "int")),
        (with_request(delegate="d2"), "absent_speaks", ("requests[1]", "d2")),
        ({"delegates": [{"id": f"d{n}"} for n in range(5_001)]}, "too_many", ("delegates", "5001", "5000")),
        ({"delegates": DELEGATES, "name": "x" * 20_000_001}, "too_large", ("20 MB",)),
        (with_ballot(form="lottery"), "unknown_value", ("ballots[2].form", "lottery", "confidence_poll")),
        (with_ballot(method="post"), "unknown_value", ("ballots[2].method", "post", "show_of_hands")),
        (with_ballot(options=["for", "maybe"]), "unknown_value", ("ballots[2].options", "maybe", "abstain")),
        (with_ballot(candidates=["A"], seats=2), "bad_paper", ("ballots[2]", "Nghị quyết 2")),
        (with_ballot(form="election"), "bad_paper", ("ballots[2]",)),
        (with_ballot(candidates=["A", "A"]), "bad_paper", ("ballots[2]",)),
        (with_ballot(candidates=[{"id": "a"}]), "missing_field", ("ballots[2].candidates", "name")),
        (with_ballot(candidates=["A", "B"], choices={"d1": ["A", "B"]}), "bad_marks", ("ballots[2]", "d1")),
        (with_ballot(candidates=["A"], choices={"d1": ["C"]}), "unknown_option", ("ballots[2]", "C")),
        (with_ballot(holders=["A", "B"], choices={"d1": ["high"]}), "bad_marks", ("ballots[2]", "d1")),
        (with_ballot(candidates=["A"], expect={"counts": {"C": 1}}), "unknown_count", ("C", "A")),
        (
            with_ballot(candidates=["A"], expect={"outcome": "adopted"}),
            "unknown_value",
            ("adopted", "partly"),
        ),
        (with_ballot(expect={"outcome": "void"}), "unknown_value", ("expect.outcome", "void", "rejected")),
        (with_ballot(candidates=["A"], expect={"winners": ["C"]}), "unknown_option", ("ballots[2]", "C")),
        (with_ballot(holders=["A"], expect={"consequences": {"C": "none"}}), "unknown_value", ("C", "A")),
        (with_ballot(candidates=["A"], expect={"papers": {"lost": 1}}), "unknown_value", ("lost", "issued")),
        (
            with_ballot(holders=["A", "B"], expect={"counts": {"high": 1}}),
            "counts_by_question",
            ("ballots[2]", "1", "2"),
        ),
        (with_ballot(candidates=["A"], run=3), "no_earlier_run", ("ballots[2]", "3")),
        (with_ballot(method="paper", choices={"d1": "for"}), "paper_is_counted", ("ballots[2]", "counted")),
        (
            with_ballot(kind="blind", counted={"counts": {"for": 1}}),
            "secret_is_not_counted_by_hand",
            ("ballots[2]", "counted"),
        ),
        (with_ballot(entitled_units=["Tổ 9"]), "unknown_unit", ("ballots[2]", "Tổ 9")),
        ({"delegates": DELEGATES, "tellers": ["d9"]}, "unknown_delegate", ("tellers", "d9")),
        ({"delegates": DELEGATES, "body_kind": "club"}, "unknown_value", ("body_kind", "club", "commune")),
        (with_request(kind="shout"), "unknown_value", ("requests[1].kind", "shout", "explain")),
    ],
)
def test_a_slip_is_named_with_its_place(
    tmp_path: Path, content: object, code: str, named: tuple[str, ...]
) -> None:
    found = refusal(tmp_path, content)
    assert found.code == f"scenario.{code}"
    for language in LANGUAGES:
        text = sentence(found.code, found.facts, language)
        assert text.endswith(".") and "{" not in text
        assert [word for word in named if word not in text] == []


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [
        (b'{\n "delegates": [\n  {"id": "d1"},\n ]\n}', 4, 2),
        ('{"name": "Diễn tập" "x": 1}'.encode(), 1, 21),
        (b"", 1, 1),
        (b"[" * 100_000, 1, 100_001),
    ],
)
def test_where_a_file_stops_being_json_is_said_as_an_editor_counts_it(
    tmp_path: Path, content: bytes, line: int, column: int
) -> None:
    found = refusal(tmp_path, content)
    assert found.code == "scenario.not_json"
    assert (found.facts["line"], found.facts["column"]) == (line, column)


def test_a_file_in_another_encoding_is_no_scenario(tmp_path: Path) -> None:
    content = json.dumps({"delegates": DELEGATES, "name": "Diễn tập"}, ensure_ascii=False).encode("utf-16")
    assert refusal(tmp_path, content).code == "scenario.not_json"


def test_a_file_that_an_editor_has_marked_as_utf8_is_read(tmp_path: Path) -> None:
    file = tmp_path / "scenario.json"
    file.write_bytes(b"\xef\xbb\xbf" + json.dumps({"delegates": DELEGATES}).encode())
    scenario, unknown = read_scenario(file)
    assert (scenario.present(), unknown) == (["d1"], [])


def test_fields_that_mean_nothing_are_told_and_not_forbidden(tmp_path: Path) -> None:
    file = tmp_path / "scenario.json"
    file.write_text(json.dumps({**with_ballot(choises={}), "comment": "…"}), encoding="utf-8")
    assert read_scenario(file)[1] == ["comment", "ballots[2].choises"]

"""Every document of the collection is taken in or refused with a sentence, in time and within memory."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from chair_console.hall.intake.office import find_office
from tests.hall.every_file import is_quick, rows

CHOSEN = {f"{kind}/{row['file']}": row for kind, row in rows() if is_quick(kind, row)}
LONGEST_S = 60
MOST_MEMORY_MB = 1_000
Outcomes = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def outcomes() -> Outcomes:
    """All files one after the other, as the hall takes them; the last line is under ""."""
    command = [sys.executable, "-m", "tests.hall.every_file", "--quick"]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, cwd=root, capture_output=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    lines = [json.loads(line) for line in done.stdout.decode().splitlines()]
    return {line.pop("file", ""): line for line in lines}


@pytest.mark.parametrize("name", CHOSEN)
def test_the_file_has_an_outcome_that_a_secretary_understands(outcomes: Outcomes, name: str) -> None:
    told = outcomes[name]
    assert told["seconds"] < LONGEST_S
    if "code" not in told:
        assert told["pages"] >= 1
        return
    for language in ("vi", "en"):
        assert len(told[language].split()) >= 5
        assert told[language].endswith(".")
        assert "{" not in told[language]
        assert "intake." not in told[language]
    assert told["vi"] != told["en"]


@pytest.mark.parametrize(
    "name", [name for name, row in CHOSEN.items() if row.get("opens") == "yes" and row["pages"].isdecimal()]
)
def test_a_file_that_opens_elsewhere_opens_here_with_all_its_pages(outcomes: Outcomes, name: str) -> None:
    assert outcomes[name].get("pages") == int(CHOSEN[name]["pages"])


@pytest.mark.parametrize("name", [n for n, row in CHOSEN.items() if row["category"] == "password"])
def test_an_office_file_with_a_password_says_that_this_is_the_reason(outcomes: Outcomes, name: str) -> None:
    assert outcomes[name]["code"] == "intake.office_encrypted"


@pytest.mark.skipif(not find_office(), reason="LibreOffice is not installed on this machine")
def test_office_files_are_converted_and_a_broken_one_says_what_to_do(outcomes: Outcomes) -> None:
    assert outcomes["office/SampleDoc.docx"]["pages"] == 2
    assert outcomes["office/SimpleMacro.xlsm"]["removed"] == ["macro"]
    assert outcomes["office/xlsx-corrupted.xlsx"]["code"] == "intake.office_failed"


@pytest.mark.skipif(sys.platform == "win32", reason="this system does not tell the memory of ended processes")
def test_no_file_takes_more_memory_than_a_laptop_can_spare(outcomes: Outcomes) -> None:
    assert outcomes[""]["memory_mb"] < MOST_MEMORY_MB

"""A reading for the command line: as JSON and as sentences."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from chair_console.sentences import Language, sentence

from .model import Reported, RosterReading
from .roster import read_roster


def read_roster_report(path: Path, language: Language) -> tuple[dict[str, object], list[str], bool]:
    """The report as JSON, as lines for people, and whether every row was accepted. Raises OSError."""
    reading = read_roster(path)
    lines = [sentence("import.summary", {"accepted": len(reading.accepted), "rows": reading.rows}, language)]
    lines += [_line(reported, language) for reported in reading.reported]
    return _as_json(reading, language), lines, not any(r.severity == "error" for r in reading.reported)


def _as_json(reading: RosterReading, language: Language) -> dict[str, object]:
    accepted: list[dict[str, Any]] = [msgspec.to_builtins(person) for person in reading.accepted]
    return {
        "rows": reading.rows,
        "accepted": accepted,
        "reported": [
            {
                "row": reported.row,
                "column": reported.column,
                "reason": _reason(reported, language),
                "code": reported.code,
                "severity": reported.severity,
            }
            for reported in reading.reported
        ],
        "sheet": reading.sheet,
    }


def _reason(reported: Reported, language: Language) -> str:
    column = sentence(f"import.column.{reported.column}", {}, language) if reported.column else ""
    return sentence(reported.code, {"column": column, **reported.facts}, language)


def _line(reported: Reported, language: Language) -> str:
    reason = _reason(reported, language)
    if not reported.row:
        return reason
    return sentence("import.line", {"row": reported.row, "reason": reason}, language)

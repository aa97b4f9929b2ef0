"""What `verify` says of the ballots: counted once more, each with its sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from chair_console.journal.database import DATABASE_ERRORS
from chair_console.journal.recount import recount
from chair_console.sentences import Language, sentence


@dataclass
class RecountReport:
    """`rows` for programs, `lines` for people, `faults` the sentences of what is wrong."""

    rows: list[dict[str, object]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def recount_report(url_or_path: str | Path, language: Language) -> RecountReport:
    """Counts every closed ballot of a journal again that is whole otherwise. Raises nothing for what lies there."""
    report = RecountReport()
    try:
        counted = recount(url_or_path)
    except (msgspec.MsgspecError, *DATABASE_ERRORS) as error:
        report.faults.append(sentence("recount.unreadable", {"detail": type(error).__name__}, language))
        return report
    for found in counted:
        fault = sentence(found.code, found.facts, language) if found.code else None
        report.rows.append(
            {
                "id": found.ballot_id,
                "title": found.title,
                "kind": found.kind,
                "ok": fault is None,
                "reason": fault,
            }
        )
        if fault is not None:
            report.faults.append(fault)
    closed = [found for found in counted if found.counted]
    if closed and not report.faults:
        facts = {"ballots": len(closed), "secret": sum(found.kind != "open" for found in closed)}
        report.lines.append(sentence("verify.recounted", facts, language))
    return report

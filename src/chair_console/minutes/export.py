"""From a journal to files: the minutes and the tellers' records as DOCX and PDF, results.xlsx and results.json."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from chair_console.domain.formal_sentences import Language
from chair_console.domain.record import Record
from chair_console.domain.state import HallState
from chair_console.journal import JournalRefused, VerifyReport, record_of, verify
from chair_console.journal.reading import read_journal
from chair_console.sentences import sentence

from .compose import compose
from .document import build_minutes, require_session
from .docx import write_docx
from .history import replay
from .model import JournalFacts
from .paper import Paper, printable
from .pdf import write_pdf
from .results import summary
from .tellers_record import compose_record
from .words import Words
from .xlsx import write_xlsx

RECORD: Final = "tellers-record"


def export(
    data_dir_or_url: str | Path, to: Path, *, language: Language | None = None, session_id: str | None = None
) -> list[Path]:
    """Write minutes, tellers' records and results of the session in a journal into the folder `to`; the files written.

    The journal is only read, also while a hall writes it. Without `language` the session's own is used. Of a
    damaged journal the part before the damage is exported, and every file says so.

    Refused: `session.none`, `minutes.other_session` if `session_id` is not that of the journal's session.
    Raises `JournalRefused` where nothing can be read at all, and OSError.
    """
    report = verify(data_dir_or_url)
    if not report.ok and not report.records:
        raise JournalRefused(report.reason or "journal.not_a_journal", "", **report.facts)
    history = replay(_records(data_dir_or_url, report))
    session = history.state.require_session()
    if session_id is not None:
        require_session(history.state, session_id)
    chosen: Language = language or ("en" if session.language == "en" else "vi")
    words, journal = Words(chosen), _journal_facts(report, chosen)
    minutes = build_minutes(history, journal)
    to.mkdir(parents=True, exist_ok=True)
    xlsx, results = to / "results.xlsx", to / "results.json"
    write_xlsx(minutes, words, xlsx)
    text = json.dumps(summary(history.state, journal, chosen), ensure_ascii=False, indent=1)
    results.write_text(text + "\n", encoding="utf-8")
    written = _both(compose(minutes, words), to / "minutes")
    for ballot in minutes.recorded():
        written += _both(compose_record(minutes, ballot, words), to / f"{RECORD}-{ballot.record}")
    return [*written, xlsx, results]


def _both(paper: Paper, file: Path) -> list[Path]:
    """A paper as DOCX and as PDF, under the same name."""
    paper = printable(paper)
    docx, pdf = file.with_suffix(".docx"), file.with_suffix(".pdf")
    write_docx(paper, docx)
    write_pdf(paper, pdf)
    return [docx, pdf]


def state_of(data_dir_or_url: str | Path, report: VerifyReport) -> HallState:
    """The state after the records that the report covers."""
    return replay(_records(data_dir_or_url, report)).state


def _records(data_dir_or_url: str | Path, report: VerifyReport) -> Iterator[Record]:
    """The records that the report covers; a hall may have written more since."""
    for stored in islice(read_journal(data_dir_or_url), report.records):
        yield record_of(stored)


def _journal_facts(report: VerifyReport, language: Language) -> JournalFacts:
    reason = sentence(report.reason, report.facts, language) if report.reason is not None else ""
    return JournalFacts(records=report.records, head=report.head, verified=report.ok, reason=reason)

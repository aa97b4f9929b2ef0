"""The results as a workbook: ballots, names by choice, presence, speeches, and the journal's end.

Texts are written as texts: nothing that a person typed can run as a formula or open as a link.
"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any, Final

import xlsxwriter

from chair_console.domain.formal_sentences import percent
from chair_console.domain.results import check_code
from chair_console.domain.tally import Tally

from .ballot_facts import BallotFacts, MarkedPaper
from .compose_ballot import outcome_word, sentences
from .model import Minutes
from .paper import printable_text
from .votes_table import choice_outcome, percent_base
from .words import Words
from .xlsx_questions import opinion_sheet, question_sheet

_OPTIONS: Final = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "hh:mm:ss",
    "remove_timezone": True,
}
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
Row = list[Any]


def write_xlsx(minutes: Minutes, words: Words, path: Path) -> None:
    """Write the workbook. Raises OSError."""
    book = xlsxwriter.Workbook(str(path), _OPTIONS)
    book.set_properties({"title": words.say("file_subject", title=minutes.title), "author": minutes.body})
    tallies = ("sheet.tallies", *_tallies(minutes, words))
    asked = ("sheet.questions", *question_sheet(minutes, words))
    written = ("sheet.opinions", *opinion_sheet(minutes, words))
    sheets = (
        ("sheet.ballots", *_ballots(minutes, words)),
        *([tallies] if tallies[2] else []),
        ("sheet.names", *_names(minutes, words)),
        ("sheet.presence", *_presence(minutes, words)),
        ("sheet.speeches", *_speeches(minutes, words)),
        *([asked] if asked[2] else []),
        *([written] if written[2] else []),
        ("sheet.journal", *_journal(minutes, words)),
    )
    formats = _Formats(book)
    for code, columns, rows in sheets:
        _write_sheet(book.add_worksheet(words.say(code)), formats, minutes, words, columns, rows)
    book.close()


class _Formats:
    """The few looks that a cell can have."""

    def __init__(self, book: Any) -> None:
        font = {"font_name": "Times New Roman", "font_size": 11, "valign": "top"}
        self.title = book.add_format({**font, "bold": True, "font_size": 13, "quote_prefix": True})
        self.warning = book.add_format({**font, "bold": True, "font_color": "#B3261E"})
        self.head = book.add_format(
            {**font, "bold": True, "border": 1, "text_wrap": True, "align": "center", "bg_color": "#E8EDF2"}
        )
        self.cell = book.add_format({**font, "border": 1, "text_wrap": True})
        # It stays a text also when somebody edits the cell or hands the workbook on to another program.
        self.quoted = book.add_format({**font, "border": 1, "text_wrap": True, "quote_prefix": True})
        self.time = book.add_format({**font, "border": 1, "num_format": "hh:mm:ss dd/mm/yyyy"})


def _write_sheet(
    sheet: Any,
    formats: _Formats,
    minutes: Minutes,
    words: Words,
    columns: list[tuple[str, int]],
    rows: list[Row],
) -> None:
    sheet.write_string(0, 0, minutes.title, formats.title)
    if minutes.rehearsal:
        sheet.write_string(1, 0, words.say("rehearsal"), formats.warning)
    top = 3
    for column, (title, width) in enumerate(columns):
        sheet.set_column(column, column, width)
        sheet.write_string(top, column, title, formats.head)
    for number, row in enumerate(rows, start=top + 1):
        for column, value in enumerate(row):
            if isinstance(value, str):
                look = formats.quoted if value.startswith(_FORMULA_STARTS) else formats.cell
                sheet.write_string(number, column, printable_text(value), look)
            else:
                look = formats.time if isinstance(value, datetime.datetime) else formats.cell
                sheet.write(number, column, value, look)
    sheet.freeze_panes(top + 1, 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top)
    if rows:
        sheet.autofilter(top, 0, top + len(rows), len(columns) - 1)


def _columns(words: Words, **widths: int) -> list[tuple[str, int]]:
    return [(words.say(f"column.{name}"), width) for name, width in widths.items()]


def _ballots(minutes: Minutes, words: Words) -> tuple[list[tuple[str, int]], list[Row]]:
    """Every ballot with its figures; only a motion has votes for and against."""
    columns = [
        *_columns(words, number=5, motion=36, form=16, rule=18, opened=18, closed=18),
        *_columns(words, total=9, present=9, cast=9, **{"for": 9}, against=9, abstain=9, not_voted=9),
        *_columns(words, needed=9, outcome=13, reason=18, sentence=50, check=13),
    ]
    rows = [_ballot(number, ballot, words) for number, ballot in enumerate(minutes.ballots(), start=1)]
    return columns, rows


def _ballot(number: int, ballot: BallotFacts, words: Words) -> Row:
    result, tally = ballot.result, ballot.tally
    form = words.ballot_form(ballot.kind, ballot.method)
    start: Row = [number, ballot.title, form, words.rule(ballot.rule, ballot.rule_name)]
    start += [_moment(ballot.opened_at), _moment(ballot.closed_at or ballot.withdrawn_at)]
    figures: Row = [""] * 8
    if result is not None:
        counts = result.counts
        figures = [result.entitled, result.present, result.cast]
        figures += [counts.yes, counts.against, counts.abstain, counts.not_voted, result.needed]
    elif tally is not None:
        figures = [tally.entitled, tally.present, tally.papers.returned, *[""] * 4, tally.needed or ""]
    said = " ".join(sentences(ballot, words))
    outcome = outcome_word(ballot, words)
    return [*start, *figures, outcome, ballot.reason, said, check_code(ballot.head)]


def _tallies(minutes: Minutes, words: Words) -> tuple[list[tuple[str, int]], list[Row]]:
    """The votes of every form but a motion, a row for each option."""
    columns = [
        *_columns(words, number=5, subject_of_vote=36, run=6, issued=9, returned=9, valid=9, invalid=9),
        *_columns(words, blank=9, question=30, option=30, votes=9, percent=10, outcome=18),
    ]
    rows: list[Row] = []
    for number, ballot in enumerate(minutes.ballots(), start=1):
        if ballot.tally is not None:
            rows += _tally_rows(number, ballot, ballot.tally, words)
    return columns, rows


def _tally_rows(number: int, ballot: BallotFacts, tally: Tally, words: Words) -> list[Row]:
    papers, base = tally.papers, percent_base(ballot, tally)
    start: Row = [number, ballot.title, ballot.relations.run, papers.issued, papers.returned]
    start += [papers.valid, papers.invalid, papers.blank]
    chosen = ballot.form in ("election", "options")
    return [
        [
            *start,
            question.text,
            option.label or words.option(ballot.form, option.id),
            votes[option.id],
            percent(votes[option.id], base, words.language),
            choice_outcome(ballot, tally, option.id, words) if chosen else "",
        ]
        for question, votes in zip(ballot.paper.questions, tally.counts, strict=True)
        for option in question.options
    ]


def _names(minutes: Minutes, words: Words) -> tuple[list[tuple[str, int]], list[Row]]:
    """Who chose what, in open ballots only: a secret ballot has no such list anywhere."""
    columns = _columns(words, number=5, motion=60, name=30, form=22)
    columns[3] = (words.say("column.outcome"), 22)
    rows: list[Row] = []
    for number, ballot in enumerate(minutes.ballots(), start=1):
        if ballot.kind != "open" or not ballot.is_counted():
            continue
        for choice, names in ballot.by_choice.items():
            rows += [[number, ballot.title, name, words.say(f"choice.{choice}")] for name in names]
        rows += [[number, ballot.title, paper.name, _marks(ballot, paper, words)] for paper in ballot.marked]
        # Beside hands that were only counted nobody can tell who was silent.
        silent = "choice.unnamed" if ballot.counted else "choice.silent"
        rows += [[number, ballot.title, name, words.say(silent)] for name in ballot.silent]
    return columns, rows


def _marks(ballot: BallotFacts, paper: MarkedPaper, words: Words) -> str:
    """What a delegate marked, in the words of the paper."""
    told = []
    for question, chosen in zip(ballot.paper.questions, paper.marks, strict=True):
        labels = {
            option.id: option.label or words.option(ballot.form, option.id) for option in question.options
        }
        line = ", ".join(labels[key] for key in chosen) or words.say("choice.blank")
        told.append(line if len(paper.marks) == 1 else f"{question.text}: {line}")
    return "; ".join(told)


def _presence(minutes: Minutes, words: Words) -> tuple[list[tuple[str, int]], list[Row]]:
    columns = _columns(words, number=5, name=30, title=34, unit=24, seat=9, status=22, time=22, reason=34)
    rows: list[Row] = []
    for number, person in enumerate((p for p in minutes.persons if p.in_office), start=1):
        status = words.say(f"presence.{person.status or 'unknown'}")
        place: Row = [number, person.name, person.title, person.unit, person.seat]
        rows.append([*place, status, _moment(person.at), person.reason])
    return columns, rows


def _speeches(minutes: Minutes, words: Words) -> tuple[list[tuple[str, int]], list[Row]]:
    columns = _columns(words, number=5, name=30, title=34, kind=18, item=48, time=22, seconds=10, subject=40)
    titles = {turn: item.title for item in minutes.items for turn in item.turns}
    rows: list[Row] = []
    for number, turn in enumerate(minutes.turns(), start=1):
        who: Row = [number, turn.name, turn.title, words.say(f"turn.{turn.kind}"), titles[turn]]
        rows.append([*who, _moment(turn.started_at), round(turn.spoken_ms / 1000), turn.subject])
    return columns, rows


def _journal(minutes: Minutes, words: Words) -> tuple[list[tuple[str, int]], list[Row]]:
    journal = minutes.journal
    verdict = words.say("journal.verified")
    if not journal.verified:
        verdict = words.say("journal.broken", reason=journal.reason)
    texts = [
        words.say("journal.records", records=journal.records),
        words.say("journal.head", head=journal.head),
        verdict,
    ]
    return [(words.say("sheet.journal"), 110)], [[text] for text in texts]


def _moment(at: int | None) -> datetime.datetime | str:
    return "" if at is None else datetime.datetime.fromtimestamp(at // 1000)

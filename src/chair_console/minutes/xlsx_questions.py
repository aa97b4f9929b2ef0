"""The workbook's sheets of questioning and of written opinions."""

from __future__ import annotations

import datetime
from typing import Any

from .compose_questions import answer_text
from .model import Minutes
from .questioning_facts import GroupFacts, QuestionFacts
from .words import Words

Row = list[Any]
Columns = list[tuple[str, int]]


def question_sheet(minutes: Minutes, words: Words) -> tuple[Columns, list[Row]]:
    """A row for each question, with what was promised and whether it has come in."""
    names = {"number": 5, "item": 32, "group": 26, "name": 26, "subject": 44, "to": 26, "time": 20}
    more = {
        "seconds": 10,
        "answered": 44,
        "debate": 22,
        "promised_by": 24,
        "due": 14,
        "written": 20,
        "owed": 10,
    }
    columns = [(words.say(f"column.{name}"), width) for name, width in (names | more).items()]
    rows = [
        _question(question, group, item.title, words)
        for item in minutes.items
        for group in item.groups
        for question in group.questions
    ]
    return columns, rows


def _question(question: QuestionFacts, group: GroupFacts, title: str, words: Words) -> Row:
    due = (
        ""
        if question.due_at is None
        else f"{datetime.datetime.fromtimestamp(question.due_at // 1000):%d/%m/%Y}"
    )
    return [
        question.number,
        title,
        group.title,
        question.name,
        question.subject,
        question.to,
        _moment(question.asked_at),
        round(question.asked_ms / 1000),
        answer_text(question, words),
        ", ".join(question.debaters),
        question.promised_by,
        due,
        _moment(question.written_at),
        words.say("questions.owed.yes") if question.owed else "",
    ]


def opinion_sheet(minutes: Minutes, words: Words) -> tuple[Columns, list[Row]]:
    """A row for each written opinion."""
    widths = {"number": 5, "item": 40, "name": 28, "unit": 18, "time": 20, "opinion": 90}
    columns = [(words.say(f"column.{name}"), width) for name, width in widths.items()]
    rows: list[Row] = []
    for item in minutes.items:
        for opinion in item.opinions:
            number = len(rows) + 1
            rows.append([number, item.title, opinion.name, opinion.unit, _moment(opinion.at), opinion.text])
    return columns, rows


def _moment(at: int | None) -> datetime.datetime | str:
    return "" if at is None else datetime.datetime.fromtimestamp(at // 1000)

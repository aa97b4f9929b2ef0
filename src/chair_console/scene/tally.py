"""The scenes of every other form's result: rows by their votes, a table of persons and levels, a void ballot."""

from __future__ import annotations

from chair_console.domain.ballot_paper import Question
from chair_console.protocol.ballot_views import BallotView, TallyView

from .ballot import levels, rule_kind, turned
from .meeting import Scene
from .words import Words


def tally_scene(words: Words, shown: BallotView, tally: TallyView, now: int) -> Scene:
    """Rows or table with the papers, the majority and what comes of it."""
    scene: Scene = {
        "turn": turned(shown.declared_at or shown.closed_at, now),
        "turn_since": shown.declared_at or shown.closed_at or 0,
        "papers_text": papers_text(words, shown, tally),
        "names": shown.form == "election",
        "needed_fraction": 0.0,
        "needed_text": "",
        "last_line": "",
    }
    if shown.form in ("confidence_poll", "confidence_vote"):
        return scene | {"levels": levels(words, shown), "rows": persons(words, shown, tally)}
    if shown.form == "opinion_poll":
        return scene | {"groups": poll_groups(words, shown, tally)}
    return scene | {"groups": [choice_group(words, shown, tally)]} | decision(words, shown, tally)


def decision(words: Words, shown: BallotView, tally: TallyView) -> Scene:
    """What an election or a choice among options has come to, and the line that had to be reached."""
    plurality = shown.rule.compare == "plurality" or tally.needed <= 1
    key = "rule.mark_half" if rule_kind(shown) == "half" else "rule.mark"
    return {
        "needed_text": "" if plurality else words(key, needed=tally.needed),
        "needed_fraction": 0.0 if plurality or not tally.entitled else tally.needed / tally.entitled,
        "last_line": " ".join(outcome_lines(words, shown, tally)),
    }


def outcome_lines(words: Words, shown: BallotView, tally: TallyView) -> list[str]:
    """How many seats are filled, whether age has decided, and what is left to do, as the hall says it."""
    lines = []
    if tally.winners and tally.seats > 1:
        lines.append(words(f"scene.filled.{shown.form}", filled=len(tally.winners), seats=tally.seats))
    if tally.by_age:
        lines.append(words("scene.by_age"))
    if tally.tied or not tally.winners:
        lines.append(words.of(tally.sentences[-1]) if tally.sentences else "")
    return lines


def papers_text(words: Words, shown: BallotView, tally: TallyView) -> str:
    """The papers of a secret ballot; of an open one how many took part."""
    papers = tally.papers
    if shown.kind == "open" and shown.method != "paper":
        return words("scene.took_part", count=papers.returned, entitled=tally.entitled)
    return words(
        "scene.papers", issued=papers.issued, returned=papers.returned, valid=papers.valid, invalid=papers.invalid,
        blank=papers.blank,
    )  # fmt: skip


def hundredths_text(words: Words, hundredths: int) -> str:
    """A percent that the hall has reckoned: 8667 is "86,67%"."""
    whole, rest = divmod(hundredths, 100)
    return f"{whole}{',' if words.language == 'vi' else '.'}{rest:02d}%"


def choice_group(words: Words, shown: BallotView, tally: TallyView) -> Scene:
    """Candidates or options by their votes, equal ones in the order of the paper."""
    question, votes = shown.paper.questions[0], tally.counts[0]
    rows = [
        row(words, option.id, option.label, question, tally, 0, tally.entitled)
        | mark(words, shown, tally, option.id)
        for option in question.options
    ]
    return {"text": "", "rows": sorted(rows, key=lambda made: -votes[made["id"]])}


def row(
    words: Words, key: str, label: str, question: Question, tally: TallyView, place: int, whole: int
) -> Scene:
    votes = tally.counts[place][key]
    return {
        "id": key, "text": label, "count": votes, "share": min(1.0, votes / whole) if whole else 0.0,
        "percent_text": hundredths_text(words, tally.hundredths[place][key]), "sign": "", "word": "", "tone": "text",
    }  # fmt: skip


def mark(words: Words, shown: BallotView, tally: TallyView, key: str) -> Scene:
    """The sign and the word of who is elected, or stands again among equals."""
    if key in tally.winners:
        return {"sign": "check", "word": words(f"scene.won.{shown.form}"), "tone": "for"}
    if key in tally.tied:
        return {"sign": "refresh", "word": words(f"scene.again.{shown.form}"), "tone": "gold"}
    return {}


def poll_groups(words: Words, shown: BallotView, tally: TallyView) -> list[Scene]:
    """Each question with its answers in the order of the paper: a poll has no winner."""
    several = len(shown.paper.questions) > 1
    return [
        {
            "text": f"{place + 1}. {question.text}" if several else question.text,
            "rows": [row(words, o.id, o.label, question, tally, place, tally.base) for o in question.options],
        }
        for place, question in enumerate(shown.paper.questions)
    ]


def persons(words: Words, shown: BallotView, tally: TallyView) -> list[Scene]:
    """The office holders with their percents, and in words what follows where something does."""
    return [
        {
            "text": question.text,
            "detail": question.detail,
            "cells": [
                {
                    "count_text": str(tally.counts[place][level["id"]]),
                    "percent_text": hundredths_text(words, tally.hundredths[place][level["id"]]),
                }
                for level in levels(words, shown)
            ],
            "follows": words(f"scene.follows.{what}") if what != "none" else "",
        }
        for place, question in enumerate(shown.paper.questions)
        for what in (tally.consequences.get(question.id, "none"),)
    ]


def void(words: Words, tally: TallyView) -> Scene:
    """More papers came back than went out: both numbers, and that the ballot is held again."""
    papers = tally.papers
    figures = (("issued", papers.issued), ("returned", papers.returned))
    return {
        "adopted": False,
        "verdict_text": words("scene.void"),
        "counts": [
            {
                "id": key,
                "label": words(f"scene.papers_{key}"),
                "sign": "ballot",
                "count": number,
                "percent_text": "",
            }
            for key, number in figures
        ],
        "entitled": 0,
        "needed_text": "",
        "needed_fraction": 0.0,
        "sentence_lines": [words("scene.void_why")],
        "last_line": " ".join(words.of(sentence) for sentence in tally.sentences),
        "note": "",
    }

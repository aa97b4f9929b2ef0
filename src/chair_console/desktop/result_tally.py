"""What is shown of an outcome that is no motion's: elections, options, confidence, polls, and a void ballot."""

from __future__ import annotations

from html import escape
from typing import Any

from chair_console.domain.ballot_paper import Option
from chair_console.domain.formal_sentences import percent
from chair_console.protocol.ballot_views import BallotView, TallyView
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

from .ballot_labels import option_label
from .view_model import View

PAPERS = ("issued", "returned", "valid", "invalid", "blank")


def tally_parts(topics: Topics, words: Words, shown: BallotView, tally: TallyView) -> View:
    """The part of the result's view that depends on the form."""
    shape = {"election": "people", "options": "people", "opinion_poll": "poll"}.get(shown.form, "table")
    sentences = [words.of(text) for text in tally.sentences]
    tone, verdict = _outcome(words, shown, tally)
    parts: View = {
        "shape": "void" if tally.outcome == "void" else shape,
        "tone": tone,
        "verdict": verdict,
        "decision": _decision(words, shown, tally),
        "rule": _rule(words, shown, tally),
        "questions": [],
        "table": [],
        "levels": [],
        "papers": _papers(words, tally),
        "needed_text": "",
        "needed_fraction": -1.0,
        "read_aloud": "<br>".join(escape(line) for line in sentences) or escape(_said(words, shown, tally)),
        "full_sentence": "\n".join(sentences) or _said(words, shown, tally),
        "groups": mark_groups(topics, words, shown),
    }
    if shape == "table":
        parts |= _table(words, shown, tally)
    elif tally.outcome != "void":
        parts["questions"] = _questions(words, shown, tally)
        if shape == "people" and tally.entitled and tally.needed > 1:
            parts["needed_text"] = words("rule.mark", needed=tally.needed)
            parts["needed_fraction"] = tally.needed / tally.entitled
    return parts


def _outcome(words: Words, shown: BallotView, tally: TallyView) -> tuple[str, str]:
    kind = "chosen" if shown.form == "options" else "elected"
    if tally.outcome == "decided":
        return "ok", words(f"tally.{kind}", count=len(tally.winners), seats=tally.seats)
    if tally.outcome == "partly":
        return "gold", words(f"tally.{kind}", count=len(tally.winners), seats=tally.seats)
    if tally.outcome == "undecided":
        return "gold", words("tally.tied" if tally.tied else f"tally.none_{kind}")
    if tally.outcome == "void":
        return "danger", words("tally.void")
    return "accent", words(f"tally.noted_{shown.form}")


def _decision(words: Words, shown: BallotView, tally: TallyView) -> str:
    papers = tally.papers
    if tally.outcome == "void":
        return words("tally.void_why", returned=papers.returned, issued=papers.issued)
    if shown.form in ("election", "options"):
        left = tally.seats - len(tally.winners)
        if tally.tied:
            return words("tally.tied_text", count=len(tally.tied), left=left)
        if left:
            return words("tally.left", left=left)
        if tally.by_age:
            return words("tally.by_age")
        return words("tally.full_options") if shown.form == "options" else words("tally.full")
    return words("tally.papers_text", returned=papers.returned, issued=papers.issued, valid=papers.valid)


def _rule(words: Words, shown: BallotView, tally: TallyView) -> str:
    if tally.outcome == "void":
        return ""
    if shown.form in ("election", "options"):
        if tally.needed <= 1:
            return words("tally.most_votes")
        return words("tally.rule", needed=tally.needed, base=words(f"base.{shown.rule.of}"), total=tally.base)
    if shown.form == "opinion_poll":
        return words("tally.binds_nobody")
    return words("tally.percent_of", base=tally.base)


def _papers(words: Words, tally: TallyView) -> list[View]:
    rows = [{"label": words(f"count.{key}"), "value": getattr(tally.papers, key)} for key in PAPERS]
    return [
        {"label": words("tally.entitled"), "value": tally.entitled},
        {"label": words("tally.present"), "value": tally.present},
        *rows,
    ]


def _said(words: Words, shown: BallotView, tally: TallyView) -> str:
    """A poll has no formal sentence: how many took part is said."""
    return words("tally.poll_said", returned=tally.papers.returned, issued=tally.papers.issued)


def _questions(words: Words, shown: BallotView, tally: TallyView) -> list[View]:
    """Each question with its options, the most votes first where people or options compete."""
    found: list[View] = []
    compete = shown.form in ("election", "options")
    for place, question in enumerate(shown.paper.questions):
        votes = tally.counts[place]
        ordered = sorted(question.options, key=lambda o: -votes[o.id]) if compete else list(question.options)
        rows = [_row(words, shown, tally, place, option) for option in ordered]
        found.append({"text": question.text if not compete else "", "rows": rows})
    return found


def _row(words: Words, shown: BallotView, tally: TallyView, place: int, option: Option) -> dict[str, Any]:
    count = tally.counts[place][option.id]
    compete = shown.form in ("election", "options")
    whole = tally.entitled if compete else tally.base
    state = ""
    if compete:
        tied = option.id in tally.tied
        state = "won" if option.id in tally.winners else "tied" if tied else "out"
    key = "by_age" if option.id in tally.by_age else f"{state}_{shown.form}"
    return {
        "id": option.id,
        "label": option_label(words, shown.form, option),
        "detail": option.detail,
        "count": count,
        "percent_text": percent(count, whole, words.language),
        "share": count / whole if whole else 0.0,
        "state": state,
        "state_text": words(f"tally.state.{key}") if state else "",
    }


def _table(words: Words, shown: BallotView, tally: TallyView) -> View:
    """A line for each office holder: the votes of each level with their percents, and what follows."""
    first = shown.paper.questions[0].options if shown.paper.questions else ()
    table = []
    for place, question in enumerate(shown.paper.questions):
        cells = [
            {
                "id": option.id,
                "count": tally.counts[place][option.id],
                "percent_text": percent(tally.counts[place][option.id], tally.base, words.language),
            }
            for option in question.options
        ]
        follows = tally.follows.get(question.id)
        table.append(
            {
                "id": question.id,
                "name": question.text,
                "detail": question.detail,
                "cells": cells,
                "follows": words.of(follows) if follows is not None else "",
            }
        )
    return {"table": table, "levels": [option_label(words, shown.form, option) for option in first]}


def mark_groups(topics: Topics, words: Words, shown: BallotView) -> list[View]:
    """Names by what they chose, of an open ballot with one question."""
    if shown.kind != "open" or len(shown.paper.questions) != 1 or not shown.marks:
        return []
    found: list[View] = []
    for option in shown.paper.questions[0].options:
        names = [
            {"seat": d.seat, "name": d.name, "note": ""}
            for d in topics.delegates
            if d.id in shown.marks and option.id in shown.marks[d.id][0]
        ]
        if names:
            found.append(
                {
                    "id": option.id,
                    "label": option_label(words, shown.form, option),
                    "sign": "dot",
                    "count": len(names),
                    "names": names,
                }
            )
    return found

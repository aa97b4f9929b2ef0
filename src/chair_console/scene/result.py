"""The scene of a motion's result: verdict, figures, the majority as a line, the sentences."""

from __future__ import annotations

from typing import Literal

from chair_console.domain.formal_sentences import percent
from chair_console.protocol.ballot_views import BallotView, ResultView

from .ballot import SIGNS, heading, is_plain, rule_kind, titled
from .meeting import Scene
from .tally import tally_scene, void
from .topics import Topics
from .words import Words

ResultLook = Literal["result", "tally", "grid"]
"""How a result is drawn: figures of one question, rows with bars, or a table of persons and levels."""


def look_of(shown: BallotView | None) -> ResultLook:
    if shown is None or shown.tally is None or shown.tally.outcome == "void":
        return "result"
    return "grid" if shown.form in ("confidence_poll", "confidence_vote") else "tally"


def result(topics: Topics, words: Words, now: int = 0, shown: BallotView | None = None) -> Scene:
    """The part of whichever look the result has."""
    shown = shown or topics.ballot(topics.screen.ballot_id if topics.screen else None)
    if shown is None or (shown.result is None and shown.tally is None):
        return {}
    party = topics.session is not None and topics.session.body_kind == "party"
    return {
        "title": titled(words, shown),
        "heading": "" if is_plain(shown) else heading(words, shown, result=True),
        "code_text": words("scene.check_code", digits=shown.check_code) if shown.check_code else "",
        "pending_text": "" if shown.status == "declared" else words("scene.label.waiting"),
        **(motion(words, shown, shown.result, party=party) if shown.result is not None else {}),
        **(tallied(words, shown, now) if shown.tally is not None else {}),
    }


def tallied(words: Words, shown: BallotView, now: int) -> Scene:
    tally = shown.tally
    if tally is None:
        return {}
    return void(words, tally) if tally.outcome == "void" else tally_scene(words, shown, tally, now)


def motion(words: Words, shown: BallotView, figures: ResultView, *, party: bool = False) -> Scene:
    adopted = figures.outcome == "adopted"
    verdict = words.of(figures.verdict_sentence)
    return {
        "adopted": adopted,
        "verdict_text": words("verdict.adopted" if adopted else "verdict.rejected"),
        "counts": result_counts(words, shown, figures),
        "not_voted": figures.counts["not_voted"],
        "entitled": figures.entitled,
        "needed_text": needed_of(words, shown, figures),
        "needed_fraction": needed_fraction(shown, figures),
        "sentence_lines": sentence_lines(words, figures, party=party),
        "last_line": verdict,
        "note": words.of(figures.sum_note) if figures.sum_note is not None else "",
    }


def sentence_lines(words: Words, figures: ResultView, *, party: bool) -> list[str]:
    """How many took part, as the figures over it say the rest; then a casting vote, or that too few voted."""
    counted, verdict = words.of(figures.count_sentence), words.of(figures.verdict_sentence)
    extra = words.of(figures.sentence).removeprefix(counted).strip().removesuffix(verdict).strip()
    key = "scene.cast_weighted" if figures.weighted else "scene.cast"
    share = percent(figures.cast, figures.entitled, words.language)
    first = counted if party else words(key, cast=figures.cast, percent=share)
    return [line for line in (first, extra) if line]


def result_counts(words: Words, shown: BallotView, figures: ResultView) -> list[Scene]:
    return [
        {
            "id": option,
            "label": words(f"choice.{option}"),
            "sign": SIGNS[option],
            "count": figures.counts[option],
            "percent_text": percent(figures.counts[option], figures.entitled, words.language),
        }
        for option in shown.options
    ]


def needed_text(words: Words, shown: BallotView, figures: ResultView) -> str:
    if shown.rule.compare == "plurality":
        return words("rule.mark_plurality")
    return words("rule.mark_half" if rule_kind(shown) == "half" else "rule.mark", needed=figures.needed)


def needed_of(words: Words, shown: BallotView, figures: ResultView) -> str:
    """The same for the hall, which hears no explanation: of how many."""
    text = needed_text(words, shown, figures)
    return text if shown.rule.compare == "plurality" else f"{text} / {figures.base}"


def needed_fraction(shown: BallotView, figures: ResultView) -> float:
    """Where the line stands on the bar of all delegates; 0 where only the other side has to be passed."""
    if shown.rule.compare == "plurality" or not figures.entitled:
        return 0.0
    return figures.needed / figures.entitled

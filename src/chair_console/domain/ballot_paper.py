"""What stands on a ballot paper (phiếu), and what a voter may mark on it.

One shape serves every kind of decision: a paper is a list of questions, each with its options. A motion has one
question with the three choices, an election one with the candidates, a confidence poll one for each office holder.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal

import msgspec

from .decisions import Choice
from .refusals import Refused

BallotForm = Literal["motion", "options", "election", "confidence_poll", "confidence_vote", "opinion_poll"]
"""What is decided: a motion (for, against, abstain), one of several options, an election to an office, the two votes
on confidence (lấy phiếu tín nhiệm, bỏ phiếu tín nhiệm), or an opinion poll (xin ý kiến), which binds nobody."""

Marks = tuple[tuple[str, ...], ...]
"""A filled-in paper: for each question the ids of the chosen options, in the order of the paper.

On a paper for crossing out, the names that were left are the chosen ones.
"""

OPTIONS: tuple[Choice, ...] = ("for", "against", "abstain")
LEVELS = ("high", "medium", "low")
CONFIDENCE = ("confidence", "no_confidence")
MOST_QUESTIONS, MOST_OPTIONS = 60, 200


class Option(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An answer or a candidate. `born` (ISO date) decides between equal candidates (the older); `delegate_id` says
    that the candidate is a delegate, who may then not be a teller.
    """

    id: str
    label: str
    detail: str = ""
    born: str = ""
    delegate_id: str = ""


class Question(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Between `least` and `most` of the options may be chosen; of them `seats` are to be filled (0: none)."""

    id: str
    text: str
    detail: str = ""
    options: tuple[Option, ...]
    least: int = 0
    most: int = 1
    seats: int = 0


class BallotPaper(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`style` says how a voter marks it: choosing, or crossing out (gạch tên) who is not wanted."""

    questions: tuple[Question, ...] = ()
    style: Literal["choose", "cross_out"] = "choose"


def motion_paper(title: str, options: tuple[Choice, ...]) -> BallotPaper:
    """The paper of a motion: the one question with its choices."""
    choices = tuple(Option(id=choice, label="") for choice in options)
    return BallotPaper(questions=(Question(id="motion", text=title, options=choices, least=1),))


def levels_question(question: Question, levels: tuple[str, ...]) -> Question:
    """A question about one office holder; the answers are given by the form."""
    options = tuple(Option(id=level, label="") for level in levels)
    return msgspec.structs.replace(question, options=options, least=0, most=1, seats=0)


def complete_paper(
    form: BallotForm, title: str, paper: BallotPaper, options: tuple[Choice, ...]
) -> BallotPaper:
    """The paper with what its form prescribes filled in."""
    if form == "motion":
        return motion_paper(title, options)
    if form in ("confidence_poll", "confidence_vote"):
        levels = LEVELS if form == "confidence_poll" else CONFIDENCE
        questions = tuple(levels_question(question, levels) for question in paper.questions)
        return BallotPaper(questions=questions)
    return paper


def require_sound_paper(form: BallotForm, paper: BallotPaper) -> None:
    """Refused with what is wrong: a code of `paper`."""
    if not paper.questions or (form in ("motion", "options", "election") and len(paper.questions) != 1):
        raise Refused("paper.no_question")
    if len(paper.questions) > MOST_QUESTIONS:
        raise Refused("paper.too_long", most=MOST_QUESTIONS)
    _require_distinct([question.id for question in paper.questions])
    for question in paper.questions:
        _require_sound_question(form, question)


def _require_distinct(ids: list[str]) -> None:
    if any(not key for key in ids) or len(set(ids)) != len(ids):
        raise Refused("paper.double")


def _require_sound_question(form: BallotForm, question: Question) -> None:
    if not question.text.strip():
        raise Refused("paper.no_text")
    if len(question.options) > MOST_OPTIONS:
        raise Refused("paper.too_long", most=MOST_OPTIONS)
    _require_distinct([option.id for option in question.options])
    if form in ("options", "election", "opinion_poll"):
        fewest = 1 if form == "election" else 2
        if len(question.options) < fewest:
            raise Refused("paper.too_few_options", question=question.text, fewest=fewest)
        if any(not option.label.strip() for option in question.options):
            raise Refused("paper.no_text")
    if not 0 <= question.least <= question.most or not 1 <= question.most <= len(question.options):
        raise Refused("paper.bad_number", question=question.text)
    if form in ("options", "election") and not 1 <= question.seats <= len(question.options):
        raise Refused("paper.bad_seats", question=question.text, options=len(question.options))


def sound_marks(paper: BallotPaper, marks: Marks) -> Marks:
    """The marks in the order of the paper.

    Refused: `paper.other_questions`, `.no_such_option`, `.too_many`, `.too_few`.
    """
    if len(marks) != len(paper.questions):
        raise Refused("paper.other_questions")
    return tuple(_sound(question, chosen) for question, chosen in zip(paper.questions, marks, strict=True))


def _sound(question: Question, chosen: tuple[str, ...]) -> tuple[str, ...]:
    known = [option.id for option in question.options]
    if not set(chosen) <= set(known) or len(set(chosen)) != len(chosen):
        raise Refused("paper.no_such_option", question=question.text)
    if len(chosen) > question.most:
        raise Refused("paper.too_many", question=question.text, most=question.most, chosen=len(chosen))
    if len(chosen) < question.least:
        raise Refused("paper.too_few", question=question.text, least=question.least)
    return tuple(key for key in known if key in chosen)


def is_blank(marks: Marks) -> bool:
    """Nothing on it was chosen (all names struck out)."""
    return not any(marks)


def count_marks(paper: BallotPaper, papers: Iterable[Marks]) -> tuple[dict[str, int], ...]:
    """For each question, how many papers chose each option."""
    counted = [Counter[str]() for _ in paper.questions]
    for marks in papers:
        for counter, chosen in zip(counted, marks, strict=True):
            counter.update(chosen)
    return tuple(
        {option.id: counter[option.id] for option in question.options}
        for question, counter in zip(paper.questions, counted, strict=True)
    )

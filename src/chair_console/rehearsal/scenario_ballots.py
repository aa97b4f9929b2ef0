"""A ballot in a scenario file: its paper in full or in a short form, who chooses what, and what is expected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from chair_console.domain.ballot import BallotKind, BallotMethod, HandCount
from chair_console.domain.ballot_paper import (
    OPTIONS,
    BallotForm,
    BallotPaper,
    Marks,
    Option,
    Question,
    complete_paper,
    sound_marks,
)
from chair_console.domain.decisions import Choice, Outcome, Rule
from chair_console.domain.tally import Consequence, Papers, TallyOutcome

Counts = dict[str, int] | list[dict[str, int]]
"""By option, or (of several questions) so for each question in its order."""

Chosen = str | list[str | list[str]]
"""What one voter marks: an option; several of one question; or for each question an option ("" for none) or several."""


class ScenarioOption(msgspec.Struct, frozen=True):
    """A candidate, an office holder or an answer; written as a mere text, that is both `id` and `name`."""

    name: str
    id: str = ""
    detail: str = ""
    born: str = ""
    delegate: str = ""

    def key(self) -> str:
        return self.id or self.name


class ScenarioQuestion(msgspec.Struct, frozen=True):
    text: str
    options: list[str | ScenarioOption]
    id: str = ""
    most: int = 1
    least: int = 0


class ScenarioCount(msgspec.Struct, frozen=True):
    """What was counted by hand: raised hands, or papers."""

    counts: Counts
    papers: Papers | None = None


class Expectation(msgspec.Struct, frozen=True):
    """Compared is only what is named here."""

    counts: Counts = {}
    outcome: Outcome | TallyOutcome | None = None
    winners: list[str] | None = None
    tied: list[str] | None = None
    consequences: dict[str, Consequence] = {}
    papers: dict[str, int] = {}


class ScenarioBallot(msgspec.Struct, frozen=True):
    """A ballot. Without a `form` it is an election if it has `candidates`, a confidence poll if it has `holders`, an
    opinion poll if it has `questions`, else a motion. A `run` after the first one is a further run of the ballot
    with this title before it; its `candidates`, if any, are ids of that one's.
    """

    title: str
    kind: BallotKind = "open"
    form: BallotForm | None = None
    method: BallotMethod = "electronic"
    options: tuple[str | ScenarioOption, ...] = OPTIONS
    paper: BallotPaper | None = None
    candidates: list[str | ScenarioOption] = []
    seats: int = 1
    most: int | None = None
    style: Literal["choose", "cross_out"] = "choose"
    holders: list[str | ScenarioOption] = []
    questions: list[ScenarioQuestion] = []
    rule: Rule = Rule()
    rule_name: str = ""
    resolution: bool = True
    entitled_units: list[str] = []
    run: int = 1
    choices: dict[str, Chosen] = {}
    counted: ScenarioCount | None = None
    casting_vote: Literal["for", "against"] | None = None
    expect: Expectation = Expectation()

    def decided_form(self) -> BallotForm:
        if self.form is not None:
            return self.form
        if self.candidates or self.run > 1:
            return "election"
        if self.holders:
            return "confidence_poll"
        return "opinion_poll" if self.questions else "motion"

    def motion_options(self) -> tuple[Choice, ...]:
        """The choices of a motion; of every other form the usual ones, which it does not use."""
        if self.decided_form() != "motion":
            return OPTIONS
        named = {choice: choice for choice in OPTIONS}
        return tuple(named[option] for option in map(_key, self.options) if option in named)

    def full_paper(self) -> BallotPaper:
        """The paper as voters get it, also where the file has it in a short form."""
        form = self.decided_form()
        return complete_paper(
            form, self.title.strip(), self.paper or self._short_form(form), self.motion_options()
        )

    def _short_form(self, form: BallotForm) -> BallotPaper:
        questions: tuple[Question, ...] = ()
        if form in ("election", "options"):
            options = _options(self.candidates if form == "election" else self.options)
            most = self.most or self.seats
            questions = (Question(id="q1", text=self.title, options=options, seats=self.seats, most=most),)
        elif form in ("confidence_poll", "confidence_vote"):
            holders = [_option(holder) for holder in self.holders]
            questions = tuple(
                Question(id=holder.id, text=holder.label, detail=holder.detail, options=())
                for holder in holders
            )
        elif form == "opinion_poll":
            questions = tuple(_question(number, q) for number, q in enumerate(self.questions, start=1))
        return BallotPaper(questions=questions, style=self.style)


def _key(option: str | ScenarioOption) -> str:
    return option if isinstance(option, str) else option.key()


def _option(given: str | ScenarioOption) -> Option:
    if isinstance(given, str):
        return Option(id=given, label=given)
    return Option(
        id=given.key(), label=given.name, detail=given.detail, born=given.born, delegate_id=given.delegate
    )


def _options(given: Sequence[str | ScenarioOption]) -> tuple[Option, ...]:
    return tuple(_option(option) for option in given)


def _question(number: int, given: ScenarioQuestion) -> Question:
    return Question(
        id=given.id or f"q{number}",
        text=given.text,
        options=_options(given.options),
        most=given.most,
        least=given.least,
    )


def candidate_ids(ballot: ScenarioBallot) -> tuple[str, ...]:
    """Of a further run: among whom it is held; empty for those whom the first one leaves."""
    return tuple(_key(candidate) for candidate in ballot.candidates)


def marks_of(paper: BallotPaper, chosen: Chosen) -> Marks:
    """A filled-in paper. Raises `Refused` where the paper cannot be filled in so."""
    if isinstance(chosen, str):
        return sound_marks(paper, ((chosen,) if chosen else (),))
    texts = [entry for entry in chosen if isinstance(entry, str)]
    if len(paper.questions) == 1 and len(texts) == len(chosen):
        return sound_marks(paper, (tuple(texts),))
    return sound_marks(paper, tuple(_of_question(entry) for entry in chosen))


def _of_question(entry: str | list[str]) -> tuple[str, ...]:
    if isinstance(entry, str):
        return (entry,) if entry else ()
    return tuple(entry)


def named_options(chosen: Chosen) -> set[str]:
    """Every option that a voter names."""
    if isinstance(chosen, str):
        return {chosen} - {""}
    found = {key for entry in chosen for key in ([entry] if isinstance(entry, str) else entry)}
    return found - {""}


def by_question(paper: BallotPaper, counts: Counts) -> tuple[dict[str, int], ...]:
    """Counts for each question; what the file leaves out is none."""
    given = [counts] if isinstance(counts, dict) else counts
    return tuple(
        {option.id: votes.get(option.id, 0) for option in question.options}
        for question, votes in zip(paper.questions, given, strict=True)
    )


def hand_count(paper: BallotPaper, counted: ScenarioCount) -> HandCount:
    return HandCount(counts=by_question(paper, counted.counts), papers=counted.papers)

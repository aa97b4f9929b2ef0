"""What papers came to: elections, choices among options, votes on confidence, opinion polls. Whole numbers only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from .ballot_paper import BallotForm, BallotPaper, Marks, Question, count_marks, is_blank
from .decisions import Rule, base_number, votes_needed

TallyOutcome = Literal["decided", "partly", "undecided", "void", "noted"]
Consequence = Literal["none", "may_resign", "dismissal_submitted", "dismissal_considered"]
ConfidenceBase = Literal["papers", "in_office"]
ElectionTie = Literal["revote_then_older", "revote"]


class Papers(msgspec.Struct, frozen=True, kw_only=True):
    """The papers of a secret ballot: issued ≥ returned = valid + invalid; `blank` ones are among the invalid where
    all names struck out make a paper invalid, else among the valid.
    """

    issued: int
    returned: int
    valid: int
    invalid: int
    blank: int = 0


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """The outcome of every form but a motion.

    `counts` are by question and option. `base` is what percents are taken of (T for elections, all papers for
    confidence) and `needed` the smallest number of votes that is enough. Of an election, `winners` are elected (in
    the order of their votes), `tied` those among whom a re-vote decides, `by_age` whom age decided. `consequences`
    are by question (Res. 96/2023).
    """

    papers: Papers
    entitled: int
    present: int
    counts: tuple[dict[str, int], ...]
    base: int
    needed: int
    outcome: TallyOutcome
    winners: tuple[str, ...] = ()
    tied: tuple[str, ...] = ()
    by_age: tuple[str, ...] = ()
    seats: int = 0
    consequences: dict[str, Consequence] = {}


class Counting(msgspec.Struct, frozen=True, kw_only=True):
    """By which rules papers are counted; from the ballot and the working regulation.

    `run` counts the runs of an election from 1; in a re-vote among equals the half of all delegates is asked for
    only if `revote_needs_majority`.
    """

    form: BallotForm
    paper: BallotPaper
    rule: Rule
    confidence_base: ConfidenceBase = "papers"
    blank_is_valid: bool = False
    tie: ElectionTie = "revote_then_older"
    revote: bool = False
    revote_needs_majority: bool = False


def papers_of(
    counting: Counting, papers: Iterable[Marks], issued: int
) -> tuple[Papers, tuple[dict[str, int], ...]]:
    """Papers and votes of an electronic ballot, whose papers are always well marked or blank."""
    filled = list(papers)
    blank = sum(1 for marks in filled if is_blank(marks))
    invalid = 0 if counting.blank_is_valid or counting.form == "opinion_poll" else blank
    figures = Papers(
        issued=issued, returned=len(filled), valid=len(filled) - invalid, invalid=invalid, blank=blank
    )
    return figures, count_marks(counting.paper, filled)


def decide_tally(
    counting: Counting, papers: Papers, counts: tuple[dict[str, int], ...], *, entitled: int, present: int
) -> Tally:
    """Apply the rule of the form. More papers returned than issued make the whole ballot void."""
    if papers.returned > papers.issued:
        return Tally(
            papers=papers, entitled=entitled, present=present, counts=counts, base=0, needed=0, outcome="void"
        )
    if counting.form in ("election", "options"):
        return _decide_choice(counting, papers, counts, entitled, present)
    if counting.form == "opinion_poll":
        base = papers.returned
        return Tally(
            papers=papers,
            entitled=entitled,
            present=present,
            counts=counts,
            base=base,
            needed=0,
            outcome="noted",
        )
    return _decide_confidence(counting, papers, counts, entitled, present)


# --- elections and choices ------------------------------------------------------------------------------------------


def _decide_choice(
    counting: Counting, papers: Papers, counts: tuple[dict[str, int], ...], entitled: int, present: int
) -> Tally:
    """Elected is who has more than half of T and is among the highest; equal votes for the last seat are a tie."""
    question, votes = counting.paper.questions[0], counts[0]
    base = base_number(
        counting.rule, total=entitled, present=present, cast=papers.returned, for_against=papers.valid
    )
    free = counting.revote and not counting.revote_needs_majority
    needed = 1 if free else votes_needed(counting.rule, base)
    winners, tied = fill_seats(votes, needed, question.seats)
    by_age: tuple[str, ...] = ()
    if tied and counting.revote and counting.tie == "revote_then_older":
        by_age = oldest_of(question, tied, question.seats - len(winners))
        winners, tied = winners + by_age, () if by_age else tied
    outcome: TallyOutcome = "undecided"
    if len(winners) == question.seats:
        outcome = "decided"
    elif winners:
        outcome = "partly"
    return Tally(
        papers=papers, entitled=entitled, present=present, counts=counts, base=base, needed=needed, outcome=outcome,
        winners=winners, tied=tied, by_age=by_age, seats=question.seats,
    )  # fmt: skip


def fill_seats(votes: dict[str, int], needed: int, seats: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who gets the seats, and those with equal votes between whom the last ones lie."""
    enough = sorted((key for key, number in votes.items() if number >= needed), key=lambda key: -votes[key])
    if len(enough) <= seats:
        return tuple(enough), ()
    last = votes[enough[seats - 1]]
    if votes[enough[seats]] != last:
        return tuple(enough[:seats]), ()
    clear = tuple(key for key in enough if votes[key] > last)
    return clear, tuple(key for key in enough if votes[key] == last)


def oldest_of(question: Question, tied: tuple[str, ...], seats: int) -> tuple[str, ...]:
    """The older among equals; nobody if a date of birth is missing or dates are equal too."""
    born = {option.id: option.born for option in question.options}
    ordered = sorted(tied, key=lambda key: born[key])
    if any(not born[key] for key in tied) or (
        len(ordered) > seats and born[ordered[seats - 1]] == born[ordered[seats]]
    ):
        return ()
    return tuple(ordered[:seats])


# --- confidence -----------------------------------------------------------------------------------------------------


def _decide_confidence(
    counting: Counting, papers: Papers, counts: tuple[dict[str, int], ...], entitled: int, present: int
) -> Tally:
    """Base B is all ballot papers, neither T nor the valid ones only (Res. 96/2023/QH15)."""
    base = papers.returned if counting.confidence_base == "papers" else entitled
    consequences = {
        question.id: consequence(counting.form, votes, base)
        for question, votes in zip(counting.paper.questions, counts, strict=True)
    }
    return Tally(
        papers=papers, entitled=entitled, present=present, counts=counts, base=base, needed=base // 2 + 1,
        outcome="noted", consequences=consequences,
    )  # fmt: skip


def consequence(form: BallotForm, votes: dict[str, int], base: int) -> Consequence:
    """What follows for one office holder (Res. 96/2023/QH15; the two thirds from memory, to check)."""
    if not base:
        return "none"
    if form == "confidence_vote":
        return "dismissal_considered" if 2 * votes["no_confidence"] > base else "none"
    low = votes["low"]
    if 3 * low >= 2 * base:
        return "dismissal_submitted"
    return "may_resign" if 2 * low > base else "none"

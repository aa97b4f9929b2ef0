"""The votes of every form but a motion as a table: for the minutes and the tellers' record."""

from __future__ import annotations

from chair_console.domain.ballot_paper import CONFIDENCE, LEVELS, Question
from chair_console.domain.formal_sentences import percent
from chair_console.domain.tally import Tally

from .ballot_facts import BallotFacts
from .paper import Table
from .words import Words


def percent_base(ballot: BallotFacts, tally: Tally) -> int:
    """An election is told in percent of all delegates, whatever its rule is taken of."""
    return tally.entitled if ballot.form in ("election", "options") else tally.base


def votes_table(ballot: BallotFacts, tally: Tally, words: Words) -> Table:
    """Votes with percents; of an election also who is elected, of a poll on confidence a row for each person."""
    if ballot.form in ("confidence_poll", "confidence_vote"):
        return _confidence(ballot, tally, words)
    if ballot.form == "opinion_poll":
        return _opinions(ballot, tally, words)
    return _choices(ballot, tally, words)


def _head(words: Words, *columns: str) -> tuple[str, ...]:
    return tuple(words.say(f"column.{column}") for column in columns)


def _choices(ballot: BallotFacts, tally: Tally, words: Words) -> Table:
    question, votes = ballot.paper.questions[0], tally.counts[0]
    rows = tuple(
        (
            str(number),
            f"{option.label}, {option.detail}" if option.detail else option.label,
            str(votes[option.id]),
            percent(votes[option.id], percent_base(ballot, tally), words.language),
            choice_outcome(ballot, tally, option.id, words),
        )
        for number, option in enumerate(question.options, start=1)
    )
    who = "candidate" if ballot.form == "election" else "option"
    return Table(
        _head(words, "number", who, "votes", "percent", "outcome"), rows, (2, 15, 4, 5, 7), (0, 2, 3)
    )


def choice_outcome(ballot: BallotFacts, tally: Tally, option_id: str, words: Words) -> str:
    """What came of one candidate or option."""
    if tally.outcome == "void":
        return words.say("outcome.void")
    if option_id in tally.winners:
        return words.say(f"choice_outcome.{ballot.form}" + (".by_age" if option_id in tally.by_age else ""))
    return words.say(f"choice_outcome.{'tied' if option_id in tally.tied else 'not'}")


def _confidence(ballot: BallotFacts, tally: Tally, words: Words) -> Table:
    levels = LEVELS if ballot.form == "confidence_poll" else CONFIDENCE
    rows = tuple(
        (str(number), person(question), *(_share(votes[level], tally.base, words) for level in levels))
        for number, (question, votes) in enumerate(zip(ballot.paper.questions, tally.counts, strict=True), 1)
    )
    head = (*_head(words, "number", "holder"), *(words.option(ballot.form, level) for level in levels))
    numbers = tuple(range(2, 2 + len(levels)))
    return Table(head, rows, (2, 13, *(6 for _ in levels)), (0, *numbers))


def person(question: Question) -> str:
    """An office holder with the office."""
    return f"{question.text}, {question.detail}" if question.detail else question.text


def _share(number: int, base: int, words: Words) -> str:
    return f"{number} ({percent(number, base, words.language)})"


def _opinions(ballot: BallotFacts, tally: Tally, words: Words) -> Table:
    rows = [
        (
            str(place) if first else "",
            question.text if first else "",
            option.label,
            str(votes[option.id]),
            percent(votes[option.id], tally.base, words.language),
        )
        for place, (question, votes) in enumerate(zip(ballot.paper.questions, tally.counts, strict=True), 1)
        for first, option in zip((True, *[False] * len(question.options)), question.options, strict=False)
    ]
    return Table(
        _head(words, "number", "question", "option", "votes", "percent"),
        tuple(rows),
        (2, 13, 10, 4, 5),
        (0, 3, 4),
    )

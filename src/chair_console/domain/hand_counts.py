"""What was counted by hand: raised hands, or the papers that the tellers counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .actors import Context
from .ballot import Ballot, HandCount, require_running
from .messages import Command, Event
from .refusals import Refused

if TYPE_CHECKING:
    from .state import HallState

HIGHEST = 100_000


class EnterCount(Command, frozen=True, kw_only=True):
    """Enter the count of a show of hands or of paper; entered again it replaces the first while it lasts.

    On a motion that is voted on by tablet it adds the hands of those whose tablets failed, with the reason. Also
    while the ballot is paused, as `EnterVote`: hands were raised and papers given before they are counted.
    """

    ballot_id: str
    count: HandCount
    reason: str = ""


class CountEntered(Event, frozen=True, kw_only=True):
    ballot_id: str
    count: HandCount
    reason: str
    at: int


def decide_enter_count(state: HallState, command: EnterCount, context: Context) -> list[Event]:
    ballot = require_running(state, command.ballot_id)
    if ballot.is_secret() and ballot.method == "electronic":
        raise Refused("ballot.is_secret", title=ballot.title)
    if ballot.method == "electronic" and ballot.form != "motion":
        raise Refused("ballot.count_motion_only", title=ballot.title)
    if ballot.method == "electronic" and not command.reason.strip():
        raise Refused("ballot.no_reason")
    if ballot.weights:  # a raised hand does not tell how many votes it is worth
        raise Refused("ballot.weights_by_name", title=ballot.title)
    if ballot.method == "show_of_hands" and ballot.votes:
        raise Refused("ballot.named_already", title=ballot.title, named=len(ballot.votes))
    _require_same_options(ballot, command.count)
    if ballot.method == "paper":
        _require_papers(state, ballot, command.count)
    else:
        _require_no_more_than_there(ballot, command.count)
    if ballot.hand_count == command.count:
        return []
    return [
        CountEntered(ballot_id=ballot.id, count=command.count, reason=command.reason.strip(), at=context.now)
    ]


def _require_same_options(ballot: Ballot, count: HandCount) -> None:
    """Refused: `count.other_options`, `count.bad_number`."""
    wanted = [[option.id for option in question.options] for question in ballot.paper.questions]
    if [sorted(votes) for votes in count.counts] != [sorted(options) for options in wanted]:
        raise Refused("count.other_options", title=ballot.title)
    if any(not 0 <= number <= HIGHEST for votes in count.counts for number in votes.values()):
        raise Refused("count.bad_number")


def _require_no_more_than_there(ballot: Ballot, count: HandCount) -> None:
    """Refused: `count.too_many`, with how many hands there can be."""
    if count.papers is not None:
        raise Refused("count.no_papers", title=ballot.title)
    free = ballot.present_or_voted() - sum(ballot.weight(key) for key in ballot.votes)
    _require_no_more_than(ballot, count, free)


def _require_no_more_than(ballot: Ballot, count: HandCount, voters: int) -> None:
    """Each voter has one vote for an option, and so many in all as the question allows. Refused: `count.too_many`."""
    for question, votes in zip(ballot.paper.questions, count.counts, strict=True):
        counted, highest = sum(votes.values()), max(votes.values(), default=0)
        if highest > voters:
            raise Refused("count.too_many", counted=highest, most=voters)
        if counted > voters * question.most:
            raise Refused("count.too_many", counted=counted, most=voters * question.most)


def _require_papers(state: HallState, ballot: Ballot, count: HandCount) -> None:
    """Papers returned are valid or invalid; more returned than issued is recorded, and voids the ballot.

    A motion has no outcome "void": it is withdrawn. Refused: `count.papers_missing`, `count.papers_differ`,
    `count.too_many_issued`, `count.void`, `count.too_many`, `count.too_few`.
    """
    papers = count.papers
    if papers is None:
        raise Refused("count.papers_missing", title=ballot.title)
    numbers = (papers.issued, papers.returned, papers.valid, papers.invalid, papers.blank)
    if any(not 0 <= number <= HIGHEST for number in numbers):
        raise Refused("count.bad_number")
    if papers.valid + papers.invalid != papers.returned or papers.blank > papers.returned:
        raise Refused(
            "count.papers_differ", returned=papers.returned, valid=papers.valid, invalid=papers.invalid
        )
    if papers.issued > len(ballot.entitled):
        raise Refused("count.too_many_issued", issued=papers.issued, entitled=len(ballot.entitled))
    if ballot.form == "motion" and papers.returned > papers.issued:
        raise Refused("count.void", title=ballot.title, returned=papers.returned, issued=papers.issued)
    blank_is_valid = state.rules().blank_is_valid or ballot.form == "opinion_poll"
    may_be_blank = papers.valid if blank_is_valid else papers.invalid
    if papers.blank > may_be_blank:
        raise Refused("count.too_many", counted=papers.blank, most=may_be_blank)
    marked = papers.valid - (papers.blank if blank_is_valid else 0)
    _require_no_more_than(ballot, count, marked)
    for question, votes in zip(ballot.paper.questions, count.counts, strict=True):
        if sum(votes.values()) < marked * question.least:
            raise Refused("count.too_few", counted=sum(votes.values()), fewest=marked * question.least)


def apply_count_entered(state: HallState, event: CountEntered) -> None:
    state.ballots[event.ballot_id].hand_count = event.count

"""Counting a ballot at its close: open votes, hands, or the papers of an urn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .ballot import Ballot
from .ballot_paper import Marks
from .decisions import Counts, Result, decide_result
from .refusals import Refused
from .tally import Counting, Papers, Tally, decide_tally, papers_of

if TYPE_CHECKING:
    from .state import HallState


def count_ballot(
    state: HallState, ballot: Ballot, urn: tuple[Marks, ...]
) -> tuple[Result | None, Tally | None]:
    """The result of a motion, or the tally of any other form.

    `urn` holds the papers of a secret ballot. Refused: `ballot.urn_differs` if they are not as many as were put in.
    """
    if ballot.is_secret() and ballot.method == "electronic" and len(urn) != papers_dropped(ballot):
        raise Refused(
            "ballot.urn_differs", title=ballot.title, papers=len(urn), recorded=papers_dropped(ballot)
        )
    if ballot.form == "motion":
        return _count_motion(ballot, urn), None
    counting = counting_of(state, ballot)
    entitled, present = ballot.total_weight(), ballot.present_or_voted()
    hand = ballot.hand_count
    if hand is not None:
        papers = hand.papers or _papers_of_hands(ballot)
        return None, decide_tally(counting, papers, hand.counts, entitled=entitled, present=present)
    filled = urn if ballot.is_secret() else tuple(vote.filled() for vote in ballot.votes.values())
    issued = len(ballot.tokens) if ballot.kind == "blind" else present
    papers, counts = papers_of(counting, filled, issued)
    return None, decide_tally(counting, papers, counts, entitled=entitled, present=present)


def papers_dropped(ballot: Ballot) -> int:
    """How many papers must lie in the urn."""
    return ballot.papers_in_urn if ballot.kind == "blind" else len(ballot.voted)


def _count_motion(ballot: Ballot, urn: tuple[Marks, ...]) -> Result:
    counts = ballot.counts()
    if ballot.is_secret() and ballot.hand_count is None:
        chosen = [marks[0][0] for marks in urn]
        counts = Counts(
            yes=chosen.count("for"),
            against=chosen.count("against"),
            abstain=chosen.count("abstain"),
            not_voted=len(ballot.entitled) - len(chosen),
        )
    return decide_result(ballot.rule, counts, ballot.present_or_voted(), weighted=bool(ballot.weights))


def _papers_of_hands(ballot: Ballot) -> Papers:
    """Of a show of hands: everyone there has a paper, so to speak, and who raised a hand has returned it."""
    assert ballot.hand_count is not None
    shown = max(sum(votes.values()) for votes in ballot.hand_count.counts)
    there = ballot.present_or_voted()
    return Papers(issued=there, returned=min(shown, there), valid=min(shown, there), invalid=0)


def counting_of(state: HallState, ballot: Ballot) -> Counting:
    """By which rules the papers of this ballot are counted."""
    rules = state.rules()
    return Counting(
        form=ballot.form,
        paper=ballot.paper,
        rule=ballot.rule,
        confidence_base=rules.confidence_base,
        blank_is_valid=rules.blank_is_valid,
        tie=rules.election_tie,
        revote=ballot.revote,
        revote_needs_majority=rules.revote_needs_majority,
    )

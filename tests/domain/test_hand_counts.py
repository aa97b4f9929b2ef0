"""Votes that are entered, counted or corrected by hand."""

from __future__ import annotations

import pytest

from chair_console.domain import (
    ballots,
    hand_counts,
    presence,
    regulation,
    results,
    session,
    votes,
)
from chair_console.domain.ballot import HandCount
from chair_console.domain.decisions import Choice, Rule
from chair_console.domain.tally import Papers

from .building import HallDouble, a_sitting
from .papers import PLACES, refused

# --- by hand ------------------------------------------------------------------------------------------------------


def count(**numbers: int) -> HandCount:
    return HandCount(counts=({"for": 0, "against": 0, "abstain": 0, **numbers},))


def test_hands_are_counted_and_no_more_of_them_than_delegates() -> None:
    hall = a_sitting(6, present=5).with_open_ballot(method="show_of_hands")
    refused(lambda: hall.vote("d01", "for"), "ballot.not_by_tablet")
    enter = lambda c: hall.give(hand_counts.EnterCount(ballot_id="b1", count=c), "secretary")  # noqa: E731
    refused(lambda: enter(count(**{"for": 6})), "count.too_many")
    refused(lambda: enter(count(**{"for": -1})), "count.bad_number")
    refused(lambda: enter(HandCount(counts=({"for": 1},))), "count.other_options")
    enter(count(**{"for": 3, "against": 1}))
    enter(count(**{"for": 4, "against": 1}))
    result = hall.close().result
    assert result is not None
    assert (result.counts.yes, result.counts.against, result.counts.not_voted) == (4, 1, 1)


def test_at_a_show_of_hands_names_are_touched_on_the_seat_map_and_can_be_touched_again() -> None:
    hall = a_sitting(6).with_open_ballot(method="show_of_hands")
    enter = votes.EnterVote(ballot_id="b1", delegate_id="d01", choice="for")
    hall.give(enter, "secretary")
    refused(lambda: hall.give(enter, "secretary"), "ballot.already_voted")
    hall.give(votes.EnterVote(ballot_id="b1", delegate_id="d01", choice="against", change=True), "secretary")
    ballot = hall.close()
    assert ballot.votes["d01"].way == "seat_map"
    assert ballot.result is not None
    assert ballot.result.counts.against == 1


def test_a_mixed_ballot_adds_the_hands_of_those_whose_tablets_failed() -> None:
    hall = a_sitting(6).with_open_ballot()
    hall.vote("d01", "for")
    hall.vote("d02", "for")
    add = hand_counts.EnterCount(ballot_id="b1", count=count(**{"for": 3}))
    refused(lambda: hall.give(add, "secretary"), "ballot.no_reason")
    refused(
        lambda: hall.give(
            hand_counts.EnterCount(ballot_id="b1", count=count(**{"for": 5}), reason="mất mạng"), "secretary"
        ),
        "count.too_many",
    )
    hall.give(hand_counts.EnterCount(ballot_id="b1", count=add.count, reason="mất mạng"), "secretary")
    result = hall.close().result
    assert result is not None
    assert (result.counts.yes, result.outcome) == (5, "adopted")


def test_hands_that_were_counted_leave_no_room_for_more_tablet_votes_than_delegates() -> None:
    """The count stays within T whatever comes after the hands were entered."""
    hall = a_sitting(6).with_open_ballot()
    hall.give(
        hand_counts.EnterCount(ballot_id="b1", count=count(**{"for": 6}), reason="mất mạng"), "secretary"
    )
    refused(lambda: hall.vote("d01", "for"), "ballot.hands_full")
    result = hall.close().result
    assert result is not None
    assert (result.counts.yes, result.counts.not_voted) == (6, 0)


@pytest.mark.parametrize(
    ("papers", "code"),
    [
        (None, "count.papers_missing"),
        (Papers(issued=6, returned=6, valid=4, invalid=1), "count.papers_differ"),
        (Papers(issued=7, returned=6, valid=6, invalid=0), "count.too_many_issued"),
        (Papers(issued=6, returned=2, valid=2, invalid=0), "count.too_many"),
    ],
)
def test_a_tellers_count_that_does_not_add_up_is_refused(papers: Papers | None, code: str) -> None:
    hall = a_sitting(6).with_open_ballot(method="paper", kind="separated", form="options", paper=PLACES)
    entered = HandCount(counts=({"a": 3, "b": 0, "c": 0},), papers=papers)
    refused(lambda: hall.give(hand_counts.EnterCount(ballot_id="b1", count=entered), "secretary"), code)


def test_a_correction_keeps_both_values_and_counts_anew_until_the_result_is_declared() -> None:
    hall = a_sitting(6).with_open_ballot()
    for delegate_id in ("d01", "d02", "d03", "d04"):
        hall.vote(delegate_id, "for")
    ballot = hall.close()
    assert ballot.result is not None
    assert ballot.result.outcome == "adopted"
    correct = votes.CorrectVote(
        ballot_id="b1", delegate_id="d04", choice="against", reason="bấm nhầm, đã xác nhận"
    )
    refused(lambda: hall.give(correct, "chair"), "access.role")
    hall.give(correct, "secretary")
    assert ballot.result.outcome == "rejected"
    assert (ballot.corrections[0].old, ballot.corrections[0].new) == ("for", "against")
    hall.give(results.DeclareResult(ballot_id="b1"))
    back = votes.CorrectVote(ballot_id="b1", delegate_id="d04", choice="for", reason="sửa lại")
    refused(lambda: hall.give(back, "secretary"), "ballot.not_correctable")


def test_a_correction_after_a_casting_vote_makes_that_vote_fall() -> None:
    hall = a_sitting(6, rules=session.Rules(casting_vote=True)).with_open_ballot(rule=Rule(of="for_against"))
    hall.vote("d01", "for")
    hall.vote("d02", "against")
    ballot = hall.close()
    hall.give(results.GiveCastingVote(ballot_id="b1", choice="for"))
    assert ballot.result is not None
    assert ballot.result.outcome == "adopted"
    hall.give(
        votes.CorrectVote(ballot_id="b1", delegate_id="d03", choice="against", reason="bỏ sót"), "secretary"
    )
    assert (ballot.result.casting_vote, ballot.result.outcome) == (None, "rejected")


# --- what cannot have been counted --------------------------------------------------------------------------------


def papers_count(papers: Papers, **numbers: int) -> HandCount:
    return HandCount(counts=count(**numbers).counts, papers=papers)


@pytest.mark.parametrize(
    ("papers", "numbers", "code"),
    [
        # More papers than were issued void a ballot; a motion has no such outcome and is withdrawn.
        (Papers(issued=6, returned=7, valid=7, invalid=0), {"for": 7}, "count.void"),
        (Papers(issued=6, returned=6, valid=5, invalid=1), {"for": 3}, "count.too_few"),
        (Papers(issued=6, returned=6, valid=6, invalid=0, blank=2), {"for": 6}, "count.too_many"),
        (Papers(issued=6, returned=6, valid=5, invalid=1), {"for": 6}, "count.too_many"),
    ],
)
def test_papers_of_a_motion_that_do_not_add_up_are_refused(
    papers: Papers, numbers: dict[str, int], code: str
) -> None:
    hall = a_sitting(6).with_open_ballot(method="paper")
    enter = hand_counts.EnterCount(ballot_id="b1", count=papers_count(papers, **numbers))
    refused(lambda: hall.give(enter, "secretary"), code)
    right = Papers(issued=6, returned=6, valid=5, invalid=1, blank=1)
    hall.give(hand_counts.EnterCount(ballot_id="b1", count=papers_count(right, **{"for": 5})), "secretary")
    result = hall.close().result
    assert result is not None
    assert (result.counts.yes, result.counts.not_voted) == (5, 1)


def test_nobody_raises_two_hands_for_one_candidate() -> None:
    hall = a_sitting(6).with_open_ballot(form="election", method="show_of_hands", paper=PLACES)
    first, *others = (option.id for option in PLACES.questions[0].options)

    def hands(number: int) -> HandCount:
        return HandCount(counts=({first: number, **dict.fromkeys(others, 0)},))

    enter = lambda n: hall.give(hand_counts.EnterCount(ballot_id="b1", count=hands(n)), "secretary")  # noqa: E731
    refused(lambda: enter(7), "count.too_many")
    enter(6)


def test_single_votes_are_not_corrected_where_papers_or_hands_were_only_counted() -> None:
    """Else one would be counted twice: on paper and by name."""
    correct = votes.CorrectVote(ballot_id="b1", delegate_id="d01", choice="for", reason="nhầm")
    on_paper = a_sitting(6).with_open_ballot(method="paper")
    refused(lambda: on_paper.give(correct, "secretary"), "ballot.counted_by_hand")
    by_hands = a_sitting(6).with_open_ballot(method="show_of_hands")
    enter = hand_counts.EnterCount(ballot_id="b1", count=count(**{"for": 3}))
    by_hands.give(enter, "secretary")
    refused(lambda: by_hands.give(correct, "secretary"), "ballot.counted_by_hand")


# --- rules as they were when it opened ----------------------------------------------------------------------------


def test_a_casting_vote_that_the_rules_did_not_have_is_not_given_after_the_count() -> None:
    hall = a_sitting(6).with_open_ballot()
    for number in range(1, 7):
        hall.vote(f"d{number:02d}", "for" if number % 2 else "against")
    hall.close()
    cast = results.GiveCastingVote(ballot_id="b1", choice="for")
    hall.give(regulation.AmendRules(rules=session.Rules(casting_vote=True), reason="nghị quyết"))
    refused(lambda: hall.give(cast), "ballot.no_casting_vote")
    hall.give(results.DeclareResult(ballot_id="b1"))
    # The next one has it, also if the rules are set back before it is declared.
    hall.with_open_ballot("b2")
    hall.give(ballots.CloseBallot(ballot_id="b2"))
    hall.give(regulation.AmendRules(rules=session.Rules(), reason="nghị quyết"))
    assert hall.state.ballots["b2"].result.tied  # type: ignore[union-attr]
    hall.give(results.GiveCastingVote(ballot_id="b2", choice="for"))


def test_a_correction_makes_no_vote_for_somebody_who_was_not_there() -> None:
    hall = a_sitting(6, present=5).with_open_ballot()
    hall.close()
    make = lambda key: votes.CorrectVote(ballot_id="b1", delegate_id=key, choice="for", reason="sót")  # noqa: E731
    refused(lambda: hall.give(make("d06"), "secretary"), "ballot.not_present")
    hall.give(make("d05"), "secretary")
    assert hall.state.ballots["b1"].result.counts.yes == 1  # type: ignore[union-attr]


def now_is(hall: HallDouble, delegate_id: str, status: presence.PresenceStatus) -> None:
    mark = presence.PresenceMark(delegate_id=delegate_id, status=status)
    hall.wait(1_000).give(presence.MarkPresence(marks=[mark]), "secretary")


def corrected(hall: HallDouble, delegate_id: str, choice: Choice | None) -> None:
    """The correction, and what it has left on the record."""
    correct = votes.CorrectVote(ballot_id="b1", delegate_id=delegate_id, choice=choice, reason="sót")
    hall.give(correct, "secretary")
    ballot = hall.state.ballots["b1"]
    assert (ballot.votes[delegate_id].choice if delegate_id in ballot.votes else None) == choice
    assert (ballot.corrections[-1].delegate_id, ballot.corrections[-1].new) == (delegate_id, choice)


def test_who_has_left_since_keeps_the_vote_that_may_be_corrected() -> None:
    """Two had voted, one was there and was forgotten, one came during the ballot and its vote was taken out."""
    hall = a_sitting(6, present=4).with_open_ballot()
    hall.vote("d01", "for")
    for delegate_id in ("d05", "d06"):
        now_is(hall, delegate_id, "present")
        hall.vote(delegate_id, "for")
    hall.close()
    corrected(hall, "d05", None)
    for delegate_id in ("d01", "d02", "d05", "d06"):
        now_is(hall, delegate_id, "left")
    corrected(hall, "d01", "against")
    corrected(hall, "d06", "against")
    corrected(hall, "d02", "for")
    now_is(hall, "d05", "present")
    corrected(hall, "d05", "for")


def test_who_came_during_a_ballot_may_have_been_forgotten_and_who_came_after_it_not() -> None:
    hall = a_sitting(6, present=4).with_open_ballot()
    now_is(hall, "d05", "present")
    hall.close()
    now_is(hall, "d06", "present")
    refused(lambda: corrected(hall, "d06", "for"), "ballot.came_later")
    corrected(hall, "d05", "for")


def test_where_the_absent_may_vote_theirs_may_be_corrected_too() -> None:
    """The vote that one gave from afar; nobody writes a first one down for who is not there."""
    hall = a_sitting(6, present=4).with_open_ballot(present_only=False)
    hall.vote("d05", "for")
    hall.close()
    corrected(hall, "d05", "against")
    refused(lambda: corrected(hall, "d06", "for"), "ballot.not_present")
    now_is(hall, "d06", "present")
    corrected(hall, "d06", "for")


def test_a_pause_keeps_tablets_from_voting_and_not_the_secretary_from_entering() -> None:
    hall = a_sitting(6).with_open_ballot()
    hall.give(ballots.PauseBallot(ballot_id="b1"))
    refused(lambda: hall.vote("d01", "for"), "ballot.paused")
    entered = votes.EnterVote(ballot_id="b1", delegate_id="d01", choice="for", reason="máy hỏng")
    hall.give(entered, "secretary")
    hands = hand_counts.EnterCount(ballot_id="b1", count=count(**{"for": 3}), reason="mất mạng")
    hall.give(hands, "secretary")
    result = hall.close().result
    assert result is not None
    assert result.counts.yes == 4


def test_a_ballot_on_paper_ends_with_the_tellers_count_and_not_before() -> None:
    hall = a_sitting(6).with_open_ballot(method="paper", kind="separated", duration_ms=10_000)
    assert hall.state.ballots["b1"].closes_at is None
    refused(hall.close, "count.papers_missing")
    papers = Papers(issued=6, returned=6, valid=6, invalid=0)
    counted = HandCount(counts=({"for": 4, "against": 1, "abstain": 1},), papers=papers)
    hall.give(hand_counts.EnterCount(ballot_id="b1", count=counted), "secretary")
    assert hall.close().status == "closed"

"""Where two rules of a ballot meet: the absent, weights, paper, a further run and a repetition."""

from __future__ import annotations

import msgspec
import pytest

from chair_console.domain import (
    ballots,
    hand_counts,
    preparing,
    proxies,
    regulation,
    results,
    roster,
    tellers,
    votes,
)
from chair_console.domain.ballot import HandCount
from chair_console.domain.ballot_paper import BallotPaper, Option, Question
from chair_console.domain.hall import apply
from chair_console.domain.messages import Command
from chair_console.domain.session import Rules
from chair_console.domain.tally import Papers

from .building import HallDouble, a_sitting
from .papers import refused

TWO = BallotPaper(
    questions=(
        Question(id="q", text="Bầu", options=(Option(id="a", label="A"), Option(id="b", label="B")), seats=1),
    )
)


def counted(hall: HallDouble, *, a: int, b: int, returned: int = 6) -> None:
    papers = Papers(issued=6, returned=returned, valid=returned, invalid=0)
    count = HandCount(counts=({"a": a, "b": b},), papers=papers)
    hall.give(hand_counts.EnterCount(ballot_id="b1", count=count), "secretary")


def a_tie_on_paper() -> HallDouble:
    hall = a_sitting(6).with_open_ballot(form="election", kind="separated", method="paper", paper=TWO)
    counted(hall, a=3, b=3)
    hall.close()
    return hall


BY_ANOTHER: dict[str, Command] = {
    "entered": votes.EnterVote(ballot_id="b1", delegate_id="d06", choice="for", reason="Máy hỏng"),
    "corrected": votes.CorrectVote(ballot_id="b1", delegate_id="d06", choice="for", reason="Ghi thiếu"),
}


@pytest.mark.parametrize("how", BY_ANOTHER)
def test_where_the_absent_may_vote_they_do_it_themselves(how: str) -> None:
    hall = a_sitting(6, present=5).with_open_ballot(present_only=False)
    refused(lambda: hall.give(BY_ANOTHER[how], "secretary"), "ballot.not_present")
    hall.close()
    refused(lambda: hall.give(BY_ANOTHER["corrected"], "secretary"), "ballot.not_present")


def test_what_an_absent_delegate_has_voted_may_be_corrected() -> None:
    hall = a_sitting(6, present=5).with_open_ballot(present_only=False)
    hall.vote("d06", "against")
    assert hall.give(BY_ANOTHER["corrected"], "secretary")


@pytest.mark.parametrize("method", ["show_of_hands", "paper"])
def test_the_absent_have_no_hand_to_raise_and_no_paper(method: str) -> None:
    hall = a_sitting(6, present=5)
    refused(lambda: hall.with_ballot(method=method, present_only=False), "ballot.absent_by_tablet")


def test_papers_that_could_never_be_counted_are_not_opened() -> None:
    """With different weights no count of papers is taken, and without one no paper ballot ends."""
    hall = a_sitting(6, rules=Rules(weights=True)).with_ballot(method="paper")
    hall.give(roster.AmendDelegate(delegate=roster.DelegateRow(id="d01", name="A", weight=3)), "secretary")
    refused(lambda: hall.give(ballots.OpenBallot(ballot_id="b1")), "ballot.weights_not_by_paper")


def test_more_papers_than_anyone_prints_are_a_slip_of_the_finger() -> None:
    hall = a_sitting(6).with_open_ballot(form="election", kind="separated", method="paper", paper=TWO)
    refused(lambda: counted(hall, a=3, b=3, returned=hand_counts.HIGHEST + 1), "count.bad_number")


def test_the_same_seats_are_not_filled_in_a_further_run_and_in_a_repetition() -> None:
    hall = a_tie_on_paper()
    hall.give(results.DeclareResult(ballot_id="b1"))
    (run,) = hall.give(preparing.PrepareFurtherRun(ballot_id="b1"))
    assert isinstance(run, preparing.BallotPrepared)
    again = preparing.RepeatBallot(ballot_id="b1", reason="Phát nhầm phiếu")
    refused(lambda: hall.give(again), "ballot.run_already")
    hall.give(ballots.OpenBallot(ballot_id=run.ballot_id))
    refused(lambda: hall.give(again), "ballot.run_held")
    hall.give(ballots.WithdrawBallot(ballot_id=run.ballot_id, reason="Phát nhầm phiếu"))
    assert hall.give(again)


def test_no_casting_vote_decides_what_is_held_again() -> None:
    hall = a_sitting(6, rules=Rules(casting_vote=True)).with_open_ballot()
    hall.close()
    hall.give(preparing.RepeatBallot(ballot_id="b1", reason="Đọc nhầm câu hỏi"))
    casting = results.GiveCastingVote(ballot_id="b1", choice="for")
    refused(lambda: hall.give(casting), "ballot.repeated_already")


def test_a_paper_ballot_of_an_old_journal_owes_the_clock_nothing() -> None:
    """Earlier halls gave it an end; the clock would try to close it for ever, and do nothing else."""
    hall = a_sitting(6).with_ballot(method="paper")
    opened = ballots.BallotOpened(
        ballot_id="b1", entitled=("d01",), present=("d01",), closes_at=hall.now, at=1
    )
    apply(hall.state, opened)
    assert hall.state.ballots["b1"].closes_at is None


def test_who_holds_a_proxy_gives_none_and_a_regulation_without_proxies_ends_them() -> None:
    hall = a_sitting(6, present=4, rules=Rules(proxies=True))
    hall.give(proxies.GiveProxy(delegate_id="d06", holder_id="d05"), "secretary")
    onward = proxies.GiveProxy(delegate_id="d05", holder_id="d01")
    refused(lambda: hall.give(onward, "secretary"), "proxies.holds_one")
    assert proxies.represented_by(hall.state, "d05") == ["d06"]
    hall.give(regulation.AmendRules(rules=Rules(), reason="Nghị quyết số 3"), "secretary")
    assert proxies.represented_by(hall.state, "d05") == []
    hall.give(regulation.AmendRules(rules=Rules(proxies=True), reason="Nghị quyết số 4"), "secretary")
    hall.give(roster.EndMandate(delegate_id="d06", reason="Chuyển công tác"), "secretary")
    assert proxies.represented_by(hall.state, "d05") == []


def test_tellers_that_are_recorded_twice_are_recorded_once() -> None:
    hall = a_sitting(9)
    command = tellers.AppointTellers(delegate_ids=tuple(f"d0{number}" for number in range(1, 8)))
    assert hall.give(command)
    assert hall.give(command) == []
    assert hall.give(msgspec.structs.replace(command, head_id="d02"))

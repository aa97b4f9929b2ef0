"""Reminding those who have not voted."""

from __future__ import annotations

import pytest

from chair_console.domain import ballots, reminding, secret_votes

from .building import HallDouble, a_hash, a_sitting
from .papers import refused


def remind(hall: HallDouble) -> tuple[str, ...]:
    (event,) = hall.give(reminding.RemindVoters(ballot_id="b1"))
    assert isinstance(event, reminding.VotersReminded)
    return event.delegate_ids


def test_who_is_there_and_has_not_voted_is_reminded_until_the_vote_comes() -> None:
    hall = a_sitting(6, present=5).with_open_ballot()
    hall.vote("d01", "for")
    assert remind(hall) == ("d02", "d03", "d04", "d05")
    assert reminding.reminded_at(hall.state, "d02") == {"b1": hall.now}
    assert reminding.reminded_at(hall.state, "d01") == {}
    hall.vote("d02", "for")
    assert reminding.reminded_at(hall.state, "d02") == {}
    hall.close()
    assert reminding.reminded_at(hall.state, "d03") == {}


def test_who_is_not_there_is_reminded_only_where_the_absent_may_vote() -> None:
    hall = a_sitting(6, present=4).with_open_ballot(present_only=False)
    hall.vote("d06", "for")
    assert remind(hall) == ("d01", "d02", "d03", "d04", "d05")
    assert reminding.reminded_at(hall.state, "d05") == {"b1": hall.now}


def test_nobody_is_reminded_to_vote_in_a_pause_or_when_the_time_is_over() -> None:
    hall = a_sitting(6).with_open_ballot(duration_ms=10_000)
    hall.give(ballots.PauseBallot(ballot_id="b1"))
    refused(lambda: remind(hall), "ballot.paused")
    hall.give(ballots.ResumeBallot(ballot_id="b1"))
    hall.wait(10_000)
    refused(lambda: remind(hall), "ballot.already_closed")


def test_nobody_is_reminded_where_everyone_has_voted() -> None:
    hall = a_sitting(6, present=4).with_open_ballot()
    for delegate_id in ("d01", "d02", "d03", "d04"):
        hall.vote(delegate_id, "for")
    refused(lambda: remind(hall), "ballot.all_voted")


@pytest.mark.parametrize(("kind", "reminded"), [("separated", 4), ("blind", 5)])
def test_in_a_blind_ballot_all_are_asked_because_nobody_knows_who_has_voted(kind: str, reminded: int) -> None:
    hall = a_sitting(6, present=5).with_secret_ballot(kind)
    if kind == "separated":
        hall.as_delegate(
            "d01", secret_votes.CastSecretVote(ballot_id="b1", delegate_id="d01", marks=(("for",),))
        )
    else:
        hall.as_delegate(
            "d01", secret_votes.SignToken(ballot_id="b1", delegate_id="d01", blinded_sha256=a_hash("a"))
        )
        hall.drop((("for",),))
    assert len(remind(hall)) == reminded


def test_a_show_of_hands_has_no_tablets_to_light_up() -> None:
    refused(lambda: remind(a_sitting(6).with_open_ballot(method="show_of_hands")), "ballot.not_by_tablet")


def test_a_finger_that_goes_on_pressing_reminds_nobody_anew() -> None:
    hall = a_sitting(6, present=4).with_open_ballot()
    assert remind(hall) == ("d01", "d02", "d03", "d04")
    assert hall.give(reminding.RemindVoters(ballot_id="b1")) == []
    hall.wait(reminding.AGAIN_MS)
    assert remind(hall) == ("d01", "d02", "d03", "d04")

"""Secret ballots of both grades: one paper each, and no choice in the record."""

from __future__ import annotations

import msgspec
import pytest

from chair_console.domain import (
    ballots,
    secret_votes,
    votes,
)

from .building import HallDouble, a_hash, a_sitting
from .papers import refused

# --- secret -------------------------------------------------------------------------------------------------------


def test_a_secret_ballot_cannot_open_without_its_urn() -> None:
    hall = a_sitting(6).with_ballot(kind="separated")
    refused(lambda: hall.give(ballots.OpenBallot(ballot_id="b1")), "ballot.urn_not_ready")


def secret_cast(hall: HallDouble, delegate_id: str, choice: str, actor: str = "") -> None:
    command = secret_votes.CastSecretVote(ballot_id="b1", delegate_id=delegate_id, marks=((choice,),))
    hall.as_delegate(actor or delegate_id, command)


def test_a_separated_vote_is_recorded_without_its_choice_and_cannot_be_changed() -> None:

    hall = a_sitting(6).with_secret_ballot("separated")
    secret_cast(hall, "d01", "against")
    refused(lambda: secret_cast(hall, "d01", "for"), "ballot.paper_in_urn")
    refused(lambda: secret_cast(hall, "d02", "for", actor="d03"), "ballot.not_yours")
    refused(lambda: hall.vote("d02", "for"), "ballot.is_secret")
    recorded = msgspec.json.encode(hall.events[-1])
    assert b"against" not in recorded
    enter = votes.EnterVote(ballot_id="b1", delegate_id="d02", choice="for", reason="máy hỏng")
    refused(lambda: hall.give(enter, "secretary"), "ballot.is_secret")


def test_a_secret_count_from_an_urn_with_other_papers_than_recorded_is_refused() -> None:
    hall = a_sitting(6).with_secret_ballot("separated")
    secret_cast(hall, "d01", "for")
    hall.urns["b1"].append((("for",),))
    refused(lambda: hall.close(), "ballot.urn_differs")


def test_a_blind_ballot_gives_each_delegate_one_token_and_takes_no_more_papers_than_that() -> None:
    hall = a_sitting(6).with_secret_ballot("blind")

    def token(delegate_id: str, hash_: str) -> list[object]:
        command = secret_votes.SignToken(
            ballot_id="b1", delegate_id=delegate_id, blinded_sha256=a_hash(hash_)
        )
        return list(hall.as_delegate(delegate_id, command))

    refused(lambda: hall.drop((("for",),)), "ballot.more_papers_than_tokens")
    assert token("d01", "aa")
    assert token("d01", "aa") == []
    refused(lambda: token("d01", "bb"), "ballot.token_given")
    hall.drop((("for",),))
    refused(lambda: hall.drop((("for",),)), "ballot.more_papers_than_tokens")
    refused(lambda: hall.drop((("maybe",),)), "paper.no_such_option")
    result = hall.close().result
    assert result is not None
    assert (result.counts.yes, result.cast) == (1, 1)


@pytest.mark.parametrize("kind", ["separated", "blind"])
def test_secret_papers_are_refused_while_paused_and_from_the_end_on(kind: str) -> None:
    hall = a_sitting(6).with_secret_ballot(kind, duration_ms=10_000)
    hall.give(ballots.PauseBallot(ballot_id="b1"))
    act = (
        (lambda: secret_cast(hall, "d01", "for")) if kind == "separated" else (lambda: hall.drop((("for",),)))
    )
    refused(act, "ballot.paused")
    hall.give(ballots.ResumeBallot(ballot_id="b1"))
    hall.wait(10_000)
    refused(act, "ballot.already_closed")

"""What the desk sees of a ballot before it opens, and of hands while they are being written down."""

from __future__ import annotations

import msgspec

from chair_console.domain import (
    ballots,
    hand_counts,
    preparing,
    regulation,
    results,
    roster,
    secret_votes,
    session,
    votes,
)
from chair_console.domain.actors import Actor
from chair_console.domain.ballot import HandCount
from chair_console.hall.topics import ballot, me
from chair_console.hall.topics.audience import Audience, Surroundings, audience_of
from chair_console.hall.touched import touched_at_once
from chair_console.protocol.ballot_views import BallotView
from chair_console.protocol.views import MeView
from tests.domain.building import HallDouble


def seen(hall: HallDouble, role: str) -> BallotView:
    view = ballot.view(hall.state, audience_of(role), Surroundings())["b1"]  # type: ignore[arg-type]
    assert isinstance(view, BallotView)
    return view


def a_hall() -> HallDouble:
    return HallDouble().with_session().with_delegates(6).with_present(6).with_agenda().sitting()


def test_a_ballot_of_one_group_counts_only_that_group_before_it_opens() -> None:
    hall = a_hall()
    for key in ("d01", "d02", "d03"):
        row = roster.DelegateRow(id=key, name=f"Đại biểu {key}", unit="Tổ 1")
        hall.give(roster.AmendDelegate(delegate=row), "secretary")
    hall.give(preparing.PrepareBallot(id="b1", title="Của Tổ 1", entitled_units=("Tổ 1",)))
    before = seen(hall, "chair")
    assert (before.entitled, before.needed) == (3, 2)
    hall.give(ballots.OpenBallot(ballot_id="b1"))
    assert (seen(hall, "chair").entitled, seen(hall, "chair").needed) == (3, 2)


def test_hands_are_seen_by_the_desk_alone_while_they_are_written_down() -> None:
    hall = a_hall()
    hall.give(preparing.PrepareBallot(id="b1", title="Giơ tay", method="show_of_hands"))
    hall.give(ballots.OpenBallot(ballot_id="b1"))
    named = votes.EnterVote(ballot_id="b1", delegate_id="d01", choice="against")
    event = hall.give(named, "secretary")[0]
    assert seen(hall, "chair").choices == {"d01": "against"}
    assert seen(hall, "delegate").choices == {} and seen(hall, "projector").choices == {}
    assert "ballot" in touched_at_once(event, Actor(role="secretary"))


def test_a_count_of_hands_is_seen_by_the_desk_while_it_can_still_be_entered_again() -> None:
    hall = a_hall()
    hall.give(preparing.PrepareBallot(id="b1", title="Giơ tay", method="show_of_hands"))
    hall.give(ballots.OpenBallot(ballot_id="b1"))
    counted = HandCount(counts=({"for": 4, "against": 0, "abstain": 0},))
    hall.give(hand_counts.EnterCount(ballot_id="b1", count=counted), "secretary")
    assert seen(hall, "chair").hand_count == counted and seen(hall, "delegate").hand_count is None


def test_votes_by_tablet_stay_hidden_from_the_desk_until_the_close() -> None:
    hall = a_hall()
    hall.give(preparing.PrepareBallot(id="b1", title="Bằng máy"))
    hall.give(ballots.OpenBallot(ballot_id="b1"))
    event = hall.as_delegate("d01", votes.CastVote(ballot_id="b1", delegate_id="d01", choice="for"))[0]
    assert seen(hall, "chair").choices == {}
    assert touched_at_once(event, Actor(role="delegate", delegate_id="d01")) == ()
    assert msgspec.json.encode(seen(hall, "delegate"))


def test_the_hash_of_an_urn_tells_nobody_the_result_before_the_result_is_told() -> None:
    """Six papers have 28 results: whoever sees the hash tries them all."""
    hall = a_hall().with_secret_ballot("separated", results_to="declared")
    for key in ("d01", "d02"):
        vote = secret_votes.CastSecretVote(ballot_id="b1", delegate_id=key, marks=(("for",),))
        hall.as_delegate(key, vote)
    closing = ballots.CloseBallot(ballot_id="b1")
    hall.give(closing)
    hall.state.ballots["b1"].urn_sha256 = "a" * 64
    assert [seen(hall, role).urn_sha256 for role in ("chair", "projector", "delegate")] == ["", "", ""]
    hall.give(results.DeclareResult(ballot_id="b1"))
    assert [seen(hall, role).urn_sha256[:1] for role in ("chair", "projector", "delegate")] == ["a"] * 3


def test_the_chair_is_offered_a_casting_vote_only_as_the_rules_were_at_the_opening() -> None:
    hall = a_hall().with_open_ballot()
    hall.give(ballots.CloseBallot(ballot_id="b1"))
    hall.give(regulation.AmendRules(rules=session.Rules(casting_vote=True), reason="nghị quyết"))
    assert not seen(hall, "chair").may_cast
    hall.with_open_ballot("b2")
    hall.give(ballots.CloseBallot(ballot_id="b2"))
    view = ballot.view(hall.state, audience_of("chair"), Surroundings())["b2"]
    assert isinstance(view, BallotView) and view.may_cast


def test_a_corrected_vote_is_shown_with_the_number_of_its_record() -> None:
    hall = a_hall()
    hall.give(preparing.PrepareBallot(id="b1", title="Thông qua chương trình"), "secretary")
    hall.give(ballots.OpenBallot(ballot_id="b1"))
    hall.as_delegate("d01", votes.CastVote(ballot_id="b1", delegate_id="d01", choice="for"))
    correct = votes.CorrectVote(ballot_id="b1", delegate_id="d01", choice="against", reason="bấm nhầm")
    hall.give(correct, "secretary")
    receipt = hall.state.ballots["b1"].votes["d01"].receipt
    around = Surroundings(numbers={receipt: 431})
    told = me.view(hall.state, Audience("delegate", "d01"), around)[""]
    assert isinstance(told, MeView)
    assert told.votes["b1"].corrected and told.votes["b1"].number == 431

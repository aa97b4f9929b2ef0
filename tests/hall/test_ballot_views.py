"""What the desk sees of a ballot before it opens, and of hands while they are being written down."""

from __future__ import annotations

import msgspec

from chair_console.domain import ballots, hand_counts, preparing, roster, votes
from chair_console.domain.actors import Actor
from chair_console.domain.ballot import HandCount
from chair_console.hall.topics import ballot
from chair_console.hall.topics.audience import Surroundings, audience_of
from chair_console.hall.touched import touched_at_once
from chair_console.protocol.ballot_views import BallotView
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

"""Two at the desk do not tread on each other: what a screen no longer shows as it is, is not acted on."""

from __future__ import annotations

import pytest

from chair_console.domain import agenda, ballots, floor, results, session, turns, votes
from chair_console.domain.messages import Command
from chair_console.domain.refusals import Refused
from chair_console.domain.standing import LOOKS_AT, Standing, standing_of
from chair_console.sentences import LANGUAGES, sentence

from .building import HallDouble, a_sitting


def in_discussion(waiting: int = 3) -> tuple[HallDouble, list[str]]:
    hall = a_sitting().in_discussion()
    return hall, [hall.registered(f"d{n:02d}") for n in range(1, waiting + 1)]


def refused(hall: HallDouble, command: Command, seen: Standing) -> str:
    with pytest.raises(Refused) as refusal:
        hall.give(command, seen=seen)
    for language in LANGUAGES:
        assert sentence(refusal.value.code, refusal.value.facts, language) != refusal.value.code
    return refusal.value.code


def test_two_who_invite_at_the_same_moment_end_nobody_s_speech() -> None:
    hall, (first, second, _) = in_discussion()
    seen = standing_of(hall.state)
    hall.give(turns.GiveFloor(request_id=first), seen=seen)
    assert refused(hall, turns.GiveFloor(request_id=second), seen) == "moved_on.turn"
    assert hall.state.floor.turn is not None and hall.state.floor.turn.delegate_id == "d01"


def test_a_speaker_who_has_just_ended_keeps_the_next_from_nothing() -> None:
    hall, (first, second, _) = in_discussion()
    hall.give(turns.GiveFloor(request_id=first))
    seen = standing_of(hall.state)
    hall.as_delegate("d01", turns.EndTurn())
    hall.give(turns.GiveFloor(request_id=second), seen=seen)
    assert hall.state.floor.turn is not None and hall.state.floor.turn.delegate_id == "d02"


def test_a_pause_meant_for_one_speaker_does_not_stop_the_next_one_s_clock() -> None:
    hall, (first, second, _) = in_discussion()
    hall.give(turns.GiveFloor(request_id=first))
    seen = standing_of(hall.state)
    hall.give(turns.GiveFloor(request_id=second))
    assert refused(hall, turns.PauseTurn(), seen) == "moved_on.turn"
    assert refused(hall, turns.ExtendTurn(by_ms=60_000), seen) == "moved_on.turn"


def test_the_next_phase_of_one_item_is_not_begun_in_another() -> None:
    hall, _ = in_discussion()
    seen = standing_of(hall.state)
    hall.give(agenda.StartItem(item_id="i2"))
    assert refused(hall, agenda.StartPhase(phase="voting"), seen) == "moved_on.item"
    assert refused(hall, agenda.FinishItem(), seen) == "moved_on.item"
    hall.give(agenda.FinishItem())
    assert refused(hall, agenda.StartItem(item_id="i3"), seen) == "moved_on.no_item"


def test_a_list_of_speakers_is_not_closed_on_an_item_that_one_did_not_see() -> None:
    hall, _ = in_discussion()
    seen = standing_of(hall.state)
    hall.give(agenda.StartItem(item_id="i2"))
    hall.give(agenda.StartPhase(phase="discussion"))
    assert refused(hall, floor.CloseRegistration(), seen) == "moved_on.item"
    hall.give(floor.CloseRegistration(), seen=standing_of(hall.state))


def test_a_phase_that_has_moved_on_is_not_moved_twice() -> None:
    hall, _ = in_discussion()
    seen = standing_of(hall.state)
    hall.give(agenda.StartPhase(phase="explanation"))
    assert refused(hall, agenda.StartPhase(phase="voting"), seen) == "moved_on.item_phase"


def test_of_two_who_open_two_ballots_one_is_told_of_the_other() -> None:
    hall = a_sitting().in_discussion().with_ballot("b1").with_ballot("b2")
    seen = standing_of(hall.state)
    hall.give(ballots.OpenBallot(ballot_id="b1"), seen=seen)
    assert refused(hall, ballots.OpenBallot(ballot_id="b2"), seen) == "moved_on.ballot_open"
    hall.give(ballots.CloseBallot(ballot_id="b1"))
    assert refused(hall, ballots.OpenBallot(ballot_id="b2"), seen) == "moved_on.ballot_closed"


def test_a_recess_called_by_another_is_not_called_over_a_speech() -> None:
    hall, (first, *_) = in_discussion()
    seen = standing_of(hall.state)
    hall.give(turns.GiveFloor(request_id=first))
    assert refused(hall, session.CallRecess(), seen) == "moved_on.turn"


def test_a_result_that_was_corrected_meanwhile_is_looked_at_again_before_it_is_declared() -> None:
    hall = a_sitting().with_open_ballot()
    hall.vote("d01", "for")
    hall.close()
    seen = standing_of(hall.state)
    correction = votes.CorrectVote(ballot_id="b1", delegate_id="d01", choice="against", reason="bấm nhầm")
    hall.give(correction, "secretary")
    assert refused(hall, results.DeclareResult(ballot_id="b1"), seen) == "moved_on.corrected"
    hall.give(results.DeclareResult(ballot_id="b1"), seen=standing_of(hall.state))


def test_a_ballot_withdrawn_by_another_is_told_as_over() -> None:
    hall = a_sitting().with_open_ballot()
    seen = standing_of(hall.state)
    hall.give(ballots.WithdrawBallot(ballot_id="b1", reason="nhầm"))
    assert refused(hall, ballots.PauseBallot(ballot_id="b1"), seen) == "moved_on.ballot_over"


def test_who_says_nothing_of_a_screen_is_not_asked() -> None:
    hall, (first, second, _) = in_discussion()
    hall.give(turns.GiveFloor(request_id=first))
    hall.give(turns.GiveFloor(request_id=second))
    assert hall.state.floor.turn is not None and hall.state.floor.turn.delegate_id == "d02"


def test_every_aspect_is_one_of_the_standing() -> None:
    fields = set(Standing.__struct_fields__)
    assert {aspect for aspects in LOOKS_AT.values() for aspect in aspects} <= fields


def test_a_speech_is_not_reopened_once_another_item_runs() -> None:
    hall, (first, *_) = in_discussion()
    hall.give(turns.GiveFloor(request_id=first))
    hall.give(turns.EndTurn())
    hall.give(agenda.StartItem(item_id="i2"))
    with pytest.raises(Refused, match=r"floor\.cannot_reopen"):
        hall.give(turns.ReopenTurn(turn_id=hall.state.floor.turns[-1].id))


def test_of_two_who_add_a_minute_at_the_same_moment_one_is_told_so() -> None:
    hall, (first, *_) = in_discussion()
    hall.give(turns.GiveFloor(request_id=first))
    turn, seen = hall.state.floor.turn, standing_of(hall.state)
    assert turn is not None
    hall.give(turns.ExtendTurn(by_ms=60_000), seen=seen)
    assert refused(hall, turns.ExtendTurn(by_ms=60_000), seen) == "moved_on.turn_limit"
    assert turn.extended_ms == 60_000
    hall.give(turns.ExtendTurn(by_ms=60_000), seen=standing_of(hall.state))
    assert turn.extended_ms == 120_000, "who has seen the first minute may give another"
    hall.give(turns.EndTurn(), seen=seen)


def test_of_two_who_add_time_to_a_ballot_at_the_same_moment_one_is_told_so() -> None:
    hall = a_sitting().in_discussion().with_ballot("b1", duration_ms=60_000)
    hall.give(ballots.OpenBallot(ballot_id="b1"))
    more, seen = ballots.ExtendBallot(ballot_id="b1", by_ms=30_000), standing_of(hall.state)
    hall.give(more, seen=seen)
    assert refused(hall, more, seen) == "moved_on.ballot_time"
    hall.give(ballots.PauseBallot(ballot_id="b1"), seen=seen)
    seen = standing_of(hall.state)
    hall.give(more, seen=seen)
    assert refused(hall, more, seen) == "moved_on.ballot_time", "also while it is paused"

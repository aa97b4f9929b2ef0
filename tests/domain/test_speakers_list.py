"""The list of speakers: before, during, closed, open again; moved, withdrawn, called: one outcome each."""

from __future__ import annotations

import msgspec

from chair_console.domain import agenda, floor, questioning, roster, turns
from chair_console.domain.speaking_order import called_before, queue, queue_of, speakers_list

from .building import a_hall, a_sitting
from .speaking import a_discussion, names, refused
from .test_questioning import HEALTH, SCHOOLS, in_questioning

# --- the list: before, during, closed, open again ------------------------------------------------------------------


def test_delegates_register_before_the_item_and_stand_on_its_list_when_it_begins() -> None:
    hall = a_hall().with_session().with_delegates(6).with_agenda()
    hall.give(floor.OpenRegistration(item_id="i2"), "secretary")
    hall.registered("d03", item_id="i2")  # nobody is recorded as present yet
    hall.registered("d01", item_id="i2")
    debate = floor.RequestToSpeak(delegate_id="d04", kind="debate", item_id="i2")
    assert refused(hall.as_delegate, "d04", debate).code == "floor.only_during"
    hall.with_present(6).sitting().in_discussion()
    hall.registered("d05")
    assert names(hall) == ["d05"] and names(hall, "i2") == ["d03", "d01"]
    first = queue_of(hall.state, "i2")[0].id
    assert refused(hall.give, turns.GiveFloor(request_id=first)).code == "floor.not_this_item"
    hall.give(floor.OpenRegistration(item_id="i3"))
    hall.registered("d02", item_id="i3")
    hall.give(agenda.StartItem(item_id="i2"))
    assert names(hall, "i3") == ["d02"], "another item begins; the list of a third one stays"
    assert names(hall) == ["d03", "d01"] and hall.state.floor.registration_open()
    hall.registered("d06")  # during the presentation
    hall.give(agenda.StartPhase(phase="discussion"))
    assert names(hall) == ["d03", "d01", "d06"] and list(hall.state.floor.early) == ["i3"]


def test_an_early_list_that_was_closed_opens_again_with_the_discussion() -> None:
    hall = a_sitting()
    hall.give(floor.OpenRegistration(item_id="i1"))
    hall.registered("d01", item_id="i1")
    hall.give(floor.CloseRegistration(item_id="i1"))
    assert refused(lambda: hall.registered("d02", item_id="i1")).code == "floor.registration_closed"
    hall.give(agenda.StartItem(item_id="i1"))
    assert refused(hall.registered, "d02").code == "floor.registration_closed"
    hall.give(agenda.StartPhase(phase="discussion"))
    hall.registered("d02")
    assert names(hall) == ["d01", "d02"]


def test_an_early_list_is_only_for_an_item_to_come_and_where_the_regulation_has_it() -> None:
    hall = a_discussion()
    assert refused(hall.give, floor.OpenRegistration(item_id="nowhere")).code == "agenda.unknown_item"
    hall.give(floor.OpenRegistration(item_id="i2"))
    assert refused(hall.give, floor.OpenRegistration(item_id="i2")).code == "floor.registration_already_open"
    assert refused(hall.give, floor.CloseRegistration(item_id="i3")).code == "floor.registration_not_open"
    hall.registered("d01", item_id="i2")
    assert refused(hall.give, agenda.RemoveItem(item_id="i2")).code == "agenda.item_in_use"
    without = a_discussion(register_before=False)
    assert refused(without.give, floor.OpenRegistration(item_id="i2")).code == "floor.not_beforehand"


def test_a_closed_list_can_be_opened_again_and_who_waited_keeps_the_place() -> None:
    hall = a_discussion()
    hall.registered("d01")
    hall.give(floor.CloseRegistration())
    assert refused(hall.registered, "d02").code == "floor.registration_closed"
    hall.give(floor.OpenRegistration())
    hall.registered("d02")
    assert names(hall) == ["d01", "d02"]


def test_the_list_closes_with_the_last_phase_that_has_speakers() -> None:
    hall = a_discussion()
    hall.give(agenda.StartPhase(phase="questioning"))
    assert hall.state.floor.registration_open()
    hall.give(agenda.StartPhase(phase="explanation"))
    assert not hall.state.floor.registration_open()


# --- moved, withdrawn, called: one outcome each --------------------------------------------------------------------


def test_a_request_is_moved_with_a_reason_and_stays_there() -> None:
    hall = a_discussion()
    ids = [hall.registered(f"d0{number}") for number in range(1, 5)]
    move = floor.MoveRequest(request_id=ids[3], before=ids[1], reason="cùng vấn đề với đại biểu 1")
    assert refused(hall.give, msgspec.structs.replace(move, reason=" ")).code == "floor.no_reason"
    moved = hall.give(move, "secretary")[0]
    assert isinstance(moved, floor.RequestMoved) and (moved.place_before, moved.place) == (4, 2)
    assert names(hall) == ["d01", "d04", "d02", "d03"]
    assert hall.give(move) == []
    hall.give(floor.MoveRequest(request_id=ids[0], reason="xin phát biểu sau"))
    hall.registered("d05")
    assert names(hall) == ["d04", "d02", "d03", "d01", "d05"]


def test_a_discussion_that_is_put_before_a_debate_with_priority_stays_before_it() -> None:
    hall = a_discussion(debate_first=True)
    plain = hall.registered("d01")
    debate = hall.registered("d02", "debate")
    hall.give(floor.MoveRequest(request_id=plain, before=debate, reason="đã được mời trước"))
    hall.registered("d03", "debate")
    assert names(hall) == ["d01", "d02", "d03"]


def test_who_has_been_called_can_no_longer_be_moved_withdrawn_or_called_twice() -> None:
    hall = a_discussion()
    request, other = hall.registered("d01"), hall.registered("d02")
    hall.give(turns.GiveFloor(request_id=request))
    assert hall.give(turns.GiveFloor(request_id=request)) == []  # the second click of a double click
    move = floor.MoveRequest(request_id=request, before=other, reason="nhầm")
    assert refused(hall.give, move).code == "floor.already_called"
    withdraw = floor.WithdrawRequest(request_id=request)
    assert refused(hall.as_delegate, "d01", withdraw).code == "floor.already_called"
    before = floor.MoveRequest(request_id=other, before=request, reason="nhầm")
    assert refused(hall.give, before).code == "floor.not_in_list"


def test_the_same_registration_again_is_told_its_place_and_another_kind_is_taken() -> None:
    hall = a_discussion()
    hall.registered("d02")
    hall.registered("d01")
    refusal = refused(hall.registered, "d01")
    assert (refusal.code, refusal.facts["place"]) == ("floor.already_registered", 2)
    hall.registered("d01", "debate")


def test_in_questioning_debates_go_first_then_what_is_asked_of_the_group_that_runs() -> None:
    hall = in_questioning()
    hall.give(questioning.StartGroup(group_id="g2", after="g1"))
    hall.registered("d01", "question", to=HEALTH.office)
    hall.registered("d02", "question", to=SCHOOLS.office)
    hall.registered("d03", "point_of_order")
    hall.registered("d04", "debate")
    hall.registered("d05", "discuss")
    listed = [placed.request for placed in speakers_list(hall.state, "i1")]
    assert [request.delegate_id for request in listed] == ["d04", "d02", "d05", "d01"]
    in_order = [r.delegate_id for r in listed if called_before(hall.state, r) is None]
    assert in_order == ["d04", "d02", "d05"], "each kind from its own head"
    again = refused(hall.registered, "d01", "question")
    assert (again.code, again.facts["place"]) == ("floor.already_registered", 4), "the place that is shown"
    assert refused(hall.registered, "d03", "point_of_order").code == "floor.already_registered"


def test_a_delegate_whose_mandate_ends_is_on_no_list_any_more() -> None:
    hall = a_discussion()
    hall.registered("d01")
    hall.give(floor.OpenRegistration(item_id="i2"))
    hall.registered("d01", item_id="i2")
    hall.give(roster.EndMandate(delegate_id="d01", reason="chuyển công tác"), "secretary")
    assert names(hall) == [] and names(hall, "i2") == []


def test_a_list_of_five_hundred_is_called_to_its_end_in_order() -> None:
    hall = a_sitting(500).in_discussion()
    ids = [hall.registered(delegate) for delegate in hall.state.roster]
    hall.give(floor.MoveRequest(request_id=ids[499], before=ids[0], reason="chủ trì soạn thảo"))
    expected = [ids[499], *ids[:499]]
    assert [request.id for request in queue(hall.state)] == expected
    for request_id in expected[:3]:
        hall.give(turns.GiveFloor(request_id=request_id))
    assert [request.id for request in queue(hall.state)] == expected[3:]

"""The floor by the law: each rule of section 3 of the rules of procedure, by its article."""

from __future__ import annotations

import msgspec
import pytest

from chair_console.domain import agenda, floor, questioning, regulation, roster, session, turns
from chair_console.domain.messages import Command
from chair_console.domain.speaking_order import group_spent_ms, not_reached, queue

from .building import PHASES, HallDouble, a_sitting
from .speaking import MINUTE, a_discussion, leave, names, refused, speak

# --- Res. 71/2022 art. 18: called in the order of registration, 7, 3 and 3 minutes ---------------------------------


def test_resolution_71_article_18_the_delegates_are_called_in_the_order_of_registration() -> None:
    hall = a_discussion()
    for delegate in ("d03", "d01", "d02"):
        hall.registered(delegate)
    assert names(hall) == ["d03", "d01", "d02"]
    first = queue(hall.state)[0].id
    given = hall.give(turns.GiveFloor(request_id=first))[-1]
    assert isinstance(given, turns.FloorGiven) and not given.out_of_order and names(hall) == ["d01", "d02"]


@pytest.mark.parametrize(
    ("kind", "minutes"),
    [("discuss", 7), ("debate", 3), ("question", 1), ("explain", 10), ("point_of_order", 1)],
)
def test_resolution_71_article_18_every_kind_of_speech_has_its_time(
    kind: floor.RequestKind, minutes: int
) -> None:
    hall = a_discussion()
    hall.give(turns.GiveFloor(request_id=hall.registered("d01", kind)))
    turn = hall.state.floor.turn
    assert turn is not None and turn.limit_ms == minutes * MINUTE


def test_resolution_71_article_18_the_second_speech_has_three_minutes_and_the_chair_extends() -> None:
    hall = a_discussion()
    speak(hall, hall.registered("d01"))
    hall.give(turns.GiveFloor(request_id=hall.registered("d01")))
    turn = hall.state.floor.turn
    assert turn is not None and (turn.nth, turn.limit_ms) == (2, 3 * MINUTE)
    hall.give(turns.ExtendTurn(by_ms=2 * MINUTE))
    assert (turn.limit_ms, turn.extended_ms) == (5 * MINUTE, 2 * MINUTE)
    hall.wait(MINUTE).give(turns.PauseTurn())
    hall.wait(10 * MINUTE).give(turns.ResumeTurn())
    assert turn.elapsed(hall.now) == MINUTE


def test_in_questioning_the_rejoinder_has_two_minutes_and_the_respondents_opening_remark_five() -> None:
    hall = a_discussion()
    hall.give(agenda.StartPhase(phase="questioning"))
    given = [hall.give(turns.GiveFloorTo(kind="answer", name="Giám đốc Sở Y tế"))[-1]]
    hall.give(turns.GiveFloor(request_id=hall.registered("d01", "question")))
    given.append(hall.give(turns.GiveFloorTo(kind="answer", name="Giám đốc Sở Y tế"))[-1])
    given.append(hall.give(turns.GiveFloor(request_id=hall.registered("d01", "debate")))[-1])
    assert [event.limit_ms for event in given if isinstance(event, turns.FloorGiven)] == [
        5 * MINUTE,
        3 * MINUTE,
        2 * MINUTE,
    ]


# --- National Assembly rules 2015: at most twice, out of order by the chair, those not reached in writing ----------


def test_national_assembly_rules_2015_at_most_twice_on_the_same_matter_and_anew_on_the_next_one() -> None:
    hall = a_discussion()
    for _ in range(2):
        speak(hall, hall.registered("d01"))
    assert refused(hall.registered, "d01").code == "floor.max_speeches"
    hall.registered("d01", "debate")  # debates are not counted
    hall.give(turns.GiveFloorTo(kind="discuss", delegate_id="d01"))  # the chair may all the same
    hall.give(agenda.StartItem(item_id="i2"))
    hall.give(agenda.StartPhase(phase="discussion"))
    hall.registered("d01")


def test_a_speech_that_was_had_in_the_meantime_counts_when_the_request_is_called() -> None:
    hall = a_discussion(max_speeches=1)
    request = hall.registered("d01")
    hall.give(floor.WithdrawRequest(request_id=request), "secretary")
    hall.give(turns.GiveFloorTo(kind="discuss", delegate_id="d01"))
    hall.give(floor.RestoreRequest(request_id=request), "secretary")
    assert refused(hall.give, turns.GiveFloor(request_id=request)).code == "floor.max_speeches"


def test_national_assembly_rules_2015_the_chair_departs_from_the_order_with_a_reason() -> None:
    hall = a_discussion()
    first, second = hall.registered("d01"), hall.registered("d02")
    refusal = refused(hall.give, turns.GiveFloor(request_id=second))
    assert (refusal.code, refusal.facts["first"]) == ("floor.out_of_order", "Đại biểu 1")
    given = hall.give(turns.GiveFloor(request_id=second, reason=" phải rời hội trường sớm "))[-1]
    assert isinstance(given, turns.FloorGiven)
    assert (given.out_of_order, given.reason) == (True, "phải rời hội trường sớm")
    given = hall.give(turns.GiveFloor(request_id=first, reason="không cần"))[-1]
    assert isinstance(given, turns.FloorGiven) and (given.out_of_order, given.reason) == (False, "")


def test_who_is_called_by_name_while_others_wait_is_out_of_order_and_leaves_the_list() -> None:
    hall = a_discussion()
    hall.registered("d01")
    request = hall.registered("d02", subject="Đường giao thông")
    given = hall.give(turns.GiveFloorTo(kind="discuss", delegate_id="d02", reason="trả lời ngay"))[-1]
    assert isinstance(given, turns.FloorGiven)
    assert (given.request_id, given.subject, given.out_of_order) == (request, "Đường giao thông", True)
    assert names(hall) == ["d01"]
    guest = hall.give(turns.GiveFloorTo(kind="explain", name="Lò Minh Hùng"))[-1]
    assert isinstance(guest, turns.FloorGiven) and not guest.out_of_order


def test_national_assembly_rules_2015_who_is_not_reached_or_cut_by_the_time_hands_in_writing() -> None:
    hall = a_discussion()
    cut, done, left = hall.registered("d01"), hall.registered("d02"), hall.registered("d03")
    withdrawn = hall.registered("d04")
    hall.give(turns.GiveFloor(request_id=cut))
    turn = hall.state.floor.turn
    assert turn is not None
    hall.wait(7 * MINUTE).give(turns.MarkTimeUp(turn_id=turn.id), "clock")
    hall.give(turns.GiveFloor(request_id=done))
    hall.wait(8 * MINUTE).give(turns.MarkTimeUp(turn_id=hall.state.floor.turn.id), "clock")  # type: ignore[union-attr]
    hall.as_delegate("d02", turns.EndTurn())
    hall.as_delegate("d04", floor.WithdrawRequest(request_id=withdrawn))
    hall.as_delegate("d05", floor.RequestToSpeak(delegate_id="d05", kind="point_of_order"))
    assert [(one.delegate_id, one.why) for one in not_reached(hall.state, "i1")] == [("d01", "cut")]
    hall.give(agenda.FinishItem())
    found = [(one.delegate_id, one.why) for one in not_reached(hall.state, "i1")]
    assert found == [("d03", "not_called"), ("d01", "cut")]
    assert hall.state.floor.requests[left].status == "lapsed"


def test_who_was_called_after_all_is_reached() -> None:
    hall = a_discussion()
    hall.registered("d01")
    hall.give(agenda.FinishItem())
    hall.give(agenda.StartItem(item_id="i1"))
    hall.give(turns.GiveFloorTo(kind="discuss", delegate_id="d01"))
    assert not_reached(hall.state, "i1") == []


# --- Res. 71/2022 art. 19: questions to a named authority, and who asked debates first -----------------------------


def test_resolution_71_article_19_who_asked_the_question_debates_first() -> None:
    hall = a_discussion()
    hall.give(agenda.StartPhase(phase="questioning"))
    speak(hall, hall.registered("d05", "question"))
    hall.registered("d01", "question")
    hall.registered("d02", "debate")
    hall.registered("d05", "debate")
    assert names(hall) == ["d05", "d01", "d02"]


def test_in_questioning_debates_and_questions_are_two_lists_and_the_running_groups_questions_come_first() -> (
    None
):
    hall = a_discussion()
    groups = {"g1": "Giám đốc Sở Y tế", "g2": "Giám đốc Sở Nội vụ"}
    for key, office in groups.items():
        who = [questioning.Respondent(office=office)]
        hall.give(questioning.PrepareGroup(id=key, item_id="i1", title=key, respondents=who))
    hall.give(agenda.StartPhase(phase="questioning"))
    hall.give(questioning.StartGroup(group_id="g1"))
    later = hall.registered("d01", "question", to=groups["g2"])
    now, second = [hall.registered(delegate, "question") for delegate in ("d02", "d03")]
    debate = hall.registered("d04", "debate")
    assert refused(hall.give, turns.GiveFloor(request_id=later)).code == "floor.out_of_order"
    assert refused(hall.give, turns.GiveFloor(request_id=second)).code == "floor.out_of_order"
    for request in (now, debate, second):
        given = hall.give(turns.GiveFloor(request_id=request))[-1]
        assert isinstance(given, turns.FloorGiven) and not given.out_of_order


def test_resolution_71_article_19_a_question_names_the_authority_or_goes_to_who_presents_the_item() -> None:
    hall = a_discussion()
    command = floor.RequestToSpeak(delegate_id="d01", kind="question")
    assert refused(hall.as_delegate, "d01", command).code == "floor.no_authority"
    plan = agenda.ItemPlan(id="i1", title="Nội dung 1", phases=PHASES, presenter="Giám đốc Sở Y tế")
    hall.give(agenda.AmendItem(item=plan), "secretary")
    hall.as_delegate("d01", command)
    assert queue(hall.state)[0].to == "Giám đốc Sở Y tế"
    assert hall.state.floor.requests[hall.registered("d02", "question", to="UBND tỉnh")].to == "UBND tỉnh"


# --- the program's own: signals to the chair -----------------------------------------------------------------------


def test_a_point_of_order_goes_to_the_head_also_while_the_list_is_closed_and_holds_nobody_up() -> None:
    hall = a_discussion()
    waiting = hall.registered("d01")
    hall.give(floor.CloseRegistration())
    hall.registered("d02", "point_of_order")
    assert names(hall) == ["d02", "d01"]
    given = hall.give(turns.GiveFloor(request_id=waiting))[-1]  # the chair decides when to hear it
    assert isinstance(given, turns.FloorGiven) and not given.out_of_order
    assert refused(hall.registered, "d02", "point_of_order").code == "floor.already_registered"


def test_a_point_of_order_can_be_made_between_two_items_but_not_outside_a_sitting() -> None:
    hall = a_sitting()
    request = hall.registered("d01", "point_of_order")
    hall.give(turns.GiveFloor(request_id=request))
    assert hall.state.floor.turn is not None and hall.state.floor.turn.item_id is None
    hall.give(session.CallRecess())
    assert refused(hall.registered, "d02", "point_of_order").code == "floor.not_sitting"


def test_a_point_of_order_holds_the_speech_up_and_its_clock_goes_on_where_it_stood() -> None:
    hall = a_discussion()
    hall.give(turns.GiveFloor(request_id=hall.registered("d01")))
    speaker = hall.state.floor.turn
    hall.wait(2 * MINUTE).give(turns.GiveFloor(request_id=hall.registered("d02", "point_of_order")))
    assert hall.state.floor.interrupted is speaker
    hall.wait(MINUTE).give(turns.EndTurn())
    assert speaker is not None and hall.state.floor.turn is speaker and hall.state.floor.interrupted is None
    hall.wait(MINUTE)
    assert speaker.elapsed(hall.now) == 3 * MINUTE


@pytest.mark.parametrize("pausing", [turns.PauseTurn(), session.CallRecess()])
def test_a_speech_that_had_been_paused_stays_so_after_a_point_of_order(pausing: Command) -> None:
    hall = a_discussion()
    hall.give(turns.GiveFloor(request_id=hall.registered("d01")))
    hall.wait(2 * MINUTE).give(pausing)
    if isinstance(pausing, session.CallRecess):
        hall.give(session.EndRecess())
    for delegate in ("d02", "d03"):
        hall.wait(MINUTE).give(turns.GiveFloor(request_id=hall.registered(delegate, "point_of_order")))
    hall.wait(MINUTE).give(turns.EndTurn())
    speaker = hall.state.floor.turn
    assert speaker is not None and (speaker.delegate_id, speaker.running_since) == ("d01", None)
    assert speaker.elapsed(hall.now) == 2 * MINUTE
    hall.give(turns.ResumeTurn())
    hall.give(turns.GiveFloor(request_id=hall.registered("d02", "point_of_order")))
    hall.give(turns.EndTurn())
    assert speaker.running_since == hall.now, "it ran when it was held up this time"


def test_a_second_point_of_order_takes_the_place_of_the_first_and_a_new_speaker_ends_both_turns() -> None:
    hall = a_discussion()
    hall.give(turns.GiveFloor(request_id=hall.registered("d01")))
    for delegate in ("d02", "d03"):
        hall.give(turns.GiveFloor(request_id=hall.registered(delegate, "point_of_order")))
    assert [turn.delegate_id for turn in hall.state.floor.all_turns()] == ["d02", "d01", "d03"]
    hall.give(turns.GiveFloor(request_id=hall.registered("d04")))
    assert hall.state.floor.interrupted is None
    assert {turn.delegate_id for turn in hall.state.floor.turns} == {"d01", "d02", "d03"}
    hall.give(session.CloseSitting())
    assert hall.state.floor.turn is None and len(hall.state.floor.turns) == 4


def test_an_interposed_question_is_put_to_who_speaks_and_falls_with_the_speech() -> None:
    hall = a_discussion()
    assert refused(hall.registered, "d02", "interpose").code == "floor.nobody_speaks"
    hall.give(turns.GiveFloor(request_id=hall.registered("d01")))
    assert refused(hall.registered, "d01", "interpose").code == "floor.own_speech"
    request = hall.registered("d02", "interpose")
    assert hall.state.floor.requests[request].to == "Đại biểu 1"
    hall.give(turns.EndTurn())
    assert hall.state.floor.requests[request].status == "lapsed" and names(hall) == []
    hall.give(regulation.AmendRules(rules=session.Rules(interposed_questions=False), reason="không dùng"))
    assert refused(hall.registered, "d02", "interpose").code == "floor.no_interposing"


def test_an_interposed_question_that_was_withdrawn_does_not_come_back_after_the_speech() -> None:
    hall = a_discussion()
    hall.give(turns.GiveFloor(request_id=hall.registered("d01")))
    request = hall.registered("d02", "interpose")
    hall.as_delegate("d02", floor.WithdrawRequest(request_id=request))
    hall.give(turns.EndTurn())
    restore = floor.RestoreRequest(request_id=request)
    assert refused(hall.as_delegate, "d02", restore).code == "floor.turn_over"


# --- the regulation's own choices ----------------------------------------------------------------------------------


def test_where_first_speakers_come_first_a_second_speech_waits_behind_them() -> None:
    hall = a_discussion(first_speakers_first=True)
    speak(hall, hall.registered("d01"))
    hall.registered("d01")
    hall.registered("d02")
    assert names(hall) == ["d02", "d01"]


def test_where_debates_come_first_they_go_before_the_discussion() -> None:
    hall = a_discussion(debate_first=True)
    hall.registered("d01")
    hall.registered("d02", "debate")
    assert names(hall) == ["d02", "d01"]


def test_who_leaves_is_passed_over_and_has_the_old_place_on_coming_back() -> None:
    hall = a_discussion()
    first, second = hall.registered("d01"), hall.registered("d02")
    leave(hall, "d01")
    assert names(hall) == ["d02", "d01"]
    refusal = refused(hall.give, turns.GiveFloor(request_id=first, reason="vẫn mời"))
    assert refusal.code == "presence.not_present"
    leave(hall, "d01", "present")
    assert names(hall) == ["d01", "d02"]
    leave(hall, "d01")
    hall.give(turns.GiveFloor(request_id=second))  # not out of order


def test_where_the_absent_may_speak_too_their_place_is_kept() -> None:
    hall = a_discussion(present_only_floor=False)
    leave(hall, "d01")
    request = hall.registered("d01")
    hall.registered("d02")
    assert names(hall) == ["d01", "d02"]
    hall.give(turns.GiveFloor(request_id=request))


def test_with_two_lists_for_and_against_are_called_in_turn() -> None:
    hall = a_discussion(pro_contra=True)
    assert refused(hall.registered, "d01").code == "floor.no_side"
    for delegate, side in (
        ("d01", "pro"),
        ("d02", "pro"),
        ("d03", "pro"),
        ("d04", "contra"),
        ("d05", "contra"),
    ):
        hall.registered(delegate, side=side)
    assert names(hall) == ["d01", "d04", "d02", "d05", "d03"]
    speak(hall, queue(hall.state)[0].id)
    assert names(hall) == ["d04", "d02", "d05", "d03"]
    assert hall.state.floor.turns[-1].side == "pro"


def test_without_two_lists_a_side_is_not_kept() -> None:
    hall = a_discussion()
    assert hall.state.floor.requests[hall.registered("d01", side="pro")].side == ""


def in_groups(hall: HallDouble) -> HallDouble:
    for number in range(1, 5):
        row = roster.DelegateRow(id=f"d{number:02d}", name=f"Đại biểu {number}", unit=f"Tổ {1 + number % 2}")
        hall.give(roster.AmendDelegate(delegate=row), "secretary")
    return hall


def test_a_groups_time_is_counted_from_its_turns_and_only_a_binding_one_refuses() -> None:
    hall = in_groups(a_discussion(group_minutes=8))
    speak(hall, hall.registered("d01"), ms=6 * MINUTE)
    hall.give(turns.GiveFloorTo(kind="explain", delegate_id="d03"))
    hall.wait(10 * MINUTE).give(turns.EndTurn())
    assert group_spent_ms(hall.state, "i1") == {"Tổ 2": 6 * MINUTE}
    rules = msgspec.structs.replace(hall.state.rules(), group_time_binds=True)
    hall.give(regulation.AmendRules(rules=rules, reason="Nghị quyết của Hội đồng"))
    given = hall.give(turns.GiveFloor(request_id=hall.registered("d03")))[-1]
    assert isinstance(given, turns.FloorGiven) and given.limit_ms == 2 * MINUTE
    hall.wait(2 * MINUTE).give(turns.EndTurn())
    more = hall.registered("d01")
    assert refused(hall.give, turns.GiveFloor(request_id=more)).code == "floor.group_time"
    other = hall.give(turns.GiveFloor(request_id=hall.registered("d02"), reason="Tổ 2 đã hết thời gian"))[-1]
    assert isinstance(other, turns.FloorGiven) and other.limit_ms == 7 * MINUTE


def test_a_groups_time_that_does_not_bind_only_warns() -> None:
    hall = in_groups(a_discussion(group_minutes=1))
    speak(hall, hall.registered("d01"), ms=6 * MINUTE)
    hall.give(turns.GiveFloor(request_id=hall.registered("d03")))
    assert group_spent_ms(hall.state, "i1", hall.now + MINUTE) == {"Tổ 2": 7 * MINUTE}

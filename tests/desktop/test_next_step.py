"""The next step leads the chair through the session; it is read from the topics alone."""

from __future__ import annotations

import pytest

from chair_console.desktop.elsewhere import elsewhere
from chair_console.desktop.next_step import always_open, next_step
from chair_console.desktop.preview import preview
from chair_console.desktop.steps import Step
from chair_console.domain import agenda, ballots, presence, results, session, turns
from chair_console.domain.speaking_order import queue
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

from . import morning as moments
from .morning import Morning

VI = Words("vi")


def step_of(hall: Morning, words: Words = VI) -> Step:
    step = next_step(Topics(hall.tables()), words, hall.now)
    assert step is not None
    return step


def test_before_the_hall_has_said_anything_there_is_no_next_step() -> None:
    assert next_step(Topics({}), VI, 0) is None


def test_without_a_session_the_sample_and_a_file_are_offered() -> None:
    step = step_of(moments.a_morning())
    assert step.way.action == "open_sample"
    assert [other.action for other in step.others] == ["open_file"]


def test_the_first_step_of_a_convened_session_is_the_roll_call() -> None:
    step = step_of(moments.a_morning().convened())
    assert isinstance(step.way.command, presence.OpenRollCall)
    assert "60" in step.way.text


def test_below_the_quorum_the_opening_says_how_many_are_missing() -> None:
    step = step_of(moments.before_opening(38))
    assert isinstance(step.way.command, session.OpenSitting)
    assert step.way.blocked == "Chưa đủ số đại biểu: thiếu 2."


def test_with_the_quorum_the_opening_asks_first_and_gives_the_figures() -> None:
    step = step_of(moments.before_opening())
    assert step.way.command == session.OpenSitting(sitting_id="s1")
    assert not step.way.blocked
    assert step.way.question is not None and "52/60" in step.way.question.title


def test_after_the_opening_the_first_item_is_started() -> None:
    step = step_of(moments.before_opening().opened())
    assert step.way.command == agenda.StartItem(item_id="i1")
    assert [other.key for other in step.others] == ["recess", "close_sitting_left", "adjourn"]


def test_the_presenter_is_invited_by_name_and_then_the_next_phase_follows() -> None:
    hall = moments.before_opening().opened().first_two_items()
    hall.tell(agenda.StartItem(item_id="i3"), "09:15")
    invited = step_of(hall).way.command
    assert isinstance(invited, turns.GiveFloorTo)
    assert invited.kind == "presentation" and invited.name == "Lò Minh Hùng"
    hall.tell(invited)
    on = step_of(hall).way
    assert on.command == agenda.StartPhase(phase="verification", invite=True)
    shown, _ = preview(hall.tables(), on, VI, hall.now)
    assert shown["look"] == "floor" and shown["floor"]["name"] == hall.state.agenda.items["i3"].plan.verifier
    hall.tell(on.command)
    turn = hall.state.floor.turn
    assert turn is not None and (turn.kind, turn.name) == ("verification", shown["floor"]["name"])
    assert turn.limit_ms == shown["floor"]["remaining_ms"]


def test_in_the_discussion_the_first_in_the_queue_is_called_and_the_running_turn_ends() -> None:
    hall = moments.in_discussion()
    step = step_of(hall)
    first = queue(hall.state)[0]
    assert step.way.command == turns.GiveFloor(request_id=first.id)
    assert "Sùng A Páo" in step.way.text
    assert step.others[0].command == agenda.StartPhase(phase="explanation")


def test_ending_the_discussion_says_how_many_still_wait() -> None:
    hall = moments.in_discussion()
    end = step_of(hall).others[0]
    assert end.question is not None
    assert str(len(queue(hall.state))) in end.question.title and "văn bản" in end.question.text


def test_every_other_item_and_phase_can_be_gone_to_and_asks_first() -> None:
    hall = moments.in_discussion()
    ways = {way.key: way for way in elsewhere(Topics(hall.tables()), VI)}
    others = [item.id for item in hall.state.agenda.items.values() if item.status != "current"]
    assert [key for key in ways if key.startswith("item-")] == [f"item-{item}" for item in others]
    assert "phase-presentation" in ways and "phase-discussion" not in ways
    assert all(way.question is not None for way in ways.values())
    waiting = len(queue(hall.state))
    back = hall.tell(agenda.StartPhase(phase="explanation"))
    assert "phase-discussion" in {way.key for way in elsewhere(Topics(back.tables()), VI)}
    back.tell(agenda.StartPhase(phase="discussion"))
    assert len(queue(back.state)) == waiting and back.state.floor.registration_open()


def test_an_item_ended_too_early_is_taken_up_again_where_it_was_left() -> None:
    hall = moments.in_discussion().discussed().voting()
    end = next(other for other in step_of(hall).others if other.key == "finish_item_unvoted")
    assert end.question is not None and "chưa biểu quyết" in end.question.title
    hall.tell(agenda.FinishItem())
    ways = {way.key: way for way in elsewhere(Topics(hall.tables()), VI)}
    hall.wait(1_000).tell(ways["item-i3"].command)
    item = hall.state.agenda.items["i3"]
    assert item.status == "current" and item.phase == "voting" and item.finished_at is None
    assert step_of(hall).way.command == ballots.OpenBallot(ballot_id="i3-b1")


def test_items_that_a_sitting_did_not_reach_are_named_and_come_first_in_the_next() -> None:
    hall = moments.before_opening().opened()
    close = next(other for other in step_of(hall).others if other.key == "close_sitting_left")
    assert close.question is not None and "1, 2, 3" in close.question.text
    hall.tell(session.CloseSitting())
    end = next(other for other in step_of(hall).others if other.key == "close_session_left")
    assert end.question is not None and "8 nội dung" in end.question.title
    assert Topics(hall.tables()).next_item is not None
    assert Topics(hall.tables()).next_item.id == "i1"  # type: ignore[union-attr]


def test_while_a_ballot_runs_no_other_item_is_offered() -> None:
    assert not elsewhere(Topics(moments.in_ballot().tables()), VI)
    assert not elsewhere(Topics(moments.in_ballot(57).ballot_closed().tables()), VI)


def test_when_nobody_waits_the_discussion_can_be_ended_and_asks_first() -> None:
    step = step_of(moments.in_discussion().discussed())
    assert step.way.key == "end_discussion"
    assert step.way.question is not None


def test_opening_a_ballot_says_how_many_receive_it_and_how_many_votes_it_needs() -> None:
    step = step_of(moments.in_discussion().discussed().voting())
    assert step.way.command == ballots.OpenBallot(ballot_id="i3-b1")
    assert "58" in step.way.text and "31" in step.way.text and "60" in step.way.text
    assert step.way.question is not None


def test_a_ballot_is_not_opened_when_too_few_are_left_in_the_hall() -> None:
    hall = moments.in_discussion().discussed().voting()
    gone = [d for d in hall.state.roster if hall.state.presence[d].status == "present"][:20]
    marks = [presence.PresenceMark(delegate_id=d, status="left") for d in gone]
    hall.tell(presence.MarkPresence(marks=marks), role="secretary")
    assert step_of(hall).way.blocked == "Chưa đủ số đại biểu: thiếu 2."


def test_closing_a_ballot_says_how_many_have_not_voted() -> None:
    step = step_of(moments.in_ballot(41))
    assert step.way.command == ballots.CloseBallot(ballot_id="i3-b1")
    assert "17" in step.way.text
    assert step.way.question is not None and "17" in step.way.question.title


def test_withdrawing_a_ballot_needs_a_reason() -> None:
    withdraw = step_of(moments.in_ballot()).others[1]
    assert withdraw.asks_reason and withdraw.danger


def test_a_paused_ballot_is_resumed_first() -> None:
    hall = moments.in_ballot()
    hall.tell(ballots.PauseBallot(ballot_id="i3-b1"))
    assert isinstance(step_of(hall).way.command, ballots.ResumeBallot)


def test_a_closed_ballot_is_declared_before_anything_else() -> None:
    step = step_of(moments.in_ballot(57).ballot_closed())
    assert step.way.command == results.DeclareResult(ballot_id="i3-b1")


def test_after_the_declaration_the_next_item_is_begun_in_one_act_and_the_item_can_be_finished_alone() -> None:
    hall = moments.in_ballot(57).ballot_closed().declared()
    step = step_of(hall)
    assert step.way.key == "next_item" and step.way.command == agenda.StartItem(item_id="i4")
    topics = Topics(hall.tables())
    assert agenda.FinishItem() in [way.command for way in always_open(topics, VI, hall.now)]
    hall.tell(agenda.FinishItem())
    assert step_of(hall).way.command == agenda.StartItem(item_id="i4")


@pytest.mark.parametrize("minutes", [1, 5, 30, 240])
def test_a_recess_lasts_as_many_minutes_as_were_chosen_to_the_full_minute(minutes: int) -> None:
    hall = moments.before_opening().opened()
    step = next_step(Topics(hall.tables("chair")), VI, hall.now, minutes)
    recess = next(other for other in step.others if other.key == "recess")
    assert isinstance(recess.command, session.CallRecess) and recess.command.until
    assert 0 <= recess.command.until - hall.now - minutes * 60_000 < 60_000
    assert recess.command.until % 60_000 == 0


@pytest.mark.parametrize("minutes", [0, 241])
def test_a_recess_of_no_time_or_of_half_a_day_says_what_is_possible(minutes: int) -> None:
    hall = moments.before_opening().opened()
    step = next_step(Topics(hall.tables("chair")), VI, hall.now, minutes)
    recess = next(other for other in step.others if other.key == "recess")
    assert recess.command is None
    assert recess.blocked == "Giờ nghỉ từ 1 đến 240 phút."


def test_a_recess_is_ended_by_resuming() -> None:
    hall = moments.in_ballot(57).ballot_closed().declared().recess()
    step = step_of(hall)
    assert isinstance(step.way.command, session.EndRecess)
    assert "10:25" in step.way.text or step.way.key == "end_recess_until"


def test_when_all_sittings_are_over_the_session_is_closed_and_then_minuted() -> None:
    hall = moments.in_ballot(57).ballot_closed().declared().recess()
    hall.tell(session.EndRecess())
    hall.tell(session.CloseSitting(), "11:45").tell(session.OpenSitting(sitting_id="s2"), "14:00")
    hall.tell(session.CloseSitting(), "16:40")
    assert isinstance(step_of(hall).way.command, session.CloseSession)
    hall.tell(session.CloseSession())
    assert step_of(hall).way.action == "write_minutes"


def test_pressing_only_the_next_step_goes_from_the_roll_call_to_the_minutes() -> None:
    """Nothing but what the card offers; the quorum and the votes come from the delegates."""
    hall = moments.a_morning().convened()
    seen: list[str] = []
    for _ in range(300):
        step = step_of(hall)
        seen.append(step.way.key)
        if step.way.action == "write_minutes":
            break
        if isinstance(step.way.command, session.OpenSitting) and step.way.blocked:
            hall.with_present(60)
            continue
        assert step.way.command is not None, step.way.key
        hall.wait(1_000).tell(step.way.command)
        if isinstance(step.way.command, ballots.OpenBallot):
            for delegate_id in list(hall.state.roster)[:50]:
                hall.vote(delegate_id, "for", step.way.command.ballot_id)
    assert seen[-1] == "write_minutes"
    assert seen.count("declare") == 11
    assert {"open_session", "open_sitting", "to_verification_inviting", "close_session"} <= set(seen)


@pytest.mark.parametrize("make", [moments.before_opening, moments.in_discussion, moments.in_ballot])
def test_the_preview_shows_what_the_hall_will_see_after_the_step(make: object) -> None:
    hall = make()  # type: ignore[operator]
    step = step_of(hall)
    scene, differs = preview(hall.tables(), step.way, VI, hall.now)
    assert differs and step.way.command is not None
    hall.tell(step.way.command)
    screen = Topics(hall.tables()).screen
    assert screen is not None and scene["view"] == screen.view


def test_every_step_speaks_english_too() -> None:
    english = Words("en")
    for make in (moments.before_opening, moments.in_discussion, moments.in_ballot):
        step = step_of(make(), english)
        texts = [step.way.title, step.way.text, step.way.button, *(other.button for other in step.others)]
        said = " ".join(texts)
        for name in ("Hoàng Thị Lan", "Sùng A Páo"):
            said = said.replace(name, "")
        assert not set("ăđơưạảấầậắặếềệ") & set(said)


def test_opening_a_ballot_says_how_many_present_have_no_tablet() -> None:
    hall = moments.in_discussion().discussed().voting()
    question = step_of(hall).way.question
    tables = {**hall.tables(), "devices": {}}
    bare = next_step(Topics(tables), VI, hall.now)
    assert question is not None and bare is not None and bare.way.question is not None
    assert "58 đại biểu có mặt chưa có máy" in bare.way.question.text

"""A ballot that belongs to no item is led to its end like any other: opened, held again, run further."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF

from chair_console.desktop.ballot_sheet_view import prepared_rows
from chair_console.desktop.next_step import next_step
from chair_console.desktop.stage_model import stage_kind
from chair_console.desktop.steps import Step
from chair_console.domain import agenda, ballots, preparing
from chair_console.domain.screen import BlankScreen
from chair_console.scene.ballot import rule_text
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

from . import ballot_moments as forms
from . import morning as moments
from .assembly import Assembly, further_run, paper_election, parts
from .morning import Morning
from .windows import Windows, object_named, settle

Show = Callable[..., Windows]
VI = Words("vi")


def step_of(hall: Morning) -> Step:
    step = next_step(Topics(hall.tables()), VI, hall.now)
    assert step is not None
    return step


def test_equal_votes_between_items_are_followed_by_the_re_vote_and_its_opening() -> None:
    hall = paper_election(3, 2, lambda place: (40, 33, 33)[place])
    step = step_of(hall)
    assert step.way.command == preparing.PrepareFurtherRun(ballot_id="b")
    assert [other.key for other in step.others] == ["close_sitting", "repeat_ballot"]
    hall.give(preparing.PrepareFurtherRun(ballot_id="b"))
    second = list(hall.state.ballots)[-1]
    assert step_of(hall).way.command == ballots.OpenBallot(ballot_id=second)


def test_equal_votes_in_the_discussion_leave_the_re_vote_and_its_opening_beside_the_speakers() -> None:
    hall = forms.declared(forms.election_tied(moments.in_discussion()))
    step = step_of(hall)
    assert step.way.key == "invite"
    assert [other.key for other in step.others] == ["revote", "end_discussion_waiting"]
    hall.tell(step.others[0].command)
    second = list(hall.state.ballots)[-1]
    step = step_of(hall)
    assert step.way.key == "invite"
    assert step.others[0].command == ballots.OpenBallot(ballot_id=second)
    hall.tell(ballots.WithdrawBallot(ballot_id=second, reason="để sau"))
    assert step_of(hall).others[0].key == "revote"


def test_where_no_vote_follows_the_discussion_the_re_vote_comes_before_the_end_of_the_item() -> None:
    back = moments.in_discussion().discussed().voting()
    back.tell(agenda.StartPhase(phase="discussion"), "10:06:20")
    step = step_of(forms.declared(forms.election_tied(back)))
    assert step.way.command == preparing.PrepareFurtherRun(ballot_id="b1")
    assert [other.key for other in step.others] == ["next_item", "add_speaker"]


def test_a_ballot_repeated_in_the_discussion_is_opened_from_there() -> None:
    hall = forms.declared(forms.election_closed(hall=moments.in_discussion()))
    assert "open_form" not in [other.key for other in step_of(hall).others]
    hall.tell(preparing.RepeatBallot(ballot_id="b1", reason="mất điện"))
    second = list(hall.state.ballots)[-1]
    assert step_of(hall).others[0].command == ballots.OpenBallot(ballot_id=second)


def test_after_the_last_seat_the_session_goes_on() -> None:
    hall = paper_election(3, 2, lambda place: (40, 35, 33)[place])
    assert step_of(hall).way.key == "close_sitting"


def test_the_button_beside_a_declared_result_asks_for_the_reason_of_the_repeat(show: Show) -> None:
    windows = show(Assembly().running().voted(20).closed().announced())
    settle(800)
    button = object_named(windows.chair, "repeat")
    assert windows.desk.next_step.view["state"] == "ready"
    button.clicked.emit()  # type: ignore[attr-defined]
    assert windows.desk.next_step.view["state"] == "asking"


def test_the_time_of_the_declaration_does_not_touch_its_neighbours(show: Show) -> None:
    windows = show(paper_election(3, 2, lambda place: (40, 33, 33)[place]))
    settle(200)
    declared, code = object_named(windows.chair, "declaredText"), windows.find("checkCode")
    text = windows.find("declaredText")
    end = text.mapToScene(QPointF(text.property("contentWidth"), 0)).x()
    assert str(declared.property("text")).startswith("Đã công bố lúc")
    assert end + 4 <= code.mapToScene(QPointF(0, 0)).x()


def test_a_re_vote_among_equals_asks_for_no_half() -> None:
    shown = Topics(further_run().tables()).running_ballot
    assert shown is not None and shown.run == 2
    assert rule_text(VI, shown) == VI("rule.plurality")


def test_the_whole_says_in_the_list_that_its_parts_come_first() -> None:
    hall = parts().closed("p1").announced("p1")
    blocked = {row["id"]: row["blocked"] for row in prepared_rows(Topics(hall.tables()), VI)}
    assert blocked == {"p2": "", "whole": VI("next.blocked.parts_first", count=1)}


def test_the_picture_of_what_comes_speaks_the_language_of_the_projector(show: Show) -> None:
    windows = show(Assembly().running().voted(20))
    windows.speak("en")
    settle(100)
    coming = windows.desk.next_step.preview_scene
    assert coming["rehearsal_text"] == windows.desk.projector.scene["rehearsal_text"] == "Diễn tập"


def test_a_reason_is_typed_at_once_and_asked_for_where_it_is_missing(show: Show) -> None:
    windows = show(Assembly().running().voted(20).closed().announced())
    settle(800)
    windows.desk.next_step.press_key("repeat_ballot")
    settle(800)
    field = windows.find("reason")
    assert field.hasActiveFocus()
    windows.find("nextStep").clicked.emit()  # type: ignore[attr-defined]
    settle(50)
    assert windows.desk.next_step.view["state"] == "asking" and field.hasActiveFocus()


def test_a_blank_screen_does_not_take_the_result_from_the_desk() -> None:
    hall = moments.in_ballot().ballot_closed().declared()
    assert stage_kind(Topics(hall.tables())) == "result"
    hall.tell(BlankScreen(on=True))
    assert stage_kind(Topics(hall.tables())) == "result"
    hall.tell(agenda.StartItem(item_id="i4"))
    assert stage_kind(Topics(hall.tables())) == "item"

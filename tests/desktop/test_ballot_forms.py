"""Ballots of every form in the chair's window: while they run, when they are closed, and what comes after."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from chair_console.desktop.ballot_counted import count_rows
from chair_console.desktop.next_step import next_step
from chair_console.desktop.result_model import ResultModel
from chair_console.desktop.steps import Step
from chair_console.desktop.view_model import Desk
from chair_console.domain import ballots, hand_counts, preparing, proxies, session, tellers, votes
from chair_console.domain.ballot import HandCount
from chair_console.domain.tally import Papers
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

from . import ballot_moments as forms
from . import morning as moments
from .morning import Morning
from .windows import Windows, find_items, nameless, object_named, settle, the_loop, until

Show = Callable[..., Windows]
VI = Words("vi")


def step_of(hall: Morning) -> Step:
    step = next_step(Topics(hall.tables()), VI, hall.now)
    assert step is not None
    return step


def result_of(hall: Morning) -> dict[str, Any]:
    desk: Any = Desk(Topics(hall.tables()), VI, lambda: hall.now, None)  # type: ignore[arg-type]
    return ResultModel(desk).look()


def texts(windows: Windows, name: str) -> list[str]:
    return [str(item.property("text")) for item in find_items(windows.chair.contentItem(), name)]


def press(windows: Windows, name: str, place: int = 0) -> None:
    find_items(windows.chair.contentItem(), name)[place].clicked.emit()  # type: ignore[attr-defined]
    settle(80)


MOMENTS: dict[str, Callable[[], Morning]] = {
    "hands": forms.hands_open,
    "paper": forms.paper_election,
    "blind": forms.secret_open,
    "separated": lambda: forms.secret_open("separated"),
    "live": forms.live_open,
    "election": forms.election_closed,
    "confidence": forms.confidence_closed,
    "poll": forms.poll_closed,
    "options": forms.options_closed,
    "kept": forms.kept_closed,
    "void": forms.void_closed,
    "corrected": forms.corrected,
    "nobody": lambda: forms.of_size(0),
    "one": lambda: forms.of_size(1),
    "five hundred": lambda: forms.of_size(500),
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_every_form_is_drawn_without_a_complaint_and_every_control_has_a_name(
    show: Show, moment: str
) -> None:
    windows = show(MOMENTS[moment](), language="en")
    settle(150)
    assert windows.find("nextStep").property("text")
    assert not nameless(windows.chair)


# --- while it runs --------------------------------------------------------------------------------------------------


def test_a_touch_on_a_seat_turns_a_hand_from_for_to_against_to_abstaining_and_back(show: Show) -> None:
    windows = show(forms.hands_open(0))
    settle(150)
    secretary = windows.secretary_client
    seen = []
    for _ in range(4):
        seat = next(s for s in find_items(windows.chair.contentItem(), "handSeat") if s.property("enabled"))
        windows.chair.requestActivate()
        seat.forceActiveFocus(Qt.FocusReason.TabFocusReason)
        settle(60)
        QTest.keyClick(windows.chair, Qt.Key.Key_Space)
        settle(120)
        command = secretary.commands[-1]
        assert isinstance(command, votes.EnterVote) and command.change
        assert windows.hall is not None
        windows.hall.tell(command, role="secretary")
        windows.look_again()
        windows.desk.runner.clear(f"ballot.enter.{command.delegate_id}")
        seen.append(command.choice)
    assert seen == ["for", "against", "abstain", "for"]


def test_a_seat_is_touched_with_the_mouse_and_never_pauses_the_ballot(show: Show) -> None:
    windows = show(forms.hands_open(0))
    settle(200)
    seat = next(s for s in find_items(windows.chair.contentItem(), "handSeat") if s.property("enabled"))
    middle = seat.mapToScene(seat.boundingRect().center()).toPoint()
    QTest.mouseClick(windows.chair, Qt.MouseButton.LeftButton, pos=middle)
    settle(100)
    assert [type(c).__name__ for c in windows.secretary_client.commands] == ["EnterVote"]
    assert not windows.chair_client.commands


def test_counted_hands_go_out_as_the_secretarys_once_every_figure_fits(show: Show) -> None:
    windows = show(forms.hands_open(0))
    settle(150)
    count = windows.desk.count
    for key, value in (("0.for", "50"), ("0.against", "30"), ("0.abstain", "0")):
        count.write(key, value)
    settle(60)
    assert windows.find("enterCount").property("enabled") is False
    assert "nhiều nhất có thể là 58" in texts(windows, "check")[0]
    count.write("0.against", "5")
    settle(60)
    press(windows, "enterCount")
    expected = HandCount(counts=({"for": 50, "against": 5, "abstain": 0},))
    assert windows.secretary_client.commands == [hand_counts.EnterCount(ballot_id="b1", count=expected)]


def test_where_seats_are_marked_no_count_is_entered_beside_them(show: Show) -> None:
    windows = show(forms.hands_open(5))
    settle(150)
    for key in ("for", "against", "abstain"):
        windows.desk.count.write(f"0.{key}", "1")
    settle(60)
    assert windows.find("enterCount").property("enabled") is False
    assert texts(windows, "check")[0].startswith("Đã ghi 5 người theo ghế")


def test_the_tellers_count_says_in_words_what_does_not_agree(show: Show) -> None:
    windows = show(forms.paper_election())
    settle(150)
    assert step_of(forms.paper_election()).way.blocked == "Chưa nhập kết quả kiểm phiếu."
    count = windows.desk.count
    typed = {"issued": "58", "returned": "57", "valid": "50", "invalid": "2", "blank": ""}
    for key, value in typed.items():
        count.write(f"papers-{key}", value)
    for place, value in enumerate(("40", "30", "20", "0")):
        count.write(f"0.c{place}", value)
    wrong = [check["text"] for check in count.view["checks"] if check["state"] == "wrong"]
    assert wrong == ["Hợp lệ 50 + không hợp lệ 2, phải bằng thu về 57."]
    count.write("papers-valid", "55")
    settle(60)
    press(windows, "enterCount")
    papers = Papers(issued=58, returned=57, valid=55, invalid=2)
    sent = windows.secretary_client.commands[0]
    assert sent.count == HandCount(counts=({"c0": 40, "c1": 30, "c2": 20, "c3": 0},), papers=papers)
    forms.paper_election().tell(sent, role="secretary")


def test_more_papers_than_were_issued_are_recorded_and_said(show: Show) -> None:
    windows = show(forms.paper_counted(59))
    warned = [c["text"] for c in windows.desk.count.view["checks"] if c["state"] == "warn"]
    assert len(warned) == 1 and "không có giá trị" in warned[0]
    assert windows.desk.count.view["complete"] is True


def test_raised_hands_are_added_to_a_ballot_by_tablet_with_a_reason(show: Show) -> None:
    windows = show(moments.in_ballot(41))
    settle(150)
    press(windows, "addHands")
    for key, value in (("0.for", "9"), ("0.against", "1"), ("0.abstain", "0")):
        windows.desk.count.write(key, value)
    settle(60)
    assert windows.find("enterCount").property("enabled") is False
    windows.find("countReason").setProperty("text", "mất điện dãy D")
    settle(60)
    press(windows, "enterCount")
    sent = windows.secretary_client.commands[0]
    assert sent.reason == "mất điện dãy D" and sent.count.counts[0]["for"] == 9
    moments.in_ballot(41).tell(sent, role="secretary")


def test_of_a_secret_ballot_no_names_are_listed_and_no_choice_can_be_entered(show: Show) -> None:
    for kind in ("separated", "blind"):
        windows = show(forms.secret_open(kind))
        settle(150)
        assert not find_items(windows.chair.contentItem(), "enter")
        assert windows.desk.ballot.view["choices"] == [] and not windows.desk.ballot.view["live"]
    motion = forms.opened(forms.with_urn(forms.with_ballot(forms.voting(), kind="separated")))
    assert show(motion).desk.ballot.view["choices"] == []
    view = windows.desk.ballot.view
    assert (view["voted"], view["marked"]) == (20, 28)
    assert view["voted_text"] == "phiếu trong hòm" and view["marked_text"] == "Đã nhận phiếu"
    assert "38" in step_of(forms.secret_open()).way.text


def test_the_result_so_far_is_shown_only_where_that_was_chosen_before(show: Show) -> None:
    assert texts(show(forms.live_open()), "live-against") == ["4"]
    assert not show(moments.in_ballot()).desk.ballot.view["live"]


# --- when it is closed ----------------------------------------------------------------------------------------------


def test_an_election_shows_votes_percents_and_who_is_elected(show: Show) -> None:
    windows = show(forms.election_closed())
    settle(150)
    assert texts(windows, "tallyState")[:2] == ["trúng cử", "trúng cử"]
    assert texts(windows, "verdict")[-1] == "Trúng cử 2 / 2"
    view = result_of(forms.election_closed())
    counts = [row["count"] for row in view["questions"][0]["rows"]]
    assert counts == sorted(counts, reverse=True)
    assert view["needed_fraction"] == pytest.approx(31 / 60)


def test_equal_votes_are_said_and_the_next_step_prepares_the_re_vote() -> None:
    hall = forms.election_tied()
    view = result_of(hall)
    assert view["verdict"] == "Trúng cử 1 / 2"
    assert [row["state"] for row in view["questions"][0]["rows"]].count("tied") == 2
    step = step_of(forms.declared(hall))
    assert step.way.command == preparing.PrepareFurtherRun(ballot_id="b1") and "Bầu lại" in step.way.button
    hall.tell(step.way.command)
    assert isinstance(step_of(hall).way.command, ballots.OpenBallot)


def test_a_confidence_poll_is_a_table_with_what_follows(show: Show) -> None:
    windows = show(forms.confidence_closed())
    settle(150)
    table = result_of(forms.confidence_closed())["table"]
    assert [len(row["cells"]) for row in table] == [3, 3, 3, 3]
    assert table[1]["cells"][2]["percent_text"] == "54,39%"
    assert "xin từ chức" in table[1]["follows"] and table[0]["follows"] == ""
    assert texts(windows, "levelPercent")


def test_what_is_kept_until_the_declaration_is_not_shown_at_the_desk_either(show: Show) -> None:
    windows = show(forms.kept_closed())
    settle(150)
    assert find_items(windows.chair.contentItem(), "waiting")
    assert not find_items(windows.chair.contentItem(), "tally")
    assert step_of(forms.kept_closed()).way.key == "declare_unseen"
    assert result_of(forms.declared(forms.kept_closed()))["shape"] == "people"


def test_after_the_declaration_the_check_code_stands_beside_the_result() -> None:
    hall = forms.declared(forms.election_closed())
    hall.state.ballots["b1"].head = "3f9a07c1" + "0" * 56
    assert result_of(hall)["check_text"] == "Mã kiểm chứng 3F9A-07C1"


def test_a_void_ballot_is_said_and_can_be_held_again() -> None:
    hall = forms.void_closed()
    view = result_of(hall)
    assert view["shape"] == "void" and view["verdict"] == "Không có giá trị" and not view["rule"]
    repeat = next(way for way in step_of(hall).others if way.key == "repeat_ballot")
    assert repeat.asks_reason


def test_a_ballot_is_repeated_with_a_reason_and_the_first_is_not_waited_for_any_more(show: Show) -> None:
    windows = show(moments.in_ballot(57).ballot_closed())
    the_loop().run_until_complete(until(lambda: windows.desk.step.settled))
    windows.desk.step.press_key("repeat_ballot")
    the_loop().run_until_complete(until(lambda: windows.desk.step.settled))
    windows.desk.step.confirm("")
    assert not windows.chair_client.commands
    windows.desk.step.confirm("bấm nhầm hàng loạt")
    settle(60)
    command = preparing.RepeatBallot(ballot_id="i3-b1", reason="bấm nhầm hàng loạt")
    assert windows.chair_client.commands == [command]
    assert windows.hall is not None
    step = step_of(windows.hall.tell(command))
    assert isinstance(step.way.command, ballots.OpenBallot) and step.way.command.ballot_id != "i3-b1"


def test_a_correction_asks_for_the_new_value_and_the_reason_and_shows_both_values(show: Show) -> None:
    windows = show(moments.in_ballot(57).ballot_closed())
    settle(150)
    press(windows, "correct")
    settle(200)
    press(windows, "correctRow")
    press(windows, "correct-against")
    assert windows.find("saveCorrection").property("enabled") is False
    windows.find("correctReason").setProperty("text", "bấm nhầm")
    settle(60)
    press(windows, "saveCorrection")
    first = windows.desk.frame.desk.topics.delegates[0].id
    sent = votes.CorrectVote(ballot_id="i3-b1", delegate_id=first, choice="against", reason="bấm nhầm")
    assert windows.secretary_client.commands == [sent]
    assert windows.hall is not None
    windows.hall.tell(sent, role="secretary")
    windows.look_again()
    settle(100)
    line = texts(windows, "correctionLine")[0]
    assert "Tán thành sửa thành Không tán thành" in line and "bấm nhầm" in line


# --- parts, tellers, proxies ----------------------------------------------------------------------------------------


def test_parts_are_opened_before_the_whole() -> None:
    hall = forms.parts_prepared()
    for expected in ("p1", "p2", "b1"):
        command = step_of(hall).way.command
        assert isinstance(command, ballots.OpenBallot) and command.ballot_id == expected
        hall.tell(command).wait(1_000)
        hall.tell(ballots.CloseBallot(ballot_id=expected))
        hall = forms.declared(hall, expected)


def test_a_secret_ballot_waits_for_its_urn_and_says_how_many_get_a_paper() -> None:
    hall = forms.with_ballot(forms.voting(), kind="separated", form="election", paper=forms.election_paper())
    assert step_of(hall).way.blocked == "Hòm phiếu kín đang được lập; xin chờ ít giây."
    way = step_of(forms.with_urn(hall)).way
    assert not way.blocked and way.text == "58 đại biểu sẽ nhận phiếu kín."


def test_tellers_are_chosen_together_with_a_head_and_no_candidate_among_them(show: Show) -> None:
    options = tuple(o for o in forms.candidates(2))
    paper = forms.election_paper(2, 1)
    question = paper.questions[0]
    named = type(options[0])(id="c0", label="Đại biểu", delegate_id="d03")
    paper = type(paper)(questions=(type(question)(id="q1", text="x", options=(named, options[1]), seats=1),))
    windows = show(forms.with_ballot(forms.voting(), form="election", paper=paper))
    object_named(windows.chair, "tellersSheet").setProperty("visible", True)
    settle(200)
    model = windows.desk.tellers
    for key in ("d03", "d05", "d10", "d15", "d26", "d33"):
        model.choose(key, True)
    settle(60)
    assert windows.find("saveTellers").property("enabled") is False
    assert "Có tên trong danh sách bầu" in model.view["conflict"]
    model.choose("d03", False)
    model.choose("d40", True)
    model.choose("d44", True)
    model.make_head("d10")
    settle(60)
    press(windows, "saveTellers")
    expected = tellers.AppointTellers(
        delegate_ids=("d05", "d10", "d15", "d26", "d33", "d40", "d44"), head_id="d10"
    )
    assert windows.chair_client.commands == [expected]
    sheet = object_named(windows.chair, "tellersSheet")
    the_loop().run_until_complete(until(lambda: not sheet.property("visible")))  # it is recorded


def test_proxies_are_offered_only_where_the_body_has_them(show: Show) -> None:
    windows = show(forms.voting())
    assert "act-proxies" not in [row["id"] for row in windows.desk.find._all()]
    hall = forms.voting()
    assert isinstance(hall.state.rules(), session.Rules)
    hall.state.require_session().rules = type(hall.state.rules())(proxies=True)
    windows = show(hall)
    assert "act-proxies" in [row["id"] for row in windows.desk.find._all()]
    object_named(windows.chair, "proxiesSheet").setProperty("visible", True)
    windows.desk.proxies.choose("d28")
    settle(200)
    press(windows, "giveProxy")
    sent = windows.secretary_client.commands[0]
    assert isinstance(sent, proxies.GiveProxy) and sent.delegate_id == "d28" and sent.holder_id
    hall.tell(sent, role="secretary")


def test_one_press_reminds_who_has_not_voted(show: Show) -> None:
    windows = show(moments.in_ballot())
    press(windows, "remind")
    assert [type(command).__name__ for command in windows.chair_client.commands] == ["RemindVoters"]
    shown = find_items(windows.chair.contentItem(), "reminded")
    assert shown and str(shown[0].property("text")).startswith("Đã nhắc lúc")


def test_a_secret_ballot_without_tellers_says_so_before_it_opens() -> None:
    plan = {"form": "election", "kind": "separated", "paper": forms.election_paper()}
    hall = forms.with_urn(forms.with_ballot(forms.voting(), **plan))
    question = step_of(hall).way.question
    assert question is not None and question.text.startswith("Chưa ghi ban kiểm phiếu")
    told = step_of(forms.with_tellers(hall)).way.question
    assert told is not None and "ban kiểm phiếu" not in told.text


def test_each_office_holder_of_a_count_begins_a_line_of_its_own() -> None:
    paper = forms.holders_paper(2)
    hall = forms.opened(
        forms.with_ballot(
            forms.voting(), form="confidence_poll", kind="separated", method="paper", paper=paper
        )
    )
    (shown,) = (b for b in Topics(hall.tables()).ballots if b.id == "b1")
    rows = count_rows(shown, VI, {})
    assert [row["place"] for row in rows] == [0, 1, 2, 3, 4, 0, 1, 2, 0, 1, 2]
    assert [row["id"] for row in rows if row["last"]] == ["papers-blank", "0.low", "1.low"]
    assert [row["heading"] for row in rows if row["heading"]] == [q.text for q in paper.questions]

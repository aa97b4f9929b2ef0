"""Preparing a ballot: in two presses, or of any form with what that form needs and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from chair_console.desktop.ballot_draft import Draft, parse_born, parse_fraction
from chair_console.desktop.ballot_sheet_view import consequence, kind_help, rule_help, shows
from chair_console.desktop.command_runner import Refusal
from chair_console.domain import ballots, preparing
from chair_console.domain.decisions import Rule
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

from . import ballot_moments as forms
from . import morning as moments
from .windows import Windows, find_items, nameless, object_named, settle, the_loop, until

Show = Callable[..., Windows]
VI = Words("vi")


def open_sheet(windows: Windows) -> Any:
    """The sheet, once it has stood long enough to be pressed; the ballot that it makes is called `c`."""
    windows.chair_client.made = "c"
    windows.chair.requestActivate()
    settle(60)
    QTest.keyClick(windows.chair, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    the_loop().run_until_complete(until(lambda: bool(find_items(windows.chair.contentItem(), "openNow"))))
    the_loop().run_until_complete(until(lambda: windows.find("openNow").property("enabled") is True))
    return windows.desk.draft


def press(windows: Windows, name: str) -> None:
    windows.find(name).clicked.emit()  # type: ignore[attr-defined]
    settle(80)


def test_a_ballot_is_opened_ad_hoc_with_two_presses(show: Show) -> None:
    windows, seen = show(forms.voting()), list[Any]()
    open_sheet(windows)
    real = windows.chair_client.command

    async def give(command: Any, **how: Any) -> Any:
        seen.append(how.get("seen"))
        return await real(command, **how)

    windows.chair_client.command = give  # type: ignore[method-assign]
    press(windows, "openNow")
    assert seen[-1] is not None and seen[-1].item_id == "i3", "what was shown when it was pressed goes along"
    laid, opening = windows.chair_client.commands
    assert isinstance(laid, preparing.PrepareBallot)
    item = forms.voting().state.agenda.items["i3"].plan
    assert laid.title == item.title and laid.item_id == "i3" and laid.rule == Rule()
    assert laid.document_id == next(
        d.id for d in windows.desk.frame.desk.topics.documents
        if d.item_id == "i3" and d.kind == "draft_resolution"
    )  # fmt: skip
    assert opening == ballots.OpenBallot(ballot_id="c")


def test_enter_alone_opens_nothing_and_ctrl_enter_does(show: Show) -> None:
    windows = show(forms.voting())
    open_sheet(windows)
    for _ in range(20):
        QTest.keyClick(windows.chair, Qt.Key.Key_Tab)
        settle(30)
        if windows.chair.activeFocusItem().objectName() == "openNow":
            break
    assert windows.chair.activeFocusItem().objectName() == "openNow", "by the keyboard alone"
    QTest.keyClick(windows.chair, Qt.Key.Key_Return)
    settle(60)
    assert not windows.chair_client.commands
    QTest.keyClick(windows.chair, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(60)
    assert [type(c).__name__ for c in windows.chair_client.commands] == ["PrepareBallot", "OpenBallot"]


def test_where_opening_is_refused_the_ballot_is_laid_down_only_once(show: Show) -> None:
    windows = show(forms.voting())
    draft = open_sheet(windows)
    real = windows.chair_client.command

    async def refuse(command: Any, **_: Any) -> Any:
        if isinstance(command, ballots.OpenBallot):
            raise Refusal("plan.another_open")
        return await real(command)

    windows.chair_client.command = refuse  # type: ignore[method-assign]
    press(windows, "openNow")
    assert "Đang có biểu quyết mở" in windows.desk.runner.refused["draft"]["text"]
    assert draft.view["title"] == "" and windows.find("openNow").property("enabled") is False
    draft.open()
    settle(60)
    assert [type(c).__name__ for c in windows.chair_client.commands] == ["PrepareBallot"]


def test_without_a_quorum_it_can_be_prepared_but_not_opened(show: Show) -> None:
    windows = show(moments.before_opening(38))
    object_named(windows.chair, "ballotSheet").setProperty("visible", True)
    settle(800)
    windows.desk.draft.set("title", "Thủ tục")
    settle(60)
    assert windows.find("openNow").property("enabled") is False
    assert windows.find("prepare").property("enabled") is True
    assert "chưa khai mạc" in windows.find("consequence").property("text")


def test_a_secret_ballot_is_opened_once_its_urn_is_there(show: Show) -> None:
    hall = forms.with_ballot(forms.voting(), kind="separated", form="election", paper=forms.election_paper())
    windows = show(hall)
    draft = windows.desk.draft
    windows.chair_client.made = "c"
    windows.chair_client.topics["ballot"]["c"] = windows.chair_client.topics["ballot"]["b1"]
    draft.begin()
    draft.set("form", "election")
    draft.write(draft.rows.rows[0]["id"], "label", "Lò Minh Hùng")
    draft.open()
    settle(200)
    assert [type(c).__name__ for c in windows.chair_client.commands] == ["PrepareBallot"]
    windows.chair_client.topics["ballot"]["c"] = forms.with_urn(hall).tables("chair")["ballot"]["b1"]
    the_loop().run_until_complete(until(lambda: len(windows.chair_client.commands) == 2))
    assert isinstance(windows.chair_client.commands[1], ballots.OpenBallot)


FORMS = {
    "motion": {"rule", "duration", "absent_too", "live", "least_cast", "units", "fraction", "paper"},
    "options": {"rows", "seats", "rule", "duration", "absent_too", "units", "fraction", "paper"},
    "election": {"rows", "seats", "style", "rule", "duration", "absent_too", "units", "fraction"},
    "confidence_poll": {"rows", "duration", "absent_too", "units", "fraction"},
    "confidence_vote": {"rows", "duration", "absent_too", "units", "fraction"},
    "opinion_poll": {"rows", "duration", "absent_too", "units", "fraction"},
}


@pytest.mark.parametrize("form", FORMS)
def test_each_form_shows_what_it_needs_and_has_its_usual_values(form: Any) -> None:
    draft = Draft(title="Việc")
    draft.take_form(form)
    topics = Topics(moments.in_discussion().tables())
    needed = {key for key, shown in shows(draft, topics).items() if shown} - {"part"}
    assert needed == FORMS[form]
    people = form in ("election", "confidence_poll", "confidence_vote")
    assert draft.kind == ("separated" if people else "open")
    assert not people or draft.rule_name == "election"


def test_every_form_makes_a_paper_that_the_hall_takes() -> None:
    rows = {
        "options": ("Phương án 1", "Phương án 2"),
        "election": ("Lò Minh Hùng", "Giàng A Chu"),
        "confidence_poll": ("Lò Minh Hùng",),
        "confidence_vote": ("Lò Minh Hùng",),
        "opinion_poll": ("Họp tháng nào?",),
    }
    for form, labels in rows.items():
        hall = forms.voting()
        draft = Draft(title="Việc", item_id="i3")
        draft.take_form(form)  # type: ignore[arg-type]
        for label in labels:
            draft.add_row(label)
        for row in draft.rows:
            row.answers, row.many = "Tháng Ba; Tháng Tư ;", True
        if form != "opinion_poll":
            for row in draft.rows:
                row.answers = ""
        event = hall.give(draft.plan(), "chair")[0]
        assert event.form == form  # type: ignore[attr-defined]
        assert len(event.paper.questions) >= 1  # type: ignore[attr-defined]


def test_hands_are_open_paper_is_never_blind_and_both_are_closed_by_hand() -> None:
    draft = Draft(kind="blind", live=True)
    draft.take_method("paper")
    assert (draft.kind, draft.seconds, draft.live) == ("separated", 0, False)
    draft.take_method("show_of_hands")
    assert draft.kind == "open"
    draft.take_kind("blind")
    assert draft.method == "electronic"


def test_the_sources_of_a_rule_stand_beside_it_with_what_is_still_to_be_checked() -> None:
    draft = Draft(rule_name="reduced_council")
    assert rule_help(draft, VI) == "Căn cứ: Luật 65/2025/QH15, điều 46. Ghi theo trí nhớ, cần kiểm tra lại."
    draft.rule_name = "resolution"
    assert "77/2015" in rule_help(draft, VI) and "trí nhớ" not in rule_help(draft, VI)


def test_ones_own_majority_and_dates_are_read_as_they_are_written_here() -> None:
    own = Draft(title="x", rule_name="", compare="at_least", fraction=" 3/5 ", of="present", least_cast="1/2")
    assert own.plan().rule == Rule(compare="at_least", fraction=(3, 5), of="present", least_cast=(1, 2))
    assert parse_born("5/9/1970") == "1970-09-05" and parse_born("1970-09-05") == "1970-09-05"
    for wrong in ("3", "5/3", "0/2", "a/b"):
        with pytest.raises(Refusal):
            parse_fraction(wrong)
    with pytest.raises(Refusal):
        parse_born("31/02/1970")


def test_a_candidate_from_the_roster_brings_name_office_and_that_it_is_a_delegate(show: Show) -> None:
    windows = show(forms.voting())
    draft = open_sheet(windows)
    draft.set("form", "election")
    draft.search("giang a khoa")
    settle(60)
    press(windows, "rosterMatch")
    row = draft.rows.rows[0]
    assert row["label"] == "Giàng A Khoa" and row["delegate_id"] and row["detail"]
    assert not nameless(windows.chair)


def test_prepared_ballots_are_opened_or_withdrawn_from_the_sheet(show: Show) -> None:
    windows = show(forms.parts_prepared())
    open_sheet(windows)
    titles = [item.property("text") for item in find_items(windows.chair.contentItem(), "preparedTitle")]
    assert titles == ["Điều 1 của dự thảo", "Điều 2 của dự thảo", "Toàn văn dự thảo Nghị quyết"]
    press(windows, "withdrawPrepared")
    windows.find("withdrawReason").setProperty("text", "bỏ Điều 1")
    settle(60)
    press(windows, "withdrawNow")
    assert windows.chair_client.commands == [ballots.WithdrawBallot(ballot_id="p1", reason="bỏ Điều 1")]
    find_items(windows.chair.contentItem(), "openPrepared")[1].clicked.emit()  # type: ignore[attr-defined]
    settle(60)
    assert windows.desk.step.look()["key"] == "open-p2"
    assert windows.desk.step.look()["state"] == "asking"


def test_the_words_beside_a_tick_are_whole(show: Show) -> None:
    windows = show(forms.voting())
    open_sheet(windows).set("form", "opinion_poll")
    settle(80)
    (words,) = [
        child
        for child in windows.find("rowMany").property("contentItem").childItems()
        if child.property("text")
    ]
    assert words.property("truncated") is False


def test_who_is_not_there_may_vote_only_by_tablet_and_only_if_that_was_ticked() -> None:
    draft = Draft(title="Thông qua")
    assert draft.plan().present_only
    draft.absent_too = True
    assert not draft.plan().present_only
    draft.take_method("show_of_hands")
    assert draft.plan().present_only


def test_the_sheet_says_what_should_be_put_right_before_it_opens_what_it_prepares() -> None:
    """Ctrl+Enter opens from the sheet at once: no question asks again."""
    topics, draft = Topics(forms.voting().tables()), Draft(form="election", kind="separated")
    for draft.method in ("electronic", "paper"):
        assert "Chưa ghi ban kiểm phiếu" in consequence(draft, topics, VI)
    draft.method, draft.absent_too = "electronic", True
    assert "Đại biểu vắng mặt cũng bỏ phiếu được" in consequence(draft, topics, VI)
    told = Topics(forms.with_tellers(forms.voting()).tables())
    assert "Chưa ghi" not in consequence(draft, told, VI)
    draft.method = "paper"
    assert kind_help(draft, VI) == "Giấu lựa chọn của từng người: phiếu không ghi tên, bỏ vào hòm phiếu."

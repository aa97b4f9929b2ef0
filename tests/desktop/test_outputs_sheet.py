"""The desk sees a picture before the hall does, and sets up every output from one sheet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from chair_console.desktop.showing_model import time_of
from chair_console.domain import outputs, regulation, screen, session
from chair_console.protocol.envelope import OutputCode

from . import morning as moments
from .conftest import Show
from .windows import Windows, find_items, the_loop, until


def press(windows: Windows, name: str) -> None:
    windows.find(name).clicked.emit()  # type: ignore[attr-defined]


def texts(windows: Windows, name: str) -> str:
    """All that is written in the visible miniature of this name."""

    def walk(item: Any) -> list[str]:
        own = [str(item.property("text"))] if item.inherits("QQuickText") and item.isVisible() else []
        return own + [text for child in item.childItems() for text in walk(child)]

    return " ".join(
        word for found in find_items(windows.chair.contentItem(), name) for word in walk(found)
    ).replace("\u00a0", " ")


def wait(condition: Callable[[], object]) -> None:
    the_loop().run_until_complete(until(condition))


NOW = int(datetime(2026, 11, 23, 9, 46).timestamp() * 1000)


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("10:30", 44),
        ("1030", 44),
        ("10h30", 44),
        ("11", 74),
        ("+15", 15),
        ("+15 phút", 15),
        ("+5 phut", 5),
        ("+ 5 min", 5),
        ("9:46", 24 * 60),
        ("0:00", 14 * 60 + 14),
    ],
)
def test_a_time_is_the_next_one_that_was_typed(typed: str, minutes: int) -> None:
    assert time_of(typed, NOW) == NOW + minutes * 60_000


@pytest.mark.parametrize("typed", ["", "25:00", "10:60", "+0", "+", "một giờ", "+9999"])
def test_what_is_no_time_is_no_countdown(typed: str) -> None:
    assert time_of(typed, NOW) == 0


def test_a_countdown_is_seen_on_the_desk_before_the_hall_sees_it(show: Show) -> None:
    windows = show(moments.in_discussion())
    windows.desk.find.acted.emit("countdown")
    wait(lambda: find_items(windows.chair.contentItem(), "noticeField"))
    assert not windows.desk.showing.view["ready"]
    windows.find("noticeField").setProperty("text", "Khai mạc sau")
    windows.find("countdownTime").setProperty("text", "+15")
    wait(lambda: "Khai mạc sau" in texts(windows, "showPreview"))
    assert not windows.chair_client.commands
    press(windows, "showNow")
    wait(lambda: windows.chair_client.commands)
    command = windows.chair_client.commands[0]
    assert isinstance(command, screen.ShowOnScreen)
    assert (command.view, command.notice, command.until) == (
        "countdown", "Khai mạc sau", windows.chair_client.at + 900_000,
    )  # fmt: skip
    assert windows.desk.runner.undo_text


def test_a_result_is_seen_by_seat_before_it_is_shown_so(show: Show) -> None:
    hall = moments.in_ballot(57).ballot_closed().declared()
    hall.tell(regulation.AmendRules(rules=session.Rules(show_names=True), reason="Nghị quyết"))
    windows = show(hall)
    press(windows, "drawn")
    wait(lambda: "Kết quả theo ghế" in texts(windows, "showPreview"))
    press(windows, "show_result_groups")
    wait(lambda: "Kết quả theo tổ đại biểu" in texts(windows, "showPreview"))
    press(windows, "showNow")
    wait(lambda: windows.chair_client.commands)
    assert windows.chair_client.commands == [screen.ShowResultAs(chart="groups")]


def test_where_the_regulation_shows_no_names_the_sheet_says_what_is_seen_instead(show: Show) -> None:
    windows = show(moments.in_ballot(57).ballot_closed().declared())
    windows.desk.showing.ask("result_seats")
    assert windows.desk.showing.view["hint"].startswith("Quy chế không cho chiếu tên")
    wait(lambda: "Đã biểu quyết" in texts(windows, "showPreview"))


def a_hall_with_a_lobby() -> moments.Morning:
    plan = outputs.OutputPlan(name="Sảnh", shows="agenda")
    return moments.in_discussion().tell(outputs.AddOutput(id="sanh", plan=plan))


def test_every_output_is_on_the_sheet_with_its_own_living_picture(show: Show) -> None:
    hall = a_hall_with_a_lobby()
    windows = show(hall)
    windows.desk.find.acted.emit("outputs")
    wait(lambda: windows.desk.outputs.view["preview"])
    rows = windows.desk.outputs.view["rows"]
    assert [(row["name"], row["scene"]["view"]) for row in rows] == [
        ("Màn chính", "floor"),
        ("Sảnh", "agenda"),
    ]
    hall.discussed().voting().ballot_open(3)
    windows.look_again()
    assert [row["scene"]["view"] for row in windows.desk.outputs.view["rows"]] == ["ballot_open", "agenda"]


def test_a_view_is_picked_seen_and_only_then_shown_on_an_output(show: Show) -> None:
    windows = show(a_hall_with_a_lobby())
    model = windows.desk.outputs
    windows.desk.find.acted.emit("outputs")
    model.choose("sanh")
    model.pick("floor")
    wait(lambda: "Sùng A Páo" in texts(windows, "outputPreview"))
    assert not windows.chair_client.commands
    press(windows, "showOutput")
    wait(lambda: windows.chair_client.commands)
    model.set_margin("left", 4)
    wait(lambda: len(windows.chair_client.commands) == 2)
    first, second = windows.chair_client.commands
    assert (first.output_id, first.plan.shows) == ("sanh", "floor")
    assert second.plan.margins == outputs.Margins(left=4)


def test_a_page_of_a_released_paper_is_picked_seen_pinned_on_one_output_and_put_away(show: Show) -> None:
    hall = a_hall_with_a_lobby()
    for document_id, change in (("t20", "secret"), ("t21", "waiting"), ("t22", "recalled")):
        hall._paper(60, document_id, "i4", "reference", f"Tài liệu {change}", "")
    hall.state.documents["t20"].classification = "confidential"
    hall.state.documents["t21"].released_at = None
    hall.state.documents["t22"].recalled_at = hall.now
    windows = show(hall)
    model = windows.desk.outputs
    windows.desk.find.acted.emit("outputs")
    wait(lambda: model.view["preview"])
    model.choose("sanh")
    model.pick("document")
    wait(lambda: find_items(windows.chair.contentItem(), "outputPaper"))
    offered = [paper["text"] for paper in model.view["papers"]]
    assert offered[0].startswith("3 · "), "those of the current item stand first"
    assert not {"t20", "t21", "t22"} & {paper["value"] for paper in model.view["papers"]}
    paper = model.view["papers"][1]["value"]
    windows.find("outputPaper").picked.emit(paper)  # type: ignore[attr-defined]
    windows.find("outputPage").chosen.emit(3)  # type: ignore[attr-defined]
    assert model.view["preview"]["document"]["page"] == 3
    assert "3 /" in texts(windows, "outputPreview")
    assert not windows.chair_client.commands and not model.view["pinned"]
    press(windows, "showOutput")
    wait(lambda: windows.chair_client.commands)
    hall.tell(pinned := windows.chair_client.commands.pop())
    assert (pinned.output_id, pinned.plan.document_id, pinned.plan.page) == ("sanh", paper, 3)
    windows.look_again()
    assert model.view["rows"][1]["shows"].startswith("Trang 3 · ") and not model.view["changes"]
    assert model.view["rows"][0]["scene"]["view"] == "floor", "the main output follows the meeting"
    assert model.view["rows"][1]["scene"]["view"] == "document"
    press(windows, "putAway")
    wait(lambda: windows.chair_client.commands)
    hall.tell(windows.chair_client.commands.pop())
    windows.look_again()
    assert model.view["shows"] == "follow" and "Sảnh" in windows.desk.runner.undo_text


def test_a_code_for_a_browser_is_asked_for_and_goes_with_the_sheet(show: Show) -> None:
    hall = a_hall_with_a_lobby()
    windows = show(hall)
    asked: list[Any] = []

    async def call(method: str, path: str, answer: Any, value: Any = None, data: Any = None) -> Any:
        asked.append((path, value.output_id))
        return OutputCode(code="482913", address="https://10.0.0.2:8443/projector", valid_ms=600_000)

    windows.chair_client.call = call  # type: ignore[attr-defined]
    windows.desk.find.acted.emit("outputs")
    wait(lambda: windows.desk.outputs.view["preview"])
    windows.desk.outputs.choose("sanh")
    press(windows, "askCode")
    wait(lambda: windows.desk.outputs.view["code"])
    assert asked == [("/api/outputs/code", "sanh")]
    assert windows.find("outputCode").property("text") == "482 913"
    hall.around.joined = {"sanh": ("10.0.0.7",)}
    windows.look_again()
    assert windows.desk.outputs.view["code"] == "", "it holds for one browser"
    assert "10.0.0.7" in windows.find("outputJoined").property("text")
    assert "“Sảnh”" in windows.find("outputJoined").property("text")
    press(windows, "askCode")
    wait(lambda: windows.desk.outputs.view["code"])
    hall.now += 600_000
    windows.look_again()
    assert windows.desk.outputs.view["code"] == "", "nobody types a code that has run out"
    assert "hết hạn" in windows.find("outputJoined").property("text")
    assert windows.find("askCode").property("text") == "Mã mới"
    press(windows, "askCode")
    wait(lambda: windows.desk.outputs.view["code"])
    assert "hết hạn" not in windows.find("outputJoined").property("text")
    windows.desk.outputs.watch(False)
    assert windows.desk.outputs.view["code"] == "", "a secret is not left where the next person finds it"


def test_an_output_that_was_added_is_the_one_that_is_set_up_then(show: Show) -> None:
    hall = a_hall_with_a_lobby()
    windows = show(hall)
    model = windows.desk.outputs
    windows.desk.find.acted.emit("outputs")
    wait(lambda: model.view["preview"])
    press(windows, "addOutput")
    wait(lambda: windows.desk.runner.outcome("outputs.add").get("state") == "recorded")
    windows.desk.refresh()
    assert model.view["chosen"] == "main", "the receipt is here before the output"
    hall.tell(windows.chair_client.commands.pop())
    windows.look_again()
    assert model.view["name"] == "Màn 2"


def test_frame_lines_are_seen_on_the_desk_and_only_their_button_says_recorded(show: Show) -> None:
    hall = a_hall_with_a_lobby()
    windows = show(hall)
    windows.desk.find.acted.emit("outputs")
    wait(lambda: windows.desk.outputs.view["preview"])
    windows.desk.outputs.choose("sanh")
    press(windows, "calibrate")
    wait(lambda: windows.find("calibrate").property("progress") == "recorded")
    assert windows.find("showOutput").property("progress") == ""
    hall.tell(windows.chair_client.commands.pop())
    windows.look_again()
    assert "Sảnh" in texts(windows, "outputPreview")
    assert "Chương trình" not in texts(windows, "outputPreview"), "the hall sees the lines, no picture"


def test_what_was_put_up_by_hand_has_its_way_back_on_the_strip(show: Show) -> None:
    hall = moments.in_discussion()
    windows = show(hall)
    assert not find_items(windows.chair.contentItem(), "followMeeting")
    hall.tell(screen.ShowOnScreen(view="notice", notice="Giải lao"))
    windows.look_again()
    press(windows, "followMeeting")
    wait(lambda: windows.chair_client.commands)
    assert windows.chair_client.commands == [screen.FollowMeeting()]


@pytest.mark.parametrize("typed", ["biểu trưng", "logo"])
def test_the_logo_is_found_by_either_name(show: Show, typed: str) -> None:
    windows = show(moments.in_discussion())
    windows.desk.find.search(typed)
    assert windows.desk.find.rows.rows[0]["target"] == "logo"

"""Where there is little room (a small window, large type, long words) rows are whole, words stay in their place."""

from __future__ import annotations

from PySide6.QtQuick import QQuickItem

from chair_console.domain import screen
from tests.pictures import acts

from . import morning as moments
from .conftest import Show
from .test_chair_layout import place_of
from .test_hostile_words import beside_their_place
from .windows import Windows, find_items, settle

SMALL, LARGE = (1366, 768), (1920, 1080)


def bottom(item: QQuickItem) -> float:
    _, top, _, height = place_of(item)
    return top + height


def cut_rows(windows: Windows, name: str) -> list[str]:
    """The rows of a list that are in sight in part only."""
    (rows,) = find_items(windows.chair.contentItem(), name)
    end = bottom(rows)
    buttons = {"documentRows": "show", "absent": "present"}
    return [
        str(item.property("text"))
        for item in find_items(rows, buttons[name])
        if place_of(item)[1] < end - 1 and bottom(item) > end + 1
    ]


def test_no_row_of_papers_or_of_the_absent_is_cut(show: Show) -> None:
    windows = show(moments.before_opening(38), size=SMALL)
    settle(120)
    assert len(find_items(windows.chair.contentItem(), "present")) >= 6, "six, as the design has it"
    assert cut_rows(windows, "absent") == []
    windows.hall = moments.in_discussion()
    windows.look_again()
    for percent in (100, 125, 150):
        windows.desk.frame.set_type_size(percent)
        settle(150)
        assert cut_rows(windows, "documentRows") == [], percent


def test_long_words_break_and_stay_in_the_rail_and_on_the_stage(show: Show) -> None:
    windows = show(acts.long_words(), size=SMALL)
    settle(150)
    assert not beside_their_place(windows.chair)
    windows.projector.resize(1024, 768)
    windows.projector.show()
    settle(150)
    assert not beside_their_place(windows.projector)


def test_a_row_that_asks_for_a_reason_is_in_sight_as_a_whole_at_the_largest_type(show: Show) -> None:
    windows = show(moments.in_discussion(), size=SMALL)
    windows.desk.frame.set_type_size(150)
    settle(200)
    (rows,) = find_items(windows.chair.contentItem(), "queue")
    for place in (1, 5):
        windows.desk.floor.invite_nth(place)
        settle(200)
        (invite,) = find_items(rows, "inviteNow")
        (reason,) = find_items(rows, "outOfOrderReason")
        assert bottom(invite) <= bottom(rows) + 1, place
        assert place_of(reason)[1] >= place_of(rows)[1], place
        assert not find_items(windows.chair.contentItem(), "addSpeaker")
        for item in find_items(rows, "invite"):
            if item.property("text") == "Thôi":
                item.click()  # type: ignore[attr-defined]
        settle(120)
        assert find_items(windows.chair.contentItem(), "addSpeaker"), "the list's buttons come back"


def test_the_words_of_a_recess_are_read_whole_at_the_largest_type(show: Show) -> None:
    windows = show(acts.recess_in_discussion(), size=SMALL)
    windows.desk.frame.set_type_size(150)
    settle(250)
    assert not find_items(windows.chair.contentItem(), "moreBelow")


def test_the_way_back_to_the_meeting_is_read_whole_in_english(show: Show) -> None:
    hall = moments.in_discussion().tell(screen.ShowOnScreen(view="agenda"))
    windows = show(hall, language="en", size=LARGE)
    windows.desk.frame.set_type_size(150)
    settle(200)
    (back,) = find_items(windows.chair.contentItem(), "followMeeting")
    assert back.width() >= float(back.property("implicitWidth"))


def test_the_key_that_pauses_is_named_in_the_language_of_the_window(show: Show) -> None:
    for language, name in (("vi", "Dấu cách"), ("en", "Space")):
        windows = show(moments.in_ballot(), language=language)
        keys = {other["keys"] for other in windows.desk.step.view["others"]}
        assert name in keys


def test_beside_a_row_that_asks_the_others_are_whole(show: Show) -> None:
    windows = show(acts.held_up(), size=SMALL)
    settle(120)
    windows.desk.floor.invite_nth(0)
    settle(200)
    (rows,) = find_items(windows.chair.contentItem(), "queue")
    end = bottom(rows)
    cut = [b for b in find_items(rows, "invite") if place_of(b)[1] < end - 1 and bottom(b) > end + 1]
    assert len(find_items(rows, "inviteEnds")) == 1 and not cut

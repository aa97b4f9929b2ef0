"""To call somebody while another speaks: it is asked first whose speech that ends, wherever one presses."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from chair_console.desktop import settled
from chair_console.domain import floor, turns
from chair_console.domain.speaking_order import queue

from . import morning as moments
from .conftest import Show
from .windows import Windows, find_items, object_named, settle, the_loop, until


def asks(windows: Windows) -> list[str]:
    """What the rows in sight ask before somebody is called."""
    return [str(item.property("text")) for item in find_items(windows.chair.contentItem(), "inviteEnds")]


@pytest.mark.parametrize("kind", ["presentation", "discuss"])
def test_calling_the_next_while_somebody_speaks_names_first_whose_speech_it_ends(
    show: Show, kind: str
) -> None:
    if kind == "discuss":
        hall = moments.in_discussion()
    else:
        hall = moments.before_opening().opened().first_two_items().presenting().tell(floor.OpenRegistration())
        hall.registered("d20", "discuss")
    windows = show(hall)
    settle(120)
    turn, first = hall.state.floor.turn, queue(hall.state)[0]
    assert turn is not None and turn.kind == kind
    for _ in range(2):
        QTest.keyClick(windows.chair, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
        settle(60)
        assert windows.chair_client.commands == [], "a second press of the key answers no question"
        (asked,) = asks(windows)
        assert asked.startswith(f"{turn.name} đang nói (")
    QTest.keyClick(windows.chair, Qt.Key.Key_Escape)
    settle(60)
    assert asks(windows) == [] and windows.chair_client.commands == []
    windows.desk.floor.invite(first.id)
    settle(60)
    assert len(asks(windows)) == 1, "by mouse as by key"
    QTest.keyClick(windows.chair, Qt.Key.Key_Return)
    settle(60)
    assert windows.chair_client.commands == [turns.GiveFloor(request_id=first.id)]


def test_to_call_somebody_at_once_from_the_sheet_names_first_whose_speech_it_ends(show: Show) -> None:
    windows = show(moments.in_discussion())
    hall = windows.hall
    assert hall is not None and hall.state.floor.turn is not None
    settle(120)
    windows.desk.find.person_asked.emit(hall.state.roster["d33"].name)
    overlay = object_named(windows.chair, "peopleSheet").property("contentItem")
    the_loop().run_until_complete(until(lambda: find_items(overlay, "give")))
    settle(60)
    find_items(overlay, "give")[0].click()  # type: ignore[attr-defined]
    settle(60)
    (asked,) = find_items(overlay, "inviteEnds")
    assert str(asked.property("text")).startswith(hall.state.floor.turn.name)
    assert windows.chair_client.commands == []
    assert find_items(overlay, "give")[0].property("enabled") is False, "a second click there answers nothing"
    find_items(overlay, "inviteNow")[0].click()  # type: ignore[attr-defined]
    settle(60)
    assert windows.chair_client.commands == [turns.GiveFloorTo(kind="discuss", delegate_id="d33")]


def test_the_question_whose_speech_is_ended_goes_when_the_speech_does(show: Show) -> None:
    windows = show(moments.in_discussion())
    settle(120)
    windows.desk.floor.invite_nth(0)
    windows.desk.floor.invite_nth(1)
    settle(60)
    assert len(asks(windows)) == 2, "out of order it is asked beside the reason"
    assert windows.hall is not None
    windows.hall.tell(turns.EndTurn())
    windows.look_again()
    settle(60)
    assert asks(windows) == []
    reasons = [r for r in find_items(windows.chair.contentItem(), "outOfOrderReason") if r.isVisible()]
    assert len(reasons) == 1, "the reason is still asked for"
    windows.desk.floor.invite_nth(0)
    settle(60)
    first = queue(windows.hall.state)[0]
    assert windows.chair_client.commands == [turns.GiveFloor(request_id=first.id)]


@pytest.mark.parametrize("where", ["list", "map"])
@pytest.mark.parametrize("before", ["another", "nobody"])
def test_whoever_has_just_begun_was_not_meant_by_a_press_that_was_on_its_way(
    show: Show, monkeypatch: pytest.MonkeyPatch, where: str, before: str
) -> None:
    """The question of why somebody is called out of order stays open while another at the desk calls a third."""
    hall = moments.in_discussion()
    if before == "nobody":
        hall.tell(turns.EndTurn())
    windows = show(hall)
    settle(60)
    first, _, asked = queue(hall.state)[:3]
    windows.desk.room.choose(asked.delegate_id)
    hall.tell(turns.GiveFloor(request_id=first.id))
    windows.look_again()

    def press() -> None:
        if where == "map":
            windows.desk.room.invite("vì có việc")
        else:
            windows.desk.floor.invite_now(asked.id, "vì có việc")
        settle(30)

    press()
    assert windows.chair_client.commands == []
    monkeypatch.setattr(settled, "SETTLE_MS", 0)
    press()
    assert windows.chair_client.commands == [turns.GiveFloor(request_id=asked.id, reason="vì có việc")]

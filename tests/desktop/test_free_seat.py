"""In a rehearsal a card offers the free seat to whoever scans its code; it stands in nobody's way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from chair_console.protocol.envelope import JoinCode

from . import morning as moments
from .test_window import press
from .windows import Windows, object_named, settle, the_loop, until

Show = Callable[..., Windows]


def test_the_card_of_the_free_seat_leaves_every_key_to_the_window_and_goes_with_escape(show: Show) -> None:
    windows = show(moments.before_opening())
    windows.chair_client.codes = [
        JoinCode(
            delegate_id="d1", name="A", seat="A1", code="123456", link="https://hall/#join=a", used=False
        )
    ]
    windows.desk.codes.load()
    card = object_named(windows.chair, "tabletCard")
    the_loop().run_until_complete(until(lambda: card.property("opened")))
    press(windows, Qt.Key.Key_F1)
    settle(200)
    assert object_named(windows.chair, "keysSheet").property("opened")
    # It would lie over the sheet that one works in.
    the_loop().run_until_complete(until(lambda: not card.property("visible")))
    press(windows, Qt.Key.Key_Escape)
    the_loop().run_until_complete(until(lambda: card.property("opened")))  # escape closes what is in front
    press(windows, Qt.Key.Key_Escape)
    settle(300)
    assert not card.property("opened")


def test_the_card_of_the_free_seat_goes_for_good_when_the_sitting_opens(show: Show) -> None:
    windows = show(moments.before_opening())
    windows.chair_client.codes = [
        JoinCode(
            delegate_id="d1", name="A", seat="A1", code="123456", link="https://hall/#join=a", used=False
        )
    ]
    windows.desk.codes.load()
    card = object_named(windows.chair, "tabletCard")
    the_loop().run_until_complete(until(lambda: card.property("opened")))
    windows.hall = moments.in_discussion()
    windows.look_again()
    the_loop().run_until_complete(until(lambda: not card.property("opened")))
    windows.hall = moments.before_opening()
    windows.look_again()
    settle(200)
    assert not card.property("opened"), "not before the afternoon's sitting again"

"""In a rehearsal a card offers the free seat to whoever scans its code; it stands in nobody's way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from chair_console.domain import ballots, preparing
from chair_console.protocol.envelope import JoinCode

from . import morning as moments
from .test_window import press
from .windows import Windows, object_named, settle, the_loop, until

Show = Callable[..., Windows]


def test_the_card_of_the_free_seat_leaves_every_key_to_the_window_and_goes_with_escape(show: Show) -> None:
    windows = show(moments.in_discussion())
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
    press(windows, Qt.Key.Key_Escape)
    settle(300)
    assert card.property("opened"), "escape closes what is in front"
    press(windows, Qt.Key.Key_Escape)
    settle(300)
    assert not card.property("opened")


def test_the_card_of_the_free_seat_stands_in_the_way_of_no_ballot_and_comes_back_after_it(show: Show) -> None:
    hall = moments.in_discussion()
    windows = show(hall)
    windows.chair_client.codes = [
        JoinCode(
            delegate_id="d1", name="A", seat="A1", code="123456", link="https://hall/#join=a", used=False
        )
    ]
    windows.desk.codes.load()
    card = object_named(windows.chair, "tabletCard")
    the_loop().run_until_complete(until(lambda: card.property("opened")))
    hall.tell(preparing.PrepareBallot(id="b9", title="Thông qua")).tell(ballots.OpenBallot(ballot_id="b9"))
    windows.look_again()
    the_loop().run_until_complete(until(lambda: not card.property("opened")))
    hall.tell(ballots.WithdrawBallot(ballot_id="b9", reason="thử"))
    windows.look_again()
    the_loop().run_until_complete(until(lambda: card.property("opened")))

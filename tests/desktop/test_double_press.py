"""A double click on what adds time adds it once; two presses that are meant add it twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from chair_console.desktop import settled
from chair_console.domain import ballots, turns
from chair_console.domain.messages import Command

from . import morning as moments
from .conftest import Show
from .windows import find_items, settle


@pytest.mark.parametrize(
    ("hall", "button", "adds"),
    [
        (moments.in_discussion, "extendTurn", turns.ExtendTurn),
        (moments.in_ballot, "extendBallot", ballots.ExtendBallot),
    ],
)
def test_a_double_click_adds_the_time_once_and_two_presses_add_it_twice(
    show: Show,
    monkeypatch: pytest.MonkeyPatch,
    hall: Callable[[], moments.Morning],
    button: str,
    adds: type[Command],
) -> None:
    windows = show(hall())
    settle(120)
    monkeypatch.setattr(settled, "SETTLE_MS", 60_000)
    more = find_items(windows.chair.contentItem(), button)[0]

    def pressed() -> list[type]:
        more.click()  # type: ignore[attr-defined]
        settle(30)  # the hall has answered by now
        return [type(command) for command in windows.chair_client.commands]

    assert pressed() == [adds]
    assert pressed() == [adds], "the second click of two"
    monkeypatch.setattr(settled, "SETTLE_MS", 0)
    assert pressed() == [adds, adds]

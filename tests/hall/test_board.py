"""The hall's news when something in making them goes wrong."""

from __future__ import annotations

from typing import Any

import pytest

from chair_console.domain.session import CallRecess
from chair_console.hall import board as made
from chair_console.hall.board import Board
from chair_console.hall.topics.audience import Surroundings, audience_of
from tests.domain.building import a_hall


def test_a_fault_in_one_view_leaves_nobody_without_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    hall = a_hall().with_session().with_delegates(3).with_agenda().with_present(3).sitting()
    chair = audience_of("chair")
    board = Board(hall.state, Surroundings(), 1)
    for topic in ("agenda", "session", "screen"):
        board.table(topic, chair)
    real = made.encode_view

    def broken(topic: str, *rest: Any) -> dict[str, bytes]:
        if topic == "agenda":
            raise KeyError("d99")
        return real(topic, *rest)

    monkeypatch.setattr(made, "encode_view", broken)
    hall.give(CallRecess())
    assert ("session", chair) in board.refresh(["agenda", "session", "screen"], set(), 2)

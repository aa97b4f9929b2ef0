"""A step that the hall refused: the card says why, and its button is the step that stands now."""

from __future__ import annotations

from typing import Any

from chair_console.desktop.command_runner import Refusal
from chair_console.domain import floor, turns
from chair_console.domain.speaking_order import queue

from . import morning as moments
from .conftest import Show
from .windows import the_loop, until


def test_after_a_call_of_one_who_had_just_withdrawn_the_card_shows_whom_its_button_calls(show: Show) -> None:
    hall = moments.in_discussion().tell(turns.EndTurn(), "10:01:30")
    first, second = queue(hall.state)[:2]
    windows = show(hall)
    step: Any = windows.desk.step
    called: list[str] = []

    async def command(given: Any, *, seen: object = None) -> Any:
        called.append(given.request_id)
        raise Refusal("command.unexpected")

    windows.chair_client.command = command  # type: ignore[method-assign]
    the_loop().run_until_complete(until(lambda: step.settled))
    step.press()
    the_loop().run_until_complete(until(lambda: step.view["state"] == "refused"))
    hall.as_delegate(
        first.delegate_id,
        floor.WithdrawRequest(request_id=first.id),
    )
    windows.look_again()
    assert step.view["outcome"], "it says what was refused"
    assert hall.state.roster[second.delegate_id].name in step.view["title"]
    the_loop().run_until_complete(until(lambda: step.settled))
    step.press()
    the_loop().run_until_complete(until(lambda: len(called) == 2))
    assert called == [first.id, second.id]

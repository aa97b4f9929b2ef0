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
    assert step.preview_scene["floor"]["name"] == hall.state.roster[second.delegate_id].name
    the_loop().run_until_complete(until(lambda: step.settled))
    step.press()
    the_loop().run_until_complete(until(lambda: len(called) == 2))
    assert called == [first.id, second.id]


def test_what_was_recorded_stays_on_the_picture_although_who_was_called_has_left_the_list(show: Show) -> None:
    hall = moments.in_discussion().tell(turns.EndTurn(), "10:01:30")
    name = hall.state.roster[queue(hall.state)[0].delegate_id].name
    windows = show(hall)
    step: Any = windows.desk.step
    the_loop().run_until_complete(until(lambda: step.settled))
    step.press()
    the_loop().run_until_complete(until(lambda: step.view["state"] == "recorded"))
    hall.tell(windows.chair_client.commands.pop())
    windows.look_again()
    assert step.view["state"] == "recorded"
    assert step.preview_scene["floor"]["name"] == name

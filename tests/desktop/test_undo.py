"""What takes effect at once can be taken back for ten seconds; only the last act, and only as it was meant."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from chair_console.desktop import lapse
from chair_console.desktop.command_runner import UNDO_MS
from chair_console.domain import floor, presenting, screen, turns
from chair_console.domain.messages import Command
from chair_console.domain.standing import standing_of

from . import morning as moments
from .conftest import Show
from .windows import Windows, settle, the_loop, until

Act = Callable[[Any], None]
pause: Act = lambda desk: desk.floor.pause_or_resume()  # noqa: E731 (a table of acts)
register: Act = lambda desk: desk.floor.open_or_close_registration()  # noqa: E731 (a table of acts)


def told(windows: Windows, act: Act) -> list[Command]:
    """What the hall is told by this act."""
    windows.chair_client.commands.clear()
    act(windows.desk)
    settle(60)
    return list(windows.chair_client.commands)


@pytest.mark.parametrize(
    ("before", "act", "does", "undoes"),
    [
        ([], pause, turns.PauseTurn(), turns.ResumeTurn()),
        ([turns.PauseTurn()], pause, turns.ResumeTurn(), turns.PauseTurn()),
        ([], register, floor.CloseRegistration(), floor.OpenRegistration()),
        ([floor.CloseRegistration()], register, floor.OpenRegistration(), floor.CloseRegistration()),
    ],
)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_clock_and_the_registration_can_be_put_back_as_they_were(
    show: Show, language: str, before: list[Command], act: Act, does: Command, undoes: Command
) -> None:
    hall = moments.in_discussion()
    for command in before:
        hall.tell(command)
    windows = show(hall, language=language)
    settle(60)
    assert told(windows, act) == [does]
    desk: Any = windows.desk
    assert desk.runner.undo_text and not desk.runner.undo_text.startswith("undo.")
    assert told(windows, lambda desk: desk.runner.undo()) == [undoes]
    assert told(windows, lambda desk: desk.runner.undo()) == []
    assert UNDO_MS == 10_000


def test_after_another_act_the_earlier_one_is_not_undone_by_mistake(show: Show) -> None:
    """A clock that was resumed for one speaker is not paused for the next."""
    windows = show(moments.in_discussion().tell(turns.PauseTurn()))
    settle(60)
    told(windows, pause)
    told(windows, lambda desk: desk.floor.invite_now(desk.queue.rows.ids[0], ""))
    desk: Any = windows.desk
    assert desk.runner.undo_text == ""
    assert told(windows, lambda desk: desk.runner.undo()) == []


class Sleeping:
    """The clock on the wall of a laptop that sleeps: Qt's timers see nothing of the minute."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.at = 1_000.0
        monkeypatch.setattr(lapse, "wall", lambda: self.at)

    def a_minute(self) -> None:
        self.at += 60


def test_what_could_be_undone_before_the_laptop_slept_is_gone_when_it_wakes(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    asleep = Sleeping(monkeypatch)
    windows = show(moments.in_discussion())
    settle(60)
    runner: Any = windows.desk.runner
    told(windows, pause)
    assert runner.undo_text
    asleep.a_minute()
    the_loop().run_until_complete(until(lambda: runner.undo_text == ""))
    assert told(windows, lambda desk: desk.runner.undo()) == []


def test_undone_at_once_after_waking_it_says_that_it_is_too_late(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lapse, "LOOK_MS", 60_000)
    asleep = Sleeping(monkeypatch)
    windows = show(moments.in_discussion())
    settle(60)
    told(windows, pause)
    asleep.a_minute()
    assert told(windows, lambda desk: desk.runner.undo()) == []
    said = windows.desk.runner.outcome("undo")
    assert said["state"] == "refused" and "mười giây" in said["text"]


def test_what_was_asked_before_the_laptop_slept_is_not_done_by_the_first_press_after_it(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lapse, "LOOK_MS", 60_000)
    asleep = Sleeping(monkeypatch)
    windows = show(moments.in_discussion().discussed().voting())
    step: Any = windows.desk.next_step
    the_loop().run_until_complete(until(lambda: step.settled))
    step.press()
    the_loop().run_until_complete(until(lambda: step.settled))
    assert step.view["state"] == "asking"
    asleep.a_minute()
    assert told(windows, lambda desk: desk.next_step.press()) == []
    assert step.view["state"] == "ready"


def test_the_chair_sees_who_turns_the_projected_pages_and_takes_them_back(show: Show) -> None:
    hall = moments.in_discussion()
    item_id = hall.state.agenda.current_id
    document_id = next(d.id for d in hall.state.documents.values() if d.item_id == item_id)
    hall.tell(screen.ShowOnScreen(view="document", document_id=document_id))
    turn = hall.state.floor.turn
    assert turn is not None and turn.delegate_id is not None
    windows = show(hall)
    settle(60)

    def row() -> dict[str, Any]:
        return next(row for row in windows.desk._documents._rows.rows if row["document_id"] == document_id)

    assert row()["presented"] and row()["detail"].startswith(turn.name)
    taken = presenting.NamePresenter()
    assert told(windows, lambda desk: desk.documents.let_present("")) == [taken]
    hall.tell(taken)
    windows.look_again()
    settle(60)
    assert not row()["presented"] and row()["holder"] == turn.delegate_id
    given = presenting.NamePresenter(delegate_id=turn.delegate_id)
    assert told(windows, lambda desk: desk.documents.let_present(row()["holder"])) == [given]


@pytest.mark.parametrize(
    "hall", [moments.in_discussion, moments.in_ballot, lambda: moments.in_ballot().ballot_closed()]
)
def test_with_each_act_goes_what_the_window_was_showing(
    show: Show, hall: Callable[[], moments.Morning]
) -> None:
    """So that the hall refuses what was meant for another speaker, item or ballot."""
    morning = hall()
    windows = show(morning)
    settle(60)
    told(windows, lambda desk: desk.strip.blank())
    assert windows.chair_client.seen == standing_of(morning.state)

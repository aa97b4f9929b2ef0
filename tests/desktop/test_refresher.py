"""A window that has much to look at again still hears a touch: it does so turn by turn."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

from chair_console.desktop import refresher
from chair_console.desktop.refresher import Refresher
from chair_console.desktop.view_model import View, ViewModel
from chair_console.domain.standing import Standing

from .windows import the_application, the_loop, until


class Model(ViewModel):
    """One that only writes down when it is looked at."""

    follows = frozenset({"roster"})

    def __init__(self, name: str, told: list[str], parent: QObject) -> None:
        self._name, self._told = name, told
        super().__init__(None, parent)  # type: ignore[arg-type]

    def look(self) -> View:
        self._told.append(self._name)
        return {}


class Touch(QObject):
    def __init__(self, told: list[str]) -> None:
        super().__init__()
        self._told = told

    def feel(self) -> None:
        self._told.append("touch")

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.User:
            self.feel()
            return True
        return super().event(event)


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def desk(told: list[str]) -> Iterator[QObject]:
    the_application()
    desk = QObject()
    for name in ("step", "ballot", "people"):
        Model(name, told, desk)
    told.clear()
    yield desk
    desk.deleteLater()


def test_a_touch_has_its_turn_before_the_rest(
    desk: QObject, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refresher, "TURN_MS", 0)
    touch = Touch(told)
    refreshing = Refresher(desk, lambda: told.append("also"))
    refreshing.refresh_all()
    QCoreApplication.postEvent(touch, QEvent(QEvent.Type.User))
    the_loop().run_until_complete(until(lambda: "also" in told))
    refreshing.stop()
    assert told[:5] == ["step", "touch", "ballot", "people", "also"]


def test_what_goes_into_one_turn_is_shown_at_once(
    desk: QObject, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refresher, "TURN_MS", 60_000)
    refreshing = Refresher(desk, lambda: told.append("also"))
    refreshing.refresh_all()
    refreshing.stop()
    assert told == ["step", "ballot", "people", "also"]


def test_nothing_is_looked_at_when_the_windows_go(
    desk: QObject, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refresher, "TURN_MS", 0)
    refreshing = Refresher(desk, lambda: told.append("also"))
    refreshing.refresh_all()
    refreshing.stop()
    refreshing.refresh_all()
    touch = Touch(told)
    QTimer.singleShot(0, touch, touch.feel)
    the_loop().run_until_complete(until(lambda: "touch" in told))
    assert told == ["step", "touch"]


def test_a_press_is_meant_for_the_meeting_as_every_part_of_the_window_shows_it(
    desk: QObject, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refresher, "TURN_MS", 0)
    hall, seen = [Standing(phase="sitting", turn_id="t1")], list[str | None]()
    refreshing = Refresher(desk, standing=lambda: hall[0])

    class Hand(Touch):
        def feel(self) -> None:
            seen.append(refreshing.shown.turn_id if refreshing.shown else None)
            if "people" not in told:
                QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))

    hand = Hand(told)
    hall[0] = Standing(phase="sitting", turn_id="t2")
    hand.feel()  # the hall has told, nobody has looked yet
    refreshing.tick()
    refreshing.note("roster")
    the_loop().run_until_complete(until(lambda: "people" in told))
    hand.feel()
    refreshing.stop()
    assert len(seen) >= 3 and seen[-1] == "t2" and set(seen[:-2]) == {"t1"}


def test_one_part_that_fails_does_not_hold_up_every_press(
    desk: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refresher, "TURN_MS", 60_000)
    hall = [Standing(phase="sitting", turn_id="t1")]
    refreshing = Refresher(desk, standing=lambda: hall[0])
    hall[0] = Standing(phase="sitting", turn_id="t2")
    with monkeypatch.context() as broken, pytest.raises(ZeroDivisionError):
        broken.setattr(Model, "look", lambda model: 1 // 0)
        refreshing.refresh_all()
    refreshing.tick()
    refreshing.stop()
    assert refreshing.shown == hall[0]

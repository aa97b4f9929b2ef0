"""A window that stands still is told of in the log, with where and for how long; a machine that slept is not."""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import structlog
from PySide6.QtCore import QTimer
from PySide6.QtQml import QQmlApplicationEngine

from chair_console.desktop import standstill
from chair_console.desktop.standstill import StandstillWatch, tell_of_loops
from chair_console.hall.log import set_up_log

from .windows import the_application, the_loop, until

STILL_S = 0.3
STOOD, STANDS, HELD = "desktop.stood_still", "desktop.stands_still", "desktop.held"


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], list[dict[str, Any]]]]:
    """What the log file of the windows says."""
    the_application()
    the_loop()
    root = logging.getLogger()
    before, level, configured = root.handlers, root.level, structlog.get_config()
    set_up_log(tmp_path, "desktop")
    monkeypatch.setattr(standstill, "log", structlog.get_logger("standstill"))
    monkeypatch.setattr(standstill, "BEAT_S", 0.02)

    def read() -> list[dict[str, Any]]:
        text = (tmp_path / "logs" / "desktop.log").read_text(encoding="utf-8")
        return [json.loads(line) for line in text.splitlines()]

    yield read
    for handler in root.handlers:
        handler.close()
    root.handlers = before
    root.setLevel(level)
    structlog.configure(**configured)


def read_a_secret_for(seconds: float) -> None:
    """Holds the thread that it runs in."""
    secret = "K7Q2-secret"
    time.sleep(seconds)
    assert secret


def events(told: Callable[[], list[dict[str, Any]]], name: str) -> list[dict[str, Any]]:
    return [event for event in told() if event["event"] == name]


def test_a_standstill_is_told_once_with_where_and_for_how_long(
    told: Callable[[], list[dict[str, Any]]], tmp_path: Path
) -> None:
    watch = StandstillWatch(still_s=STILL_S)
    watch.start()
    QTimer.singleShot(0, lambda: read_a_secret_for(4 * STILL_S))
    the_loop().run_until_complete(until(lambda: events(told, STOOD)))
    watch.stop()
    (stands,), (stood,) = events(told, STANDS), events(told, STOOD)
    assert any("test_standstill.py" in place and "read_a_secret_for" in place for place in stands["where"])
    assert stands["seconds"] < 4 * STILL_S <= stood["seconds"] + 0.1
    assert stood["reckoned"] < stood["seconds"] / 2
    assert not events(told, HELD)
    assert events(told, "desktop.longest_hold")[0]["seconds"] >= 4 * STILL_S - 0.1
    assert "K7Q2" not in (tmp_path / "logs" / "desktop.log").read_text(encoding="utf-8")


def test_a_window_that_comes_round_is_not_told_of_and_the_watch_ends_with_it(
    told: Callable[[], list[dict[str, Any]]],
) -> None:
    watch = StandstillWatch(still_s=60)
    watch.start()
    came: list[int] = []
    watch._beats.timeout.connect(lambda: came.append(1))
    the_loop().run_until_complete(until(lambda: len(came) > 2))
    watch.stop()
    assert [event["event"] for event in told()] == ["desktop.longest_hold"]
    assert not [thread for thread in threading.enumerate() if thread.name == "standstill"]


def test_a_machine_short_of_time_is_known_by_the_watch_that_comes_late_itself(
    told: Callable[[], list[dict[str, Any]]],
) -> None:
    hours = Hours()
    hours.watch.look()
    for _ in range(3):
        hours.pass_by(1 + standstill.BEAT_S)
        hours.watch.look()
    hours.watch.come_round()
    hours.watch.look()
    assert [e["watch_late"] for e in events(told, STOOD)] == [3]


class Hours:
    """The clocks of a machine, set by hand."""

    def __init__(self) -> None:
        self.now = self.worked = 100.0
        self.watch = StandstillWatch(clock=lambda: self.now, worked=lambda: self.worked)

    def pass_by(self, seconds: float, worked: float = 0.0) -> None:
        self.now += seconds
        self.worked += worked


@pytest.mark.parametrize("first", ["the window", "the watch"])
def test_a_machine_that_slept_is_no_fault_of_the_window(
    told: Callable[[], list[dict[str, Any]]], first: str
) -> None:
    hours = Hours()
    hours.watch.look()
    hours.pass_by(8 * 3600, worked=0.1)
    if first == "the window":
        hours.watch.come_round()
    hours.watch.look()
    hours.watch.come_round()
    hours.watch.look()
    assert [(e["event"], e["seconds"]) for e in told()] == [(HELD, 8 * 3600)]


def test_a_window_that_reckons_without_end_is_told_of_also_where_nobody_else_gets_a_turn(
    told: Callable[[], list[dict[str, Any]]],
) -> None:
    """Python lets one thread run at a time: who keeps the turn holds up the watch too."""
    hours = Hours()
    hours.watch.look()
    hours.pass_by(10, worked=9.5)
    hours.watch.look()
    hours.watch.look()
    hours.pass_by(1)
    hours.watch.come_round()
    hours.watch.look()
    assert [(e["event"], e["seconds"]) for e in told()] == [(STANDS, 10), (STOOD, 11)]


def test_what_is_laid_out_for_ever_is_named_and_nothing_else_that_qt_complains_of(
    told: Callable[[], list[dict[str, Any]]], tmp_path: Path
) -> None:
    (tmp_path / "Restless.qml").write_text(
        """import QtQuick
Item {
    property int one: other + 1
    property int other: one + 1
    property string word: null.secret
}
""",
        encoding="utf-8",
    )
    engine = QQmlApplicationEngine()
    complained: list[str] = []
    engine.warnings.connect(lambda found: complained.extend(c.toString() for c in found))
    tell_of_loops(engine)
    engine.load(str(tmp_path / "Restless.qml"))
    assert any("secret" in complaint for complaint in complained)
    items = [event["item"] for event in events(told, "desktop.never_rests")]
    assert items and all("Binding loop" in item for item in items)
    assert len(set(items)) == len(items)
    engine.deleteLater()

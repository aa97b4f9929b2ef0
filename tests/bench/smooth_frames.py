"""A window in a process of its own in which something always moves; it says in one line of JSON how its frames came.

`ours DATA SECONDS`: the chair's window on the hall of a data folder. `bare SECONDS`: an empty window of that size.
What moves is a dot in a corner: painting it costs nothing, but it asks for each frame, so that a dropped one is seen.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtQml import QQmlApplicationEngine, QQmlComponent
from PySide6.QtQuick import QQuickItem, QQuickWindow

from .windows import run_bare, run_chair

WARM_MS = 1_500
"""What a window does while it opens is not what it does in an hour's debate."""
DOT = b"""
import QtQuick
Rectangle {
    width: 2; height: 2; color: "red"; z: 1000
    NumberAnimation on x { from: 0; to: 120; duration: 2000; loops: Animation.Infinite }
}
"""


class Frames(QObject):
    """The gaps between the frames of a window, and what its thread worked in each (ms), from `WARM_MS` on."""

    def __init__(self, engine: QQmlApplicationEngine, window: QQuickWindow, seconds: float) -> None:
        super().__init__(window)
        self._seconds = seconds
        self._last = self._spent = 0.0
        self._gaps: list[float] = []
        self._work: list[float] = []
        self._component = QQmlComponent(engine)
        self._component.setData(DOT, QUrl("dot.qml"))
        self._dot = self._component.create()
        assert isinstance(self._dot, QQuickItem)
        self._dot.setParentItem(window.contentItem())
        window.frameSwapped.connect(self._painted)
        QTimer.singleShot(WARM_MS, self, self._begin)

    def _painted(self) -> None:
        now, spent = time.perf_counter(), time.thread_time()
        self._gaps.append((now - self._last) * 1000)
        self._work.append((spent - self._spent) * 1000)
        self._last, self._spent = now, spent

    def _begin(self) -> None:
        self._gaps.clear()
        self._work.clear()
        print("ready", flush=True)
        QTimer.singleShot(int(self._seconds * 1000), self, self._end)

    def _end(self) -> None:
        print(json.dumps({"gaps": self._gaps, "work": self._work}), flush=True)


def bare(seconds: float) -> None:
    run_bare(lambda engine, window: Frames(engine, window, seconds))


def ours(data: Path, seconds: float) -> None:
    run_chair(data, lambda desktop, link, window: Frames(desktop.engine, window, seconds))


if __name__ == "__main__":
    bare(float(sys.argv[2])) if sys.argv[1] == "bare" else ours(Path(sys.argv[2]), float(sys.argv[3]))

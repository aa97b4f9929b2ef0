"""A window in a process of its own that says, line by line in JSON, how long its changes took to be painted (ms).

`ours DATA SECONDS`: the chair's window on the hall of a data folder, from the hall's message to the painted frame,
while a ballot runs. `bare SECONDS`: a window of the same size in which a text is set ten times a second. Both tell the
longest time for which the main thread could not be reached.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from .windows import run_bare, run_chair

WATCH_MS = 5
BARE = b"""
import QtQuick
import QtQuick.Controls
ApplicationWindow {
    property alias said: label.text
    width: 1440; height: 900; visible: true
    Text { id: label; anchors.centerIn: parent; font.pixelSize: 72 }
}
"""


class Measure(QObject):
    """From `came` over `changed` to the next frame; and a watch on the main thread."""

    def __init__(self, window: QQuickWindow, seconds: float) -> None:
        super().__init__(window)
        self._came: list[float] = []
        self._changed: list[float] = []
        self._took: list[float] = []
        self._stalls: list[float] = []
        self._looked_at = time.perf_counter()
        window.frameSwapped.connect(self.painted)
        self._watch = QTimer(self, interval=WATCH_MS)
        self._watch.timeout.connect(self._look)
        self._watch.start()
        QTimer.singleShot(int(seconds * 1000), self, self.end)

    def _look(self) -> None:
        now = time.perf_counter()
        self._stalls.append((now - self._looked_at) * 1000 - WATCH_MS)
        self._looked_at = now

    def came(self) -> None:
        self._came.append(time.perf_counter())

    def changed(self) -> None:
        """What has come is in the window's models now: the next frame shows it."""
        self._changed += self._came
        self._came.clear()

    def painted(self) -> None:
        now = time.perf_counter()
        self._took += [(now - came) * 1000 for came in self._changed]
        self._changed.clear()

    def end(self) -> None:
        stalls = sorted(self._stalls)
        print(json.dumps({"took": self._took, "stalls": stalls[-20:], "looks": len(stalls)}), flush=True)


def bare(seconds: float) -> None:
    def measure(_: QQmlApplicationEngine, window: QQuickWindow) -> None:
        measured = Measure(window, seconds)
        said = 0

        def say() -> None:
            nonlocal said
            said += 1
            measured.came()
            window.setProperty("said", str(said))
            measured.changed()

        timer = QTimer(window, interval=100)
        timer.timeout.connect(say)
        timer.start()
        print("ready", flush=True)

    run_bare(measure, BARE)


def ours(data: Path, seconds: float) -> None:
    def measure(desktop: Any, link: Any, window: QQuickWindow) -> None:
        measured = Measure(window, seconds)
        link.clients["chair"].on_topic(lambda topic, _keys: measured.came() if topic == "turnout" else None)
        desktop.desk.ballot.changed.connect(measured.changed)
        print("ready", flush=True)

    run_chair(data, measure)


if __name__ == "__main__":
    bare(float(sys.argv[2])) if sys.argv[1] == "bare" else ours(Path(sys.argv[2]), float(sys.argv[3]))

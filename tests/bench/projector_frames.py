"""A projector's window in a process of its own that says, in one line of JSON, what it cost and how its frames came.

`ours URL CA TOKEN WIDTH HEIGHT SECONDS`: the window of the main output on a hall in which a ballot runs.
`bare WIDTH HEIGHT SECONDS`: an empty window of that size. The software renderer draws both.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time

import qasync
from PySide6.QtCore import QObject, QTimer
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow
from PySide6.QtWidgets import QApplication

from chair_console import resources
from chair_console.client import HallClient
from chair_console.desktop.look import set_up_look
from chair_console.desktop.projector_model import ProjectorModel
from chair_console.desktop.projector_window import ProjectorScreens
from chair_console.desktop.refresher import Refresher
from chair_console.scene.meeting import no_picture
from chair_console.scene.topics import Topics

from .windows import run_bare

WARM_MS = 1_500
"""What a window costs while it opens is not what it costs in an hour's ballot."""


class Meter(QObject):
    """Processor time, and for each change of the picture how long it took until it was painted."""

    def __init__(self, window: QQuickWindow, seconds: float) -> None:
        super().__init__(window)
        self._seconds = seconds
        self._changed_at = 0.0
        self._took: list[float] = []
        self._began = self._spent = 0.0
        window.frameSwapped.connect(self._painted)
        QTimer.singleShot(WARM_MS, self, self._begin)

    def changed(self) -> None:
        self._changed_at = self._changed_at or time.perf_counter()

    def _painted(self) -> None:
        if self._changed_at:
            self._took.append((time.perf_counter() - self._changed_at) * 1000)
            self._changed_at = 0.0

    def _begin(self) -> None:
        self._took.clear()
        self._began, self._spent = time.perf_counter(), time.process_time()
        QTimer.singleShot(int(self._seconds * 1000), self, self._end)

    def _end(self) -> None:
        wall = time.perf_counter() - self._began
        cpu = (time.process_time() - self._spent) / wall * 100
        print(json.dumps({"cpu": cpu, "took": self._took}), flush=True)


def bare(width: int, height: int, seconds: float) -> None:
    def measure(_: QQmlApplicationEngine, window: QQuickWindow) -> None:
        window.resize(width, height)
        Meter(window, seconds)
        print("ready", flush=True)

    run_bare(measure)


def ours(url: str, ca_file: str, token: str, width: int, height: int, seconds: float) -> None:
    app = QApplication(sys.argv[:1])
    set_up_look(app)
    loop = qasync.QEventLoop(app)
    asyncio.set_event_loop(loop)
    with loop:
        client = HallClient(url, token, ca_file)
        loop.create_task(_follow(app, client, (width, height), seconds))
        loop.run_forever()


async def _follow(app: QApplication, client: HallClient, size: tuple[int, int], seconds: float) -> None:
    await client.start()
    await client.until(lambda: bool(client.topics.get("turnout")), timeout=20)
    model = ProjectorModel(Topics(client.topics), client.now, lambda: 0, no_picture)
    engine = QQmlApplicationEngine(app)
    engine.addImportPath(str(resources.ui_path("")))
    engine.setInitialProperties({"picture": model, "screens": ProjectorScreens(app)})
    engine.load(str(resources.ui_path("chair") / "ProjectorWindow.qml"))
    window = engine.rootObjects()[0]
    assert isinstance(window, QQuickWindow)
    window.resize(*size)
    window.show()
    meter = Meter(window, seconds)
    model.changed.connect(meter.changed)
    refresher = Refresher(model, model.refresh)
    client.on_topic(lambda topic, _keys: refresher.note(topic))
    print("ready", flush=True)


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare(int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]))
    else:
        ours(*sys.argv[2:5], int(sys.argv[5]), int(sys.argv[6]), float(sys.argv[7]))

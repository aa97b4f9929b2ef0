"""A window in a process of its own; says "frame" when its first complete picture is on the screen.

`ours DATA`: the chair's window on the hall of a data folder; complete is the first frame drawn after the agenda, the
presence and the session have arrived. `bare`: a window of the same size and style with one button.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtQuick import QQuickWindow
from PySide6.QtWidgets import QApplication

BARE = b"""
import QtQuick
import QtQuick.Controls
ApplicationWindow {
    width: 1440; height: 900; visible: true
    Button { anchors.centerIn: parent; text: "Chair Console" }
}
"""


def said() -> None:
    print("frame", flush=True)


def bare() -> None:
    from PySide6.QtQml import QQmlApplicationEngine

    from chair_console.desktop.look import set_up_look

    app = QApplication(sys.argv[:1])
    set_up_look(app)
    engine = QQmlApplicationEngine()
    engine.loadData(BARE, QUrl("bare.qml"))
    window = engine.rootObjects()[0]
    assert isinstance(window, QQuickWindow)
    window.frameSwapped.connect(said)
    app.exec()


def ours(data: Path) -> None:
    from chair_console.desktop import app as program

    opened = program.Desktop._open_windows

    def watch(desktop: program.Desktop, link) -> None:  # type: ignore[no-untyped-def]
        opened(desktop, link)
        chair = next(w for w in desktop.engine.rootObjects() if w.objectName() == "chairWindow")
        topics = link.clients["chair"].topics

        def drawn() -> None:
            if topics.get("agenda") and topics.get("presence") and topics.get("session"):
                said()

        chair.frameSwapped.connect(drawn)
        asyncio.get_event_loop().call_later(0, chair.requestUpdate)

    program.Desktop._open_windows = watch  # type: ignore[method-assign]
    program.run_desktop(data, 0)


if __name__ == "__main__":
    bare() if sys.argv[1] == "bare" else ours(Path(sys.argv[2]))

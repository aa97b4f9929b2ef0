"""The windows that are compared, each inside its own process: the chair's on a hall, and one with next to nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow
from PySide6.QtWidgets import QApplication

from chair_console.desktop.look import set_up_look

EMPTY = b"import QtQuick\nWindow { width: 1440; height: 900; visible: true; color: '#0B1422' }"


def run_bare(measured: Callable[[QQmlApplicationEngine, QQuickWindow], object], qml: bytes = EMPTY) -> None:
    """Show the window that `qml` describes until the process is ended; `measured` is handed it before it is drawn."""
    app = QApplication(sys.argv[:1])
    set_up_look(app)
    engine = QQmlApplicationEngine()
    engine.loadData(qml, QUrl("bare.qml"))
    window = engine.rootObjects()[0]
    assert isinstance(window, QQuickWindow)
    measured(engine, window)
    app.exec()


def run_chair(data: Path, measured: Callable[[Any, Any, QQuickWindow], object]) -> None:
    """Run the program on the hall of a data folder; `measured` is handed the desktop, its link and the chair's window
    when it opens.
    """
    from chair_console.desktop import app as program

    opened: Callable[..., None] = program.Desktop._open_windows

    def watch(desktop: program.Desktop, link: Any) -> None:
        opened(desktop, link)
        chair = next(w for w in desktop.engine.rootObjects() if w.objectName() == "chairWindow")
        assert isinstance(chair, QQuickWindow)
        measured(desktop, link, chair)

    program.Desktop._open_windows = watch  # type: ignore[method-assign]
    program.run_desktop(data, 0)

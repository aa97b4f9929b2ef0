"""Screens that are plugged and unplugged: run as a program, for its screens are its own.

Qt's offscreen platform has as many screens as its file names; `Desk` shows the program those that are plugged in.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any, ClassVar

SIZES = {"a": (1366, 768), "b": (1920, 1080), "c": (1024, 768)}
STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("one screen", ()),
    ("second plugged", ("+b",)),
    ("third plugged", ("+c",)),
    ("third unplugged", ("-c",)),
    ("second unplugged", ("-b",)),
    ("second plugged again", ("+b",)),
    ("second unplugged, third left", ("+c", "-b")),
    ("closed by hand", ("-c", "close", "+b")),
)
LOBBY_STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("one free screen is the main picture's", ("open",)),
    ("a third screen is its own", ("+c",)),
    ("chosen by hand", ("choose b",)),
    ("its screen goes", ("-b",)),
    ("its screen comes back", ("+b",)),
)


def main(folder: Path) -> dict[str, list[Any]]:
    """What the projector's picture does, step by step: the screen it is on, whether full, its size."""
    _set_up_screens(folder / "screens.json")
    from PySide6.QtCore import QSettings
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtQuick import QQuickWindow

    from chair_console.desktop.projector_window import ProjectorScreens

    app = QGuiApplication([])
    chair, picture, lobby = QQuickWindow(), QQuickWindow(), QQuickWindow()
    desk = _a_desk(app, (chair, picture, lobby))
    settings = QSettings(str(folder / "windows.ini"), QSettings.Format.IniFormat)
    screens: Any = ProjectorScreens(desk, settings=settings, make=lambda _output: lobby)
    chair.setScreen(desk.by_name["a"])
    chair.setGeometry(100, 100, 1200, 600)
    chair.show()
    picture.resize(960, 540)
    screens.adopt(picture, chair)
    screens.open()
    told: dict[str, list[Any]] = {}
    for moment, acts in STEPS:
        for act in acts:
            screens.close() if act == "close" else desk.move(act)
        app.processEvents()
        full = picture.visibility() == QQuickWindow.Visibility.FullScreen
        told[moment] = [picture.screen().name(), full, picture.isVisible(), picture.width(), picture.height()]
    lobby.resize(960, 540)
    screens.open()
    for moment, acts in LOBBY_STEPS:
        for act in acts:
            _act(screens, desk, act)
        app.processEvents()
        told[f"lobby: {moment}"] = [_where(lobby), _where(picture)]
    settings.sync()
    again: Any = ProjectorScreens(desk, settings=settings, make=lambda _output: lobby)
    again.adopt(picture, chair)
    lobby.hide()
    again.follow_outputs(["lobby"])
    told["lobby: at the next start"] = [_where(lobby), _where(picture)]
    again.follow_outputs([])
    told["lobby: when it is removed"] = [_where(lobby), _where(picture)]
    return told


def _act(screens: Any, desk: Any, act: str) -> None:
    if act == "open":
        screens.open_output("lobby")
    elif act.startswith("choose "):
        screens.choose("lobby", act.removeprefix("choose "))
    else:
        desk.move(act)


def _where(window: Any) -> str:
    """The screen that a window fills, `window` beside the chair's, or `closed`."""
    if not window.isVisible():
        return "closed"
    full = window.visibility() == type(window).Visibility.FullScreen
    return str(window.screen().name()) if full else "window"


def _set_up_screens(file: Path) -> None:
    screens = [
        {"name": name, "x": place * 2000, "y": 0, "width": width, "height": height,
         "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
        for place, (name, (width, height)) in enumerate(SIZES.items())
    ]  # fmt: skip
    file.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file.as_posix()}"
    os.environ["QT_QUICK_BACKEND"] = "software"


def _a_desk(app: Any, windows: tuple[Any, ...]) -> Any:
    """Stands for the program where screens are asked for: it knows only those that are plugged in."""
    from PySide6.QtCore import QObject, Signal
    from PySide6.QtGui import QScreen

    class Desk(QObject):
        screenAdded = Signal(QScreen)
        screenRemoved = Signal(QScreen)
        by_name: ClassVar[dict[str, QScreen]] = {screen.name(): screen for screen in app.screens()}
        plugged: tuple[str, ...] = ("a",)

        def screens(self) -> list[QScreen]:
            return [self.by_name[name] for name in self.plugged]

        def primaryScreen(self) -> QScreen:
            return self.screens()[0]

        def move(self, act: str) -> None:
            """`+b` plugs b; `-b` unplugs it as Qt does: the signal, then its windows go to the first, hidden."""
            screen = self.by_name[act[1:]]
            if act.startswith("+"):
                self.plugged = (*self.plugged, act[1:])
                self.screenAdded.emit(screen)
                return
            self.plugged = tuple(other for other in self.plugged if other != act[1:])
            self.screenRemoved.emit(screen)
            for window in windows:
                if window.screen() == screen:
                    window.hide()
                    window.setScreen(self.primaryScreen())

    return Desk()


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))

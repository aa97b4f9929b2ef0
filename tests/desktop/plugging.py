"""Screens that are plugged and unplugged: run as a program, for its screens are its own.

Qt's offscreen platform has as many screens as its file names; `Desk` shows the program those that are plugged in.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any


def main(folder: Path) -> dict[str, list[Any]]:
    """What the projector's picture does, step by step: the screen it is on, whether full, its size."""
    file = folder / "screens.json"
    sizes = ((1366, 768), (1920, 1080), (1024, 768))
    screens = [
        {"name": name, "x": place * 2000, "y": 0, "width": width, "height": height,
         "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
        for place, (name, (width, height)) in enumerate(zip("abc", sizes, strict=True))
    ]  # fmt: skip
    file.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file.as_posix()}"
    os.environ["QT_QUICK_BACKEND"] = "software"
    from PySide6.QtCore import QObject, Signal
    from PySide6.QtGui import QGuiApplication, QScreen
    from PySide6.QtQuick import QQuickWindow

    from chair_console.desktop.projector_window import ProjectorScreens

    app = QGuiApplication([])
    by_name = {screen.name(): screen for screen in app.screens()}

    class Desk(QObject):
        screenAdded = Signal(QScreen)
        screenRemoved = Signal(QScreen)
        plugged: tuple[str, ...] = ("a",)

        def screens(self) -> list[QScreen]:
            return [by_name[name] for name in self.plugged]

        def primaryScreen(self) -> QScreen:
            return self.screens()[0]

        def plug(self, name: str) -> None:
            self.plugged = (*self.plugged, name)
            self.screenAdded.emit(by_name[name])

        def unplug(self, name: str) -> None:
            """As Qt does it: the signal first, then what is left on the screen goes to the first one, hidden."""
            self.plugged = tuple(other for other in self.plugged if other != name)
            self.screenRemoved.emit(by_name[name])
            for window in (chair, picture):
                if window.screen() == by_name[name]:
                    window.hide()
                    window.setScreen(self.primaryScreen())

    desk, chair, picture = Desk(), QQuickWindow(), QQuickWindow()
    screens_of_desk: Any = ProjectorScreens(desk)  # type: ignore[arg-type]
    chair.setScreen(by_name["a"])
    chair.setGeometry(100, 100, 1200, 600)
    chair.show()
    picture.resize(960, 540)
    screens_of_desk.adopt(picture, chair)
    told: dict[str, list[Any]] = {}

    def tell(moment: str) -> None:
        app.processEvents()
        full = picture.visibility() == QQuickWindow.Visibility.FullScreen
        told[moment] = [picture.screen().name(), full, picture.isVisible(), picture.width(), picture.height()]

    screens_of_desk.open()
    tell("one screen")
    desk.plug("b")
    tell("second plugged")
    desk.plug("c")
    tell("third plugged")
    desk.unplug("c")
    tell("third unplugged")
    desk.unplug("b")
    tell("second unplugged")
    desk.plug("b")
    tell("second plugged again")
    desk.plug("c")
    desk.unplug("b")
    tell("second unplugged, third left")
    desk.unplug("c")
    screens_of_desk.close()
    desk.plug("b")
    tell("closed by hand")
    return told


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))

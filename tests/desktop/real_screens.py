"""Screens that X really takes away and gives back, under a window manager: run as a program on a virtual display."""

from __future__ import annotations

import json
import os
import subprocess
import time
from typing import Any

LAPTOP, PROJECTOR = "1366/340x768/190", "1920/480x1080/270"
SMALLER = "1024/480x768/270"
HERE, BESIDE = "+0+0 screen", "+1366+0 none"
STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("two screens", ()),
    ("unplugged", ("-PRJ",)),
    ("plugged again", (f"PRJ {PROJECTOR}{BESIDE}",)),
    ("another resolution", ("-PRJ", f"PRJ {SMALLER}{BESIDE}")),
    ("the usual one again", ("-PRJ", f"PRJ {PROJECTOR}{BESIDE}")),
    (
        "the other side",
        ("-LAP", f"LAP {LAPTOP}+1920+0 screen", "-PRJ", f"PRJ {PROJECTOR}+0+0 none", "chair 2020"),
    ),
)
EXPECTED = {
    "two screens": "1920x1080+1366+0",
    "unplugged": "960x540",
    "plugged again": "1920x1080+1366+0",
    "another resolution": "1024x768+1366+0",
    "the usual one again": "1920x1080+1366+0",
    "the other side": "1920x1080+0+0",
}
LONGEST_S = 5.0


def main() -> dict[str, str]:
    """Where the window manager has the picture at each step, as X says it; that of a window is its size alone."""
    _monitors(f"LAP {LAPTOP}{HERE}", f"PRJ {PROJECTOR}{BESIDE}")
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtQuick import QQuickWindow

    from chair_console.desktop.projector_window import ProjectorScreens

    app = QGuiApplication([])
    chair, picture = QQuickWindow(), QQuickWindow()
    screens: Any = ProjectorScreens(app)
    chair.setGeometry(100, 100, 1200, 600)
    chair.show()
    picture.resize(960, 540)
    screens.adopt(picture, chair)
    screens.open()
    told = {}
    for moment, acts in STEPS:
        _monitors(*(act for act in acts if not act.startswith("chair")))
        for act in acts:
            if act.startswith("chair"):  # a desktop takes its windows along
                chair.setPosition(int(act.split()[1]), 100)
        deadline = time.monotonic() + LONGEST_S
        while time.monotonic() < deadline and not _stands(picture, EXPECTED[moment]):
            app.processEvents()
            time.sleep(0.01)
        told[moment] = _where(picture)
    return told


def _stands(window: Any, expected: str) -> bool:
    return _where(window).startswith(expected)


def _where(window: Any) -> str:
    asked = ["xdotool", "getwindowgeometry", "--shell", str(int(window.winId()))]
    said = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
    found = dict(line.split("=", 1) for line in said.split() if "=" in line)
    return f"{found.get('WIDTH')}x{found.get('HEIGHT')}+{found.get('X')}+{found.get('Y')}"


def _monitors(*acts: str) -> None:
    for act in acts:
        option = ["--delmonitor", act[1:]] if act.startswith("-") else ["--setmonitor", *act.split()]
        subprocess.run(["xrandr", *option], check=True, capture_output=True)


if __name__ == "__main__":
    os.environ |= {"QT_QPA_PLATFORM": "xcb", "QT_QUICK_BACKEND": "software"}
    print(json.dumps(main()))

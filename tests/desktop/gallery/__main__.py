"""`python -m tests.desktop.gallery --out DIR [--size 1920x1080 …] [--only NAME …]`: the projector's scenes
and the windows' controls as pictures, SCREEN_WxH_LANG_THEME.png."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from itertools import product
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtQuick import QQuickWindow

from chair_console import resources

from .scenes import SCENES, seats
from .views import Shown, items, window_of

SIZES = ("1920x1080", "1024x768", "3840x2160")
SHEET = (1440, 900)


def draw(app: QGuiApplication, window: QQuickWindow, file: Path) -> None:
    for _ in range(10):
        app.processEvents()
    while any(page.property("settled") is False for page in items(window.contentItem())):
        app.processEvents()
    window.grabWindow().save(str(file))


def draw_scenes(app: QGuiApplication, out: Path, sizes: list[str], wanted: Callable[[str], bool]) -> None:
    shown = Shown()
    with window_of("Projector.qml", {"shown": shown}) as window:
        for size in sizes:
            width, height = (int(part) for part in size.split("x"))
            window.resize(width, height)
            for name, scene in SCENES.items():
                if wanted(name):
                    shown.show(scene)
                    draw(app, window, out / f"projector-{name}_{size}_vi_dark.png")


def draw_controls(app: QGuiApplication, out: Path) -> None:
    small = [SCENES[name] for name in ("floor", "ballot-open", "result", "document")]
    with window_of("Controls.qml", {"seats": seats("voted", 41), "scenes": small}) as window:
        for scale, language, dark in product((1.0, 1.5), ("vi", "en"), (False, True)):
            window.resize(int(SHEET[0] * scale), int(SHEET[1] * scale))
            for name, value in (("vi", language == "vi"), ("dark", dark), ("textScale", scale)):
                window.setProperty(name, value)
            look = f"{language}_{'dark' if dark else 'light'}"
            draw(app, window, out / f"controls-{scale:.0%}_{window.width()}x{window.height()}_{look}.png")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--size", nargs="*", default=SIZES)
    parser.add_argument("--only", nargs="*", default=[])
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    app = QGuiApplication(sys.argv[:1])
    for font in resources.path("fonts").rglob("*.ttf"):
        QFontDatabase.addApplicationFont(str(font))
    draw_scenes(app, args.out, args.size, lambda name: not args.only or name in args.only)
    if not args.only or "controls" in args.only:
        draw_controls(app, args.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""`python -m tests.desktop.gallery --out DIR [--size 1920x1080 …] [--only NAME …]`: the projector's scenes
and the windows' controls as pictures, SCREEN_WxH_LANG_THEME.png."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

from PySide6.QtCore import QUrl
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtQuick import QQuickItem, QQuickView

from chair_console import resources

from .scenes import SCENES, seats

SIZES = ("1920x1080", "1024x768", "3840x2160")
SHEET = (1440, 900)


def view_of(file: Path, properties: dict[str, Any]) -> QQuickView:
    """A window of its own on a QML file that finds the program's modules."""
    view = QQuickView()
    view.engine().addImportPath(str(resources.ui_path("projector").parent))
    view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
    view.setInitialProperties(properties)
    view.setSource(QUrl.fromLocalFile(str(file)))
    if view.errors():
        raise SystemExit("\n".join(error.toString() for error in view.errors()))
    return view


def items(root: QQuickItem) -> Iterator[QQuickItem]:
    """An item and all it shows; what a Loader or a Repeater made is nobody's QObject child."""
    yield root
    for child in root.childItems():
        yield from items(child)


def draw(app: QGuiApplication, view: QQuickView, file: Path) -> None:
    for _ in range(10):
        app.processEvents()
    while any(page.property("settled") is False for page in items(view.rootObject())):
        app.processEvents()
    view.grabWindow().save(str(file))


def draw_scenes(app: QGuiApplication, out: Path, sizes: list[str], wanted: Callable[[str], bool]) -> None:
    view = view_of(resources.ui_path("projector") / "ProjectorScene.qml", {"animated": False})
    for size in sizes:
        width, height = (int(part) for part in size.split("x"))
        view.resize(width, height)
        view.show()
        for name, scene in SCENES.items():
            if wanted(name):
                view.rootObject().setProperty("scene", scene)
                draw(app, view, out / f"projector-{name}_{size}_vi_dark.png")


def draw_controls(app: QGuiApplication, out: Path) -> None:
    view = view_of(Path(__file__).with_name("Controls.qml"), {"seats": seats("voted", 41)})
    width, height = SHEET
    for scale in (1.0, 1.5):
        view.resize(int(width * scale), int(height * scale))
        view.show()
        for vietnamese in (True, False):
            for dark in (False, True):
                view.rootObject().setProperty("vi", vietnamese)
                view.rootObject().setProperty("dark", dark)
                view.rootObject().setProperty("textScale", scale)
                look = f"{'vi' if vietnamese else 'en'}_{'dark' if dark else 'light'}"
                draw(app, view, out / f"controls-{scale:.0%}_{view.width()}x{view.height()}_{look}.png")


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

"""`python -m tests.desktop.gallery --out DIR [--size 1920x1080 …]`: every scene as a picture."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

from PySide6.QtCore import QUrl
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtQuick import QQuickView

from chair_console import resources

from .scenes import SCENES

SIZES = ("1920x1080", "1024x768")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--size", nargs="*", default=SIZES)
    parser.add_argument("--only", nargs="*")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    app = QGuiApplication(sys.argv[:1])
    for font in resources.path("fonts").rglob("*.ttf"):
        QFontDatabase.addApplicationFont(str(font))
    view = QQuickView()
    view.engine().addImportPath(str(resources.ui_path("projector").parent))
    view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
    view.setInitialProperties({"animated": False})
    view.setSource(QUrl.fromLocalFile(str(resources.ui_path("projector") / "ProjectorScene.qml")))
    for size in args.size:
        width, height = (int(part) for part in size.split("x"))
        view.resize(width, height)
        view.show()
        for name, scene in SCENES.items():
            if args.only and name not in args.only:
                continue
            view.rootObject().setProperty("scene", scene)
            for _ in range(10):
                app.processEvents()
            view.grabWindow().save(str(args.out / f"projector-{name}_{size}_vi_dark.png"))
    return 0


if __name__ == "__main__":
    sys.exit(main())

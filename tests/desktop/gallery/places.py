"""`python -m tests.desktop.gallery.places WIDTH HEIGHT`: every text of every scene in the window, with its place."""

from __future__ import annotations

import json
import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

from tests.desktop.projected import Projector, place
from tests.desktop.windows import the_application

from .scenes import SCENES
from .views import Shown, window_of


def main(width: int, height: int) -> dict[str, list[list[object]]]:
    """By scene: `[text, left, top, size]` of every text that is seen; sizes and places in px."""
    the_application()
    shown = Shown()
    found: dict[str, list[list[object]]] = {}
    with window_of("Projector.qml", {"shown": shown}) as window:
        window.resize(width, height)
        hall = Projector(window, shown)
        for name, scene in SCENES.items():
            hall.show(scene)
            found[name] = [
                [item.property("text"), at.left(), at.top(), item.property("font").pixelSize()]
                for item in hall.words()
                for at in (place(item),)
            ]
    return found


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]))))

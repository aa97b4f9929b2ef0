"""The program itself in a process of its own, and beside it an onlooker that only says what is on the screen.

For each line on its standard input it prints one line of JSON: the next step, the ballot, and where the button is. It
gives no command and presses nothing: that is done with the mouse and the keyboard of the virtual screen.
"""

from __future__ import annotations

import asyncio
import json
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPointF
from PySide6.QtQuick import QQuickItem, QQuickWindow

from chair_console.desktop import app as program
from chair_console.desktop.other_rooms import Rehearsal
from tests.desktop.windows import find_items

BUTTONS = ("nextStep", "goBack", "closeSheet")


def look(desktop: program.Desktop) -> dict[str, Any]:
    """What the chair sees now."""
    desk = desktop.desk
    window = next((w for w in desktop.engine.rootObjects() if w.objectName() == "chairWindow"), None)
    if desk is None or not isinstance(window, QQuickWindow):
        return {"step": {"state": "loading"}, "where": {}}
    root = window.contentItem()
    others = [f"step-{other['key']}" for other in desk.step.view.get("others", [])]
    ballot = desk.ballot.view
    return {
        "step": desk.step.view,
        "stage": desk.stage.view.get("kind", ""),
        "voted": ballot.get("cast", ballot.get("voted", 0)),
        "minutes": desk.minutes_folder,
        "opening": desk.opening_text,
        "where": {
            name: _middle(found[0]) for name in (*BUTTONS, *others) if (found := find_items(root, name))
        },
    }


def _middle(item: QQuickItem) -> list[int]:
    place = item.mapToGlobal(QPointF(item.width() / 2, item.height() / 2))
    return [round(place.x()), round(place.y())]


def main() -> None:
    data, delegates = Path(sys.argv[1]), int(sys.argv[2])
    opened: Callable[..., None] = program.Desktop._open_windows

    def watch(desktop: program.Desktop, link: Any) -> None:
        opened(desktop, link)
        loop = asyncio.get_event_loop()

        def say() -> None:
            print(json.dumps(look(desktop), ensure_ascii=False, default=str), flush=True)

        def listen() -> None:
            for _ in sys.stdin:
                loop.call_soon_threadsafe(say)

        threading.Thread(target=listen, daemon=True).start()
        chair = next(w for w in desktop.engine.rootObjects() if w.objectName() == "chairWindow")
        assert isinstance(chair, QQuickWindow)
        chair.setPosition(0, 40)  # beside the projector, not over it
        print(json.dumps({"ready": True}), flush=True)

    program.Desktop._open_windows = watch  # type: ignore[method-assign]
    program.run_desktop(data, 0, rehearsal=Rehearsal(delegates=delegates))


if __name__ == "__main__":
    main()

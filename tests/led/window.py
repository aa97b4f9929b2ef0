"""The program itself in a process of its own, and beside it an onlooker that only says what is on the screen.

For each line on its standard input it prints one line of JSON: the next step, the ballot, the questioning, and where
the buttons are, also those that the line names. The line `codes` asks for the free join links instead. It gives no
command and presses nothing: that is done with the mouse and the keyboard of the virtual screen.
"""

from __future__ import annotations

import asyncio
import json
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPointF
from PySide6.QtQuick import QQuickItem, QQuickWindow

from chair_console import system
from chair_console.desktop import app as program
from chair_console.desktop import other_rooms
from chair_console.desktop.other_rooms import Rehearsal
from chair_console.hall.log import set_up_log
from chair_console.rehearsal.backstage import backstage
from chair_console.scene import questioning as session
from chair_console.scene.topics import Topics
from tests.desktop.windows import find_named

BUTTONS = ("nextStep", "goBack", "closeSheet")


def look(desktop: program.Desktop, names: Sequence[str] = ()) -> dict[str, Any]:
    """What the chair sees now, and where the items with these names are."""
    desk = desktop.desk
    window = next((w for w in desktop.engine.rootObjects() if w.objectName() == "chairWindow"), None)
    if desk is None or not isinstance(window, QQuickWindow):
        return {"step": {"state": "loading"}, "where": {}}
    root = window.contentItem().parentItem() or window.contentItem()
    others = [f"step-{other['key']}" for other in desk.step.view.get("others", [])]
    ballot = desk.ballot.view
    # In one walk: an onlooker that looks for long holds up the windows that it looks at.
    shown = find_named(root, {*BUTTONS, *others, *names})
    return {
        "step": desk.step.view,
        "stage": desk.stage.view.get("kind", ""),
        "voted": ballot.get("cast", ballot.get("voted", 0)),
        "minutes": desk.minutes_folder,
        "opening": desk.opening_text,
        "questioning": _questioning(desk.frame.desk.topics, desk.questioning.view),
        "where": {name: _middle(found[0]) for name, found in shown.items()},
    }


def _questioning(topics: Topics, view: dict[str, Any]) -> dict[str, Any]:
    """Which group runs, which questions the hall is at and who has the floor."""
    group, turn = session.running_group(topics), topics.floor.turn if topics.floor else None
    return {
        "on": view["on"],
        "group": group.number if group else 0,
        "current": [q.delegate_id for q in session.current_questions(topics)],
        "promised": sum(1 for q in topics.questions if q.promise is not None),
        "turn": turn.id if turn else "",
        "speaker": turn.delegate_id if turn else "",
    }


async def _free_codes(link: Any) -> list[dict[str, str]]:
    codes = await link.clients["chair"].http.join_codes()
    return [{"id": c.delegate_id, "name": c.name, "link": c.link} for c in codes if not c.used]


def _middle(item: QQuickItem) -> list[int]:
    place = item.mapToGlobal(QPointF(item.width() / 2, item.height() / 2))
    return [round(place.x()), round(place.y())]


def _crowd(folder: Path, rehearsal: Rehearsal, free: int) -> int:
    options = ["--data", str(folder), "--seed", str(rehearsal.seed), "--free", str(free)]
    return system.start_detached(system.own_program("crowd", *options)).pid


def main() -> None:
    data, delegates, free = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    other_rooms.start_crowd = lambda folder, rehearsal: _crowd(folder, rehearsal, free)
    opened: Callable[..., None] = program.Desktop._open_windows

    def watch(desktop: program.Desktop, link: Any) -> None:
        opened(desktop, link)
        loop = asyncio.get_event_loop()

        def tell(found: object) -> None:
            print(json.dumps(found, ensure_ascii=False, default=str), flush=True)

        def answer(asked: str) -> None:
            if asked == "codes":
                codes = loop.create_task(_free_codes(link))
                codes.add_done_callback(lambda done: tell({"codes": done.result()}))
            else:
                tell(look(desktop, asked.split()))

        def listen() -> None:
            for line in sys.stdin:
                loop.call_soon_threadsafe(answer, line.strip())

        threading.Thread(target=listen, daemon=True).start()
        chair = next(w for w in desktop.engine.rootObjects() if w.objectName() == "chairWindow")
        assert isinstance(chair, QQuickWindow)
        chair.setPosition(0, 40)  # beside the projector, not over it
        print(json.dumps({"ready": True}), flush=True)

    program.Desktop._open_windows = watch  # type: ignore[method-assign]
    system.interrupt_when_stopped()
    with backstage(data=data, port=0) as ready:  # as `demo` does: its hall ends with the windows
        set_up_log(data, "desktop")
        program.run_desktop(data, ready.port, rehearsal=Rehearsal(delegates=delegates))


if __name__ == "__main__":
    main()

"""A window in a process of its own; says "frame" when its first complete picture is on the screen.

`ours DATA`: the chair's window on the hall of a data folder; complete is the first frame drawn after the agenda, the
presence and the session have arrived. `bare`: a window of the same size and style with one button.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Any

from PySide6.QtQuick import QQuickWindow

from .windows import run_bare, run_chair

BARE = b"""
import QtQuick
import QtQuick.Controls
ApplicationWindow {
    width: 1440; height: 900; visible: true
    Button { anchors.centerIn: parent; text: "Chair Console" }
}
"""


def said() -> None:
    print("frame", flush=True)


def bare() -> None:
    run_bare(lambda _, window: window.frameSwapped.connect(said), BARE)


def ours(data: Path) -> None:
    def measure(_: Any, link: Any, window: QQuickWindow) -> None:
        topics = link.clients["chair"].topics

        def drawn() -> None:
            if topics.get("agenda") and topics.get("presence") and topics.get("session"):
                said()

        window.frameSwapped.connect(drawn)
        asyncio.get_event_loop().call_later(0, window.requestUpdate)

    run_chair(data, measure)


if __name__ == "__main__":
    bare() if sys.argv[1] == "bare" else ours(Path(sys.argv[2]))

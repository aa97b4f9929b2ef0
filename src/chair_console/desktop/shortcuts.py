"""The keys of the chair's window: one table for what they do and for the sheet that tells them (F1)."""

from __future__ import annotations

from typing import Any

import msgspec
from PySide6.QtCore import Property, QObject

from .command_runner import VARIANT_LIST


class Key(msgspec.Struct, frozen=True, kw_only=True):
    """`act` is what the window does; `cap` how the key is written.

    `when` says where it counts: always; outside sheets (`open`); or `plain`, also not while a field or a button has
    the keyboard, because it is a plain letter or the space bar. A key that is held acts once, unless it says so
    (`held`); one without a cap is told with the one before it.
    """

    act: str
    sequences: tuple[str, ...]
    cap: str
    when: str = "always"
    place: int = 0
    held: bool = False


INVITE = tuple(
    Key(act="invite", sequences=(f"Ctrl+{place}",), cap="Ctrl 1…9", place=place - 1) for place in range(1, 10)
)
KEYS: tuple[Key, ...] = (
    Key(act="next", sequences=("Ctrl+Return", "Ctrl+Enter"), cap="Ctrl ↵", when="open"),
    Key(act="pause", sequences=("Space",), cap="Space", when="plain"),
    Key(act="end", sequences=("Ctrl+E",), cap="Ctrl E"),
    *INVITE,
    Key(act="prepare", sequences=("Ctrl+B",), cap="Ctrl B"),
    Key(act="find", sequences=("Ctrl+K",), cap="Ctrl K"),
    Key(act="add_item", sequences=("Ctrl+N",), cap="Ctrl N", when="open"),
    Key(act="note", sequences=("Ctrl+M",), cap="Ctrl M", when="open"),
    Key(act="notice", sequences=("Ctrl+T",), cap="Ctrl T", when="open"),
    Key(act="project", sequences=("Ctrl+D",), cap="Ctrl D"),
    Key(act="agenda", sequences=("F2",), cap="F2"),
    Key(act="room", sequences=("F4",), cap="F4"),
    Key(act="freeze", sequences=("F8",), cap="F8"),
    Key(act="blank", sequences=("F9",), cap="F9"),
    Key(act="undo", sequences=("Ctrl+Z",), cap="Ctrl Z", when="open"),
    Key(act="back", sequences=("Escape",), cap="Esc", when="open"),
    Key(act="type_on", sequences=("Ctrl++", "Ctrl+="), cap="Ctrl + −", held=True),
    Key(act="type_back", sequences=("Ctrl+-",), cap="", held=True),
    Key(act="type_usual", sequences=("Ctrl+0",), cap="", held=True),
    Key(act="full", sequences=("F11",), cap="F11"),
    Key(act="sheet", sequences=("F1",), cap="F1"),
)


class ShortcutTable(QObject):
    """The table for QML: `all` for the window, `told` a row an act for the sheet; its words are `desktop.keys.ACT`."""

    @Property(VARIANT_LIST, constant=True)
    def all(self) -> list[dict[str, Any]]:
        return [{**msgspec.structs.asdict(key), "sequences": list(key.sequences)} for key in KEYS]

    @Property(VARIANT_LIST, constant=True)
    def told(self) -> list[dict[str, str]]:
        caps = {key.act: key.cap for key in KEYS}
        return [{"act": act, "cap": cap} for act, cap in caps.items() if cap]

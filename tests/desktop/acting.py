"""A window whose acts really happen: what it sends is decided by the hall in hand, and it sees what came of it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtQuick import QQuickItem

from chair_console.desktop import command_runner, settled
from chair_console.domain.refusals import Refused
from chair_console.domain.standing import Standing
from chair_console.protocol.envelope import Problem, Receipt

from .conftest import Show
from .morning import Morning
from .windows import Windows, find_items, object_named, settle


class Rejected(Exception):
    """As the client raises it."""

    def __init__(self, refused: Refused) -> None:
        super().__init__(refused.code)
        self.problem = Problem(
            type="about:blank",
            title=refused.code,
            status=409,
            code=refused.code,
            detail=refused.code,
            facts=refused.facts,
        )


class Acting:
    """The chair's window on a hall that answers."""

    def __init__(self, show: Show, hall: Morning, monkeypatch: Any, **how: Any) -> None:
        monkeypatch.setattr(settled, "SETTLE_MS", 1)
        monkeypatch.setattr(command_runner, "RECORDED_MS", 1)
        self.hall = hall
        self.windows: Windows = show(hall, **how)
        self.windows.chair_client.command = self._command  # type: ignore[method-assign]
        settle(60)

    async def _command(self, command: Any, *, seen: Standing | None = None, **_: Any) -> Receipt:
        self.windows.chair_client.commands.append(command)
        self.hall.wait(1_000)
        try:
            self.hall.give(command, seen=seen)
        except Refused as refused:
            raise Rejected(refused) from refused
        self.windows.look_again()
        return Receipt(command_id="c", seq=1, at=self.hall.now, head="", id="", changed=True)

    @property
    def desk(self) -> Any:
        return self.windows.desk

    def named(self, name: str) -> QObject:
        return object_named(self.windows.chair, name)

    def shown(self, name: str) -> list[QQuickItem]:
        """Visible items, also in sheets and menus."""
        overlays = self.windows.chair.contentItem().parentItem() or self.windows.chair.contentItem()
        return find_items(overlays, name)

    def press(self, name: str) -> None:
        found = self.shown(name)
        assert found, f"no visible {name}"
        assert found[0].property("enabled"), f"{name} cannot be pressed"
        found[0].click()  # type: ignore[attr-defined]
        settle(80)

    def type(self, name: str, text: str) -> None:
        found = self.shown(name)
        assert found, f"no visible {name}"
        found[0].setProperty("text", text)
        settle(30)

    def step(self, key: str, reason: str = "") -> None:
        """An act of the next step, with its question answered."""
        self.desk.next_step.press_key(key)
        settle(30)
        if self.desk.next_step.view["state"] == "asking":
            self.desk.next_step.confirm(reason)
        settle(80)

"""Tablets: those in sight that wait for a delegate, and those that speak for one."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Slot

from chair_console.domain.devices import AssignDevice, ReleaseDevice
from chair_console.protocol.views import DeviceView
from chair_console.scene import times
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

from .rows_model import RowsModel
from .view_model import Desk, Row, View, ViewModel

ROLES = (
    "name",
    "detail",
    "condition",
    "state_text",
    "delegate",
    "seat",
    "suggested_id",
    "suggested",
    "device_id",
)
_ORDER = {"found": 0, "silent": 1, "assigned": 2, "connected": 3}


def device_rows(topics: Topics, words: Words) -> list[Row]:
    """Found tablets first, each with the delegate it may be for, then the silent ones, then the rest."""
    free = unassigned(topics)
    rows: list[Row] = []
    for device in sorted(topics.devices, key=lambda d: (_ORDER[d.state], d.name)):
        rows.append(_row(topics, words, device, free))
    return rows


def unassigned(topics: Topics) -> list[tuple[str, str]]:
    """Delegates without a device: id and "seat name"."""
    bound = {device.delegate_id for device in topics.devices if device.delegate_id}
    return [(d.id, f"{d.seat} {d.name}".strip()) for d in topics.delegates if d.id not in bound]


def _row(topics: Topics, words: Words, device: DeviceView, free: list[tuple[str, str]]) -> Row:
    delegate = topics.delegate(device.delegate_id)
    suggested = ("", "")
    if device.state == "found" and free:
        named = (pair for pair in free if pair[1].split(" ")[0].casefold() in device.name.casefold().split())
        suggested = next(named, free[0])
    seen = device.seen_at or device.since
    return {
        "id": device.id,
        "device_id": device.id,
        "name": device.name or device.id[:8],
        "detail": device.address,
        "condition": device.state,
        "state_text": words(f"devices.{device.state}", time=times.clock_seconds(seen)),
        "delegate": delegate.name if delegate else "",
        "seat": delegate.seat if delegate else "",
        "suggested_id": suggested[0],
        "suggested": suggested[1],
    }


class DevicesModel(ViewModel):
    follows = frozenset({"devices", "roster"})

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        self._rows = RowsModel(ROLES)
        super().__init__(desk, parent)

    @Property(QObject, constant=True)
    def rows(self) -> RowsModel:
        return self._rows

    def look(self) -> View:
        topics, words = self.desk.topics, self.desk.words
        self._rows.update(device_rows(topics, words))
        found = sum(1 for row in self._rows.rows if row["condition"] == "found")
        return {
            "found": found,
            "found_text": words("devices.found_count", count=found) if found else "",
        }

    def look_up(self) -> View:
        return {"free": [{"id": key, "text": text} for key, text in unassigned(self.desk.topics)]}

    @Slot(str, str)
    def assign(self, device_id: str, delegate_id: str) -> None:
        """Bind a tablet to a delegate; it joins by itself then."""
        name = next((row["name"] for row in self._rows.rows if row["id"] == device_id), "")
        command = AssignDevice(device_id=device_id, delegate_id=delegate_id, name=name)
        undo = ReleaseDevice(device_id=device_id)
        text = self.desk.words("undo.assign")
        self.desk.runner.send(f"devices.{device_id}", command, undo=undo, undo_text=text)

    @Slot(str)
    def release(self, device_id: str) -> None:
        self.desk.runner.send(f"devices.{device_id}", ReleaseDevice(device_id=device_id))

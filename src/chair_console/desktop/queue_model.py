"""Writes the list of who waits, in a turn of its own after the speaker's card, the stage and the next step."""

from __future__ import annotations

from PySide6.QtCore import QObject

from .floor_model import FloorModel
from .view_model import Desk, View, ViewModel


class QueueModel(ViewModel):
    """Hundreds who all move up by one would hold up the frame that shows who speaks now: they come with the next."""

    follows = frozenset({"floor"})
    ticks = True

    def __init__(self, desk: Desk, floor: FloorModel, parent: QObject | None = None) -> None:
        self._floor = floor
        super().__init__(desk, parent)

    def look(self) -> View:
        self._floor.write_queue()
        return {}

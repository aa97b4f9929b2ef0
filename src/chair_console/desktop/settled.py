"""What has just come to stand where one presses: the second click of a double click was meant for what stood before."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Final

SETTLE_MS: Final = 600
"""How long what has come to stand somewhere must stand before it can be pressed: a finger may be on its way already."""


class Settled:
    """Since when each of a list stands at its place. Whoever comes onto an empty list can be pressed at once."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._moved_at: dict[str, float] = {}

    def note(self, ids: Sequence[str]) -> None:
        """The list shows these now, in this order."""
        if ids == self._ids:
            return
        before = {row_id: place for place, row_id in enumerate(self._ids)}
        now = time.monotonic() if before else 0.0
        kept = self._moved_at
        self._moved_at = {
            row_id: kept[row_id] if before.get(row_id) == place else now for place, row_id in enumerate(ids)
        }
        self._ids = list(ids)

    def counts(self, row_id: str) -> bool:
        """Whether a press counts that is meant for this one; of one that is not shown the hall decides."""
        moved_at = self._moved_at.get(row_id, 0.0)
        return time.monotonic() - moved_at >= SETTLE_MS / 1000

"""Refusing commands before the disk is full, so that what is being written can still be finished."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from chair_console import system
from chair_console.journal.refusals import LEAST_FREE_MB, JournalRefused

LEAST_FREE_BYTES: Final = LEAST_FREE_MB * 1_000_000
_ASK_EVERY_S: Final = 1.0


class DiskGuard:
    """Knows whether the disk of `folder` has room; asks the system once a second at most."""

    def __init__(
        self,
        folder: Path,
        free_bytes: Callable[[Path], int] = system.free_bytes,
        clock_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self._folder = folder
        self._free_bytes = free_bytes
        self._clock_s = clock_s
        self._asked_at = float("-inf")
        self._has_room = True

    def require_room(self) -> None:
        """Raises `journal.disk_full` while fewer than `LEAST_FREE_BYTES` are free."""
        now = self._clock_s()
        if now - self._asked_at >= _ASK_EVERY_S:
            self._asked_at = now
            self._has_room = self._measure()
        if not self._has_room:
            raise JournalRefused("journal.disk_full", folder=str(self._folder), least_mb=LEAST_FREE_MB)

    def _measure(self) -> bool:
        try:
            return self._free_bytes(self._folder) >= LEAST_FREE_BYTES
        except OSError:  # a disk that cannot be asked is found out by the next commit
            return True

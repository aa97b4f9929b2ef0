"""A stretch of time that passes while the computer sleeps, too: Qt's own timers stand still meanwhile."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal

LOOK_MS = 500
"""How soon after waking it is seen that the time is over."""

wall = time.time


class Lapse(QObject):
    """`over` comes once when the time has passed, by the time awake or by the clock on the wall, whichever is first.

    A wall clock that is put back cannot keep it open, one that is put forward ends it early: both do no harm.
    """

    over = Signal()

    def __init__(self, length_ms: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._since = 0.0
        self._awake = QTimer(self, singleShot=True, interval=length_ms)
        self._look = QTimer(self, interval=LOOK_MS)
        self._awake.timeout.connect(self._end)
        self._look.timeout.connect(self._end_if_passed)

    def start(self, length_ms: int = 0) -> None:
        """From now on; without a length, as long as the last time."""
        self._since = wall()
        self._awake.setInterval(length_ms or self._awake.interval())
        self._awake.start()
        self._look.start()

    def stop(self) -> None:
        self._awake.stop()
        self._look.stop()

    def passed(self) -> bool:
        """Whether the time is over, though nobody may have been told yet: just after waking."""
        return self._awake.isActive() and (wall() - self._since) * 1000 >= self._awake.interval()

    def _end_if_passed(self) -> None:
        if self.passed():
            self._end()

    def _end(self) -> None:
        self.stop()
        self.over.emit()

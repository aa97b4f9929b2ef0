"""Keeps the view-models of a window current: by the topics that change, and by the clock."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from chair_console.protocol.topics import VIEW_OF

from .view_model import ViewModel

TICK_MS = 200
CALM_MS = 20
"""Votes and arrivals come in bursts: the windows follow at once, but not more often than this.

The hall itself sends bursts ten times a second at most; more than a frame of waiting here would be seen.
"""


class Refresher(QObject):
    """Looks again at the view-models below `desk` that follow what has changed; `also` is called each time."""

    def __init__(self, desk: QObject, also: Callable[[], None] = lambda: None) -> None:
        super().__init__(desk)
        self._models = desk.findChildren(ViewModel)
        self._also = also
        self._dirty: set[str] = set()
        self._stopped = False
        self._refreshed_at = 0.0
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._refresh_dirty)
        self._clock = QTimer(self, interval=TICK_MS)
        self._clock.timeout.connect(self.tick)
        self._clock.start()

    def note(self, topic: str) -> None:
        """A topic has changed."""
        self._dirty.add(topic)
        if not self._soon.isActive() and not self._stopped:
            since = int((time.monotonic() - self._refreshed_at) * 1000)
            self._soon.start(max(0, CALM_MS - since))

    def _refresh_dirty(self) -> None:
        dirty, self._dirty = self._dirty, set()
        self._refreshed_at = time.monotonic()
        for model in self._models:
            if model.follows & dirty:
                model.refresh()
        self._also()

    def tick(self) -> None:
        """Time has passed."""
        for model in self._models:
            if model.ticks:
                model.refresh()
        self._also()

    def refresh_all(self) -> None:
        if not self._stopped:
            self._dirty = set(VIEW_OF)
            self._refresh_dirty()

    def stop(self) -> None:
        self._stopped = True
        self._clock.stop()
        self._soon.stop()

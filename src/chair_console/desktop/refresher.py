"""Keeps the view-models of a window current: by the topics that change, and by the clock."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer

from chair_console.domain.standing import Standing

from .view_model import ViewModel

TICK_MS = 200
CALM_MS = 20
"""Votes and arrivals come in bursts: the windows follow at once, but not more often than this.

The hall itself sends bursts ten times a second at most; more than a frame of waiting here would be seen.
"""
TURN_MS = 3
REST_MS = 6
"""How long it looks again in one go, and how long it leaves to a touch, a key and the painting of a frame after that.

A frame has 16 ms. A large hall's first filling, or one called of five hundred, would else hold up more than one; Qt
asks for a frame 5 ms after something has changed.
"""


class Refresher(QObject):
    """Looks again at the view-models below `desk` that follow what has changed; `also` is called each time.

    `standing` tells where the meeting stands now. `shown` is where it stood when the last view-model had looked: a
    press before that was meant for the meeting as it was, whatever the hall has told since.
    """

    def __init__(
        self,
        desk: QObject,
        also: Callable[[], None] = lambda: None,
        standing: Callable[[], Standing | None] = lambda: None,
    ) -> None:
        super().__init__(desk)
        self._standing = standing
        self.shown = self._to_be_shown = standing()
        self._behind: set[Callable[[], None]] = set()  # who shows the meeting as it was
        self._models = desk.findChildren(ViewModel)
        self._also = also
        self._dirty: set[str] = set()
        self._due: dict[Callable[[], None], None] = {}
        self._stopped = False
        self._refreshed_at = 0.0
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._refresh_dirty)
        self._next_turn = QTimer(self, interval=REST_MS, singleShot=True)
        self._next_turn.timeout.connect(self._turn)
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
        self._follow([model for model in self._models if model.follows & dirty])

    def tick(self) -> None:
        """Time has passed."""
        self._look_again(model for model in self._models if model.ticks)

    def refresh_all(self) -> None:
        """Everything may be different now: what is told, or the language it is told in."""
        self._dirty.clear()
        self._follow([model for model in self._models if model.follows or model.ticks])

    def _look_again(self, models: Iterable[ViewModel]) -> None:
        if self._stopped:
            return
        # What is due already keeps its place: a clock that strikes in between sends nobody to the end.
        self._due |= dict.fromkeys([*(model.refresh for model in models), self._also])
        self._turn()

    def _follow(self, models: list[ViewModel]) -> None:
        """What these follow has changed. Where the meeting has moved, all of them have to look before that is shown."""
        standing = self._standing()
        if standing != self._to_be_shown:
            self._to_be_shown = standing
            self._behind.update(model.refresh for model in models)
        self._look_again(models)

    def _turn(self) -> None:
        """Look again at what is due, as much as goes into one turn."""
        ends = time.monotonic() + TURN_MS / 1000
        while self._due:
            look = next(iter(self._due))
            del self._due[look]
            self._behind.discard(look)  # also one that fails: it must not hold up every press from now on
            look()
            if not self._behind:
                self.shown = self._to_be_shown
            if time.monotonic() >= ends:
                break
        if self._due:
            self._next_turn.start()

    def stop(self) -> None:
        self._stopped = True
        self._due.clear()
        for timer in (self._clock, self._soon, self._next_turn):
            timer.stop()

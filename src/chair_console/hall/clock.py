"""The hall's time: the machine's clock at the start, and from then on only forward, whatever happens to that clock."""

from __future__ import annotations

import time


def wall_clock_ms() -> int:
    return time.time_ns() // 1_000_000


def steady_ms() -> int:
    """Time for measuring only: it has no date, and nobody can set it."""
    return time.monotonic_ns() // 1_000_000


class HallClock:
    """Milliseconds since the epoch. A clock set back or ahead neither prolongs nor ends what runs."""

    def __init__(self) -> None:
        self._offset = wall_clock_ms() - steady_ms()

    def now(self) -> int:
        return steady_ms() + self._offset

    def ahead_ms(self) -> int:
        """How far it is ahead of the machine's clock, as after that was set back."""
        return self.now() - wall_clock_ms()

    def not_before(self, at: int) -> None:
        """Go on from here at the earliest: the journal has got so far already."""
        self._offset = max(self._offset, at - steady_ms())

    def follow_the_machine(self) -> None:
        """Take over the machine's time where it is ahead. Only while nothing runs that has an end."""
        self._offset = max(self._offset, wall_clock_ms() - steady_ms())

"""The hall's time: the machine's clock at the start, and from then on only forward, whatever happens to that clock.

It goes on while the machine sleeps: whoever speaks, speaks on, and the hall looks at its own clock.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Final

STANDSTILL_MS = 4_000
"""A hall looks at its clock every half second. When it has not for so long, it slept or was held."""


def _since_start() -> Callable[[], int]:
    """The clock (ns) that also counts while the machine sleeps: Python's steady one on Windows, not on Linux."""
    clocks: Any = time
    if hasattr(clocks, "CLOCK_BOOTTIME"):
        return lambda: int(clocks.clock_gettime_ns(clocks.CLOCK_BOOTTIME))
    return time.monotonic_ns


_since_start_ns: Final = _since_start()


def wall_clock_ms() -> int:
    return time.time_ns() // 1_000_000


def steady_ms() -> int:
    """Time for measuring only: it has no date, and nobody can set it. It goes on while the machine sleeps."""
    return _since_start_ns() // 1_000_000


class HallClock:
    """Milliseconds since the epoch. A clock set back or ahead neither prolongs nor ends what runs."""

    def __init__(self) -> None:
        self._looked_at = steady_ms()
        self._offset = wall_clock_ms() - self._looked_at
        self._stood_still = 0

    def now(self) -> int:
        steady = steady_ms()
        passed, self._looked_at = steady - self._looked_at, steady
        if passed >= STANDSTILL_MS:
            self._stood_still += passed
        return steady + self._offset

    def take_standstill(self) -> int:
        """For how long (ms) nobody has looked, asleep or held, since this was asked last."""
        self.now()
        stood_still, self._stood_still = self._stood_still, 0
        return stood_still

    def ahead_ms(self) -> int:
        """How far it is ahead of the machine's clock, as after that was set back."""
        return self.now() - wall_clock_ms()

    def not_before(self, at: int) -> None:
        """Go on from here at the earliest: the journal has got so far already."""
        self._offset = max(self._offset, at - steady_ms())

    def go_on(self, at: int, steady: int, date: int) -> None:
        """Go on from `at`, which a hall before had got to when these were the machine's steady time and its date.

        Since then has passed what the date says and the steady time bears out: a date that was set is no time that
        passed. Where the machine has been started anew, there is only the date.
        """
        passed = wall_clock_ms() - date
        if steady_ms() >= steady:
            passed = min(passed, steady_ms() - steady)
        self._offset = at + max(0, passed) - steady_ms()

    def follow_the_machine(self) -> None:
        """Take over the machine's time where it is ahead. Only while nothing runs that has an end."""
        self._offset = max(self._offset, wall_clock_ms() - steady_ms())

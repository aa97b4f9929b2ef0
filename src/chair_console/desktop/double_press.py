"""The second press of a double click on what adds something each time: it was no wish of its own."""

from __future__ import annotations

import time

from . import settled


class DoublePress:
    """For an act whose button stays where it is and does more at each press, as a minute more of speech does."""

    def __init__(self) -> None:
        self._counted_at = float("-inf")

    def counts(self) -> bool:
        """Whether the press of this moment counts; one that does not keeps the next one from nothing."""
        now = time.monotonic()
        if now - self._counted_at < settled.SETTLE_MS / 1000:
            return False
        self._counted_at = now
        return True

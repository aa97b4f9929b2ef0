"""A limit on guessing join codes: six digits are only as good as the number of tries allowed."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

WINDOW_MS = 10 * 60_000
PER_SOURCE = 5
IN_ALL = 40


class GuessLimiter:
    """Counts wrong codes: 5 from one address, 40 in all, in any ten minutes. Right ones are never counted."""

    def __init__(self, now: Callable[[], int]) -> None:
        self._now = now
        self._wrong: deque[tuple[int, str]] = deque()

    def wait_seconds(self, source: str) -> int:
        """How long this address must wait before it may try again; 0 if it may now."""
        now = self._now()
        while self._wrong and self._wrong[0][0] <= now - WINDOW_MS:
            self._wrong.popleft()
        own = [at for at, who in self._wrong if who == source]
        if len(own) >= PER_SOURCE:
            return (own[0] + WINDOW_MS - now) // 1000 + 1
        if len(self._wrong) >= IN_ALL:
            return (self._wrong[0][0] + WINDOW_MS - now) // 1000 + 1
        return 0

    def count_wrong(self, source: str) -> None:
        self._wrong.append((self._now(), source))

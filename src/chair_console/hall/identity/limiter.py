"""Limits by address: on guessing join codes, which are only as good as the number of tries allowed, and on asking."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable

MINUTE_MS = 60_000
WINDOW_MS = 10 * MINUTE_MS
PER_SOURCE = 5
IN_ALL = 40


class GuessLimiter:
    """Counts wrong codes: 5 from one address, 40 in all, in any ten minutes.

    Behind a router a whole council has one address: each delegate who joined from there gives it one more.
    """

    def __init__(self, now: Callable[[], int]) -> None:
        self._now = now
        self._wrong: deque[tuple[int, str]] = deque()
        self._joined: dict[str, set[str]] = {}

    def wait_seconds(self, source: str) -> int:
        """How long this address must wait before it may try again; 0 if it may now."""
        now = self._now()
        while self._wrong and self._wrong[0][0] <= now - WINDOW_MS:
            self._wrong.popleft()
        own = [at for at, who in self._wrong if who == source]
        allowed = PER_SOURCE + len(self._joined.get(source, ()))
        if len(own) >= allowed:
            return (own[-allowed] + WINDOW_MS - now) // 1000 + 1
        if len(self._wrong) >= IN_ALL:
            return (self._wrong[0][0] + WINDOW_MS - now) // 1000 + 1
        return 0

    def count_wrong(self, source: str) -> None:
        self._wrong.append((self._now(), source))

    def count_right(self, source: str, delegate_id: str) -> None:
        """A delegate has joined from this address; the same one again adds nothing."""
        self._joined.setdefault(source, set()).add(delegate_id)


class RequestLimiter:
    """Counts what comes without a token: so many requests a minute from one address, and in all."""

    def __init__(self, now: Callable[[], int], *, per_source: int = 1_200, in_all: int = 3_000) -> None:
        self._now = now
        self._per_source = per_source
        self._in_all = in_all
        self._minute = 0
        self._asked: Counter[str] = Counter()

    def wait_seconds(self, source: str) -> int:
        """Counts a request; how long this address must wait before it is answered, 0 if it need not."""
        now = self._now()
        if now // MINUTE_MS != self._minute:
            self._minute = now // MINUTE_MS
            self._asked.clear()
        self._asked[source] += 1
        if self._asked[source] > self._per_source or self._asked.total() > self._in_all:
            return (MINUTE_MS - now % MINUTE_MS) // 1000 + 1
        return 0

"""What an open ballot with an end is owed: the time in which nobody could vote, until the clock has given it back."""

from __future__ import annotations

from collections.abc import Callable, Container
from typing import Final

from chair_console.domain.state import HallState

GRACE_MS: Final = 5_000  # after a standstill the tablets have to find the hall again first


def runs_out(state: HallState) -> bool:
    """Whether a ballot is open that ends by itself."""
    ballot = state.running_ballot()
    return ballot is not None and ballot.closes_at is not None


class OwedTime:
    """In ms of the hall's time, which `now` tells: while it slept, and while it refused what it could not write."""

    def __init__(self, now: Callable[[], int]) -> None:
        self._now = now
        self._owed = 0
        self._giving_back: dict[str, int] = {}  # by the id of the command of the clock that gives them
        self._refusing_since: int | None = None

    def slept(self, ms: int) -> None:
        """The hall has stood still until now. What it would have refused anyway is not owed twice."""
        alone = ms - self._refused()
        if alone > 0:
            self._owed += alone + GRACE_MS

    def refuse(self, since: int) -> None:
        """From `since` on nothing is written, until `take_again`."""
        if self._refusing_since is None:
            self._refusing_since = since

    def take_again(self, *, voting: bool) -> int:
        """Records are taken again: how long (ms) they were not, if that kept people from `voting`."""
        refused, was_refusing = self._refused(), self._refusing_since is not None
        self._refusing_since = None
        if not (voting and was_refusing):
            return 0
        self._owed += refused + GRACE_MS
        return refused

    def _refused(self) -> int:
        return max(0, self._now() - self._refusing_since) if self._refusing_since is not None else 0

    def is_pending(self) -> bool:
        """Whether there is anything to give back, or refusing to be ended."""
        return self._owed > 0 or self._refusing_since is not None

    def take(self) -> int:
        """What is to be given back now; the caller gives it."""
        owed, self._owed = self._owed, 0
        return owed

    def give(self, command_id: str, ms: int) -> None:
        """A command of the clock that gives this back is on its way to the disk."""
        self._giving_back[command_id] = ms

    def given(self, command_id: str) -> None:
        """It is on the disk."""
        self._giving_back.pop(command_id, None)

    def read_anew(self, on_disk: Container[str]) -> None:
        """What was on its way and is not among the commands `on_disk` is owed still."""
        self._owed += sum(ms for given, ms in self._giving_back.items() if given not in on_disk)
        self._giving_back.clear()

    def total(self, *, voting: bool) -> int:
        """All of it by now; the time of refusing counts only while people are kept from `voting`."""
        return self._owed + sum(self._giving_back.values()) + (self._refused() if voting else 0)

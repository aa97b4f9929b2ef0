"""The day until which an answer in writing is promised: usually in two weeks, another one chosen or typed."""

from __future__ import annotations

from chair_console.scene import times

from .next_step_questioning import DUE_CHOICES, DUE_DAYS
from .view_model import View


class DueDay:
    """`at` is the end of the day (ms), None while nothing was chosen, 0 while what is typed is no day to come."""

    def __init__(self) -> None:
        self.at: int | None = None
        self._typed = ""

    def forget(self) -> None:
        self.at, self._typed = None, ""

    def type(self, text: str, now: int) -> None:
        self._typed = text.strip()
        at = times.typed_day(self._typed, now)
        self.at = at if at > now else 0

    def usual(self, now: int) -> int:
        """The end of the day that stands where none was chosen."""
        return times.end_of_day(now, DUE_DAYS)

    def choices(self, now: int) -> list[View]:
        """The usual days, each with what it is typed as; the one that stands is `chosen`."""
        stands = self.usual(now) if self.at is None else self.at
        ends = [times.end_of_day(now, days) for days in DUE_CHOICES]
        return [{"text": times.day_month(at), "typed": times.date(at), "chosen": at == stands} for at in ends]

"""Times and figures as people here read them: 10:32, 23/11/2026, 0:48."""

from __future__ import annotations

from datetime import datetime

SECOND_MS = 1_000
MINUTE_MS = 60_000


def clock(at: int) -> str:
    """A time of day: 09:46."""
    return datetime.fromtimestamp(at / 1000).strftime("%H:%M")


def clock_seconds(at: int) -> str:
    """A time of day to the second: 09:46:12."""
    return datetime.fromtimestamp(at / 1000).strftime("%H:%M:%S")


def date(at: int) -> str:
    """A date: 23/11/2026."""
    return datetime.fromtimestamp(at / 1000).strftime("%d/%m/%Y")


def same_day(first: int, second: int) -> bool:
    """Whether both times are on the same day here."""
    return date(first) == date(second)


def countdown(remaining_ms: int) -> str:
    """What is left, a begun second counted whole: 0:48; nothing is less than 0:00."""
    seconds = max(0, -(-remaining_ms // 1000))
    return f"{seconds // 60}:{seconds % 60:02d}"


def spent(elapsed_ms: int) -> str:
    """What has passed, in whole seconds: 6:12."""
    seconds = max(0, elapsed_ms) // 1000
    return f"{seconds // 60}:{seconds % 60:02d}"


def minutes(duration_ms: int) -> int:
    """Whole minutes, half up."""
    return (duration_ms + MINUTE_MS // 2) // MINUTE_MS


def left_until(until: int | None, now: int) -> int:
    """What is left until a time, in ms and whole seconds; 0 once it has passed or where there is none."""
    return whole_seconds(max(0, until - now)) if until else 0


def whole_seconds(remaining_ms: int) -> int:
    """Up to the next whole second, in ms: what a countdown shows changes once a second."""
    return -(-remaining_ms // 1000) * 1000

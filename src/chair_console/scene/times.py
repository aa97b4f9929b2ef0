"""Times and figures as people here read them: 10:32, 23/11/2026, 0:48."""

from __future__ import annotations

from datetime import datetime, timedelta

SECOND_MS = 1_000
MINUTE_MS = 60_000


def _here(at: int) -> datetime:
    """A time as the clock here shows it; what lies before 1970 is no time of a session, and Windows stops at it."""
    return datetime.fromtimestamp(max(0, at) / 1000)


def clock(at: int) -> str:
    """A time of day: 09:46."""
    return _here(at).strftime("%H:%M")


def clock_seconds(at: int) -> str:
    """A time of day to the second: 09:46:12."""
    return _here(at).strftime("%H:%M:%S")


def date(at: int) -> str:
    """A date: 23/11/2026."""
    return _here(at).strftime("%d/%m/%Y")


def weekday(at: int) -> int:
    """The day of the week: 0 is Monday."""
    return _here(at).weekday()


def same_day(first: int, second: int) -> bool:
    """Whether both times are on the same day here."""
    return date(first) == date(second)


def day_month(at: int) -> str:
    """A day without its year: 10/12."""
    return _here(at).strftime("%d/%m")


def end_of_day(at: int, days: int = 0) -> int:
    """The last millisecond of the day that is so many days after `at`, here."""
    day = _here(at) + timedelta(days=days)
    return int(day.replace(hour=23, minute=59, second=59, microsecond=0).timestamp() * 1000) + 999


def typed_day(text: str, now: int) -> int:
    """The end of the day that was typed: "10/12/2026", or "10/12" for the next one. 0 for what is no day."""
    parts = text.replace(".", "/").replace("-", "/").split("/")
    this_year = datetime.fromtimestamp(now / 1000).year
    try:
        day, month = int(parts[0]), int(parts[1])
        years = [int(parts[2])] if len(parts) > 2 else [this_year, this_year + 1]
        ends = [end_of_day(int(datetime(year, month, day).timestamp() * 1000)) for year in years]
    except (ValueError, IndexError, OverflowError, OSError):
        return 0
    return next((end for end in ends if end > now), ends[-1])


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

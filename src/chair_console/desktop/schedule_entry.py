"""A moment as people write it down: 23/11/2026, 08:00."""

from __future__ import annotations

from datetime import datetime

from .command_runner import Refusal


def moment_of(date: str, clock: str) -> int:
    """In ms since the epoch, by this machine's clock; raises `Refusal` for what is no time."""
    clock = clock.strip().replace("h", ":").replace(".", ":")
    for form in ("%d/%m/%Y %H:%M", "%d/%m/%y %H:%M", "%d/%m/%Y %H:"):
        try:
            return int(datetime.strptime(f"{date.strip()} {clock}", form).timestamp() * 1000)
        except ValueError:
            continue
    raise Refusal("inspector.no_time")

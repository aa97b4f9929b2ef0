"""How large a number in a command may be: every time up to the year 9999 fits, and so does every program's integer."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from chair_console.domain.messages import Command
from chair_console.domain.refusals import Refused

LARGEST: Final = 253_370_764_800_000
"""1 January 9999 in ms since 1970 (UTC). What lies beyond is no date, and one recorded would stop who reads it."""


def require_numbers_in_reach(command: Command) -> None:
    """Refused: `protocol.number`, with the largest that is taken."""
    left: list[Any] = [msgspec.to_builtins(command)]
    while left:
        value = left.pop()
        if isinstance(value, dict):
            left += value.values()
        elif isinstance(value, list | tuple):
            left += value
        elif isinstance(value, int) and not -LARGEST // 8 <= value <= LARGEST:
            raise Refused("protocol.number", most=LARGEST)

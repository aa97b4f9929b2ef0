"""How far the hall's time has got: noted twice a second, for the hall that comes after, however this one ends."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Final, Self

import msgspec

from chair_console.domain.ballots import BallotExtended
from chair_console.journal import record_of

from .desk import Desk

_LENGTH: Final = 100


class Seen(msgspec.Struct, frozen=True):
    """`at` is the hall's time; `owed` is what a running ballot had not got back by the record `seq`.

    `steady` is the time since the machine's start, `date` what its clock says (0: not noted). All in ms.
    """

    at: int
    owed: int = 0
    seq: int = 0
    steady: int = 0
    date: int = 0

    def note(self, file: Path) -> None:
        """Write it over what was noted before: a disk that takes nothing more leaves that, or takes this."""
        line = " ".join(str(part) for part in msgspec.structs.astuple(self)).ljust(_LENGTH)
        with contextlib.suppress(OSError):
            handle = os.open(file, os.O_WRONLY | os.O_CREAT, 0o600)
            try:
                os.write(handle, line.encode("ascii"))
            finally:
                os.close(handle)

    @classmethod
    def read(cls, file: Path) -> Self | None:
        """What was noted last; earlier versions noted the time alone. None where nothing can be read."""
        with contextlib.suppress(OSError, ValueError, TypeError):
            return cls(*(int(part) for part in file.read_text(encoding="ascii").split()))
        return None

    def still_owed(self, desk: Desk) -> int:
        """`owed`, unless the clock has extended the ballot in a record after `seq` (ms)."""
        if not self.owed or self.seq > desk.seq:  # an older journal than this was noted of
            return 0
        later = (record_of(stored) for stored in desk.store.read(self.seq))
        given = any(
            isinstance(event, BallotExtended)
            for record in later
            if record.actor.role == "clock"
            for event in record.events
        )
        return 0 if given else self.owed

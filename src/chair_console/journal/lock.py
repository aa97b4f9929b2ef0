"""One hall at a time: the lock on the data folder, and who holds it."""

from __future__ import annotations

import os
import time
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec
from filelock import FileLock, Timeout

from chair_console.journal.refusals import JournalRefused

LOCK_NAME: Final = "hall.lock"
# Beside the lock, because a locked file cannot be read on Windows.
HOLDER_NAME: Final = "hall.holder.json"
# A hall that was just killed needs a moment to be gone.
LOCK_WAIT_S: Final = 1.0


class Holder(msgspec.Struct, frozen=True):
    """The process that holds the folder and since when (ms since the epoch)."""

    pid: int
    started_at: int


class FolderLock:
    """Holds the folder `data_dir` for this process until `release`; the system frees it if we die."""

    def __init__(self, data_dir: Path) -> None:
        self._folder = data_dir
        self._lock = FileLock(data_dir / LOCK_NAME, timeout=LOCK_WAIT_S, thread_local=False)

    def acquire(self) -> None:
        """Raises `journal.already_open` where another hall works in the folder, `journal.read_only`."""
        try:
            self._lock.acquire()
            self._write_holder()
        except Timeout:
            holder = read_holder(self._folder)
            raise JournalRefused(
                "journal.already_open",
                folder=str(self._folder),
                pid=holder.pid if holder else "?",
                since=clock_time(holder.started_at) if holder else "?",
            ) from None
        except OSError as error:
            self.release()
            raise JournalRefused("journal.read_only", detail=str(error), folder=str(self._folder)) from error

    def _write_holder(self) -> None:
        body = msgspec.json.encode(Holder(pid=os.getpid(), started_at=time.time_ns() // 1_000_000))
        draft = self._folder / f"{HOLDER_NAME}.new"
        draft.write_bytes(body)
        draft.replace(self._folder / HOLDER_NAME)

    def release(self) -> None:
        """Frees the folder; nothing happens where it is not held."""
        if self._lock.is_locked:
            (self._folder / HOLDER_NAME).unlink(missing_ok=True)
            self._lock.release()


def read_holder(data_dir: Path) -> Holder | None:
    """Who last took the folder's lock and did not give it back, as far as the side file tells."""
    try:
        return msgspec.json.decode((data_dir / HOLDER_NAME).read_bytes(), type=Holder)
    except (OSError, msgspec.MsgspecError):
        return None


def clock_time(at: int) -> str:
    """A time in ms since the epoch as people here write it, in local time: `08:30 23/11/2026`."""
    try:
        return datetime.fromtimestamp(at / 1000).strftime("%H:%M %d/%m/%Y")
    except (ValueError, OverflowError, OSError):  # a damaged record may hold any number
        return str(at)

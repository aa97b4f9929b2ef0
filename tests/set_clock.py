"""A machine's clocks that a test sets: programs started meanwhile read them as the test says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_MODULE = '''"""Shifts this process's clocks by what a file says, in ms: the date, and the time since the start."""
import os
import time

_FILE = os.environ["CHAIR_CONSOLE_TEST_CLOCK"]


def _shift(place):
    with open(_FILE, encoding="ascii") as file:
        return int(file.read().split()[place])


def _shifted_ns(clock, place):
    return lambda: clock() + _shift(place) * 1_000_000


def _shifted_s(clock, place):
    return lambda: clock() + _shift(place) / 1_000


time.time_ns = _shifted_ns(time.time_ns, 0)
time.time = _shifted_s(time.time, 0)
_touch = os.utime


def _utime(path, times=None, **more):
    now = time.time_ns()
    return _touch(path, **more, ns=(now, now)) if times is None else _touch(path, times, **more)


os.utime = _utime
if hasattr(time, "CLOCK_BOOTTIME"):
    _of, _since_start = time.clock_gettime_ns, time.CLOCK_BOOTTIME
    time.clock_gettime_ns = lambda clock: _of(clock) + (_shift(1) * 1_000_000 if clock == _since_start else 0)
'''


class SetClock:
    """In force for programs that are started from now on, until the test ends; they follow every change at once."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file = folder / "shift"
        self._date, self._running = 0, 0
        self._write()
        (folder / "sitecustomize.py").write_text(_MODULE, encoding="utf-8")
        path = os.pathsep.join(part for part in (str(folder), os.environ.get("PYTHONPATH", "")) if part)
        monkeypatch.setenv("PYTHONPATH", path)
        monkeypatch.setenv("CHAIR_CONSOLE_TEST_CLOCK", str(self._file))

    def set_ahead(self, ms: int) -> None:
        """Somebody sets the date ahead."""
        self._date += ms
        self._write()

    def slept(self, ms: int) -> None:
        """The machine has slept: the date and the time since its start have gone on, but not the steady counter."""
        self._date, self._running = self._date + ms, self._running + ms
        self._write()

    def _write(self) -> None:
        partial = self._file.with_suffix(".new")
        partial.write_text(f"{self._date} {self._running}", encoding="ascii")
        partial.replace(self._file)

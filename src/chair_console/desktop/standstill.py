"""Tells the log where the windows stood still, and for how long: what a hall waited for is looked into afterwards."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import structlog
from PySide6.QtCore import QObject, QTimer
from PySide6.QtQml import QQmlEngine, QQmlError

log = structlog.get_logger(__name__)

STILL_S = 2.0
"""The windows' thread stands still when it has not come round for so long."""
BEAT_S = 0.25
"""How often it comes round, and how often somebody else looks whether it did."""
DEEPEST = 40
"""Of the frames that are told, from the innermost."""


class StandstillWatch(QObject):
    """A thread that looks whether the thread of the windows still comes round.

    A standstill is told twice: once it is one (`desktop.stands_still`, with the places in the program's code that the
    windows' thread is at, innermost first, without any values), and when it is over (`desktop.stood_still`, with the
    seconds, how many of them the program reckoned instead of waiting, and by how many the watching thread was late
    itself: then the machine was short of time). A machine that slept, or a program that was held, gave no time to this
    thread either: that is no fault of a window (`desktop.held`).
    """

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        still_s: float = STILL_S,
        # Not the clock that counts sleep: where it stands still in a sleep, nothing has to be told apart.
        clock: Callable[[], float] = time.monotonic,
        worked: Callable[[], float] = time.process_time,
    ) -> None:
        super().__init__(parent)
        self._still_s, self._clock, self._worked = still_s, clock, worked
        self._windows_thread = threading.get_ident()
        self._lock = threading.Lock()
        self._came_round, self._worked_s = clock(), worked()
        self._took, self._took_work, self._took_late = 0.0, 0.0, 0.0  # the longest since somebody looked
        self._late = 0.0  # of the watching thread itself, since the other came round
        self._told = False
        self._longest_s = 0.0
        self._looked_at, self._worked_at_look = clock(), worked()
        self._beats = QTimer(self, interval=int(BEAT_S * 1000))
        self._beats.timeout.connect(self.come_round)
        self._stopped = threading.Event()
        self._watcher = threading.Thread(target=self._watch, name="standstill", daemon=True)

    def start(self) -> None:
        """From now on; to be called by the thread of the windows."""
        self.come_round()
        self._took = 0.0
        self._looked_at, self._worked_at_look = self._clock(), self._worked()
        self._beats.start()
        self._watcher.start()

    def stop(self) -> None:
        """Also tells the longest time that the thread of the windows took to come round."""
        self._beats.stop()
        self._stopped.set()
        self._watcher.join()
        self.come_round()
        self.look()
        log.info("desktop.longest_hold", seconds=round(self._longest_s, 2))

    def come_round(self) -> None:
        """The thread of the windows is at its events."""
        with self._lock:
            now, worked = self._clock(), self._worked()
            if now - self._came_round > self._took:
                self._took, self._took_work = now - self._came_round, worked - self._worked_s
                self._took_late = self._late
            self._came_round, self._worked_s, self._late = now, worked, 0.0

    def _watch(self) -> None:
        while not self._stopped.wait(BEAT_S):
            self.look()

    def look(self) -> None:
        """What the watching thread does, again and again."""
        with self._lock:
            now, worked = self._clock(), self._worked()
            passed, busy = now - self._looked_at, worked - self._worked_at_look
            self._looked_at, self._worked_at_look = now, worked
            self._late += max(0.0, passed - BEAT_S)
            # Late itself, and the program did next to nothing: nobody here had any time.
            held = passed >= self._still_s and busy < passed / 2
            if held:
                self._came_round, self._worked_s, self._took = now, worked, 0.0
            took, took_work, took_late = self._took, self._took_work, self._took_late
            self._took = 0.0
            stands = now - self._came_round
        self._longest_s = max(self._longest_s, took)
        if held:
            log.info("desktop.held", seconds=round(passed, 1))
        if took >= self._still_s:
            log.warning(
                "desktop.stood_still",
                seconds=round(took, 1), reckoned=round(took_work, 1), watch_late=round(took_late, 1),
            )  # fmt: skip
            self._told = False
        if stands >= self._still_s and not self._told:
            self._told = True
            log.warning("desktop.stands_still", seconds=round(stands, 1), where=self._where())

    def _where(self) -> list[str]:
        """The frames of the windows' thread: file, line and function, never what they hold."""
        frame = sys._current_frames().get(self._windows_thread)
        places: list[str] = []
        while frame is not None and len(places) < DEEPEST:
            code = frame.f_code
            file = "/".join(Path(code.co_filename).parts[-2:])
            places.append(f"{file}:{frame.f_lineno} {code.co_qualname}")
            frame = frame.f_back
        return places


def tell_of_loops(engine: QQmlEngine) -> None:
    """Log, once each, the items that Qt says never come to rest: while it lays out, no place in Python says where.

    Nothing else that Qt complains of is logged: it may hold what is shown.
    """
    told: set[str] = set()

    def hear(complaints: list[QQmlError]) -> None:
        for text in (complaint.toString() for complaint in complaints):
            if (" loop" in text or "polish()" in text) and text not in told:
                told.add(text)
                log.warning("desktop.never_rests", item=text)

    engine.warnings.connect(hear)

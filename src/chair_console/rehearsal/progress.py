"""What a rehearsal shows on a terminal while it runs: a line a step on stderr, in the user's language."""

from __future__ import annotations

import sys
import time

from chair_console.sentences import sentence, system_language


class Progress:
    """Tells what happens, and counts on one line. Where stderr is no terminal it is kept for what went wrong."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._is_terminal = sys.stderr.isatty()
        self._counting = False

    def step(self, code: str, **facts: object) -> None:
        """A sentence `rehearsal.CODE` with the seconds since the beginning."""
        if not self._is_terminal:
            return
        self._end_count()
        text = sentence(f"rehearsal.{code}", facts, system_language())
        print(f"{time.monotonic() - self._began:6.1f} s  {text}", file=sys.stderr, flush=True)

    def count(self, code: str, done: int, of: int) -> None:
        """How far a long step is."""
        if not self._is_terminal:
            return
        if done == of:
            self._counting = False
            print("\r\033[K", end="", file=sys.stderr)
            self.step(code, done=done, of=of)
        else:
            self._counting = True
            text = sentence(f"rehearsal.{code}", {"done": done, "of": of}, system_language())
            print(f"\r\033[K          {text}", end="", file=sys.stderr, flush=True)

    def _end_count(self) -> None:
        if self._counting:
            self._counting = False
            print(file=sys.stderr)

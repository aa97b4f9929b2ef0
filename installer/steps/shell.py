"""Runs the commands of a step: their chatter goes to a log; the user hears of a failure, in a sentence."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from .words import words

ROOT: Final = Path(__file__).resolve().parents[2]
LOG: Final = ROOT / ".set-up.log"

_TAIL_LINES: Final = 12
_NO_NETWORK: Final = (
    "NewConnectionError",
    "ConnectTimeoutError",
    "ReadTimeoutError",
    "Temporary failure in name resolution",
    "Temporary failure resolving",
    "Could not resolve",
    "ENOTFOUND",
    "ECONNREFUSED",
    "ETIMEDOUT",
    "EAI_AGAIN",
    "ProxyError",
)
_NO_SPACE: Final = ("No space left on device", "ENOSPC")


class StepFailed(Exception):
    """A step that cannot be done. Its text is the sentence for the user."""


def run(
    command: Sequence[str | Path], *, folder: Path = ROOT, environment: Mapping[str, str] | None = None
) -> None:
    """Runs a command to its end, its output into the log. Raises StepFailed with what went wrong."""
    with LOG.open("ab") as log:
        log.write(f"\n$ {' '.join(map(str, command))}   ({time.strftime('%Y-%m-%d %H:%M:%S')})\n".encode())
        log.flush()
        start = log.tell()
        try:
            done = subprocess.run(
                [str(part) for part in command],
                cwd=folder,
                env={**os.environ, **(environment or {})},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                check=False,
            )
        except OSError as error:
            raise StepFailed(words("failed.system", what=command[0], reason=error.strerror)) from error
    if done.returncode:
        with LOG.open("rb") as log:
            log.seek(start)
            raise StepFailed(_explain(log.read().decode("utf-8", "replace")))


def _explain(output: str) -> str:
    if any(sign in output for sign in _NO_SPACE):
        return words("failed.disk", log=LOG)
    if any(sign in output for sign in _NO_NETWORK):
        return words("failed.network", log=LOG)
    tail = [line for line in output.splitlines() if line.strip()][-_TAIL_LINES:]
    return words("failed.step", log=LOG, tail="\n".join(f"    {line}" for line in tail))

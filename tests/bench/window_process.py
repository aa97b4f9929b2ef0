"""A window that is measured in a process of its own: start it, and read what it says of itself."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

Figures = dict[str, Any]


def started(module: str, *arguments: str) -> subprocess.Popen[str]:
    """Start `python -m tests.bench.MODULE ARGUMENTS`; returns when it has said its first line, that it is ready."""
    command = [sys.executable, "-m", f"tests.bench.{module}", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    process.stdout.readline()
    return process


def figures(process: subprocess.Popen[str]) -> Figures:
    """What the window says at its end, in one line of JSON; it is stopped then."""
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith("{"):
            process.terminate()
            process.wait(30)
            found: Figures = json.loads(line)
            return found
    raise RuntimeError("the window has said nothing")

"""Work that other rooms of the program do, each as a process of its own: the sample session, its crowd, the minutes."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

import structlog

from chair_console import system
from chair_console.client.hall_process import hall_command

from .command_runner import Refusal

log = structlog.get_logger(__name__)

PACKAGE = __package__.rpartition(".")[0] if __package__ else "chair_console"


class RoomFailed(Refusal):
    """The other room could not do it; the text is its own sentence."""


async def _run(arguments: list[str]) -> str:
    """Run to the end; what it printed. Raises `RoomFailed` with its last line on stderr."""
    process = await asyncio.create_subprocess_exec(
        *arguments, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    printed, errors = await process.communicate()
    if process.returncode != 0:
        said = errors.decode("utf-8", "replace").strip()
        log.error("room.failed", arguments=arguments[1:4], detail=said[-2000:])
        raise RoomFailed(said.splitlines()[-1] if said else str(process.returncode))
    return printed.decode("utf-8", "replace")


async def load_sample(data_dir: Path) -> None:
    """Load the sample session into the hall that runs on this folder."""
    await _run([sys.executable, "-m", f"{PACKAGE}.rehearsal.load", "--data", str(data_dir)])


def start_crowd(data_dir: Path) -> int:
    """Let simulated delegates answer what the chair does, on every seat but one. Returns the process's id."""
    arguments = [sys.executable, "-m", f"{PACKAGE}.rehearsal.crowd", "--data", str(data_dir)]
    return system.start_detached(arguments).pid


async def write_minutes(data_dir: Path, folder: Path) -> None:
    """Write the minutes and results of the hall's journal into a folder."""
    await _run([*hall_command(), "export", str(data_dir), "--to", str(folder)])

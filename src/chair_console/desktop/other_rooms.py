"""Work that other rooms of the program do, each as a process of its own: the sample session, its crowd, the minutes."""

from __future__ import annotations

import asyncio
import subprocess
from pathlib import Path

import structlog

from chair_console import system

from .command_runner import Refusal

log = structlog.get_logger(__name__)


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
        log.error("room.failed", arguments=arguments, detail=said[-2000:])
        raise RoomFailed(said.splitlines()[-1] if said else str(process.returncode))
    return printed.decode("utf-8", "replace")


async def load_sample(data_dir: Path) -> None:
    """Load the sample session into the hall that runs on this folder."""
    await _run(system.own_program("load-sample", "--data", data_dir))


def start_crowd(data_dir: Path) -> int:
    """Let simulated delegates answer what the chair does, on every seat but one. Returns the process's id."""
    return system.start_detached(system.own_program("crowd", "--data", data_dir)).pid


async def write_minutes(data_dir: Path, folder: Path) -> None:
    """Write the minutes and results of the hall's journal into a folder."""
    await _run(system.own_program("export", data_dir, "--to", folder))

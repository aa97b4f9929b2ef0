"""Work that other rooms of the program do, each as a process of its own: the sample session, its crowd, the minutes."""

from __future__ import annotations

import asyncio
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import structlog

from chair_console import system
from chair_console.scene.words import Words
from chair_console.sentences import LANGUAGE, Language

from .command_runner import Refusal

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Rehearsal:
    """How many delegates the sample session has, one of them for whoever scans the code; and how chance falls."""

    delegates: int = 60
    seed: int = 1


class RoomFailed(Refusal):
    """The other room could not do it; the sentence is its own, in the language that was chosen."""

    def read(self, words: Words) -> str:
        return self.code


async def _run(arguments: list[str], language: Language) -> str:
    """Run to the end; what it printed. Raises `RoomFailed` with its last line on stderr."""
    process = await asyncio.create_subprocess_exec(
        *arguments, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, LANGUAGE: language},
    )  # fmt: skip
    try:
        printed, errors = await process.communicate()
    finally:
        if process.returncode is None:  # given up: the windows are closing
            process.kill()
            await process.wait()
    if process.returncode != 0:
        said = errors.decode("utf-8", "replace").strip()
        log.error("room.failed", arguments=arguments, detail=said[-2000:])
        raise RoomFailed(said.splitlines()[-1] if said else str(process.returncode))
    return printed.decode("utf-8", "replace")


async def load_sample(data_dir: Path, rehearsal: Rehearsal, language: Language) -> None:
    """Load the sample session into the hall that runs on this folder, unless it has a session already."""
    options = ["--data", str(data_dir), "--delegates", str(rehearsal.delegates)]
    await _run(system.own_program("load-sample", *options), language)


def start_crowd(data_dir: Path, rehearsal: Rehearsal) -> int:
    """Let simulated delegates answer what the chair does, on every seat but one. Returns the process's id."""
    options = ["--data", str(data_dir), "--seed", str(rehearsal.seed)]
    return system.start_detached(system.own_program("crowd", *options)).pid


async def write_minutes(data_dir: Path, folder: Path, language: Language) -> None:
    """Write the minutes and results of the hall's journal into a folder."""
    await _run(system.own_program("export", data_dir, "--to", folder), language)

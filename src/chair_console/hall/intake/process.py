"""Starts, asks and kills document workers; the hall's own process never opens a foreign file."""

from __future__ import annotations

import asyncio
import contextlib
import os
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Callable
from pathlib import Path
from typing import Final, Self

import msgspec

from chair_console import system

from .messages import Answer, Failed, Limits, Line, Progress, Request
from .refusals import IntakeRefused

_KEPT_VARIABLES: Final = ("PATH", "LANG", "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "PROGRAMFILES")
_LONGEST_LINE: Final = 4 << 20
_decoder: Final = msgspec.json.Decoder[Line](Line)


class WorkerLost(Exception):
    """The worker died or took too long; it has been killed."""


class Worker:
    """One worker process. It answers one request at a time."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self.asked = 0

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def alive(self) -> bool:
        return self._process.returncode is None

    @classmethod
    async def start(cls, limits: Limits, folder: Path) -> Self:
        """Start a worker that may use `limits` and keeps temporary files in `folder`. Raises OSError."""
        process = await asyncio.create_subprocess_exec(
            *system.own_program("document-worker", isolated=True),
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            cwd=folder,
            env=_environment(folder),
            limit=_LONGEST_LINE,
        )
        worker = cls(process)
        worker._write(msgspec.json.encode(msgspec.structs.replace(limits, hall=os.getpid())))
        return worker

    async def ask(
        self, request: Request, timeout_s: float, hear: Callable[[Progress], None] = lambda _: None
    ) -> Answer:
        """The worker's answer; `hear` gets what it tells before. Raises `WorkerLost`; it is dead then."""
        self.asked += 1
        try:
            async with asyncio.timeout(timeout_s):
                self._write(msgspec.json.encode(request))
                return await self._listen(hear)
        except (TimeoutError, OSError, ValueError, msgspec.DecodeError) as error:
            await self.kill()
            raise WorkerLost(f"{type(error).__name__}, exit status {self._process.returncode}") from error
        except asyncio.CancelledError:
            await self.kill()
            raise

    async def _listen(self, hear: Callable[[Progress], None]) -> Answer:
        assert self._process.stdout is not None
        while True:
            line: Line = _decoder.decode(await self._process.stdout.readline())
            if not isinstance(line, Progress):
                return line
            hear(line)

    def abandon(self) -> None:
        """End the process without waiting; whoever waits for its answer hears `WorkerLost`."""
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()

    async def kill(self) -> None:
        """End the process at once and wait until it is gone."""
        self.abandon()
        await self._process.wait()

    def _write(self, line: bytes) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(line + b"\n")


def _environment(folder: Path) -> dict[str, str]:
    """What a worker needs of the environment; tokens and passwords in it are none of its business."""
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    return kept | {"TMPDIR": str(folder), "TEMP": str(folder), "TMP": str(folder)}


def refusal_of(failed: Failed) -> IntakeRefused:
    """The worker's refusal as an exception."""
    refusal = IntakeRefused(failed.code, **failed.facts)
    refusal.detail = failed.detail
    return refusal

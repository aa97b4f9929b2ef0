"""Starts the hall as a process of its own, finds it again, and starts it anew when it has died."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

import msgspec

from chair_console import system

START_SECONDS = 30.0
WATCH_SECONDS = 0.25
STOP_SECONDS = 15.0
MOST_DEATHS = 5
DEATHS_WINDOW_SECONDS = 60.0


class Ready(msgspec.Struct, frozen=True, kw_only=True):
    """Where a running hall is; as printed by `serve` and kept in DATA/run/hall.json."""

    url: str
    join_url: str
    ca_file: str
    hall_id: str
    pid: int
    operator_token_file: str
    port: int
    epoch: int = 0

    def operator_token(self) -> str:
        return Path(self.operator_token_file).read_text(encoding="ascii").strip()


class HallStartRefused(Exception):
    """The hall could not be started; the text is the hall's own sentence."""


def hall_command() -> list[str]:
    """How this program is called as a hall, also when it is packaged into one executable."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-m", "chair_console.cli"]


class HallProcess:
    """The hall on one data folder. It outlives this program; `stop` ends it in order."""

    def __init__(
        self,
        data_dir: Path,
        *,
        host: str = "0.0.0.0",
        port: int = 0,
        database: str | None = None,
        name: str = "",
        advertise: bool = True,
    ) -> None:
        self.data_dir = data_dir.resolve()
        self.ready: Ready | None = None
        self.restarts = 0
        self._host, self._port, self._database = host, port, database
        self._name, self._advertise = name, advertise
        self._run_file = self.data_dir / "run" / "hall.json"
        self._watching: asyncio.Task[None] | None = None
        self._deaths: list[float] = []

    async def start(self) -> Ready:
        """Find the hall that runs on the folder, or start one. Raises `HallStartRefused`."""
        found = self.attach()
        if found is not None:
            return found
        self.data_dir.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile() as errors:
            process = system.start_detached(self._arguments(), errors=errors)
            self.ready = await self._wait_until_ready(process, errors)
        self._port = self.ready.port  # after a death it must be found where it was
        return self.ready

    def attach(self) -> Ready | None:
        """The hall that already runs on the folder, if there is one."""
        try:
            ready = msgspec.json.decode(self._run_file.read_bytes(), type=Ready)
        except (OSError, msgspec.MsgspecError):
            return None
        if not system.process_alive(ready.pid):
            return None
        self.ready, self._port = ready, ready.port
        return ready

    def _arguments(self) -> list[str]:
        arguments = [*hall_command(), "serve", "--data", str(self.data_dir)]
        arguments += ["--host", self._host, "--port", str(self._port)]
        if self._database:
            arguments += ["--database", self._database]
        if self._name:
            arguments += ["--name", self._name]
        if not self._advertise:
            arguments.append("--no-advertise")
        return arguments

    async def _wait_until_ready(self, process: subprocess.Popen[bytes], errors: IO[bytes]) -> Ready:
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            if process.poll() is not None:
                errors.seek(0)
                said = errors.read().decode("utf-8", "replace").strip()
                raise HallStartRefused(said.splitlines()[-1] if said else f"exit {process.returncode}")
            try:
                ready = msgspec.json.decode(self._run_file.read_bytes(), type=Ready)
            except (OSError, msgspec.MsgspecError):
                ready = None
            if ready is not None and ready.pid == process.pid:
                return ready
            await asyncio.sleep(0.02)
        raise HallStartRefused(f"{START_SECONDS:.0f} s: {self.data_dir}")

    def watch(
        self,
        on_restart: Callable[[Ready], None] = lambda ready: None,
        on_given_up: Callable[[str], None] = lambda reason: None,
    ) -> None:
        """From now on start the hall anew when it dies; `on_given_up` when it keeps dying."""
        self._watching = asyncio.get_running_loop().create_task(self._watch(on_restart, on_given_up))

    async def _watch(self, on_restart: Callable[[Ready], None], on_given_up: Callable[[str], None]) -> None:
        while True:
            await asyncio.sleep(WATCH_SECONDS)
            if self.ready is None or system.process_alive(self.ready.pid):
                continue
            now = time.monotonic()
            self._deaths = [at for at in self._deaths if at > now - DEATHS_WINDOW_SECONDS] + [now]
            if len(self._deaths) > MOST_DEATHS:
                on_given_up(f"{len(self._deaths)}")
                return
            try:
                ready = await self.start()
            except HallStartRefused as refusal:
                if len(self._deaths) == MOST_DEATHS:
                    on_given_up(str(refusal))
                    return
                continue
            self.restarts += 1
            on_restart(ready)

    def unwatch(self) -> None:
        if self._watching is not None:
            self._watching.cancel()
            self._watching = None

    async def stop(self) -> None:
        """End the hall in order, also one that somebody else has started anew; by force if it does not end."""
        self.unwatch()
        self.attach()
        if self.ready is None:
            return
        pid = self.ready.pid
        system.stop_process(pid)
        end = time.monotonic() + STOP_SECONDS
        while system.process_alive(pid):
            if time.monotonic() > end:
                system.kill_process(pid)
                return
            await asyncio.sleep(0.05)
        self.ready = None

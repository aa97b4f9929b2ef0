"""Starts the hall as a process of its own, finds it again, and starts it anew when it has died."""

from __future__ import annotations

import asyncio
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

import msgspec
import structlog

from chair_console import system
from chair_console.sentences import sentence, system_language

log = structlog.get_logger(__name__)

START_SECONDS = 60.0
WATCH_SECONDS = 0.25
STOP_SECONDS = 15.0
# A living hall touches its run file twice a second; an old one names a process that may be anybody's by now.
STALE_SECONDS = 15.0
DEATHS_WITHOUT_PAUSE = 3
MOST_DEATHS = 8
DEATHS_WINDOW_SECONDS = 180.0


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
    """The hall could not be started; the text is one sentence.

    `code` and `facts` give the same sentence in any language; `code` is empty where the hall had only words.
    """

    def __init__(self, detail: str, code: str = "", facts: dict[str, object] | None = None) -> None:
        super().__init__(detail)
        self.code = code
        self.facts = facts or {}


class _Failure(msgspec.Struct, frozen=True):
    """DATA/run/failure.json: why the last hall could not open."""

    code: str
    facts: dict[str, object] = {}


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
        self._failure_file = self.data_dir / "run" / "failure.json"
        self._watching: asyncio.Task[None] | None = None
        self._deaths: list[float] = []

    async def start(self) -> Ready:
        """Find the hall that runs on the folder, or start one. Raises `HallStartRefused`."""
        found = self.attach()
        if found is not None:
            return found
        with tempfile.TemporaryFile() as errors:
            try:
                self.data_dir.mkdir(parents=True, exist_ok=True)
                self._failure_file.unlink(missing_ok=True)
                process = system.start_detached(self._arguments(), errors=errors)
            except OSError as error:
                raise _refusal("hall.cannot_start", folder=str(self.data_dir), reason=str(error)) from error
            try:
                self.ready = await self._wait_until_ready(process, errors)
            except asyncio.CancelledError:  # nobody will ever know of this hall
                await _end(process.pid)
                raise
        self._port = self.ready.port  # after a death it must be found where it was
        return self.ready

    def attach(self) -> Ready | None:
        """The hall that already runs on the folder, if there is one."""
        try:
            age = time.time() - self._run_file.stat().st_mtime
        except OSError:
            return None
        ready = self._read_run_file()
        if ready is None or age > STALE_SECONDS or not system.process_alive(ready.pid):
            return None
        self.ready, self._port = ready, ready.port
        return ready

    def ended_in_order(self) -> bool:
        """Whether no hall is wanted on the folder: one that ends in order takes its run file along, one that dies
        leaves it, and one that could not start has said why.
        """
        return not self._run_file.exists() and not self._failure_file.exists()

    def _read_run_file(self) -> Ready | None:
        try:
            return msgspec.json.decode(self._run_file.read_bytes(), type=Ready)
        except (OSError, msgspec.MsgspecError):
            return None

    def _arguments(self) -> list[str]:
        arguments = system.own_program("serve", "--data", self.data_dir)
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
                raise self._why_it_ended(process.returncode, errors)
            ready = self._read_run_file()
            if ready is not None and ready.pid == process.pid:
                return ready
            await asyncio.sleep(0.02)
        system.kill_process(process.pid)
        process.wait()
        raise _refusal("hall.not_ready", folder=str(self.data_dir), seconds=round(START_SECONDS))

    def _why_it_ended(self, status: int, errors: IO[bytes]) -> HallStartRefused:
        """The hall's own reason: what it wrote for programs, else its last words."""
        errors.seek(0)
        said = errors.read().decode("utf-8", "replace").strip()
        try:
            failure = msgspec.json.decode(self._failure_file.read_bytes(), type=_Failure)
        except (OSError, msgspec.MsgspecError):
            if said:
                return HallStartRefused(said.splitlines()[-1])
            return _refusal("hall.ended_silently", folder=str(self.data_dir), status=status)
        return HallStartRefused(
            sentence(failure.code, failure.facts, system_language()), failure.code, failure.facts
        )

    def watch(
        self,
        on_restart: Callable[[Ready], None] = lambda ready: None,
        on_given_up: Callable[[str], None] = lambda reason: None,
    ) -> None:
        """From now on start the hall anew when it dies: at once three times, then with growing pauses.

        `on_given_up` gets the reason (half a sentence) when eight starts within three minutes have not helped.
        """
        self._deaths.clear()
        self._watching = asyncio.get_running_loop().create_task(self._watch(on_restart, on_given_up))

    async def _watch(self, on_restart: Callable[[Ready], None], on_given_up: Callable[[str], None]) -> None:
        minutes = round(DEATHS_WINDOW_SECONDS / 60)
        while True:
            await asyncio.sleep(WATCH_SECONDS)
            if self.ready is None or system.process_alive(self.ready.pid):
                continue
            deaths = self._count_death()
            if deaths > MOST_DEATHS:
                facts = {"deaths": deaths, "minutes": minutes}
                on_given_up(sentence("hall.keeps_dying", facts, system_language()))
                return
            await asyncio.sleep(2 ** max(0, deaths - DEATHS_WITHOUT_PAUSE) - 1)
            try:
                ready = await self.start()
            except HallStartRefused as refusal:
                if deaths == MOST_DEATHS:
                    on_given_up(str(refusal).rstrip("."))
                    return
                log.warning("hall.start_refused", detail=str(refusal), code=refusal.code)
            else:
                self.restarts += 1
                on_restart(ready)

    def _count_death(self) -> int:
        """How often the hall has died lately, this time included; a start that was refused counts too."""
        now = time.monotonic()
        self._deaths = [at for at in self._deaths if at > now - DEATHS_WINDOW_SECONDS] + [now]
        return len(self._deaths)

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
        await _end(self.ready.pid)
        self.ready = None


async def _end(pid: int) -> None:
    """End a process in order; by force if it cannot be asked or takes too long."""
    end = time.monotonic() + (STOP_SECONDS if system.stop_process(pid) else 0)
    while system.process_alive(pid):
        if time.monotonic() > end:
            system.kill_process(pid)
            return
        await asyncio.sleep(0.05)


def _refusal(code: str, **facts: object) -> HallStartRefused:
    return HallStartRefused(sentence(code, facts, system_language()), code, facts)

"""The hall as a process: open the journal, serve, say that it is ready, stop when asked."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import json
import os
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import msgspec
import structlog

from chair_console import system
from chair_console.domain.actors import CLOCK
from chair_console.domain.ballots import ExtendBallot, extensions
from chair_console.domain.refusals import Refused
from chair_console.domain.timers import timed
from chair_console.journal import JournalRefused, Store
from chair_console.protocol.views import Text
from chair_console.sentences import sentence, system_language

from . import clock
from .api import build_app
from .api.commands import with_quick_commands
from .api.pieces import with_quick_pieces
from .api.web import with_security_headers
from .fresh_ids import fresh_id
from .hall import Hall
from .network import EVERYWHERE, Network, bracketed, certificates_for, host_name, join_url, own_addresses
from .owed import GRACE_MS, runs_out
from .seen import Seen
from .server import holding_port

log = structlog.get_logger(__name__)

ALIVE_SECONDS = 0.5


class HallSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How a hall is started; `port` 0 takes a free one."""

    data_dir: Path
    database: str | None = None
    host: str = "0.0.0.0"
    port: int = 8443
    name: str = ""
    advertise: bool = True


class Ready(msgspec.Struct, frozen=True, kw_only=True):
    """The line that `serve` prints when the hall is ready; also kept in DATA/run/hall.json."""

    event: str
    url: str
    join_url: str
    ca_file: str
    hall_id: str
    pid: int
    operator_token_file: str
    host: str
    port: int
    epoch: int


class HallProcess:
    """Everything between the command line and the hall."""

    def __init__(self, settings: HallSettings) -> None:
        self.settings = settings
        self.data_dir = settings.data_dir.resolve()
        self._run_file = self.data_dir / "run" / "hall.json"
        self._token_file = self.data_dir / "run" / "operator.token"
        self._seen_file = self.data_dir / "run" / "seen"

    async def run(self) -> None:
        """Serve until asked to stop. Raises `Refused`, `JournalRefused` when the hall cannot open."""
        settings = self.settings
        for folder in (self.data_dir, self._run_file.parent):
            folder.mkdir(parents=True, exist_ok=True)
            system.restrict_to_owner(folder)
        with (
            contextlib.closing(self._open_store()) as store,
            holding_port(settings.host, settings.port) as port,
        ):
            tls = certificates_for(self.data_dir / "tls", settings.host, own_addresses())
            # Replaying a long day makes a million objects that all stay: looking for garbage among them is waste.
            gc.disable()
            hall = Hall(store, self.data_dir, tls, settings.name or host_name())
            gc.freeze()
            gc.enable()
            await self._serve(hall, port)

    def _open_store(self) -> Store:
        try:
            return Store.open(self.settings.database or self.data_dir, data_dir=self.data_dir)
        except ValueError as error:
            raise Refused("hall.bad_database", reason=str(error)) from error

    async def _serve(self, hall: Hall, port: int) -> None:
        died_at = self._died_at()
        ready = self._describe(hall, port)
        self._take_up_time(hall)
        hall.start()
        app = with_security_headers(with_quick_commands(with_quick_pieces(build_app(hall), hall), hall))
        network = Network(hall, app, self.settings.host, port, advertise=self.settings.advertise)
        try:
            await self._after_stop(hall, died_at)
            await network.start()
            self._announce(ready)
            await self._until_stopped(hall)
        finally:
            await network.say_goodbye()
            await hall.close()
            await network.stop()
            self._run_file.unlink(missing_ok=True)

    def _describe(self, hall: Hall, port: int) -> Ready:
        local = self.settings.host if self.settings.host not in EVERYWHERE else "127.0.0.1"
        token, _ = hall.register.issue("operator", name="operator")
        self._token_file.touch(mode=0o600, exist_ok=True)
        system.restrict_to_owner(self._token_file)
        self._token_file.write_text(token, encoding="ascii")
        return Ready(
            event="ready",
            url=f"https://{bracketed(local)}:{port}",
            join_url=join_url(self.settings.host, port),
            ca_file=str(hall.tls.authority),
            hall_id=hall.hall_id,
            pid=os.getpid(),
            operator_token_file=str(self._token_file),
            host=self.settings.host,
            port=port,
            epoch=hall.epoch,
        )

    def _announce(self, ready: Ready) -> None:
        line = msgspec.json.encode(ready)
        partial = self._run_file.with_suffix(".new")
        partial.write_bytes(line)
        partial.replace(self._run_file)
        sys.stdout.write(line.decode() + "\n")
        sys.stdout.flush()

    def _died_at(self) -> int | None:
        """When the last hall on this folder was last seen alive, if it did not stop in order."""
        with contextlib.suppress(OSError):
            return int(self._run_file.stat().st_mtime * 1000)
        return None

    def _note_time(self, hall: Hall) -> None:
        """How far the hall's time has got; it stays when the hall stops, in whatever way."""
        desk = hall.desk
        desk.make_up()
        Seen(
            at=desk.now(),
            owed=desk.owed(),
            seq=desk.seq,
            steady=clock.steady_ms(),
            date=clock.wall_clock_ms(),
        ).note(self._seen_file)

    def _take_up_time(self, hall: Hall) -> None:
        """While something runs that has an end, the hall's time is that of the hall before, and what has passed."""
        seen = Seen.read(self._seen_file)
        if seen is not None and seen.date and timed(hall.desk.shown):
            hall.desk.clock.go_on(seen.at, seen.steady, seen.date)
            hall.desk.clock.not_before(hall.desk.last_at)

    async def _after_stop(self, hall: Hall, died_at: int | None) -> None:
        """Give a running ballot the lost time back, however the hall stopped, and tell the desk what happened.

        What was lost is counted in the hall's own time: the machine's clock may have been set meanwhile, or before.
        What the hall that stopped could not give back any more, its disk being full, is given now.
        """
        desk = hall.desk
        ballot = desk.shown.running_ballot()
        ends_by_itself = runs_out(desk.shown)
        if died_at is None and not ends_by_itself:
            return
        seen = Seen.read(self._seen_file) or Seen(at=died_at or 0)
        stopped_at = seen.at
        extended = 0
        if ballot is not None and ends_by_itself:
            stopped_at = max(stopped_at, desk.last_at)
            desk.clock.not_before(stopped_at)
            extended = desk.now() - stopped_at + seen.still_owed(desk) + GRACE_MS
            parts = [ExtendBallot(ballot_id=ballot.id, by_ms=by_ms) for by_ms in extensions(extended)]
            await asyncio.gather(*(desk.submit(CLOCK, f"clock-{fresh_id()}", part) for part in parts))
        code = "hall.restarted_in_ballot" if ballot is not None else "hall.restarted"
        facts = {
            "from_at": stopped_at,
            "until_at": desk.now(),
            "records": desk.seq,
            "votes": ballot.cast_number() if ballot is not None else 0,
            "seconds": -(-extended // 1000),
        }
        hall.publisher.notice(
            "restart", "warning", Text(sentence(code, facts, "vi"), sentence(code, facts, "en"))
        )
        log.warning("hall.restarted", **facts)

    async def _until_stopped(self, hall: Hall) -> None:
        loop = asyncio.get_running_loop()
        stop = asyncio.Event()

        def ask() -> None:
            loop.call_soon_threadsafe(stop.set)

        system.listen_for_stop(ask)
        while not stop.is_set():
            hall.compare_clocks()
            hall.look_for_room()
            with contextlib.suppress(OSError):
                os.utime(self._run_file)
            self._note_time(hall)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), ALIVE_SECONDS)
        self._note_time(hall)


def serve(settings: HallSettings) -> int:
    """Run a hall until it is asked to stop. Returns the exit status; refusals are one sentence on stderr."""
    process = HallProcess(settings)
    try:
        _run(process.run())
    except (Refused, JournalRefused) as refusal:
        print(sentence(refusal.code, dict(refusal.facts), system_language()), file=sys.stderr)
        log.error("hall.not_opened", code=refusal.code)
        with contextlib.suppress(OSError):
            failure = settings.data_dir / "run" / "failure.json"
            failure.parent.mkdir(parents=True, exist_ok=True)
            failure.write_text(json.dumps({"code": refusal.code, "facts": refusal.facts}, default=str))
        return 1
    return 0


def _run(main: Coroutine[Any, Any, None]) -> None:
    try:
        import uvloop  # not on Windows
    except ImportError:
        asyncio.run(main)
    else:
        uvloop.run(main)

"""The web server inside our own loop. Granian calls its embedding experimental: it is known here only."""

from __future__ import annotations

import asyncio
import errno
import getpass
import hashlib
import logging
import os
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import structlog
from filelock import FileLock, Timeout
from granian.constants import Interfaces, SSLProtocols
from granian.server.embed import Server

from chair_console.domain.refusals import Refused

from .tls import TlsFiles

log = structlog.get_logger(__name__)

# 500 tablets that connect in the same moment: the default of 128 would cut them off.
BACKLOG = 4096


def require_free_port(host: str, port: int) -> int:
    """The port to use (a free one for 0).

    Refused: `hall.port_in_use`, `hall.port_forbidden`, `hall.bad_address`.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        try:
            if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
            else:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
            # Binding may succeed beside a listener of the same address; listening may not.
            probe.listen(1)
        except OSError as error:
            raise Refused(_why_not(error), host=host, port=port) from error
        return int(probe.getsockname()[1])


def _why_not(error: OSError) -> str:
    if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
        return "hall.bad_address"
    return "hall.port_forbidden" if error.errno == errno.EACCES else "hall.port_in_use"


@contextmanager
def holding_port(host: str, port: int) -> Iterator[int]:
    """The port to use, kept from other halls of this user while they start.

    Until a hall listens its port looks free, and the web server shares its own with whoever asks in that moment:
    two halls would take turns in answering. The system frees the lock of a hall that dies.

    Refused: as `require_free_port`.
    """
    port = require_free_port(host, port)
    name = hashlib.sha256(f"{_user()} {host} {port}".encode()).hexdigest()[:16]
    lock = FileLock(Path(tempfile.gettempdir()) / f"chair-console-port-{name}.lock", thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise Refused("hall.port_in_use", host=host, port=port) from error
    except OSError as error:  # a folder that cannot be written to: the port alone must do
        log.warning("server.port_not_held", detail=str(error))
    try:
        # The one that held it before may have begun to listen just now.
        yield require_free_port(host, port)
    finally:
        lock.release()


def _user() -> str:
    """Who runs the hall; in a container it may be a number without a name."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return str(getattr(os, "getuid", int)())


class WebServer:
    """Serves an ASGI application over TLS until stopped."""

    def __init__(self, app: Any, host: str, port: int, tls: TlsFiles) -> None:
        logging.getLogger("_granian").setLevel(logging.WARNING)
        self._server = Server(
            app,
            address=host,
            port=port,
            interface=Interfaces.ASGI,
            backlog=BACKLOG,
            backpressure=BACKLOG,
            log_enabled=False,
            ssl_cert=tls.certificate,
            ssl_key=tls.key,
            ssl_protocol_min=SSLProtocols.tls12,
        )
        self._host = "127.0.0.1" if host in ("0.0.0.0", "") else "::1" if host == "::" else host
        self._port = port
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Returns when the port accepts connections."""
        self._task = asyncio.get_running_loop().create_task(self._server.serve())
        while True:
            if self._task.done():
                self._task.result()
                raise Refused("hall.port_in_use", host=self._host, port=self._port)
            try:
                _, writer = await asyncio.open_connection(self._host, self._port)
            except OSError:
                await asyncio.sleep(0.01)
                continue
            writer.close()
            return

    async def stop(self) -> None:
        self._server.stop()  # type: ignore[no-untyped-call]
        if self._task is not None:
            await asyncio.wait([self._task], timeout=3)

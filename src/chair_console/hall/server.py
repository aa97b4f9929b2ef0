"""The web server inside our own loop. Granian calls its embedding experimental: it is known here only."""

from __future__ import annotations

import asyncio
import logging
import socket
from typing import Any

from granian.constants import Interfaces, SSLProtocols
from granian.server.embed import Server

from chair_console.domain.refusals import Refused

from .tls import TlsFiles

# 500 tablets that connect in the same moment: the default of 128 would cut them off.
BACKLOG = 4096


def require_free_port(host: str, port: int) -> int:
    """The port to use (a free one for 0). Refused: `hall.port_in_use`, `hall.bad_address`."""
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
            code = "hall.bad_address" if isinstance(error, socket.gaierror) else "hall.port_in_use"
            raise Refused(code, host=host, port=port) from error
        return int(probe.getsockname()[1])


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

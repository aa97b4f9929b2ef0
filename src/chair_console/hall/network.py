"""Keeps the hall reachable: certificate, web server and announcement follow the addresses of this machine.

Wi-Fi comes and goes, and the laptop is often started before its router. An address is announced only when the
certificate covers it: a tablet that is told of any other would refuse the hall and wait for ever.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import structlog

from chair_console import system
from chair_console.domain.refusals import Refused
from chair_console.protocol.views import Text
from chair_console.sentences import sentence

from .discovery import Discovery
from .hall import Hall
from .server import WebServer
from .tls import TlsFiles, ensure_certificates, is_local

log = structlog.get_logger(__name__)

LOOK_AGAIN_SECONDS = 5.0
START_AGAIN_SECONDS = 0.2
NETWORK_NOTICE = "network"
EVERYWHERE = ("0.0.0.0", "::", "")


def own_addresses() -> list[str]:
    """This machine's addresses, the most useful to others first."""
    return [str(local.address).split("%")[0] for local in system.local_addresses()]


def host_name() -> str:
    """This machine's name as it may stand in a certificate."""
    label = socket.gethostname().split(".")[0].lower()
    return "".join(ch if ch.isalnum() and ch.isascii() else "-" for ch in label).strip("-") or "chair-console"


def certificates_for(folder: Path, host: str, addresses: Sequence[str]) -> TlsFiles:
    """Certificates good at these addresses and at the one that the hall listens on."""
    named = [] if host in EVERYWHERE else [host]
    return ensure_certificates(folder, host_name(), [*addresses, *named])


def shown_addresses(addresses: Sequence[str]) -> list[str]:
    """The IPv4 addresses that others can reach; this machine's own where there is no network."""
    found = [address for address in addresses if ":" not in address]
    return [address for address in found if not address.startswith("127.")] or found


def join_url(host: str, port: int) -> str:
    """Where tablets find the hall."""
    address = host if host not in EVERYWHERE else next(iter(shown_addresses(own_addresses())), "127.0.0.1")
    return f"https://{bracketed(address)}:{port}/"


def bracketed(host: str) -> str:
    """The host as it stands in a URL."""
    return f"[{host}]" if ":" in host else host


class Network:
    """One hall on the network of this machine."""

    def __init__(self, hall: Hall, app: Any, host: str, port: int, *, advertise: bool) -> None:
        self._hall, self._app, self._host, self._port = hall, app, host, port
        self._server = WebServer(app, host, port, hall.tls)
        self._discovery = Discovery(hall, port) if advertise else None
        self._addresses = own_addresses()
        self._keeping: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Serve and announce. Refused: `hall.port_in_use`."""
        await self._server.start()
        await self._announce()
        self._keeping = asyncio.get_running_loop().create_task(self._keep())

    async def say_goodbye(self) -> None:
        """No longer announced: tablets forget this hall at once."""
        if self._keeping is not None:
            self._keeping.cancel()
        if self._discovery is not None:
            await self._discovery.stop()

    async def stop(self) -> None:
        await self._server.stop()

    async def _keep(self) -> None:
        while True:
            await asyncio.sleep(LOOK_AGAIN_SECONDS)
            addresses = own_addresses()
            changed = addresses != self._addresses
            if changed and self._hall.desk.shown.running_ballot() is None:  # nobody is cut off from a vote
                try:
                    await self._renew(addresses)
                except OSError as error:
                    log.warning("network.certificate_not_renewed", detail=str(error))
                    continue
                self._addresses = addresses
            if changed or (self._discovery is not None and not self._discovery.is_open):
                await self._announce()

    async def _renew(self, addresses: list[str]) -> None:
        """A certificate with the new addresses; connections come back by themselves within a second."""
        folder = self._hall.tls.certificate.parent
        before = self._hall.tls.covered_addresses()
        tls = await asyncio.to_thread(certificates_for, folder, self._host, addresses)
        if tls.covered_addresses() == before:
            return None
        log.info("network.certificate_renewed", addresses=addresses)
        await self._hall.followers.dismiss("live.hall_stops")
        await self._server.stop()
        while True:
            self._server = WebServer(self._app, self._host, self._port, tls)
            with contextlib.suppress(Refused, OSError, RuntimeError):
                await self._server.start()
                return self._hall.followers.welcome()
            await asyncio.sleep(START_AGAIN_SECONDS)

    async def _announce(self) -> None:
        self._hall.join_url = join_url(self._host, self._port)
        covered = self._hall.tls.covered_addresses()
        shown = shown_addresses(own_addresses())
        self._tell_desk([address for address in shown if not is_local(address)])
        if self._discovery is not None:
            await self._discovery.announce([address for address in shown if address in covered])

    def _tell_desk(self, public: list[str]) -> None:
        if not public:
            return self._hall.publisher.withdraw_notice(NETWORK_NOTICE)
        facts: dict[str, object] = {"addresses": ", ".join(public)}
        vi, en = (sentence("hall.public_address", facts, language) for language in ("vi", "en"))
        self._hall.publisher.notice(NETWORK_NOTICE, "warning", Text(vi, en))

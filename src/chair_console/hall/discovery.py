"""DNS-SD: the hall advertises itself and finds tablets that wait to be assigned.

DNS-SD finds; who is alive is told by the connections' heartbeats. A found tablet that does not renew its own
announcement (it was unplugged) disappears when its record expires or when a probe gets no answer.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Coroutine
from typing import Any

import structlog
from zeroconf import IPVersion, ServiceStateChange, Zeroconf
from zeroconf.asyncio import AsyncServiceBrowser, AsyncServiceInfo, AsyncZeroconf

from chair_console import system

from .hall import Hall

log = structlog.get_logger(__name__)

HALL_TYPE = "_chair-console._tcp.local."
TABLET_TYPE = "_delegate-tablet._tcp.local."
LOOK_AGAIN_SECONDS = 5.0
RESOLVE_MS = 2_000


def _ipv4_addresses() -> list[str]:
    found = [str(local.address) for local in system.local_addresses() if local.address.version == 4]
    reachable = [address for address in found if not address.startswith("127.")]
    return reachable or found


class Discovery:
    """Advertises one hall and reports tablets to it."""

    def __init__(self, hall: Hall, port: int) -> None:
        self._hall = hall
        self._port = port
        self._zeroconf: AsyncZeroconf | None = None
        self._browser: AsyncServiceBrowser | None = None
        self._info: AsyncServiceInfo | None = None
        self._known: dict[str, str] = {}
        self._addresses: list[str] = []
        self._work: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Begin; a machine without a usable network is told to the log and looked at again later."""
        try:
            await self._open()
        except OSError as error:
            log.warning("discovery.no_network", detail=str(error))
            await self._close()
        self._spawn(self._keep_addresses())

    async def stop(self) -> None:
        """Say goodbye, so that tablets forget this hall at once."""
        for task in self._work:
            task.cancel()
        await self._close()

    async def _open(self) -> None:
        self._addresses = _ipv4_addresses()
        self._zeroconf = AsyncZeroconf(ip_version=IPVersion.V4Only, interfaces=self._addresses)
        self._info = self._describe()
        await self._zeroconf.async_register_service(self._info, allow_name_change=True)
        self._browser = AsyncServiceBrowser(self._zeroconf.zeroconf, TABLET_TYPE, handlers=[self._changed])

    async def _close(self) -> None:
        if self._browser is not None:
            await self._browser.async_cancel()
        if self._zeroconf is not None:
            await self._zeroconf.async_unregister_all_services()
            await self._zeroconf.async_close()
        self._browser, self._zeroconf = None, None

    def _describe(self) -> AsyncServiceInfo:
        name = self._hall.name[:40] or "Chair Console"
        return AsyncServiceInfo(
            HALL_TYPE,
            f"{name}.{HALL_TYPE}",
            port=self._port,
            addresses=[socket.inet_aton(address) for address in self._addresses],
            server=f"{name.split('.')[0].replace(' ', '-')}.local.",
            properties={
                "v": "1",
                "hall": self._hall.hall_id,
                "name": self._hall.name,
                "epoch": str(self._hall.epoch),
                "ca": self._hall.tls.authority_fingerprint(),
            },
        )

    async def _keep_addresses(self) -> None:
        """Wi-Fi comes and goes: when the addresses change, everything is announced anew."""
        while True:
            await asyncio.sleep(LOOK_AGAIN_SECONDS)
            if _ipv4_addresses() == self._addresses and self._zeroconf is not None:
                continue
            try:
                await self._close()
                await self._open()
            except OSError as error:
                log.warning("discovery.no_network", detail=str(error))
                await self._close()

    def _changed(
        self, zeroconf: Zeroconf, service_type: str, name: str, state_change: ServiceStateChange
    ) -> None:
        if state_change is ServiceStateChange.Removed:
            device_id = self._known.pop(name, None)
            if device_id is not None:
                self._hall.advertised(device_id, "", "", present=False)
            return
        self._spawn(self._resolve(zeroconf, name))

    async def _resolve(self, zeroconf: Zeroconf, name: str) -> None:
        info = AsyncServiceInfo(TABLET_TYPE, name)
        if not await info.async_request(zeroconf, RESOLVE_MS):
            return
        properties = info.decoded_properties
        device_id = properties.get("id") or ""
        if not 8 <= len(device_id) <= 80:
            log.info("discovery.bad_tablet", name=name)
            return
        addresses = info.parsed_addresses(IPVersion.V4Only)
        address = f"{addresses[0]}:{info.port}" if addresses else ""
        self._known[name] = device_id
        shown = properties.get("name") or name.removesuffix(f".{TABLET_TYPE}")
        self._hall.advertised(device_id, shown[:80], address, present=True)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._work.add(task)
        task.add_done_callback(self._work.discard)

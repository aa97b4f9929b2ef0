"""The tablet's side of DNS-SD: it advertises itself and finds halls."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Coroutine
from ipaddress import ip_address, ip_network
from typing import Any

import msgspec
from zeroconf import IPVersion, ServiceStateChange, Zeroconf
from zeroconf.asyncio import AsyncServiceBrowser, AsyncServiceInfo, AsyncZeroconf

from chair_console import system
from chair_console.service_names import readable, service_label, text_value

HALL_TYPE = "_chair-console._tcp.local."
TABLET_TYPE = "_delegate-tablet._tcp.local."
RESOLVE_MS = 2_000


class FoundHall(msgspec.Struct, frozen=True):
    """A hall as it advertises itself; `authority` is the SHA-256 of its certificate authority (hex).

    `urls` are its addresses, those in the tablet's own networks first.
    """

    hall_id: str
    name: str
    urls: tuple[str, ...]
    authority: str


def _nearest_first(addresses: list[str]) -> list[str]:
    """A hall on Wi-Fi and cable advertises both; only one of them may lead to it from here."""
    near = [
        ip_network(f"{local.address}/{local.prefix_bits}", strict=False)
        for local in system.local_addresses()
        if local.address.version == 4
    ]
    return sorted(addresses, key=lambda address: not any(ip_address(address) in network for network in near))


class Neighbourhood:
    """Advertises one tablet and tells of every hall in sight."""

    def __init__(
        self, device_id: str, name: str, fingerprint: str, on_hall: Callable[[FoundHall], None]
    ) -> None:
        self._device_id, self._name, self._fingerprint = device_id, name, fingerprint
        self._on_hall = on_hall
        self._zeroconf: AsyncZeroconf | None = None
        self._browser: AsyncServiceBrowser | None = None
        self._work: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Raises OSError where there is no usable network."""
        addresses = [str(a.address) for a in system.local_addresses() if a.address.version == 4]
        outside = [a for a in addresses if not a.startswith("127.")] or addresses
        self._zeroconf = AsyncZeroconf(ip_version=IPVersion.V4Only, interfaces=outside)
        info = AsyncServiceInfo(
            TABLET_TYPE,
            f"{service_label(self._name, 'Tablet')}.{TABLET_TYPE}",
            port=0,
            addresses=[socket.inet_aton(a) for a in outside],
            server=f"{self._device_id[:30]}.local.",
            properties={
                "v": "1",
                "id": self._device_id,
                "name": text_value(self._name),
                "fp": self._fingerprint,
            },
        )
        await self._zeroconf.async_register_service(info, allow_name_change=True)
        self._browser = AsyncServiceBrowser(self._zeroconf.zeroconf, HALL_TYPE, handlers=[self._changed])

    async def stop(self) -> None:
        """Say goodbye: this tablet no longer waits."""
        for task in self._work:
            task.cancel()
        if self._browser is not None:
            await self._browser.async_cancel()
        if self._zeroconf is not None:
            await self._zeroconf.async_unregister_all_services()
            await self._zeroconf.async_close()
        self._zeroconf, self._browser = None, None

    def _changed(
        self, zeroconf: Zeroconf, service_type: str, name: str, state_change: ServiceStateChange
    ) -> None:
        if state_change is not ServiceStateChange.Removed:
            self._spawn(self._resolve(zeroconf, name))

    async def _resolve(self, zeroconf: Zeroconf, name: str) -> None:
        info = AsyncServiceInfo(HALL_TYPE, name)
        if not await info.async_request(zeroconf, RESOLVE_MS):
            return
        properties = info.decoded_properties
        addresses = info.parsed_addresses(IPVersion.V4Only)
        hall_id, authority = properties.get("hall"), properties.get("ca")
        if addresses and hall_id and authority:
            urls = tuple(f"https://{address}:{info.port}" for address in _nearest_first(addresses))
            self._on_hall(FoundHall(hall_id, readable(properties.get("name") or name), urls, authority))

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._work.add(task)
        task.add_done_callback(self._work.discard)

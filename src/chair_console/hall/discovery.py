"""DNS-SD: the hall advertises itself and finds tablets that wait to be assigned.

DNS-SD finds; who is alive is told by the connections' heartbeats. A waiting tablet has no connection yet and its
announcement is good for an hour: it is asked again and again, and is gone when it does not answer.
"""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Coroutine, Sequence
from typing import Any

import msgspec
import structlog
from zeroconf import (  # type: ignore[attr-defined]  # its list of exports leaves out three of them
    DNSOutgoing,
    DNSPointer,
    DNSQuestion,
    IPVersion,
    ServiceStateChange,
    Zeroconf,
    const,
)
from zeroconf.asyncio import AsyncServiceBrowser, AsyncServiceInfo, AsyncZeroconf

from chair_console.service_names import host_label, readable, service_label, text_value

from .hall import Hall

log = structlog.get_logger(__name__)

HALL_TYPE = "_chair-console._tcp.local."
TABLET_TYPE = "_delegate-tablet._tcp.local."
RESOLVE_MS = 2_000
# Twice the largest council: whoever advertises more floods the list.
MOST_TABLETS = 1_000
ASK_SECONDS = 2.5
# Three questions without an answer: multicast over Wi-Fi loses one now and then.
SILENT_MS = 9_000


class FoundTablet(msgspec.Struct):
    """A tablet that advertises itself; `answers` turns false when it was unplugged without a goodbye."""

    id: str
    name: str
    address: str
    answers: bool = True


class Discovery:
    """Advertises one hall and reports tablets to it."""

    def __init__(self, hall: Hall, port: int) -> None:
        self._hall = hall
        self._port = port
        self._zeroconf: AsyncZeroconf | None = None
        self._browser: AsyncServiceBrowser | None = None
        self._tablets: dict[str, FoundTablet] = {}
        self._addresses: list[str] = []
        self._asking: asyncio.Task[None] | None = None
        self._work: set[asyncio.Task[None]] = set()

    @property
    def is_open(self) -> bool:
        return self._zeroconf is not None

    async def announce(self, addresses: Sequence[str]) -> None:
        """Announce the hall at these addresses (IPv4) and nowhere else.

        A machine without a usable network is told to the log; `is_open` stays false.
        """
        if self.is_open and list(addresses) == self._addresses:
            return
        await self._close()
        self._addresses = list(addresses)
        if not addresses:
            return
        try:
            await self._open()
        except OSError as error:
            log.warning("discovery.no_network", detail=str(error))
            await self._close()

    async def stop(self) -> None:
        """Say goodbye, so that tablets forget this hall at once."""
        await self._close()

    async def _open(self) -> None:
        self._zeroconf = AsyncZeroconf(ip_version=IPVersion.V4Only, interfaces=self._addresses)
        await self._zeroconf.async_register_service(self._describe(), allow_name_change=True)
        self._browser = AsyncServiceBrowser(self._zeroconf.zeroconf, TABLET_TYPE, handlers=[self._changed])
        self._asking = asyncio.get_running_loop().create_task(self._keep_asking(self._zeroconf.zeroconf))

    async def _close(self) -> None:
        for task in (*self._work, *([self._asking] if self._asking else [])):
            task.cancel()
        if self._browser is not None:
            await self._browser.async_cancel()
        if self._zeroconf is not None:
            await self._zeroconf.async_unregister_all_services()
            await self._zeroconf.async_close()
        self._browser, self._zeroconf, self._asking = None, None, None
        for name in list(self._tablets):
            self._forget(name)

    def _describe(self) -> AsyncServiceInfo:
        name = service_label(self._hall.name, "Chair Console")
        return AsyncServiceInfo(
            HALL_TYPE,
            f"{name}.{HALL_TYPE}",
            port=self._port,
            addresses=[socket.inet_aton(address) for address in self._addresses],
            server=f"{host_label(self._hall.name, 'chair-console')}.local.",
            properties={
                "v": "1",
                "hall": self._hall.hall_id,
                "name": text_value(self._hall.name),
                "epoch": str(self._hall.epoch),
                "ca": self._hall.tls.authority_fingerprint(),
            },
        )

    def _changed(
        self, zeroconf: Zeroconf, service_type: str, name: str, state_change: ServiceStateChange
    ) -> None:
        if state_change is ServiceStateChange.Removed:
            self._forget(name)
        else:
            self._spawn(self._resolve(zeroconf, name))

    def _forget(self, name: str) -> None:
        tablet = self._tablets.pop(name, None)
        if tablet is not None and tablet.answers:
            self._hall.advertised(tablet.id, "", "", present=False)

    async def _resolve(self, zeroconf: Zeroconf, name: str) -> None:
        info = AsyncServiceInfo(TABLET_TYPE, name)
        if await info.async_request(zeroconf, RESOLVE_MS):
            self.take(info)

    def take(self, info: AsyncServiceInfo) -> None:
        """Tell the hall of a tablet that has described itself, unless it is one too many or has no proper id."""
        properties, name = info.decoded_properties, info.name
        device_id = properties.get("id") or ""
        if not (8 <= len(device_id) <= 80 and readable(device_id) == device_id):
            log.info("discovery.bad_tablet", name=name[:80])
            return
        addresses = info.parsed_addresses(IPVersion.V4Only)
        address = f"{addresses[0]}:{info.port}" if addresses else ""
        shown = readable(properties.get("name") or name.removesuffix(f".{TABLET_TYPE}"))[:80]
        if name not in self._tablets and len(self._tablets) >= MOST_TABLETS:
            log.warning("discovery.too_many_tablets", name=shown)
            return
        known = self._tablets.get(name)
        if known is not None and known.id != device_id:
            self._forget(name)
        self._tablets[name] = FoundTablet(device_id, shown, address)
        self._hall.advertised(device_id, shown, address, present=True)

    async def _keep_asking(self, zeroconf: Zeroconf) -> None:
        """Ask all waiting tablets at once whether they are still there; each answer renews its record."""
        while True:
            await asyncio.sleep(ASK_SECONDS)
            if not self._tablets:
                continue
            question = DNSOutgoing(const._FLAGS_QR_QUERY)
            question.add_question(DNSQuestion(TABLET_TYPE, const._TYPE_PTR, const._CLASS_IN))
            zeroconf.async_send(question)
            self._take_answers(zeroconf)

    def _take_answers(self, zeroconf: Zeroconf) -> None:
        oldest = time.monotonic() * 1000 - SILENT_MS
        records = zeroconf.cache.async_all_by_details(TABLET_TYPE, const._TYPE_PTR, const._CLASS_IN)
        answered = {r.alias for r in records if isinstance(r, DNSPointer) and r.created > oldest}
        for name, tablet in self._tablets.items():
            if tablet.answers != (name in answered):
                tablet.answers = not tablet.answers
                shown = (tablet.name, tablet.address) if tablet.answers else ("", "")
                self._hall.advertised(tablet.id, *shown, present=tablet.answers)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._work.add(task)
        task.add_done_callback(self._work.discard)

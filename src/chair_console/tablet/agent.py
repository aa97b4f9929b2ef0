"""The agent's life: wait in sight of the halls, claim access when assigned, stay connected, begin anew when released.

It prints one line of JSON for everything that happens, so that a kiosk can show it.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import random
import ssl
import sys
from pathlib import Path

import aiohttp
import msgspec

from chair_console import system
from chair_console.client.connection import HallClient
from chair_console.protocol.envelope import Access, TabletChallenge
from chair_console.sentences import sentence, system_language

from .identity import Membership, TabletIdentity
from .neighbourhood import FoundHall, Neighbourhood

CLAIM_SECONDS = 0.5
CLAIM_SECONDS_LATER = 2.0
QUICK_CLAIMS = 120


def say(event: str, **facts: object) -> None:
    """One line of JSON on stdout."""
    sys.stdout.write(msgspec.json.encode({"event": event, **facts}).decode() + "\n")
    sys.stdout.flush()


class Agent:
    """One tablet."""

    def __init__(self, identity: TabletIdentity, name: str) -> None:
        self._identity = identity
        self._name = name or f"Tablet {identity.id[-4:].upper()}"
        self._halls: dict[str, FoundHall] = {}
        self._found = asyncio.Event()

    async def run(self) -> None:
        while True:
            membership = self._identity.membership()
            if membership is None:
                membership = await self._wait_for_assignment()
                self._identity.remember(membership)
            await self._stay(membership)
            self._identity.forget()

    async def _wait_for_assignment(self) -> Membership:
        neighbourhood = Neighbourhood(
            self._identity.id, self._name, self._identity.fingerprint, self._hall_found
        )
        await neighbourhood.start()
        say("waiting", id=self._identity.id, name=self._name)
        try:
            return await self._claim_until_given()
        finally:
            await neighbourhood.stop()

    def _hall_found(self, hall: FoundHall) -> None:
        if hall.hall_id not in self._halls:
            say("hall_found", hall_id=hall.hall_id, name=hall.name, url=hall.url)
        self._halls[hall.hall_id] = hall
        self._found.set()

    async def _claim_until_given(self) -> Membership:
        await self._found.wait()
        claims = 0
        while True:
            for hall in list(self._halls.values()):
                access = await self._claim(hall)
                if access is not None:
                    return Membership(hall_id=hall.hall_id, url=hall.url, access=access)
            claims += 1
            pause = CLAIM_SECONDS if claims < QUICK_CLAIMS else CLAIM_SECONDS_LATER
            await asyncio.sleep(pause * random.uniform(0.8, 1.2))

    async def _claim(self, hall: FoundHall) -> Access | None:
        """The access of this tablet in a hall; None while it is not assigned there or cannot be reached."""
        with contextlib.suppress(aiohttp.ClientError, TimeoutError, OSError, msgspec.MsgspecError):
            context = await self._trust(hall)
            timeout = aiohttp.ClientTimeout(total=5)
            async with aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(ssl=context), timeout=timeout
            ) as session:
                async with session.get(f"{hall.url}/api/tablets/challenge") as answer:
                    given = msgspec.json.decode(await answer.read(), type=TabletChallenge)
                claim = self._identity.claim(given.hall_id, given.challenge)
                headers = {"content-type": "application/json"}
                body = msgspec.json.encode(claim)
                async with session.post(
                    f"{hall.url}/api/tablets/claim", data=body, headers=headers
                ) as answer:
                    if answer.status == 200:
                        return msgspec.json.decode(await answer.read(), type=Access)
        return None

    async def _trust(self, hall: FoundHall) -> ssl.SSLContext:
        """Trust the authority that the hall has advertised, and no other. Raises OSError if it differs."""
        unchecked = aiohttp.TCPConnector(ssl=False)
        async with (
            aiohttp.ClientSession(connector=unchecked) as session,
            session.get(f"{hall.url}/ca.crt") as answer,
        ):
            certificate = (await answer.read()).decode("ascii")
        found = hashlib.sha256(ssl.PEM_cert_to_DER_cert(certificate)).hexdigest()
        if found != hall.authority:
            raise OSError("the hall's certificate authority is not the one it advertises")
        await asyncio.to_thread(self._identity.authority_file.write_text, certificate)
        return ssl.create_default_context(cadata=certificate)

    async def _stay(self, membership: Membership) -> None:
        """Stay connected until the desk takes the access back."""
        access = membership.access
        say("assigned", delegate_id=access.delegate_id, name=access.name, seat=access.seat)
        client = HallClient(
            membership.url, access.token, self._identity.authority_file, device_id=self._identity.id
        )
        revoked = asyncio.Event()

        def changed() -> None:
            say("connection", state=client.state)
            if client.state == "refused":
                revoked.set()

        client.on_state(changed)
        await client.start()
        try:
            await revoked.wait()
            say("released")
        finally:
            await client.close()


def run_agent(name: str, state: Path | None, *, headless: bool) -> int:
    """Run until stopped. Returns the exit status."""
    if not headless:
        print(sentence("tablet.headless_only", {}, system_language()), file=sys.stderr)
        return 2
    folder = state or system.default_data_dir() / "tablet"
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_run(folder, name))
    return 0


async def _run(folder: Path, name: str) -> None:
    loop = asyncio.get_running_loop()
    running = loop.create_task(Agent(TabletIdentity(folder), name).run())
    system.listen_for_stop(lambda: _cancel(loop, running))
    with contextlib.suppress(asyncio.CancelledError):
        await running


def _cancel(loop: asyncio.AbstractEventLoop, task: asyncio.Task[None]) -> None:
    loop.call_soon_threadsafe(task.cancel)

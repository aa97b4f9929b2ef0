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
UNREACHABLE = "tablet.unreachable"
# By the number of OpenSSL's verdict (openssl-verification-options): 9, 10 dates; 47, 62, 64 name and address.
DOUBTS = {
    9: "tablet.refused_date",
    10: "tablet.refused_date",
    47: "tablet.refused_address",
    62: "tablet.refused_address",
    64: "tablet.refused_address",
}


def say(event: str, **facts: object) -> None:
    """One line of JSON on stdout."""
    sys.stdout.write(msgspec.json.encode({"event": event, **facts}).decode() + "\n")
    sys.stdout.flush()


class HallDoubtful(Exception):
    """A hall that is in sight cannot be reached or must not be trusted; `code` names the sentence."""

    def __init__(self, code: str, reason: str = "") -> None:
        super().__init__(reason)
        self.code = code


def doubt_of(error: Exception) -> HallDoubtful:
    """Why a certificate was refused, as a person can act on it."""
    if not isinstance(error, ssl.SSLCertVerificationError):
        return HallDoubtful("tablet.refused_certificate", str(error))
    return HallDoubtful(DOUBTS.get(error.verify_code, "tablet.refused_certificate"), error.verify_message)


class Agent:
    """One tablet."""

    def __init__(self, identity: TabletIdentity, name: str) -> None:
        self._identity = identity
        self._name = name or f"Tablet {identity.id[-4:].upper()}"
        self._halls: dict[str, FoundHall] = {}
        self._found = asyncio.Event()
        self._told: dict[str, tuple[str, str]] = {}

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
            say("hall_found", hall_id=hall.hall_id, name=hall.name, url=hall.urls[0])
        self._halls[hall.hall_id] = hall
        self._found.set()

    async def _claim_until_given(self) -> Membership:
        await self._found.wait()
        claims = 0
        while True:
            for hall in list(self._halls.values()):
                membership = await self._claim_anywhere(hall)
                if membership is not None:
                    return membership
            claims += 1
            pause = CLAIM_SECONDS if claims < QUICK_CLAIMS else CLAIM_SECONDS_LATER
            await asyncio.sleep(pause * random.uniform(0.8, 1.2))

    async def _claim_anywhere(self, hall: FoundHall) -> Membership | None:
        """Claim access at the first of the hall's addresses that works; say why none does."""
        doubts = []
        for url in hall.urls:
            try:
                access = await self._claim(url, hall.authority)
            except HallDoubtful as doubt:
                doubts.append((url, doubt))
                continue
            self._told.pop(hall.hall_id, None)
            return None if access is None else Membership(hall_id=hall.hall_id, url=url, access=access)
        doubts.sort(key=lambda found: found[1].code == UNREACHABLE)  # a refusal says more than silence
        self._tell_once(hall, *doubts[0])
        return None

    def _tell_once(self, hall: FoundHall, url: str, doubt: HallDoubtful) -> None:
        """A line for each new reason, not for each try."""
        if self._told.get(hall.hall_id) == (url, doubt.code):
            return
        self._told[hall.hall_id] = (url, doubt.code)
        facts: dict[str, object] = {"name": hall.name, "url": url, "reason": str(doubt)}
        text = sentence(doubt.code, facts, system_language())
        say("refused", hall_id=hall.hall_id, url=url, code=doubt.code, text=text)

    async def _claim(self, url: str, authority: str) -> Access | None:
        """The access of this tablet in a hall; None while it is not assigned there. Raises `HallDoubtful`."""
        try:
            return await self._ask(url, await self._trust(url, authority))
        except aiohttp.ClientConnectorCertificateError as error:
            raise doubt_of(error.certificate_error) from error
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise HallDoubtful(UNREACHABLE, str(error)) from error
        except (msgspec.MsgspecError, ValueError):
            return None  # a hall that is just starting or stopping

    async def _ask(self, url: str, context: ssl.SSLContext) -> Access | None:
        timeout = aiohttp.ClientTimeout(total=5)
        connector = aiohttp.TCPConnector(ssl=context)
        async with aiohttp.ClientSession(connector=connector, timeout=timeout) as session:
            async with session.get(f"{url}/api/tablets/challenge") as answer:
                given = msgspec.json.decode(await answer.read(), type=TabletChallenge)
            claim = self._identity.claim(given.hall_id, given.challenge)
            headers = {"content-type": "application/json"}
            body = msgspec.json.encode(claim)
            async with session.post(f"{url}/api/tablets/claim", data=body, headers=headers) as answer:
                return msgspec.json.decode(await answer.read(), type=Access) if answer.status == 200 else None

    async def _trust(self, url: str, authority: str) -> ssl.SSLContext:
        """Trust the authority that the hall has advertised, and no other. Raises `HallDoubtful` if it differs."""
        timeout = aiohttp.ClientTimeout(total=5)
        unchecked = aiohttp.TCPConnector(ssl=False)
        async with (
            aiohttp.ClientSession(connector=unchecked, timeout=timeout) as session,
            session.get(f"{url}/ca.crt") as answer,
        ):
            certificate = (await answer.read()).decode("ascii")
        found = hashlib.sha256(ssl.PEM_cert_to_DER_cert(certificate)).hexdigest()
        if found != authority:
            raise HallDoubtful("tablet.refused_authority")
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

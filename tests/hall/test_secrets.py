"""Secrets: who may read them on the disk, where they never appear, and how little guessing helps."""

from __future__ import annotations

import asyncio
import ssl
import stat
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from chair_console.client import CommandRefused, HallHttp
from chair_console.domain.actors import Role
from tests.hall.sitting import Sitting, a_sitting

ROLES: tuple[Role, ...] = ("chair", "secretary", "operator", "teller", "projector", "guest", "press")
# Path → the roles that get further than `access.role`. What anybody may ask is not here.
DOORS: dict[tuple[str, str], set[str]] = {
    ("GET", "/api/me"): {*ROLES, "delegate"},
    ("POST", "/api/cookie"): {*ROLES, "delegate"},
    ("POST", "/api/tokens"): {"operator"},
    ("GET", "/api/join-codes"): {"chair", "secretary", "operator"},
    ("POST", "/api/files"): {"chair", "secretary", "operator"},
    ("DELETE", "/api/files/some-upload"): {"chair", "secretary", "operator"},
}
OWNERS_ONLY = (
    "tls/ca.key",
    "tls/hall.key",
    "run/operator.token",
    "identity/identity.sqlite3",
    "journal.sqlite3",
)


async def test_every_door_opens_for_its_roles_only() -> None:
    async with a_sitting(1) as sitting:
        callers: dict[str, HallHttp] = {
            role: sitting.caller((await sitting.stage.operator.make_token(role)).token) for role in ROLES
        }
        callers |= {
            "delegate": sitting.people["d01"],
            "nobody": sitting.caller(),
            "made up": sitting.caller("x" * 43),
        }
        for (method, path), allowed in DOORS.items():
            for role, caller in callers.items():
                headers = {"Authorization": f"Bearer {caller.token}"} if caller.token else {}
                body = {"role": "guest"} if path == "/api/tokens" else None
                async with caller.session.request(
                    method, caller.url + path, json=body, headers=headers
                ) as answer:
                    refused = 401 if role in ("nobody", "made up") else 403
                    assert (answer.status == refused) == (role not in allowed), (path, role, answer.status)


def _command_line(pid: int) -> bytes:
    return Path(f"/proc/{pid}/cmdline").read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
async def test_what_is_secret_is_its_owners_alone_and_stands_nowhere_else(tmp_path: Path) -> None:
    data = tmp_path / "data"
    async with a_sitting(2, data) as sitting:
        with pytest.raises(CommandRefused):
            await sitting.caller().join("000000000", "tablet-wrong")
        ballot = await sitting.ballot()
        await sitting.vote("d01", ballot)
        ready = sitting.stage.ready
        secrets = [ready.operator_token(), sitting.stage.chair.http.token]
        secrets += [person.token for person in sitting.people.values()]
        secrets += [code.link.partition("#join=")[2] for code in sitting.codes.values()]
        assert stat.S_IMODE(data.stat().st_mode) == 0o700
        for name in (
            "tls/ca.key",
            "tls/hall.key",
            "run/operator.token",
            "identity/identity.sqlite3",
            "journal.sqlite3",
        ):
            assert stat.S_IMODE((data / name).stat().st_mode) == 0o600, name
        kept = {data / "run" / "operator.token", *data.glob("identity/*")}
        for file in (path for path in data.rglob("*") if path.is_file() and path not in kept):
            content = file.read_bytes()
            assert not [secret for secret in secrets if secret.encode() in content], file
        log = (data / "logs" / "hall.log").read_text(encoding="utf-8")
        assert not [code.code for code in sitting.codes.values() if f'"{code.code}"' in log]
        if sys.platform == "linux":
            line = _command_line(ready.pid)
            assert not [secret for secret in secrets if secret.encode() in line]


@asynccontextmanager
async def somebody_at(sitting: Sitting, address: str) -> AsyncIterator[aiohttp.ClientSession]:
    """A caller from another address of this machine."""
    context = ssl.create_default_context(cafile=sitting.stage.ready.ca_file)
    connector = aiohttp.TCPConnector(ssl=context, local_addr=(address, 0))
    async with aiohttp.ClientSession(connector=connector) as session:
        yield session


async def _join(sitting: Sitting, session: aiohttp.ClientSession, code: str, device: str) -> int:
    request = {"code": code, "device_id": device}
    async with session.post(f"{sitting.stage.ready.url}/api/join", json=request) as answer:
        return answer.status


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has one loopback address")
async def test_many_who_guess_are_held_up_and_a_personal_link_still_opens_the_door() -> None:
    async with a_sitting(2, joined=1) as sitting:
        right = {code.code for code in sitting.codes.values()}
        wrong = [code for number in range(60) if (code := f"{number:06d}") not in right]
        guessed = 0
        for source in range(10, 20):  # ten addresses with five tries each: more than all together may have
            async with somebody_at(sitting, f"127.0.0.{source}") as guesser:
                tries = [_join(sitting, guesser, wrong.pop(), "tablet-guessing") for _ in range(5)]
                guessed += (await asyncio.gather(*tries)).count(403)
        assert guessed == 40
        async with somebody_at(sitting, "127.0.0.30") as honest:
            code = sitting.codes["d02"]
            assert await _join(sitting, honest, code.code, "tablet-honest") == 429
            assert await _join(sitting, honest, "x" * 22, "tablet-honest") == 429
            assert await _join(sitting, honest, code.link.partition("#join=")[2], "tablet-honest") == 200
        ballot = await sitting.ballot()
        await sitting.vote("d01", ballot)  # who is in notices nothing

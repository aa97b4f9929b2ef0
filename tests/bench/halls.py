"""A real hall and the bare reference as processes, and what both benchmarks need of them."""

from __future__ import annotations

import asyncio
import json
import ssl
import subprocess
import sys
import time
import uuid
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import aiohttp


@contextmanager
def a_process(*arguments: str) -> Iterator[str]:
    """Start `python ARGUMENTS`, give its first line, stop it in the end."""
    process = subprocess.Popen(
        [sys.executable, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None and process.stdin is not None
    try:
        yield process.stdout.readline()
    finally:
        process.stdin.close()
        process.terminate()
        process.wait(20)


@contextmanager
def a_hall(data: Path, host: str = "127.0.0.1") -> Iterator[dict[str, str]]:
    arguments = ["serve", "--data", str(data), "--host", host, "--port", "0", "--no-advertise"]
    with a_process("-m", "chair_console.cli", *arguments) as line:
        yield json.loads(line)


@contextmanager
def a_bare_server(folder: Path) -> Iterator[tuple[str, str]]:
    folder.mkdir(parents=True, exist_ok=True)
    with a_process("-m", "tests.bench.bare", str(folder)) as line:
        url, authority = line.split()
        yield url, authority


@asynccontextmanager
async def a_browser(authority: str) -> AsyncIterator[aiohttp.ClientSession]:
    """HTTP connections that stay open, as many as are needed."""
    context = ssl.create_default_context(cafile=authority)
    connector = aiohttp.TCPConnector(ssl=context, limit=0, keepalive_timeout=300)
    async with aiohttp.ClientSession(connector=connector) as session:
        yield session


class Desk:
    """Gives commands with one token."""

    def __init__(self, session: aiohttp.ClientSession, url: str, token: str) -> None:
        self.session, self.url, self.headers = session, url, {"Authorization": f"Bearer {token}"}

    def body(self, kind: str, /, **fields: object) -> bytes:
        return json.dumps({"command_id": str(uuid.uuid4()), "command": {"type": kind, **fields}}).encode()

    async def give(self, kind: str, /, **fields: object) -> dict[str, object]:
        return await self.send(self.body(kind, **fields))

    async def send(self, body: bytes) -> dict[str, object]:
        headers = {**self.headers, "content-type": "application/json"}
        async with self.session.post(f"{self.url}/api/commands", data=body, headers=headers) as answer:
            value: dict[str, object] = await answer.json(content_type=None)
            if answer.status != 200:
                raise RuntimeError(value)
            return value


async def a_sitting(
    session: aiohttp.ClientSession, ready: dict[str, str], delegates: int
) -> tuple[Desk, list[Desk]]:
    """A hall with an open sitting where everyone is present and has joined: the chair and the delegates."""
    url = ready["url"]
    operator = Desk(session, url, await asyncio.to_thread(Path(ready["operator_token_file"]).read_text))
    async with session.post(f"{url}/api/tokens", json={"role": "chair"}, headers=operator.headers) as answer:
        chair = Desk(session, url, (await answer.json())["token"])
    now = int(time.time() * 1000)
    sitting = {"id": "s1", "title": "Sáng", "planned_at": now, "ends_at": now + 1}
    await operator.give("ConveneSession", body="HĐND", title="Đo", sittings=[sitting], rehearsal=True)
    rows = [{"id": f"d{i:03d}", "name": f"Đại biểu {i}", "seat": f"A{i}"} for i in range(delegates)]
    await operator.give("EnrolDelegates", delegates=rows)
    await chair.give("MarkPresence", marks=[{"delegate_id": row["id"], "status": "present"} for row in rows])
    await chair.give("OpenSitting", sitting_id="s1")
    async with session.get(f"{url}/api/join-codes", headers=operator.headers) as answer:
        codes = await answer.json()
    joined = []
    for code in codes:
        request = {"code": code["code"], "device_id": f"bench-{code['delegate_id']}"}
        async with session.post(f"{url}/api/join", json=request) as answer:
            joined.append(Desk(session, url, (await answer.json())["token"]))
    return chair, joined


async def follow(desk: Desk) -> aiohttp.ClientWebSocketResponse:
    """Open a delegate's live connection."""
    socket = await desk.session.ws_connect(f"{desk.url.replace('https', 'wss', 1)}/api/live", max_msg_size=0)
    await socket.send_json({"type": "Follow", "token": desk.headers["Authorization"].split()[1]})
    return socket


async def gather_quickly(work: list[asyncio.Task[float]]) -> list[float]:
    return list(await asyncio.gather(*work))

"""Secret votes cast at once: p99 until the paper is on disk, against a bare append, and against open votes.

Tokens of blind ballots are signed before, as tablets get them when the ballot opens; each anonymous paper goes through
a connection that is open already, without a token.
"""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import aiohttp
import msgspec
import uvloop

from chair_console.client.secret_votes import BlindToken
from chair_console.protocol.secret_ballots import SignedToken, padded

from .cases import Case, percentile, typical
from .halls import Desk, a_bare_server, a_browser, a_hall, a_sitting
from .rounds import at_once, bare_round

Kind = Literal["open", "separated", "blind"]
ROUNDS = {60: 11, 500: 5}
WARM_UP = 2
ROOM = 2_048  # what a secret vote on a motion takes on the wire, whatever is chosen
Act = Callable[[], Awaitable[object]]


async def _opened(chair: Desk, kind: Kind, number: int) -> str:
    """A ballot's id. The hall waits with opening until the urn's key is made."""
    ballot = f"{kind}-{number}"
    await chair.give("PrepareBallot", id=ballot, title="Đo", kind=kind, duration_ms=0)
    await chair.give("OpenBallot", ballot_id=ballot)
    return ballot


def _named(delegates: list[Desk], ballot: str, kind: Kind) -> list[bytes]:
    how: dict[str, Any] = {"choice": "for"} if kind == "open" else {"marks": [["for"]]}
    name = "CastVote" if kind == "open" else "CastSecretVote"
    room = 0 if kind == "open" else ROOM
    return [
        padded(desk.body(name, ballot_id=ballot, delegate_id=f"d{number:03d}", **how), room)
        for number, desk in enumerate(delegates)
    ]


async def _papers(delegates: list[Desk], ballot: str, public_key: str) -> list[bytes]:
    """Everyone's token is signed and the paper filled in."""

    async def paper(desk: Desk) -> bytes:
        token = BlindToken(ballot, public_key)
        where = f"{desk.url}/api/ballots/{ballot}/token"
        body = msgspec.json.encode(token.order)
        async with desk.session.post(where, data=body, headers=desk.headers) as answer:
            token.take(msgspec.json.decode(await answer.read(), type=SignedToken))
        return padded(msgspec.json.encode(token.fill_in((("for",),))), ROOM)

    return [await paper(desk) for desk in delegates]


async def _public_key(desk: Desk, ballot: str) -> str:
    """As the topic `ballot` tells it."""
    socket = await desk.session.ws_connect(f"{desk.url.replace('https', 'wss', 1)}/api/live", max_msg_size=0)
    await socket.send_json({"type": "Follow", "token": desk.headers["Authorization"].split()[1]})
    async for message in socket:
        update = json.loads(message.data)
        view = update.get("changed", {}).get(ballot) if update.get("topic") == "ballot" else None
        if view is not None and view["public_key"]:
            await socket.close()
            assert base64.b64decode(view["public_key"])
            return str(view["public_key"])
    raise RuntimeError("the hall did not show the ballot")


async def _round(
    chair: Desk, delegates: list[Desk], anonymous: aiohttp.ClientSession, kind: Kind, number: int
) -> tuple[list[float], list[bytes]]:
    """One ballot; each vote's time, and the bodies that were sent."""
    ballot = await _opened(chair, kind, number)
    acts: list[Act]
    if kind == "blind":
        bodies = await _papers(delegates, ballot, await _public_key(delegates[0], ballot))
        where = f"{chair.url}/api/ballots/{ballot}/papers"
        acts = [lambda body=body: _drop(anonymous, where, body) for body in bodies]  # type: ignore[misc]
    else:
        bodies = _named(delegates, ballot, kind)
        pairs = zip(delegates, bodies, strict=True)
        acts = [lambda desk=desk, body=body: desk.send(body) for desk, body in pairs]  # type: ignore[misc]
    await asyncio.sleep(0.15)
    times = await at_once(acts)
    await chair.give("CloseBallot", ballot_id=ballot)
    return times, bodies


async def _drop(anonymous: aiohttp.ClientSession, where: str, body: bytes) -> None:
    async with anonymous.post(where, data=body) as answer:
        if answer.status != 200:
            raise RuntimeError(await answer.text())
        await answer.read()


async def measure(number: int, folder: Path) -> list[Case]:
    """Rounds of the three kinds and of the bare append take turns, so that each has the same machine."""
    found: dict[str, list[float]] = {kind: [] for kind in ("open", "separated", "blind")}
    bare: dict[str, list[float]] = {kind: [] for kind in ("separated", "blind")}
    with a_hall(folder / "hall") as ready, a_bare_server(folder / "bare") as (bare_url, bare_ca):
        async with (
            a_browser(ready["ca_file"]) as ours,
            a_browser(ready["ca_file"]) as anonymous,
            a_browser(bare_ca) as theirs,
        ):
            chair, delegates = await a_sitting(ours, ready, number)
            for turn in range(WARM_UP + ROUNDS[number]):
                for kind in ("open", "separated", "blind"):
                    times, bodies = await _round(chair, delegates, anonymous, kind, turn)  # type: ignore[arg-type]
                    await asyncio.sleep(0.3)
                    plain = await bare_round(theirs, bare_url, bodies)
                    if turn >= WARM_UP:
                        found[kind].append(percentile(times, 0.99))
                        bare.setdefault(kind, []).append(percentile(plain, 0.99))
    cases = []
    for kind in ("separated", "blind"):
        # Round by round: whatever else the machine did then, it did to both.
        to_open = typical([mine / other for mine, other in zip(found[kind], found["open"], strict=True)])
        extra = {"open": typical(found["open"]), "ratio_to_open": to_open, "ours_worst_p99": max(found[kind])}
        cases.append(Case(f"votes-{number}-{kind}", typical(found[kind]), typical(bare[kind]), extra=extra))
    return cases


def run() -> Iterator[Case]:
    for number in ROUNDS:
        with TemporaryDirectory(prefix="chair-console-bench-") as folder:
            yield from uvloop.run(measure(number, Path(folder)))

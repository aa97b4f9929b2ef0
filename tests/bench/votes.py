"""All delegates vote at once over TLS: p99 of the durable receipt, against a bare append on the same stack."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterator
from pathlib import Path

import uvloop

from . import secret_votes
from .cases import Case, percentile, typical
from .halls import Desk, a_bare_server, a_browser, a_hall, a_sitting, follow
from .rounds import at_once, bare_round

ROUNDS = {60: 15, 500: 9}
WARM_UP = 2


async def our_round(chair: Desk, delegates: list[Desk], number: int) -> list[float]:
    ballot = f"b{number}"
    await chair.give("PrepareBallot", id=ballot, title="Đo", duration_ms=0)
    await chair.give("OpenBallot", ballot_id=ballot)
    bodies = [
        desk.body("CastVote", ballot_id=ballot, delegate_id=f"d{i:03d}", choice="for")
        for i, desk in enumerate(delegates)
    ]
    await asyncio.sleep(0.15)
    times = await at_once(
        [lambda desk=desk, body=body: desk.send(body) for desk, body in zip(delegates, bodies, strict=True)]
    )
    await chair.give("CloseBallot", ballot_id=ballot)
    return times


async def measure(number: int, folder: Path, *, followed: bool) -> Case:
    with a_hall(folder / "hall") as ready, a_bare_server(folder / "bare") as (bare_url, bare_ca):
        async with a_browser(ready["ca_file"]) as ours, a_browser(bare_ca) as theirs:
            chair, delegates = await a_sitting(ours, ready, number)
            listeners = [asyncio.create_task(_listen(desk)) for desk in delegates] if followed else []
            bodies = [
                desk.body("CastVote", ballot_id="b0", delegate_id=f"d{i:03d}", choice="for")
                for i, desk in enumerate(delegates)
            ]
            our_p99, bare_p99, our_p50, bare_p50 = [], [], [], []
            for turn in range(WARM_UP + ROUNDS[number]):
                mine = await our_round(chair, delegates, turn)
                await asyncio.sleep(0.3)
                bare = await bare_round(theirs, bare_url, bodies)
                if turn >= WARM_UP:
                    our_p99.append(percentile(mine, 0.99))
                    bare_p99.append(percentile(bare, 0.99))
                    our_p50.append(percentile(mine, 0.5))
                    bare_p50.append(percentile(bare, 0.5))
            for listener in listeners:
                listener.cancel()
    name = f"votes-{number}" + ("-followed" if followed else "")
    extra = {"ours_p50": typical(our_p50), "reference_p50": typical(bare_p50), "ours_worst_p99": max(our_p99)}
    return Case(name, typical(our_p99), typical(bare_p99), extra=extra)


async def _listen(desk: Desk) -> None:
    socket = await follow(desk)
    async for _ in socket:
        pass


def run() -> Iterator[Case]:
    for number in ROUNDS:
        for followed in (False, True):
            with tempfile.TemporaryDirectory(prefix="chair-console-bench-") as folder:
                yield uvloop.run(measure(number, Path(folder), followed=followed))
    yield from secret_votes.run()

"""60 votes while all tablets download, against the same votes while none does: p99 of the receipt."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import uvloop

from .cases import Case, percentile, typical
from .files import a_scan
from .halls import Desk, a_browser, a_hall, a_sitting
from .serving import publish
from .tablets import Tablets, require_node, tablets
from .votes import our_round

DELEGATES = 60
ROUNDS = 9
WARM_UP = 1
FLOWING_BYTES = 20_000_000


def _until_flowing(fetching: Tablets) -> None:
    """Every tablet is in the middle of a download."""
    arrived = 0
    deadline = time.monotonic() + 20
    while arrived < FLOWING_BYTES and time.monotonic() < deadline:
        arrived += fetching.order("count")["bytes"]
        time.sleep(0.02)
    if arrived < FLOWING_BYTES:
        raise RuntimeError("the tablets do not download")


async def _rounds(chair: Desk, delegates: list[Desk], fetching: Tablets, paper: tuple[str, int]) -> Case:
    idle: list[float] = []
    loaded: list[float] = []
    for turn in range(ROUNDS + WARM_UP):
        await asyncio.to_thread(fetching.order, "rest")
        await asyncio.sleep(0.3)
        quiet = await our_round(chair, delegates, 2 * turn)
        await asyncio.to_thread(fetching.order, "load", *paper)
        await asyncio.to_thread(_until_flowing, fetching)
        busy = await our_round(chair, delegates, 2 * turn + 1)
        if turn >= WARM_UP:
            idle.append(percentile(quiet, 0.99))
            loaded.append(percentile(busy, 0.99))
    extra = {"ours_worst_p99": max(loaded), "reference_worst_p99": max(idle)}
    return Case("yield-60", typical(loaded), typical(idle), extra=extra)


async def measure(folder: Path) -> Case:
    a_scan(folder / "scan.pdf")
    with a_hall(folder / "hall") as ready:
        async with a_browser(ready["ca_file"]) as session:
            chair, delegates = await a_sitting(session, ready, DELEGATES)
            facts = await publish(chair, folder / "scan.pdf", "t1")
            paper = str(facts["delivery_sha256"]), int(str(facts["bytes_delivery"]))
            tokens = [desk.headers["Authorization"].split()[1] for desk in delegates]
            with tablets(folder / "node", ready["url"], ready["ca_file"], tokens) as fetching:
                return await _rounds(chair, delegates, fetching, paper)


def run() -> Iterator[Case]:
    require_node()
    with tempfile.TemporaryDirectory(prefix="chair-console-bench-") as folder:
        yield uvloop.run(measure(Path(folder)))

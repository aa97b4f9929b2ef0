"""In a network namespace: a hall, and many who follow it while its machine gets one address after another.

`python -m tests.journeys.moving_hall FOLDER DEVICE` prints a line of JSON after each address at which all were told
what happened since.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from pathlib import Path

from chair_console.client import HallClient, HallHttp, connection
from chair_console.domain.roster import DelegateRow, EnrolDelegates
from chair_console.domain.session import ConveneSession, SittingPlan

FOLLOWERS = 80
ADDRESSES = ("10.77.0.2", "10.77.0.3", "10.77.0.4")
PATIENCE_SECONDS = 12.0
URL = "https://127.0.0.1:8443"


async def _hall(folder: Path) -> tuple[asyncio.subprocess.Process, dict[str, str]]:
    arguments = ["serve", "--data", str(folder), "--host", "0.0.0.0", "--port", "8443", "--no-advertise"]
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "chair_console.cli", *arguments, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    return process, json.loads(await process.stdout.readline())


class Followed:
    """One who follows, and how often the link was lost."""

    def __init__(self, client: HallClient) -> None:
        self.client, self.lost = client, 0
        client.on_state(self._look)

    def _look(self) -> None:
        self.lost += self.client.state == "lost"


async def _enrol(client: HallClient, number: int) -> None:
    row = DelegateRow(id=f"d{number}", name="Lò Thị Hoa", seat=f"A{number}")
    await client.command(EnrolDelegates(delegates=[row]))


async def _lost(one: Followed, times: int) -> None:
    await one.client.until(lambda: one.lost >= times, PATIENCE_SECONDS)


async def _told_of(client: HallClient, topic: str, key: str) -> None:
    await client.until(lambda: key in client.topics.get(topic, {}), PATIENCE_SECONDS)


async def _move(ready: dict[str, str], device: str) -> None:
    secret = await asyncio.to_thread(Path(ready["operator_token_file"]).read_text)
    operator = HallHttp(URL, ready["ca_file"], secret.strip())
    now = int(time.time() * 1000)
    sitting = SittingPlan(id="s1", title="Sáng", planned_at=now, ends_at=now + 1)
    convene = ConveneSession(body="HĐND", title="Thử", sittings=[sitting], rehearsal=True)
    await operator.give("convene-1", convene)
    everyone = []
    for _ in range(FOLLOWERS):
        token = (await operator.make_token("chair")).token
        everyone.append(Followed(HallClient(URL, token, ready["ca_file"])))
        await everyone[-1].client.start()
    await asyncio.gather(*(_told_of(one.client, "session", "") for one in everyone))
    for number, address in enumerate(ADDRESSES, start=1):
        adding = await asyncio.create_subprocess_exec("ip", "addr", "add", f"{address}/24", "dev", device)
        await adding.wait()
        await asyncio.gather(*(_lost(one, number) for one in everyone))
        await _enrol(everyone[0].client, number)
        await asyncio.gather(*(_told_of(one.client, "roster", f"d{number}") for one in everyone))
        print(json.dumps({"told": len(everyone), "address": address}), flush=True)
    await asyncio.gather(*(one.client.close() for one in everyone))
    await operator.close()


async def main(folder: Path, device: str) -> None:
    connection.SILENCE_SECONDS = 3_600.0  # whoever is told nothing any more would help itself after this
    process, ready = await _hall(folder)
    try:
        await _move(ready, device)
    finally:
        process.terminate()
        await process.wait()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2]))

"""Small answers over TLS (page pictures, pieces of a paper): answers a second against nginx on the same files."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterator
from pathlib import Path

import uvloop

from chair_console import resources

from .cases import Case
from .halls import a_browser, a_hall, a_sitting
from .serving import an_nginx, compare, hall_server, publish, require_nginx

CONNECTIONS = 32
# What a reader asks for at once (ui/delegate/src/documents/files/pieces.ts).
PIECE = 32 * 1024
WIDTHS = {"thumbnail": 320, "screen": 1600}
PAPER = "04-du-thao-nghi-quyet-chuyen-doi-so.pdf"


async def _draw(ready: dict[str, str]) -> tuple[str, str]:
    """Publish a paper of the sample session and have its pictures drawn: its name and a tablet's token."""
    async with a_browser(ready["ca_file"]) as session:
        chair, delegates = await a_sitting(session, ready, 1)
        paper = await asyncio.to_thread(resources.path, "sample-session")
        sha256 = str((await publish(chair, paper / PAPER, "t1"))["delivery_sha256"])
        for width in WIDTHS.values():
            address = f"{ready['url']}/page/{sha256}/1.jpg?w={width}"
            async with session.get(address, headers=delegates[0].headers) as answer:
                await answer.read()
        return sha256, delegates[0].headers["Authorization"].split()[1]


def run() -> Iterator[Case]:
    require_nginx()
    with tempfile.TemporaryDirectory(prefix="chair-console-bench-") as name:
        folder = Path(name)
        with a_hall(folder / "hall") as ready:
            sha256, token = uvloop.run(_draw(ready))
            ours = hall_server(ready, token)
            with an_nginx(folder / "nginx", folder / "hall", folder / "hall" / "tls") as nginx:
                for kind, width in WIDTHS.items():
                    mine = ours, f"/page/{sha256}/1.jpg?w={width}"
                    yield compare(
                        f"pages-{kind}", mine, (nginx, f"/pages/{sha256}/1-{width}.jpg"), CONNECTIONS
                    )
                both = (ours, f"/blob/{sha256}"), (nginx, f"/blobs/{sha256[:2]}/{sha256}")
                yield compare("pages-piece", *both, CONNECTIONS, f"Range: bytes={PIECE}-{2 * PIECE - 1}")

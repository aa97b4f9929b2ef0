"""20 MB files over TLS: answers a second against nginx with TLS on the same files."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pymupdf
import uvloop

from .cases import Case
from .halls import a_browser, a_hall, a_sitting
from .serving import an_nginx, compare, hall_server, publish, require_nginx

CONNECTIONS = 16
BYTES = 20_000_000


def a_scan(path: Path, size: int = BYTES) -> None:
    """A paper of `size` bytes whose pages are pictures that nothing can make smaller."""
    document = pymupdf.open()  # type: ignore[no-untyped-call]
    side = 500
    while document.page_count * side * side * 3 < size:
        noise = pymupdf.Pixmap(pymupdf.csRGB, side, side, os.urandom(side * side * 3), False)  # type: ignore[no-untyped-call]
        page = document.new_page()
        page.insert_image(page.rect, pixmap=noise)  # type: ignore[no-untyped-call]
    document.save(path)  # type: ignore[no-untyped-call]


async def _publish(ready: dict[str, str], file: Path) -> tuple[str, str]:
    """The name of the delivery copy and a tablet's token."""
    async with a_browser(ready["ca_file"]) as session:
        chair, delegates = await a_sitting(session, ready, 1)
        facts = await publish(chair, file, "t1")
        return str(facts["delivery_sha256"]), delegates[0].headers["Authorization"].split()[1]


def run() -> Iterator[Case]:
    require_nginx()
    with tempfile.TemporaryDirectory(prefix="chair-console-bench-") as name:
        folder = Path(name)
        a_scan(folder / "scan.pdf")
        with a_hall(folder / "hall") as ready:
            sha256, token = uvloop.run(_publish(ready, folder / "scan.pdf"))
            ours = hall_server(ready, token)
            blobs = folder / "hall" / "blobs"
            with an_nginx(folder / "nginx", blobs, folder / "hall" / "tls") as nginx:
                theirs = nginx, f"/{sha256[:2]}/{sha256}"
                yield compare("files-20mb", (ours, f"/blob/{sha256}"), theirs, CONNECTIONS)

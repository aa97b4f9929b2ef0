"""60 tablets get the first page of a 100-page PDF over one link of 20 Mbit/s, against the link's own time for it.

The tablets fetch with the app's own code; what pdf.js asks for until page 1 can be drawn is learnt from one of them
and asked for by each in the same order. `delivery-bytes` is the whole paper on one tablet, against the smallest form.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import pymupdf
import uvloop

from chair_console import resources

from .cases import Case, typical
from .halls import Desk, a_browser, a_hall, a_sitting
from .link import HERE, a_link, require_link, time_of
from .serving import publish
from .tablets import require_node, tablets

DELEGATES = 60
MBIT = 20
PAGES = 100
ROUNDS = 3
PAPER = "08-thuyet-minh-du-toan-ngan-sach.pdf"


def a_long_paper(path: Path) -> None:
    """100 pages of the longest paper of the sample session."""
    with pymupdf.open(resources.path("sample-session") / PAPER) as source, pymupdf.open() as made:  # type: ignore[no-untyped-call]
        while made.page_count < PAGES:
            made.insert_pdf(source)
        made.select(list(range(PAGES)))
        made.save(path, garbage=3, deflate=True)


async def _pictures(session: aiohttp.ClientSession, desk: Desk, sha256: str) -> list[int]:
    """Bytes of each page's picture."""
    sizes = []
    for page in range(1, PAGES + 1):
        address = f"{desk.url}/page/{sha256}/{page}.jpg?w=1600"
        async with session.get(address, headers=desk.headers) as answer:
            sizes.append(len(await answer.read()))
    return sizes


class Paper:
    """The published paper, and what is known of its forms."""

    def __init__(self, sha256: str, size: int, tokens: list[str], pictures: list[int]) -> None:
        self.sha256, self.bytes, self.tokens, self.pictures = sha256, size, tokens, pictures


async def _publish(ready: dict[str, str], file: Path) -> Paper:
    async with a_browser(ready["ca_file"]) as session:
        chair, delegates = await a_sitting(session, ready, DELEGATES)
        facts = await publish(chair, file, "t1")
        sha256 = str(facts["delivery_sha256"])
        tokens = [desk.headers["Authorization"].split()[1] for desk in delegates]
        pictures = await _pictures(session, chair, sha256)
        return Paper(sha256, int(str(facts["bytes_delivery"])), tokens, pictures)


def _cases(paper: Paper, first: list[float], link: list[float], asked: int) -> Iterator[Case]:
    extra = {"kb_a_tablet": asked / 1000, "kb_as_picture": paper.pictures[0] / 1000}
    yield Case("delivery-first-page", typical(first), typical(link), extra=extra)
    pictures = sum(paper.pictures)
    forms = {"kb_pictures": pictures / 1000, "kb_pdf": paper.bytes / 1000}
    both = paper.pictures[0] + paper.bytes
    smallest = min(pictures, paper.bytes, both)
    yield Case("delivery-bytes", paper.bytes / 1000, smallest / 1000, unit="KB", extra=forms)


def run() -> Iterator[Case]:
    require_node()
    require_link()
    with tempfile.TemporaryDirectory(prefix="chair-console-bench-") as name, a_link(MBIT) as within:
        folder = Path(name)
        a_long_paper(folder / "paper.pdf")
        with a_hall(folder / "hall", HERE) as ready:
            paper = uvloop.run(_publish(ready, folder / "paper.pdf"))
            with tablets(folder / "node", ready["url"], ready["ca_file"], paper.tokens, within) as reading:
                file = paper.sha256, paper.bytes
                reading.order("learn", *file)
                first, link, asked = [], [], 0
                for _ in range(ROUNDS):
                    reading.order("count")
                    first.append(max(reading.order("first", *file)["times"]))
                    asked = reading.order("count")["bytes"]
                    link.append(time_of(asked, within))
        yield from _cases(paper, first, link, asked // DELEGATES)

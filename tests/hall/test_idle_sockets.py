"""Sockets that are opened and say nothing, or never end what they say, keep nobody from voting."""

from __future__ import annotations

import asyncio
import ssl
import sys
from collections.abc import Iterator

import pytest

from chair_console.domain.ballots import CloseBallot
from tests.hall.sitting import a_sitting

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits open files as Unix does")
IDLE, BATCH, PEOPLE = 1_100, 50, 20


@pytest.fixture
def usual_limit() -> Iterator[None]:
    """The hall begins with the limit of open files of a usual desktop, the test has more."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard < 4_096:
        pytest.skip("this machine does not let a program open so many sockets")
    resource.setrlimit(resource.RLIMIT_NOFILE, (1_024, hard))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


async def test_a_thousand_idle_and_dripping_sockets_keep_no_vote_waiting(usual_limit: None) -> None:
    import resource

    async with a_sitting(PEOPLE) as sitting:
        resource.setrlimit(resource.RLIMIT_NOFILE, (4_096, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
        ready, token = sitting.stage.ready, sitting.people["d01"].token
        host, port = ready.url.removeprefix("https://").split(":")
        context = ssl.create_default_context(cafile=ready.ca_file)
        head = f"POST /api/commands HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {token}\r\n"
        beginnings = ("", head, head + "Content-Length: 900000\r\n\r\n{")
        writers: list[asyncio.StreamWriter] = []

        async def idle(number: int) -> None:
            secure = context if number % 4 else None  # a quarter does not even begin with TLS
            _, writer = await asyncio.open_connection(host, int(port), ssl=secure)
            writers.append(writer)
            if secure:
                writer.write(beginnings[number % 4 - 1].encode())

        for start in range(0, IDLE, BATCH):
            async with asyncio.timeout(30):
                await asyncio.gather(*(idle(number) for number in range(start, start + BATCH)))
        ballot = await sitting.ballot()
        for writer in writers[1::4]:
            writer.write(b"x")
        async with asyncio.timeout(10):
            await asyncio.gather(*(sitting.vote(delegate_id, ballot) for delegate_id in sitting.people))
        await sitting.stage.lead(CloseBallot(ballot_id=ballot))
        await sitting.stage.chair.until(lambda: sitting.stage.ballot(ballot).result is not None)
        result = sitting.stage.ballot(ballot).result
        assert result is not None and result.counts["for"] == PEOPLE
        for writer in writers:
            writer.transport.abort()

"""Followers that vanish or stop reading keep nobody else waiting and are no fault; a fault of ours is written down."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
import struct
import sys
from pathlib import Path
from typing import Any

import pytest
import structlog
from litestar import WebSocket
from litestar.exceptions import WebSocketDisconnect

from chair_console.domain.turns import EndTurn, GiveFloor
from chair_console.hall.api import live
from tests.hall.sitting import LiveMessages, a_sitting, following
from tests.hall.test_floor_feed import in_discussion, registered

FEEDS, VANISH, DEAF = 60, 20, 3


def _transport(follower: LiveMessages) -> asyncio.Transport:
    connection = follower.socket._response.connection
    assert connection is not None
    assert isinstance(connection.transport, asyncio.Transport)
    return connection.transport


def vanish(follower: LiveMessages) -> None:
    """As a machine that loses its current: nothing is said, and what still comes is refused (RST)."""
    transport = _transport(follower)
    at_once = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)
    transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, at_once)
    transport.abort()


async def test_of_sixty_feeds_some_vanish_and_some_do_not_read_and_the_others_are_told_at_once(
    tmp_path: Path,
) -> None:
    async with a_sitting(2, tmp_path) as sitting, asyncio.timeout(60):
        await in_discussion(sitting)
        asked = [await registered(sitting, delegate_id) for delegate_id in ("d01", "d02")]
        async with contextlib.AsyncExitStack() as stack:
            feeds = []
            for number in range(FEEDS):
                access = await sitting.stage.operator.make_token("feed", name=f"Micro {number}")
                feed = await stack.enter_async_context(following(sitting.caller(access.token)))
                await feed.until('"topic":"speaker"')
                feeds.append(feed)
            vanishing, deaf, others = feeds[:VANISH], feeds[VANISH : VANISH + DEAF], feeds[VANISH + DEAF :]
            for feed in deaf:
                _transport(feed).pause_reading()
            for request_id in asked:
                turn = asyncio.ensure_future(sitting.stage.lead(GiveFloor(request_id=request_id)))
                for feed in vanishing:
                    vanish(feed)
                turn_id = (await turn).id
                async with asyncio.timeout(5):
                    await asyncio.gather(*(feed.until(turn_id) for feed in others))
                await sitting.stage.lead(EndTurn())
                vanishing = []
            for feed in deaf:
                _transport(feed).abort()
    written = (tmp_path / "logs" / "hall.log").read_text(encoding="utf-8").splitlines()
    assert not [line for line in written if "Traceback" in line or json.loads(line)["level"] == "error"]


class Answering:
    """A socket whose client does this when it is listened to."""

    def __init__(self, outcome: Exception) -> None:
        self.outcome, self.closed = outcome, False

    async def accept(self) -> None:
        pass

    async def receive_data(self, mode: str) -> str:
        raise self.outcome

    async def close(self, code: int) -> None:
        self.closed = True

    @property
    def app(self) -> Any:
        return self

    @property
    def state(self) -> Any:
        return self

    hall = None


@pytest.mark.parametrize(
    ("outcome", "written"), [(KeyError("d99"), True), (WebSocketDisconnect(detail="gone"), False)]
)
async def test_a_fault_of_ours_is_written_down_and_a_client_that_is_gone_is_not(
    outcome: Exception, written: bool
) -> None:
    client: WebSocket[Any, Any, Any] = Answering(outcome)  # type: ignore[assignment]
    with structlog.testing.capture_logs() as log:
        await live.live.fn(client)
    assert [line["log_level"] for line in log] == (["error"] if written else [])
    assert client.closed is written  # type: ignore[attr-defined]

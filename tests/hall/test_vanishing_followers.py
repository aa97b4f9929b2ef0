"""Followers that vanish or stop reading keep nobody else waiting and are no fault; a fault of ours is written down."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
import struct
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import structlog
from litestar.exceptions import WebSocketDisconnect

from chair_console.domain.actors import Actor
from chair_console.domain.turns import EndTurn, GiveFloor
from chair_console.hall.api import live
from chair_console.hall.followers import Followers
from chair_console.hall.publisher import Follower
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


class Client:
    """A socket by hand: what it is told; it says what it is to follow, and then nothing, or what `outcome` is."""

    def __init__(self, outcome: Exception | None = None, first: str = "", farewell: str = "") -> None:
        self.outcome, self.first = outcome, first
        self.told: list[str] = []
        self.closed = False
        self.hall = self._a_hall(farewell)

    def _a_hall(self, farewell: str) -> Any:
        hall = SimpleNamespace(hall_id="h", epoch=1, followers=Followers(), disconnected=lambda *_: None)
        hall.followers.farewell = farewell
        grant = SimpleNamespace(actor=Actor(role="feed"), output_id="", feed_id="")
        hall.register = SimpleNamespace(grant=lambda _token: grant)
        hall.desk = SimpleNamespace(now=lambda: 1, shown=None)
        hall.publisher = SimpleNamespace(tables=lambda _follower: [])
        hall.connected = lambda follower, _grant: follower.dismiss("live.hall_stops")
        return hall

    async def accept(self) -> None:
        pass

    async def receive_data(self, mode: str) -> str:
        if self.outcome is not None:
            raise self.outcome
        if self.first:
            first, self.first = self.first, ""
            return first
        await asyncio.Event().wait()
        raise AssertionError

    async def send(self, message: dict[str, Any]) -> None:
        self.told.append(str(message["text"]))

    async def close(self, code: int) -> None:
        self.closed = True

    @property
    def app(self) -> Any:
        return SimpleNamespace(state=SimpleNamespace(hall=self.hall))


async def served(client: Client) -> list[str]:
    """The levels of what was written into the log meanwhile."""
    with structlog.testing.capture_logs() as log:
        async with asyncio.timeout(5):
            await live.live.fn(client)
    return [line["log_level"] for line in log]


async def test_a_fault_of_ours_is_written_down_and_a_client_that_is_gone_is_not() -> None:
    broken, gone = Client(KeyError("d99")), Client(WebSocketDisconnect(detail="gone"))
    assert await served(broken) == ["error"] and broken.closed
    assert await served(gone) == []


FOLLOW = '{"type":"Follow","token":"t"}'


async def test_who_comes_while_the_web_server_ends_is_sent_away_at_the_door() -> None:
    client = Client(first=FOLLOW, farewell="live.hall_moves")
    await served(client)
    assert len(client.told) == 1 and '"code":"live.hall_moves"' in client.told[0] and client.closed


async def test_who_came_in_just_before_is_sent_away_too() -> None:
    followers, follower = Followers(), Follower({}, {})
    followers.farewell = "live.hall_moves"
    followers.came(follower, None)  # type: ignore[arg-type]
    assert follower.goodbye == "live.hall_moves"


async def test_a_connection_that_is_told_nothing_any_more_ends_though_its_client_still_speaks() -> None:
    client = Client(first=FOLLOW)
    await served(client)
    assert '"type":"Bye"' in client.told[-1] and client.closed

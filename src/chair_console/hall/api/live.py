"""`/api/live`: one WebSocket a window. The first message says who; then only differences go out."""

from __future__ import annotations

import asyncio
from typing import Any

import msgspec
import structlog
from litestar import WebSocket, websocket
from litestar.exceptions import WebSocketDisconnect

from chair_console.protocol.live import Beat, Beaten, Bye, Follow, FromClient, Hello
from chair_console.protocol.topics import TOPICS_OF_OUTPUT, TOPICS_OF_ROLE
from chair_console.sentences import Language, pick_language, sentence

from ..hall import Hall
from ..identity.register import Grant
from ..publisher import Follower
from ..topics.audience import Audience, audience_of_topic

log = structlog.get_logger(__name__)

FIRST_MESSAGE_SECONDS = 10
SILENCE_SECONDS = 20
_decoder: msgspec.json.Decoder[Follow | Beat] = msgspec.json.Decoder(FromClient)
_encoder = msgspec.json.Encoder()


class Connection:
    """The two halves of one connection: what comes in, and what goes out when something is new."""

    def __init__(self, socket: WebSocket[Any, Any, Any], hall: Hall) -> None:
        self._socket = socket
        self._hall = hall
        self._language: Language = "vi"

    async def run(self) -> None:
        async with asyncio.timeout(FIRST_MESSAGE_SECONDS):
            first = await self._receive()
        if not isinstance(first, Follow):
            return await self._bye("live.no_follow")
        self._language = pick_language(first.language)
        grant = self._hall.register.grant(first.token)
        if grant is None:
            return await self._bye("live.unauthorised")
        if self._hall.followers.farewell:
            return await self._bye(self._hall.followers.farewell)
        await self._serve(first, grant)

    async def _serve(self, first: Follow, grant: Grant) -> None:
        actor = grant.actor
        same_run = (first.hall_id, first.epoch) == (self._hall.hall_id, self._hall.epoch)
        follower = Follower(
            {
                topic: audience_of_topic(topic, self._hall.desk.shown, actor)
                for topic in TOPICS_OF_ROLE[actor.role]
            }
            if not grant.output_id
            else {topic: Audience("hall", output_id=grant.output_id) for topic in TOPICS_OF_OUTPUT},
            first.versions if same_run else {},
        )
        hello = Hello(
            now=self._hall.desk.now(),
            hall_id=self._hall.hall_id,
            epoch=self._hall.epoch,
            role=actor.role,
            delegate_id=actor.delegate_id,
            name=actor.name,
        )
        await self._send(_encoder.encode(hello).decode())
        self._hall.connected(follower, grant)
        # Whichever ends, ends both: one that is told nothing any more must not think itself current.
        halves = [
            asyncio.ensure_future(half)
            for half in (self._listen(grant, first.token), self._send_news(follower))
        ]
        try:
            ended, _ = await asyncio.wait(halves, return_when=asyncio.FIRST_COMPLETED)
            for half in ended:
                half.result()
        finally:
            for half in halves:
                half.cancel()
            self._hall.disconnected(follower, grant)

    async def _listen(self, grant: Grant, token: str) -> None:
        while True:
            async with asyncio.timeout(SILENCE_SECONDS):
                message = await self._receive()
            if isinstance(message, Beat):
                self._hall.heard(grant)
                self._hall.register.grant(token)  # a window that is open is in use
                answer = Beaten(sent_at=message.sent_at, now=self._hall.desk.now())
                await self._send(_encoder.encode(answer).decode())

    async def _send_news(self, follower: Follower) -> None:
        while True:
            await follower.wake.wait()
            follower.wake.clear()
            if follower.goodbye is not None:
                await self._bye(follower.goodbye)
                return
            for topic, table in self._hall.publisher.tables(follower):
                since = follower.versions[topic]
                if since != table.version:
                    follower.versions[topic] = table.version
                    await self._send(table.message(since))

    async def _receive(self) -> Follow | Beat:
        text = await self._socket.receive_data(mode="text")
        return _decoder.decode(text)

    async def _send(self, text: str) -> None:
        await self._socket.send({"type": "websocket.send", "text": text, "bytes": None})

    async def _bye(self, code: str) -> None:
        bye = Bye(code=code, detail=sentence(code, {}, self._language))
        await self._send(_encoder.encode(bye).decode())
        await self._socket.close(code=4000)


@websocket("/api/live")
async def live(socket: WebSocket[Any, Any, Any]) -> None:
    try:
        await socket.accept()
        await Connection(socket, socket.app.state.hall).run()
    except WebSocketDisconnect:
        return
    except TimeoutError:
        await _close(socket)
    except msgspec.MsgspecError as error:
        log.info("live.malformed", detail=str(error))
        await _close(socket)
    except Exception:  # nobody above us would write it down
        log.exception("live.fault")
        await _close(socket)


async def _close(socket: WebSocket[Any, Any, Any]) -> None:
    try:
        await socket.close(code=4000)
    except (RuntimeError, WebSocketDisconnect):
        log.debug("live.gone")

"""A living connection: topics that keep themselves current, and commands that are sent until they are answered."""

from __future__ import annotations

import asyncio
import contextlib
import random
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import aiohttp
import msgspec
import structlog

from chair_console.domain.actors import FileFacts
from chair_console.domain.messages import Command
from chair_console.domain.standing import Standing
from chair_console.protocol.envelope import Receipt
from chair_console.protocol.live import Beat, Beaten, Bye, Follow, FromHall, Hello, Update
from chair_console.protocol.topics import SINGLE, VIEW_OF
from chair_console.protocol.views import ViewStruct

from .http import CommandRefused, HallHttp

log = structlog.get_logger(__name__)

State = Literal["connecting", "live", "lost", "refused", "closed"]
CONNECT_SECONDS = 8.0
BEAT_SECONDS = 5.0
SILENCE_SECONDS = 12.0
FAREWELL_SECONDS = 0.5
FIRST_PAUSE_SECONDS = 0.1
# A hall that died is back within two seconds: whoever waits longer than one keeps a ballot waiting.
LONGEST_PAUSE_SECONDS = 1.0
RETRY_STATUS = (502, 503, 504)

_decoder: msgspec.json.Decoder[Hello | Update | Beaten | Bye] = msgspec.json.Decoder(FromHall)
_encoder = msgspec.json.Encoder()
_view_decoders = {topic: msgspec.json.Decoder(kind) for topic, kind in VIEW_OF.items()}


def now_ms() -> int:
    return time.time_ns() // 1_000_000


class ClientClosed(Exception):
    """The client was closed before the hall had answered: whether the command was carried out is not known here."""


class HallClient:
    """Follows a hall with one access token.

    `topics[topic][key]` holds the current views ("" is the key of a single topic). `state` says how the connection
    stands, `since` from when (ms); "refused" means that the hall no longer knows the token (`goodbye` says why).
    """

    def __init__(
        self, url: str, token: str, ca_file: Path | str, *, language: str = "vi", device_id: str = ""
    ) -> None:
        self.http = HallHttp(url, ca_file, token, language=language)
        self.device_id = device_id
        self.topics: dict[str, dict[str, ViewStruct]] = {}
        self.state: State = "connecting"
        self.since = now_ms()
        self.offset_ms = 0
        self.hello: Hello | None = None
        self.goodbye: Bye | None = None
        self._versions: dict[str, int] = {}
        self._topic_listeners: list[Callable[[str, set[str]], None]] = []
        self._state_listeners: list[Callable[[], None]] = []
        self._changed = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    # --- life ---------------------------------------------------------------------------------------------

    async def start(self) -> None:
        """Begin to follow; goes on by itself until `close`, or until the hall refuses the token."""
        self.goodbye = None
        self._set_state("connecting")
        self._task = asyncio.get_running_loop().create_task(self._run())

    async def close(self) -> None:
        """Leave the hall. Commands that are not answered yet raise `ClientClosed`."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
        self._set_state("closed")
        await self.http.close()

    def on_topic(self, listener: Callable[[str, set[str]], None]) -> None:
        """Call `listener(topic, changed keys)` after each update."""
        self._topic_listeners.append(listener)

    def on_state(self, listener: Callable[[], None]) -> None:
        self._state_listeners.append(listener)

    def now(self) -> int:
        """The hall's clock, as well as it is known here (ms)."""
        return now_ms() + self.offset_ms

    def single(self, topic: str) -> ViewStruct | None:
        """The view of a topic that is one thing."""
        return self.topics.get(topic, {}).get(SINGLE)

    async def until(self, condition: Callable[[], bool], timeout: float = 10.0) -> None:  # noqa: ASYNC109
        """Wait for something to be so. Raises TimeoutError."""
        async with asyncio.timeout(timeout):
            while not condition():
                self._changed.clear()
                await self._changed.wait()

    # --- commands -----------------------------------------------------------------------------------------

    async def command(
        self,
        command: Command,
        *,
        command_id: str | None = None,
        room: int = 0,
        seen: Standing | None = None,
    ) -> Receipt:
        """Give a command, at least `room` bytes long; the same id is sent again until the hall answers.

        `seen` is what a window showed of the meeting when its user pressed.

        Raises `CommandRefused` when the answer is no, `ClientClosed` when there is none before `close`.
        """
        command_id = command_id or str(uuid.uuid4())
        pause = FIRST_PAUSE_SECONDS
        while self.state != "closed":
            try:
                return await self.http.give(command_id, command, room=room, seen=seen)
            except CommandRefused as refusal:
                if refusal.problem.status not in RETRY_STATUS or refusal.code == "journal.disk_full":
                    raise
            except (aiohttp.ClientError, TimeoutError, OSError):
                pass
            await asyncio.sleep(pause * random.uniform(0.7, 1.3))
            pause = min(LONGEST_PAUSE_SECONDS, pause * 2)
        raise ClientClosed

    async def upload(self, path: Path, name: str = "") -> FileFacts:
        return await self.http.upload(path, name)

    # --- following ----------------------------------------------------------------------------------------

    async def _run(self) -> None:
        pause = FIRST_PAUSE_SECONDS
        while True:
            began = time.monotonic()
            with contextlib.suppress(aiohttp.ClientError, TimeoutError, OSError, msgspec.MsgspecError):
                await self._follow()
            if self.goodbye is not None and self.goodbye.code != "live.hall_stops":
                self._set_state("refused")
                return
            if self.state == "live":
                self._set_state("lost")
            if time.monotonic() - began > LONGEST_PAUSE_SECONDS:
                pause = FIRST_PAUSE_SECONDS
            await asyncio.sleep(pause * random.uniform(0.5, 1.5))
            pause = min(LONGEST_PAUSE_SECONDS, pause * 2)

    async def _follow(self) -> None:
        address = f"{self.http.url.replace('https', 'wss', 1)}/api/live"
        # A dead link answers no farewell; waiting for one would only keep the next try back.
        farewell = aiohttp.ClientWSTimeout(ws_close=FAREWELL_SECONDS)
        async with asyncio.timeout(CONNECT_SECONDS):
            socket = await self.http.session.ws_connect(address, timeout=farewell, max_msg_size=0, compress=0)
        async with socket:
            await socket.send_str(_encoder.encode(self._first_message()).decode())
            beating = asyncio.get_running_loop().create_task(self._beat(socket))
            try:
                while True:
                    message = await socket.receive(timeout=SILENCE_SECONDS)
                    if message.type is not aiohttp.WSMsgType.TEXT:
                        return
                    self._take(_decoder.decode(message.data))
                    if self.goodbye is not None:
                        return  # whoever ends may not get as far as closing the line
            finally:
                beating.cancel()

    def _first_message(self) -> Follow:
        known = self.hello
        return Follow(
            token=self.http.token,
            hall_id=known.hall_id if known else "",
            epoch=known.epoch if known else 0,
            versions=self._versions,
            language=self.http.language,
            device_id=self.device_id,
        )

    async def _beat(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        with contextlib.suppress(aiohttp.ClientError, OSError):  # the reader notices the loss too
            while True:
                await socket.send_str(_encoder.encode(Beat(sent_at=now_ms())).decode())
                await asyncio.sleep(BEAT_SECONDS)

    def _take(self, message: Hello | Update | Beaten | Bye) -> None:
        match message:
            case Update():
                self._update(message)
            case Hello():
                self.hello, self.goodbye = message, None
                self.offset_ms = message.now - now_ms()
                self._set_state("live")
            case Beaten():
                back = now_ms()
                self.offset_ms = message.now - (message.sent_at + back) // 2
            case Bye():
                self.goodbye = message
        self._changed.set()

    def _update(self, update: Update) -> None:
        decoder = _view_decoders.get(update.topic)
        if decoder is None:
            return  # a newer hall has topics that this window does not know
        table = self.topics.setdefault(update.topic, {})
        keys = set(update.changed) | set(update.removed)
        if update.full:
            keys |= set(table)
            table.clear()
        for key in update.removed:
            table.pop(key, None)
        for key, raw in update.changed.items():
            table[key] = decoder.decode(raw)
        self._versions[update.topic] = update.version
        for listener in self._topic_listeners:
            _tell(lambda listener=listener: listener(update.topic, keys))  # type: ignore[misc]

    def _set_state(self, state: State) -> None:
        if state == self.state:
            return
        self.state, self.since = state, now_ms()
        self._changed.set()
        for listener in self._state_listeners:
            _tell(listener)


def _tell(listener: Callable[[], None]) -> None:
    """Call a listener; its own fault goes to the log and never cuts the window off from the hall."""
    try:
        listener()
    except Exception:
        log.exception("client.listener_failed")

"""A multipart form streamed to the disk: never held in memory, never larger than allowed, never filling it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final

from litestar import Request
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from chair_console.domain.refusals import Refused

from .given import is_number

_PIECE: Final = 1 << 20
_ROOM_ASKED_EVERY: Final = 16 << 20
_LONGEST_WORD: Final = 1_000


@dataclass
class Received:
    """The file of a form, and its password field."""

    file: Path
    name: str = ""
    password: str = ""
    bytes: int = 0


class _Form:
    """Puts the parts of a form where they belong."""

    def __init__(self, boundary: bytes, received: Received, target: BinaryIO) -> None:
        self.received = received
        self._target = target
        self._field = ""
        self._headers: dict[bytes, bytes] = {}
        self._header = b""
        self._value = b""
        self._word = b""
        self.complete = False
        self.parser = MultipartParser(
            boundary,
            {
                "on_part_begin": self._begin,
                "on_header_field": self._header_field,
                "on_header_value": self._header_value,
                "on_header_end": self._header_end,
                "on_headers_finished": self._headers_finished,
                "on_part_data": self._data,
                "on_part_end": self._end,
                "on_end": self._complete,
            },
        )

    def _begin(self) -> None:
        self._headers, self._field, self._word = {}, "", b""

    def _header_field(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]

    def _header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _header_end(self) -> None:
        self._headers[self._header.lower()] = self._value
        self._header, self._value = b"", b""

    def _headers_finished(self) -> None:
        _, options = parse_options_header(self._headers.get(b"content-disposition", b""))
        self._field = options.get(b"name", b"").decode("utf-8", "replace")
        if self._field == "file":
            name = options.get(b"filename", b"").decode("utf-8", "replace")
            self.received.name = name.replace("%22", '"')  # browsers write it so

    def _data(self, data: bytes, start: int, end: int) -> None:
        if self._field == "file":
            self._target.write(data[start:end])
            self.received.bytes += end - start
        elif self._field == "password" and len(self._word) < _LONGEST_WORD:
            self._word += data[start:end]

    def _end(self) -> None:
        if self._field == "password":
            self.received.password = self._word.decode("utf-8", "replace")

    def _complete(self) -> None:
        self.complete = True


async def receive(
    request: Request[Any, Any, Any],
    target: Path,
    *,
    limit: int,
    require_space: Callable[[int], None],
    require_wanted: Callable[[], None],
) -> Received:
    """Write the form's field `file` into `target`.

    Refused: `intake.too_large` as soon as it is known, `intake.disk_full`, `intake.cut_off`,
    `protocol.malformed`, and what `require_wanted` raises.
    """
    _, options = parse_options_header(request.headers.get("content-type", ""))
    boundary = options.get(b"boundary")
    if boundary is None:
        raise Refused("protocol.malformed", where="content-type")
    announced = request.headers.get("content-length", "")
    if is_number(announced) and int(announced) > limit + _PIECE:
        raise Refused("intake.too_large", limit_mb=limit // 1_000_000)
    with target.open("xb") as file:
        try:
            form = _Form(boundary, Received(target), file)
        except FormParserError as error:  # a boundary that is too long
            raise Refused("protocol.malformed", where="content-type") from error
        next_question = 0
        async for piece in _pieces(request):
            require_wanted()
            if form.received.bytes >= next_question:
                require_space(_ROOM_ASKED_EVERY)
                next_question = form.received.bytes + _ROOM_ASKED_EVERY
            try:
                await asyncio.to_thread(form.parser.write, piece)
            except FormParserError as error:
                raise Refused("protocol.malformed", where=str(error)[:100]) from error
            if form.received.bytes > limit:
                raise Refused("intake.too_large", limit_mb=limit // 1_000_000)
    if not form.complete:
        raise Refused("intake.cut_off")
    return form.received


async def _pieces(request: Request[Any, Any, Any]) -> AsyncIterator[bytes]:
    """The body in pieces of about a megabyte: a thread is not worth starting for less."""
    waiting = bytearray()
    async for chunk in request.stream():
        waiting += chunk
        if len(waiting) >= _PIECE:
            yield bytes(waiting)
            waiting.clear()
    if waiting:
        yield bytes(waiting)

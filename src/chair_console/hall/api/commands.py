"""`POST /api/commands`: the only door for changes.

The busiest route of the hall (500 votes in one moment), so it reads and writes its JSON itself, and a command that is
plainly right does not go through the router. What the API's description says of it stands in `description.py`.
"""

from __future__ import annotations

from typing import Any, Final

import msgspec
from litestar import MediaType, Request, Response, post
from litestar.types import Receive, Scope, Send

from chair_console.domain.refusals import Refused
from chair_console.journal import JournalRefused
from chair_console.protocol.envelope import LARGEST_COMMAND_BYTES, Envelope, Receipt

from ..hall import Hall
from .given import is_number
from .guard import hall_of, plain_bearer, require_grant
from .problems import UNREADABLE

_decoder = msgspec.json.Decoder(Envelope)
_encoder = msgspec.json.Encoder()
_PATH: Final = "/api/commands"


@post(_PATH, status_code=200, request_max_body_size=LARGEST_COMMAND_BYTES, include_in_schema=False)
async def give_command(request: Request[Any, Any, Any]) -> Response[bytes]:
    """Carry out a command; answers when it is on the disk. The same `command_id` gets the same answer."""
    grant = require_grant(request)
    try:
        envelope = _decoder.decode(await request.body())
    except UNREADABLE as error:
        raise Refused("protocol.malformed", where=str(error)[:300]) from error
    grant = require_grant(request)  # again: a body may take its time, and the token may be void by now
    receipt = await hall_of(request).give(grant.actor, envelope.command_id, envelope.command, envelope.seen)
    return Response(content=_encoder.encode(receipt), media_type=MediaType.JSON)


def with_quick_commands(app: Any, hall: Hall) -> Any:
    """The same application, with a way past its router for commands.

    Whatever is not plainly right (no token, no length, no JSON, a refusal) takes the long way, which has the
    sentences. It is carried out there anew: the same `command_id` is never done twice.
    """

    async def quick(scope: Scope, receive: Receive, send: Send) -> None:
        token = _plain_token(scope) if str(scope["type"]) == "http" else ""
        if not token or hall.register.grant(token) is None:
            await app(scope, receive, send)
            return
        body = await _read(receive)
        if body is None:
            return  # whoever asked is gone
        receipt = await _carry_out(hall, token, body)
        if receipt is None:
            await app(scope, _once_more(body, receive), send)
            return
        answer = _encoder.encode(receipt)
        headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(answer))]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": answer, "more_body": False})

    return quick


def _plain_token(scope: Any) -> str:
    """The access token of a command whose length is known and allowed, else an empty string."""
    if scope["path"] != _PATH or scope["method"] != "POST":
        return ""
    headers = dict(scope["headers"])
    length = headers.get(b"content-length", b"")
    return plain_bearer(headers) if is_number(length) and int(length) <= LARGEST_COMMAND_BYTES else ""


async def _read(receive: Receive) -> bytes | None:
    """The whole body; None if it breaks off. The server holds it to the length that was announced."""
    parts: list[bytes] = []
    while True:
        message: Any = await receive()
        if message["type"] != "http.request":
            return None
        parts.append(message.get("body", b""))
        if not message.get("more_body", False):
            return b"".join(parts)


async def _carry_out(hall: Hall, token: str, body: bytes) -> Receipt | None:
    """The receipt, if nothing speaks against it."""
    try:
        envelope = _decoder.decode(body)
        grant = hall.register.grant(
            token
        )  # again: a body may take its time, and the token may be void by now
        if grant is None:
            return None
        return await hall.give(grant.actor, envelope.command_id, envelope.command, envelope.seen)
    except (*UNREADABLE, Refused, JournalRefused):
        return None


def _once_more(body: bytes, receive: Receive) -> Receive:
    """What was read already, for who reads it again."""
    left: list[Any] = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Any:
        return left.pop() if left else await receive()

    return again

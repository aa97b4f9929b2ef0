"""`POST /api/commands`: the only door for changes.

The busiest route of the hall (500 votes in one moment), so it reads and writes its JSON itself. What the API's
description says of it stands in `description.py`.
"""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import MediaType, Request, Response, post

from chair_console.domain.refusals import Refused
from chair_console.protocol.envelope import LARGEST_COMMAND_BYTES, Envelope

from .guard import hall_of, require_grant
from .problems import UNREADABLE

_decoder = msgspec.json.Decoder(Envelope)
_encoder = msgspec.json.Encoder()


@post("/api/commands", status_code=200, request_max_body_size=LARGEST_COMMAND_BYTES, include_in_schema=False)
async def give_command(request: Request[Any, Any, Any]) -> Response[bytes]:
    """Carry out a command; answers when it is on the disk. The same `command_id` gets the same answer."""
    grant = require_grant(request)
    try:
        envelope = _decoder.decode(await request.body())
    except UNREADABLE as error:
        raise Refused("protocol.malformed", where=str(error)[:300]) from error
    grant = require_grant(request)  # again: a body may take its time, and the token may be void by now
    receipt = await hall_of(request).give(grant.actor, envelope.command_id, envelope.command)
    return Response(content=_encoder.encode(receipt), media_type=MediaType.JSON)

"""`POST /api/commands`: the only door for changes."""

from __future__ import annotations

from typing import Any

from litestar import Request, post

from chair_console.protocol.envelope import LARGEST_COMMAND_BYTES, Envelope, Receipt

from .guard import hall_of, require_grant


@post("/api/commands", status_code=200, request_max_body_size=LARGEST_COMMAND_BYTES, summary="Give a command")
async def give_command(request: Request[Any, Any, Any], data: Envelope) -> Receipt:
    """Carry out a command; answers when it is on the disk. The same `command_id` gets the same answer."""
    grant = require_grant(request)
    return await hall_of(request).give(grant.actor, data.command_id, data.command)

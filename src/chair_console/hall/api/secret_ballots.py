"""Secret ballots: a token signed unseen, a paper without a name, the published urn.

Of who sends a paper nothing is read and nothing is written: no token, no cookie, no address. The paths have a name in
them, so `web.everything_else` sends them here; what the API's description says of them stands in `description.py`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Final

import msgspec
from litestar import Request
from litestar.types import Receive, Scope, Send

from chair_console.domain.refusals import Refused
from chair_console.protocol.secret_ballots import LARGEST_PAPER_BYTES, Paper, TokenOrder

from .guard import COOKIE, hall_of, require_grant
from .problems import UNREADABLE

BALLOTS: Final = "api/ballots/"
_FOLLOWERS: Final = ("chair", "secretary", "operator", "projector", "delegate")

_orders = msgspec.json.Decoder(TokenOrder)
_papers = msgspec.json.Decoder(Paper)
_encoder = msgspec.json.Encoder()
_Request = Request[Any, Any, Any]


async def sign_token(request: _Request, ballot_id: str) -> msgspec.Struct:
    """See `description.sign_token`."""
    grant = require_grant(request, "delegate")
    order = await _read(request, _orders)
    grant = require_grant(request, "delegate")  # again: a body may take its time
    return await hall_of(request).secret.sign(grant.actor, ballot_id, order.blinded)


async def drop_paper(request: _Request, ballot_id: str) -> msgspec.Struct:
    """See `description.drop_paper`."""
    if "authorization" in request.headers or COOKIE in request.cookies:
        raise Refused("ballot.paper_with_name")
    paper = await _read(request, _papers)
    return await hall_of(request).secret.box.drop(ballot_id, paper)


async def published_urn(request: _Request, ballot_id: str) -> msgspec.Struct:
    """See `description.published_urn`."""
    require_grant(request, *_FOLLOWERS)
    return hall_of(request).secret.published(ballot_id)


_DOORS: dict[tuple[str, str], Callable[[_Request, str], Awaitable[msgspec.Struct]]] = {
    ("POST", "token"): sign_token,
    ("POST", "papers"): drop_paper,
    ("GET", "urn"): published_urn,
}


async def answer_ballot(scope: Scope, receive: Receive, send: Send, rest: str) -> None:
    """`rest` is the path behind `BALLOTS`: the ballot's id, which may be any text, and a door."""
    request: _Request = Request(scope, receive, send)
    ballot_id, _, door = rest.rpartition("/")
    act = _DOORS.get((request.method, door))
    if act is None or not ballot_id:
        raise Refused("protocol.not_found", where=door[:40])
    body = _encoder.encode(await act(request, ballot_id))
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", b"%d" % len(body)),
        (b"cache-control", b"no-store"),
    ]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})


async def _read(request: _Request, decoder: msgspec.json.Decoder[Any]) -> Any:
    """The body. Refused: `protocol.too_large`, `protocol.malformed`, without quoting any of it."""
    body, more = bytearray(), True
    while more:
        message: Any = await request.receive()
        if message["type"] != "http.request":  # whoever sent it has gone
            raise Refused("protocol.malformed", where="")
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > LARGEST_PAPER_BYTES:
            raise Refused("protocol.too_large")
    try:
        return decoder.decode(body)
    except UNREADABLE as error:
        raise Refused("protocol.malformed", where=type(error).__name__) from None

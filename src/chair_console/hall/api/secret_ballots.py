"""Secret ballots: a token signed unseen, a paper without a name, the published urn.

Of who sends a paper nothing is read and nothing is written: no token, no cookie, no address.
"""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import MediaType, Request, Response, get, post

from chair_console.domain.refusals import Refused
from chair_console.protocol.secret_ballots import (
    LARGEST_PAPER_BYTES,
    Paper,
    PaperReceipt,
    PublishedUrn,
    SignedToken,
    TokenOrder,
)

from .guard import COOKIE, hall_of, require_grant
from .problems import UNREADABLE

_orders = msgspec.json.Decoder(TokenOrder)
_papers = msgspec.json.Decoder(Paper)
_encoder = msgspec.json.Encoder()


@post(
    "/api/ballots/{ballot_id:str}/token",
    status_code=200,
    request_max_body_size=LARGEST_PAPER_BYTES,
    include_in_schema=False,
)
async def sign_token(request: Request[Any, Any, Any], ballot_id: str) -> Response[bytes]:
    """A delegate's blinded token is signed; answers when it is on the disk that this delegate has one."""
    grant = require_grant(request, "delegate")
    order = await _read(request, _orders)
    signed: SignedToken = await hall_of(request).secret.sign(grant.actor, ballot_id, order.blinded)
    return _answer(signed)


@post(
    "/api/ballots/{ballot_id:str}/papers",
    status_code=200,
    request_max_body_size=LARGEST_PAPER_BYTES,
    include_in_schema=False,
)
async def drop_paper(request: Request[Any, Any, Any], ballot_id: str) -> Response[bytes]:
    """An anonymous paper falls into the urn; answers when it is on the disk. Refuses whoever gives a name with it."""
    if "authorization" in request.headers or COOKIE in request.cookies:
        raise Refused("ballot.paper_with_name")
    receipt: PaperReceipt = await hall_of(request).secret.box.drop(ballot_id, await _read(request, _papers))
    return _answer(receipt)


@get("/api/ballots/{ballot_id:str}/urn", summary="All papers of a declared secret ballot")
async def published_urn(request: Request[Any, Any, Any], ballot_id: str) -> PublishedUrn:
    """The papers, sorted, their hash and the key that checks them."""
    require_grant(request, "chair", "secretary", "operator", "projector", "delegate")
    return hall_of(request).secret.published(ballot_id)


async def _read(request: Request[Any, Any, Any], decoder: msgspec.json.Decoder[Any]) -> Any:
    """The body. Refused: `protocol.malformed`, without quoting any of it."""
    try:
        return decoder.decode(await request.body())
    except UNREADABLE as error:
        raise Refused("protocol.malformed", where=type(error).__name__) from None


def _answer(content: msgspec.Struct) -> Response[bytes]:
    return Response(content=_encoder.encode(content), media_type=MediaType.JSON)

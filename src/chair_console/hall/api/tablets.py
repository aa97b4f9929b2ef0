"""Tablets that were found on the network and assigned at the desk fetch their access here."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get, post

from chair_console.protocol.envelope import Access, TabletChallenge, TabletClaim

from .guard import hall_of
from .joining import access_cookie, access_of


@get("/api/tablets/challenge", summary="What a waiting tablet must sign", security=[])
async def challenge(request: Request[Any, Any, Any]) -> TabletChallenge:
    hall = hall_of(request)
    return TabletChallenge(hall_id=hall.hall_id, challenge=hall.challenges.make())


@post("/api/tablets/claim", status_code=200, summary="Fetch the access of an assigned tablet", security=[])
async def claim(request: Request[Any, Any, Any], data: TabletClaim) -> Response[Access]:
    """Refused with `devices.not_assigned` until somebody at the desk has assigned the tablet."""
    token, grant = hall_of(request).claim(data)
    return Response(content=access_of(request, token, grant), cookies=[access_cookie(token, grant)])

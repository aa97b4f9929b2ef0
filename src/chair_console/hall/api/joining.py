"""Joining: personal codes, access tokens, and what anyone may know of the hall."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get, post
from litestar.datastructures import Cookie

from chair_console.domain.lengths import require_name
from chair_console.domain.refusals import Refused
from chair_console.domain.written import text_meant
from chair_console.protocol.envelope import Access, FeedChoice, HallInfo, JoinCode, JoinRequest, TokenRequest

from ..identity.register import LIFETIME_MS, Grant
from .guard import COOKIE, bearer, hall_of, require_grant


def access_cookie(token: str, grant: Grant) -> Cookie:
    """The cookie that documents are fetched with; nothing can be changed with it."""
    return Cookie(
        key=COOKIE,
        value=token,
        path="/",
        secure=True,
        httponly=True,
        samesite="strict",
        max_age=LIFETIME_MS["delegate"] // 1000,
    )


def access_of(request: Request[Any, Any, Any], token: str, grant: Grant) -> Access:
    """What the holder of a token is told about themselves."""
    delegate = hall_of(request).desk.shown.roster.get(grant.actor.delegate_id or "")
    return Access(
        token=token,
        role=grant.actor.role,
        delegate_id=grant.actor.delegate_id,
        name=delegate.name if delegate else grant.actor.name,
        seat=delegate.seat if delegate else "",
        unit=delegate.unit if delegate else "",
        constituency=delegate.constituency if delegate else "",
        expires_at=grant.expires_at,
    )


@get("/api/hall", summary="Which hall this is", security=[])
async def hall_info(request: Request[Any, Any, Any]) -> HallInfo:
    return hall_of(request).info()


@post("/api/join", status_code=200, summary="Join with a personal code", security=[])
async def join(request: Request[Any, Any, Any], data: JoinRequest) -> Response[Access]:
    """Bind this device to the delegate whose code it is. A code works once, until the desk gives a new one."""
    source = request.client.host if request.client else ""
    token, grant = await hall_of(request).join(data, source)
    return Response(content=access_of(request, token, grant), cookies=[access_cookie(token, grant)])


@get("/api/me", summary="Whom this token stands for")
async def me(request: Request[Any, Any, Any]) -> Access:
    return access_of(request, "", require_grant(request))


@post("/api/cookie", status_code=204, summary="Set the cookie that documents are fetched with")
async def cookie(request: Request[Any, Any, Any]) -> Response[None]:
    grant = require_grant(request)
    return Response(content=None, status_code=204, cookies=[access_cookie(bearer(request), grant)])


@post("/api/tokens", status_code=200, summary="Make an access token for a window")
async def make_token(request: Request[Any, Any, Any], data: TokenRequest) -> Access:
    """The operator's; never for a delegate, because nobody may vote for another, nor for the hall itself.

    Refused: `access.no_token_for_role`, `too_long.name`.
    """
    require_grant(request, "operator")
    require_name(data.name)
    if data.role in ("delegate", "clock", "urn"):
        raise Refused("access.no_token_for_role", role=data.role)
    hall = hall_of(request)
    token, grant = hall.register.issue(data.role, name=text_meant(data.name))
    if grant.feed_id:
        hall.feeds.changed()
    return access_of(request, token, grant)


@get("/api/join-codes", summary="The delegates' personal codes")
async def join_codes(request: Request[Any, Any, Any]) -> list[JoinCode]:
    require_grant(request, "chair", "secretary", "operator")
    return hall_of(request).join_codes()


@post("/api/feeds/withdraw", status_code=204, summary="Withdraw another system's access to who speaks")
async def withdraw_feed(request: Request[Any, Any, Any], data: FeedChoice) -> None:
    """For the desk; its connection ends at once. Refused: `feeds.unknown`."""
    require_grant(request, "chair", "secretary", "operator")
    hall_of(request).feeds.withdraw(data.feed_id)

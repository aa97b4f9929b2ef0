"""Who is asking: the access token of a request."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from litestar.connection import ASGIConnection

from chair_console.domain.actors import Role
from chair_console.domain.refusals import Refused

from ..hall import Hall
from ..identity.register import Grant

COOKIE = "__Host-chair-console"
_BEARER = b"Bearer "


def hall_of(connection: ASGIConnection[Any, Any, Any, Any]) -> Hall:
    hall = connection.app.state.hall
    assert isinstance(hall, Hall)
    return hall


def bearer(connection: ASGIConnection[Any, Any, Any, Any]) -> str:
    """The token in the `Authorization` header, or an empty string."""
    scheme, _, token = connection.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def plain_bearer(headers: Mapping[bytes, bytes]) -> str:
    """The same from headers as they came, for who goes past the router; only as our own clients write it."""
    value = headers.get(b"authorization", b"")
    return value.removeprefix(_BEARER).strip().decode("latin-1") if value.startswith(_BEARER) else ""


def require_grant(
    connection: ASGIConnection[Any, Any, Any, Any], *roles: Role, cookie: bool = False
) -> Grant:
    """What the request's token stands for. The cookie counts only where nothing can be changed with it.

    Refused: `access.unauthorised`, `access.role`.
    """
    token = bearer(connection) or (connection.cookies.get(COOKIE, "") if cookie else "")
    grant = hall_of(connection).register.grant(token) if token else None
    if grant is None:
        raise Refused("access.unauthorised")
    if roles and grant.actor.role not in roles:
        raise Refused("access.role", role=grant.actor.role, command=connection.url.path)
    return grant

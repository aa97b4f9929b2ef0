"""Files: given out to whoever may see them, immutable under their hash."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, Final

from litestar import Request
from litestar.types import Receive, Scope, Send

from chair_console.domain.actors import Actor
from chair_console.domain.document_rights import may_read
from chair_console.domain.refusals import Refused

from ..hall import Hall
from ..identity.register import Grant
from .given import give, is_number
from .guard import hall_of, require_grant
from .logo import logo_file
from .public import public_file


def media_type_for(hall: Hall, actor: Actor, sha256: str) -> str | None:
    """The media type under which `actor` may fetch a delivery copy or index now; None if they may not."""
    state = hall.desk.shown
    for document in state.documents.values():
        for version in document.versions:
            if sha256 not in (version.file.delivery_sha256, version.file.index_sha256):
                continue
            if may_read(state, document, actor):
                return "application/pdf" if sha256 == version.file.delivery_sha256 else "application/json"
    return None


def may_have(hall: Hall, grant: Grant, sha256: str, page: int = 0) -> str | None:
    """The media type under which this token has a file (page 0) or the picture of a page; None if it may not.

    A web page that shows an output has pictures alone, and of those only what is or was on its output.
    """
    if grant.output_id and not hall.pages.may_show(grant.output_id, sha256, page):
        return None
    return media_type_for(hall, grant.actor, sha256)


def require_visible(request: Request[Any, Any, Any], sha256: str, page: int = 0) -> tuple[Hall, str]:
    """The hall and the media type of a file, or of the paper of a page.

    Refused: `protocol.not_found`, `access.unauthorised`.
    """
    grant = require_grant(request, cookie=True)
    hall = hall_of(request)
    media_type = may_have(hall, grant, sha256, page)
    if media_type is None:
        raise Refused("protocol.not_found", where=sha256[:12])
    return hall, media_type


async def give_file(scope: Scope, receive: Receive, send: Send, room: str, rest: str) -> None:
    """Answer `/blob/{sha256}`, `/page/{sha256}/{n}.jpg`, `/difference/{old}/{new}` or a public file, without copying.

    Refused: `protocol.not_found`, `access.unauthorised`.
    """
    request: Request[Any, Any, Any] = Request(scope, receive, send)
    file, media_type = await ROOMS[room](request, rest)
    await give(file, media_type, scope, receive, send)


async def _blob(request: Request[Any, Any, Any], sha256: str) -> tuple[Path, str]:
    hall, media_type = require_visible(request, sha256)
    path = hall.blobs.path(sha256)
    if path is None:
        raise Refused("protocol.not_found", where=sha256[:12])
    return path, media_type


async def _page(request: Request[Any, Any, Any], rest: str) -> tuple[Path, str]:
    sha256, _, name = rest.partition("/")
    number, width = name.removesuffix(".jpg"), request.query_params.get("w", "1600")
    hall, media_type = require_visible(request, sha256, int(number) if is_number(number) else 0)
    if media_type != "application/pdf" or not (is_number(number) and is_number(width)):
        raise Refused("protocol.not_found", where=name[:40])
    return await hall.page_picture(sha256, int(number), int(width)), "image/jpeg"


async def _difference(request: Request[Any, Any, Any], rest: str) -> tuple[Path, str]:
    """Of two versions of one document only; also refused: `difference.too_long`, `difference.failed`."""
    old, _, new = rest.partition("/")
    hall, _ = require_visible(request, old)
    require_visible(request, new)
    for document in hall.desk.shown.documents.values():
        if {old, new} <= {version.file.delivery_sha256 for version in document.versions}:
            return await hall.difference(old, new), "application/json"
    raise Refused("protocol.not_found", where=rest[:12])


ROOMS: Final[dict[str, Callable[[Request[Any, Any, Any], str], Awaitable[tuple[Path, str]]]]] = {
    "blob": _blob,
    "page": _page,
    "difference": _difference,
    "public": public_file,
    "logo": logo_file,
}
"""The first word of the path, and what answers there."""

"""The session package: what one may read, as one file to take home."""

from __future__ import annotations

from typing import Any, Final

from litestar import Request, get
from litestar.background_tasks import BackgroundTask
from litestar.response import File

from chair_console.domain.actors import Role
from chair_console.domain.refusals import Refused
from chair_console.package import content_of, is_for_the_package

from ..clock import wall_clock_ms
from .guard import hall_of, require_grant

_ROLES: Final[tuple[Role, ...]] = ("chair", "secretary", "operator", "delegate", "guest", "press")


@get("/api/package", summary="The papers that one may read, with a reader that needs no hall")
async def package(request: Request[Any, Any, Any]) -> File:
    """A ZIP archive.

    Refused: `access.*`, `session.none`, `package.busy`, `package.paper_missing`, `intake.disk_full`.
    """
    grant = require_grant(request, *_ROLES)
    hall = hall_of(request)
    state, delegate_id = hall.desk.shown, grant.actor.delegate_id
    made_for = ""
    if delegate_id is not None:
        if delegate_id not in state.roster:
            raise Refused("access.not_yours")
        made_for = state.roster[delegate_id].name
    content = content_of(
        state,
        made_for=made_for,
        made_at=wall_clock_ms(),
        journal_head=hall.desk.head.hex(),
        readable=lambda document: is_for_the_package(state, document, grant.actor),
    )
    path = await hall.packages.make(content, state)
    return File(
        path=path,
        filename="ky-hop.ccpack.zip",
        media_type="application/zip",
        headers={"cache-control": "no-store"},
        background=BackgroundTask(path.unlink, missing_ok=True),
    )

"""Web pages for televisions and streaming software: bound with a code from the desk."""

from __future__ import annotations

from typing import Any, Final

from litestar import Request, Response, post

from chair_console.domain.actors import Role
from chair_console.domain.outputs import plans_of
from chair_console.protocol.envelope import Access, OutputChoice, OutputCode, OutputJoin

from ..identity.pairing import LIFETIME_MS
from .guard import hall_of, require_grant
from .joining import access_cookie, access_of

_DESK: Final[tuple[Role, ...]] = ("chair", "secretary", "operator")


@post("/api/outputs/code", status_code=200, summary="A code that binds a browser to an output")
async def code(request: Request[Any, Any, Any], data: OutputChoice) -> OutputCode:
    """For the desk; it holds for one browser and ten minutes. Refused: `outputs.unknown`."""
    require_grant(request, *_DESK)
    hall = hall_of(request)
    pairing = hall.pages.code_for(data.output_id)
    strip = plans_of(hall.desk.shown)[data.output_id].shows == "caption"
    page = "caption" if strip else "projector"
    address = f"{hall.join_url.rstrip('/')}/{page}"
    return OutputCode(code=pairing.code, address=address, valid_ms=LIFETIME_MS)


@post("/api/outputs/join", status_code=200, summary="Show an output in this browser", security=[])
async def join(request: Request[Any, Any, Any], data: OutputJoin) -> Response[Access]:
    """Refused: `outputs.unknown_code`, `join.too_many`."""
    source = request.client.host if request.client else ""
    token, grant = hall_of(request).pages.pair(data.code, source)
    return Response(content=access_of(request, token, grant), cookies=[access_cookie(token, grant)])


@post("/api/outputs/let-go", status_code=204, summary="End every web page of an output")
async def let_go(request: Request[Any, Any, Any], data: OutputChoice) -> None:
    """For the desk: who shows it must be bound anew."""
    require_grant(request, *_DESK)
    hall_of(request).pages.let_go(data.output_id)

"""What anyone may see without a token: the public page, its papers and their pages. Limited by address."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from litestar import MediaType, Request, Response, get

from chair_console import resources
from chair_console.domain.document_rights import may_read
from chair_console.domain.refusals import Refused
from chair_console.sentences import Language, pick_language

from ..hall import Hall
from ..public_page import FOLDER, paper_page, session_page
from .given import is_number
from .guard import hall_of


def _admit(request: Request[Any, Any, Any]) -> Hall:
    """The hall, unless this address asks too much. Refused: `public.too_many`."""
    hall = hall_of(request)
    source = request.client.host if request.client else ""
    wait = hall.public_limiter.wait_seconds(source)
    if wait:
        raise Refused("public.too_many", seconds=wait)
    return hall


def _language(request: Request[Any, Any, Any]) -> Language:
    asked = request.query_params.get("lang")
    return asked if asked in ("vi", "en") else pick_language(request.headers.get("accept-language"))


def _page(content: str) -> Response[str]:
    return Response(content=content, media_type=MediaType.HTML, headers={"cache-control": "no-cache"})


@get(
    "/public", summary="The page for anyone: agenda and public papers", security=[], media_type=MediaType.HTML
)
async def session(request: Request[Any, Any, Any]) -> Response[str]:
    return _page(session_page(_admit(request).desk.shown, _language(request)))


@get(
    "/public/paper",
    summary="One page of a public paper",
    security=[],
    media_type=MediaType.HTML,
)
async def paper(request: Request[Any, Any, Any], id: str, page: int = 1) -> Response[str]:
    return _page(paper_page(_admit(request).desk.shown, id, page, _language(request)))


@get("/public/page.css", include_in_schema=False, media_type="text/css", sync_to_thread=True)
def style() -> Response[bytes]:
    content = (resources.path(FOLDER) / "page.css").read_bytes()
    return Response(content=content, media_type="text/css", headers={"cache-control": "max-age=3600"})


async def public_file(request: Request[Any, Any, Any], rest: str) -> tuple[Path, str]:
    """`/public/blob/{sha256}`, `/public/page/{sha256}/{n}.jpg`.

    Refused: `protocol.not_found`, `public.too_many`.
    """
    hall = _admit(request)
    room, _, what = rest.partition("/")
    sha256, _, name = what.partition("/")
    if room in ("blob", "page") and _is_public(hall, sha256):
        number = name.removesuffix(".jpg")
        if room == "page" and is_number(number):
            return await hall.page_picture(sha256, int(number), 1600), "image/jpeg"
        path = hall.blobs.path(sha256)
        if room == "blob" and not name and path is not None:
            return path, "application/pdf"
    raise Refused("protocol.not_found", where=rest[:40])


def _is_public(hall: Hall, sha256: str) -> bool:
    """Only the valid version: anyone at all has no use for an older one."""
    state = hall.desk.shown
    return any(
        document.valid().file.delivery_sha256 == sha256 and may_read(state, document, None)
        for document in state.documents.values()
    )

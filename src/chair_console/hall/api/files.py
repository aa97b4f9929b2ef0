"""Files: taken in from the desk, given out to whoever may see them, immutable under their hash."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from litestar import Request, post
from litestar.datastructures import UploadFile
from litestar.enums import RequestEncodingType
from litestar.params import Body
from litestar.types import Receive, Scope, Send
from starlette.responses import FileResponse

from chair_console.domain.actors import FileFacts
from chair_console.domain.refusals import Refused
from chair_console.protocol.envelope import LARGEST_FILE_BYTES

from ..hall import Hall
from .guard import hall_of, require_grant

_FOREVER = {"cache-control": "private, max-age=31536000, immutable"}
_CHUNK = 1 << 20


@dataclass
class HandedIn:
    """The form of an upload: one file, in the field `file`."""

    file: UploadFile


@post(
    "/api/files", status_code=200, request_max_body_size=LARGEST_FILE_BYTES + _CHUNK, summary="Take in a file"
)
async def take_in_file(
    request: Request[Any, Any, Any],
    data: Annotated[HandedIn, Body(media_type=RequestEncodingType.MULTI_PART)],
) -> FileFacts:
    """Check, store and prepare a file in the sandbox; publish it then with `PublishDocument`."""
    require_grant(request, "chair", "secretary", "operator")
    hall = hall_of(request)
    with tempfile.TemporaryDirectory(dir=hall.work_dir) as folder:
        source = Path(folder) / "upload"
        with source.open("wb") as target:
            while chunk := await data.file.read(_CHUNK):
                target.write(chunk)
        return await hall.take_in(source, data.file.filename)


def _visible(hall: Hall, role: str, sha256: str) -> str | None:
    """The media name under which this role may fetch the delivery copy; None if it may not."""
    for document in hall.desk.shown.documents.values():
        if document.recalled_at is not None and role not in ("chair", "secretary", "operator"):
            continue
        for version in document.versions:
            if version.file.delivery_sha256 == sha256:
                return version.file.name
    return None


def _require_visible(request: Request[Any, Any, Any], sha256: str) -> Hall:
    grant = require_grant(request, cookie=True)
    hall = hall_of(request)
    if grant.actor.role in ("guest", "press", "teller") or _visible(hall, grant.actor.role, sha256) is None:
        raise Refused("protocol.not_found", where=sha256[:12])
    return hall


async def give_file(scope: Scope, receive: Receive, send: Send, room: str, rest: str) -> None:
    """Answer `/blob/{sha256}` or `/page/{sha256}/{n}.jpg`, with ranges and without copying.

    Refused: `protocol.not_found`, `access.unauthorised`.
    """
    request: Request[Any, Any, Any] = Request(scope, receive, send)
    file, media_type = await (_blob(request, rest) if room == "blob" else _page(request, rest))
    await FileResponse(file, media_type=media_type, headers=_FOREVER)(scope, receive, send)  # type: ignore[arg-type]


async def _blob(request: Request[Any, Any, Any], sha256: str) -> tuple[Path, str]:
    hall = _require_visible(request, sha256)
    path = hall.blobs.path(sha256)
    if path is None:
        raise Refused("protocol.not_found", where=sha256[:12])
    return path, "application/pdf"


async def _page(request: Request[Any, Any, Any], rest: str) -> tuple[Path, str]:
    sha256, _, name = rest.partition("/")
    hall = _require_visible(request, sha256)
    number, width = name.removesuffix(".jpg"), request.query_params.get("w", "1600")
    if not (number.isdecimal() and width.isdecimal()):
        raise Refused("protocol.not_found", where=name[:40])
    return await hall.page_picture(sha256, int(number), int(width)), "image/jpeg"

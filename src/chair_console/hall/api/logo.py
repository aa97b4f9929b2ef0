"""The body's logo: taken in from the desk, drawn anew without network, given to whoever has access."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any, Final

from litestar import Request, post

from chair_console.domain.logo import SetLogo
from chair_console.domain.refusals import Refused
from chair_console.protocol.envelope import Receipt

from .guard import hall_of, require_grant

MOST_BYTES: Final = 2_000_000


@post("/api/logo", status_code=200, request_max_body_size=MOST_BYTES + 1, summary="Set the body's logo")
async def take_in_logo(request: Request[Any, Any, Any]) -> Receipt:
    """PNG, JPEG, WebP or SVG as the body, 2 MB at most. For the desk.

    Refused: `logo.too_large`, `logo.not_a_picture`, `intake.disk_full`.
    """
    grant = require_grant(request, "chair", "secretary", "operator")
    hall = hall_of(request)
    content = await request.body()
    if len(content) > MOST_BYTES:
        raise Refused("logo.too_large", most_mb=MOST_BYTES // 1_000_000)
    with tempfile.TemporaryDirectory(dir=hall.work_dir, ignore_cleanup_errors=True) as folder:
        source = Path(folder) / "logo"
        source.write_bytes(content)
        sha256 = await hall.intake.draw_logo(source)
    command_id = request.headers.get("x-command-id") or f"logo-{sha256[:32]}"
    return await hall.give(grant.actor, command_id, SetLogo(sha256=sha256))


async def logo_file(request: Request[Any, Any, Any], rest: str) -> tuple[Path, str]:
    """`/logo/{sha256}`: the logo that is set, for whoever has access. Refused: `protocol.not_found`."""
    require_grant(request, cookie=True)
    hall = hall_of(request)
    path = hall.blobs.path(rest) if rest == hall.desk.shown.logo else None
    if path is None:
        raise Refused("protocol.not_found", where=rest[:12])
    return path, "image/png"

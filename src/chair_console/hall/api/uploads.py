"""Files taken in from the desk, with progress in the topic `intake`, and stopped on demand."""

from __future__ import annotations

import errno
import secrets
import tempfile
from pathlib import Path
from typing import Any, Final

from litestar import Request, post
from litestar.types import Receive, Scope, Send

from chair_console.domain.actors import FileFacts
from chair_console.domain.refusals import Refused
from chair_console.protocol.documents import ArchiveOutcome, OneOutcome
from chair_console.sentences import pick_language, sentence

from ..hall import Hall
from ..intake import IntakeRefused, PartTaken, Upload
from ..intake.examining import LARGEST_ARCHIVE_BYTES
from .guard import hall_of, require_grant
from .receiving import receive

UPLOADS: Final = "api/files/"
_DESK: Final = ("chair", "secretary", "operator")


@post("/api/files", status_code=200, request_max_body_size=None, include_in_schema=False)
async def take_in_file(request: Request[Any, Any, Any], upload: str = "") -> FileFacts | ArchiveOutcome:
    """See `description.take_in_file`."""
    require_grant(request, *_DESK)
    hall = hall_of(request)
    under_way = hall.intake.uploads.begin(upload or secrets.token_hex(16), "")
    try:
        taken = await _take_in(request, hall, under_way)
    except Refused as refused:
        under_way.refuse_with(IntakeRefused(refused.code, **refused.facts))
        raise
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            under_way.refuse("general.fault", {})
            raise
        refusal = hall.intake.disk_full()
        under_way.refuse_with(refusal)
        raise refusal from error
    except BaseException:  # the hall is closing, or a fault that the log will tell
        under_way.refuse("general.fault", {})
        raise
    if isinstance(taken, FileFacts):
        under_way.finish(taken.pages)
        return taken
    under_way.finish(len(taken))
    return ArchiveOutcome(files=[_outcome(request, part) for part in taken])


async def _take_in(
    request: Request[Any, Any, Any], hall: Hall, upload: Upload
) -> FileFacts | list[PartTaken]:
    with tempfile.TemporaryDirectory(dir=hall.work_dir, ignore_cleanup_errors=True) as folder:
        received = await receive(
            request,
            Path(folder) / "upload",
            limit=LARGEST_ARCHIVE_BYTES,
            require_space=hall.blobs.require_space,
            require_wanted=upload.require_wanted,
        )
        upload.name = received.name
        return await hall.intake.take_in_any(
            received.file, received.name, password=received.password, upload=upload
        )


def _outcome(request: Request[Any, Any, Any], part: PartTaken) -> OneOutcome:
    if isinstance(part.outcome, FileFacts):
        return OneOutcome(path=part.path, facts=part.outcome, code="", detail="")
    language = pick_language(request.headers.get("accept-language"))
    detail = sentence(part.outcome.code, part.outcome.facts, language)
    return OneOutcome(path=part.path, facts=None, code=part.outcome.code, detail=detail)


async def stop_upload(scope: Scope, receive: Receive, send: Send, upload: str) -> None:
    """See `description.stop_upload`."""
    request: Request[Any, Any, Any] = Request(scope, receive, send)
    require_grant(request, *_DESK)
    if not await hall_of(request).intake.uploads.stop(upload):
        raise Refused("intake.not_under_way")
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body", "body": b"", "more_body": False})

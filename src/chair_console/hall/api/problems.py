"""Every refusal becomes a problem (RFC 9457) with a sentence; every traceback goes to the log and nowhere else."""

from __future__ import annotations

from typing import Any, Final

import msgspec
import structlog
from litestar import MediaType, Request, Response
from litestar.exceptions import HTTPException

from chair_console.domain.refusals import Refused
from chair_console.journal import JournalRefused
from chair_console.protocol.envelope import Problem
from chair_console.sentences import pick_language, sentence

from ..public_page import refusal_page

_TOO_MANY = 429
log = structlog.get_logger(__name__)

# What reading hostile JSON may raise: wrong values, bytes that are no text, nesting without end.
UNREADABLE: Final = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)

_HTTP_CODES = {
    400: "protocol.malformed",
    401: "access.unauthorised",
    404: "protocol.not_found",
    405: "protocol.not_found",
    413: "protocol.too_large",
    415: "protocol.malformed",
}
_STATUS = {
    "access.unauthorised": 401,
    "join.too_many": 429,
    "public.too_many": 429,
    "ballot.too_many_papers": 429,
    "package.busy": 429,
    "difference.too_long": 422,
    "difference.failed": 422,
    "join.unknown_code": 403,
    "protocol.too_large": 413,
    "protocol.not_found": 404,
    "general.no_web_app": 404,
    "documents.no_such_page": 404,
    "intake.bad_width": 404,
    "intake.too_large": 413,
    "intake.not_under_way": 404,
    "intake.disk_full": 507,
    "intake.unknown_file": 404,
}


def status_of(code: str) -> int:
    """The HTTP status for a refusal's code."""
    if code in _STATUS:
        return _STATUS[code]
    return {"access": 403, "protocol": 400, "journal": 503, "intake": 422}.get(code.split(".")[0], 409)


def problem(
    request: Request[Any, Any, Any], code: str, facts: dict[str, Any], status: int = 0
) -> Response[Any]:
    language = pick_language(request.headers.get("accept-language"))
    status = status or status_of(code)
    content = Problem(
        type=f"urn:chair-console:{code}",
        title=code,
        status=status,
        detail=sentence(code, facts, language),
        code=code,
        facts=facts,
    )
    headers = {"retry-after": str(facts["seconds"])} if status == _TOO_MANY and "seconds" in facts else {}
    if _is_for_people(request):
        asked = request.query_params.get("lang")
        page = refusal_page(code, facts, asked if asked in ("vi", "en") else language)
        return Response(content=page, status_code=status, media_type=MediaType.HTML, headers=headers)
    return Response(
        content=content, status_code=status, media_type="application/problem+json", headers=headers
    )


def _is_for_people(request: Request[Any, Any, Any]) -> bool:
    """The public pages are opened by browsers, without any program that could show a refusal."""
    in_public = request.url.path.strip("/").split("/")[0] == "public"
    return in_public and "text/html" in request.headers.get("accept", "")


def refused(request: Request[Any, Any, Any], refusal: Refused) -> Response[Any]:
    return problem(request, refusal.code, refusal.facts)


def journal_refused(request: Request[Any, Any, Any], refusal: JournalRefused) -> Response[Any]:
    log.error("journal.refused", code=refusal.code, detail=refusal.detail)
    return problem(request, refusal.code, dict(refusal.facts))


def http_error(request: Request[Any, Any, Any], error: HTTPException) -> Response[Any]:
    code = _HTTP_CODES.get(error.status_code, "protocol.malformed")
    # Litestar says where it stopped reading; that is the "where" of the sentence.
    extra = error.extra[0] if isinstance(error.extra, list) and error.extra else None
    where = str(extra.get("message", "")) if isinstance(extra, dict) else str(error.detail)
    cause = error.__cause__
    if cause is not None and error.status_code == 400:
        where = str(cause)
    return problem(request, code, {"where": where[:300]}, error.status_code)


def unreadable(request: Request[Any, Any, Any], error: Exception) -> Response[Problem]:
    """A body that is no JSON at all. Our own code raises neither: what it reads, it checks itself."""
    log.info("api.unreadable", path=request.url.path, kind=type(error).__name__)
    return problem(request, "protocol.malformed", {"where": str(error)[:300]})


def fault(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    log.error("api.fault", path=request.url.path, exc_info=error)
    return problem(request, "general.fault", {}, 500)


HANDLERS: dict[Any, Any] = {
    Refused: refused,
    JournalRefused: journal_refused,
    HTTPException: http_error,
    UnicodeDecodeError: unreadable,
    RecursionError: unreadable,
    Exception: fault,
}

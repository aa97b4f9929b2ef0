"""The tablets' web app and the headers that every answer carries."""

from __future__ import annotations

import asyncio
from typing import Any, Final

from litestar import MediaType, Request, Response, asgi, get
from litestar.types import Receive, Scope, Send
from starlette.exceptions import HTTPException as StarletteHTTPException
from starlette.staticfiles import StaticFiles

from chair_console import resources
from chair_console.domain.refusals import Refused

from .files import ROOMS, give_file
from .guard import hall_of
from .secret_ballots import BALLOTS, answer_ballot
from .uploads import UPLOADS, stop_upload

_HEADERS = [
    (
        b"content-security-policy",
        b"default-src 'self'; img-src 'self' blob: data:; connect-src 'self'; object-src 'none'; "
        b"frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(self), microphone=(), geolocation=()"),
]


def with_security_headers(app: Any) -> Any:
    """The same application with the security headers on every HTTP answer."""

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        if str(scope["type"]) != "http":
            await app(scope, receive, send)
            return

        async def send_with_headers(message: Any) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *_HEADERS]
            await send(message)

        await app(scope, receive, send_with_headers)

    return wrapped


class WebApp:
    """Serves what has been built of ui/delegate; says so where it has not been."""

    def __init__(self, built: str) -> None:
        folder = resources.ui_path("delegate") / built
        self._files = StaticFiles(directory=folder, html=True) if (folder / "index.html").is_file() else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send, path: str) -> None:
        if self._files is None:
            raise Refused("general.no_web_app")
        if ".." in path.split("/"):  # no file of ours; it would be answered with a way to somewhere else
            raise Refused("protocol.not_found", where=path[:80])
        try:
            await self._files({**scope, "path": f"/{path}", "root_path": ""}, receive, send)  # type: ignore[arg-type]
        except StarletteHTTPException as error:
            raise Refused("protocol.not_found", where=path[:80]) from error


_web_app, _screen = WebApp("dist"), WebApp("dist-screen")
_SCREENS: Final = frozenset({"projector", "caption"})
"""The addresses of the page that shows an output: the whole picture, or the strip over another one."""


@asgi("/", is_mount=True, copy_scope=True)
async def everything_else(scope: Scope, receive: Receive, send: Send) -> None:
    """What is no plain route: documents, page pictures, uploads by name, secret ballots, the web app.

    Beside a mount at the root, Litestar finds no route with a name in its path.
    """
    path = scope["path"].strip("/")
    room, _, rest = path.partition("/")
    if room in ROOMS:
        await give_file(scope, receive, send, room, rest)
    elif path.startswith(UPLOADS) and scope.get("method") == "DELETE":
        await stop_upload(scope, receive, send, path.removeprefix(UPLOADS))
    elif path.startswith(BALLOTS):
        await answer_ballot(scope, receive, send, path.removeprefix(BALLOTS))
    elif path in _SCREENS:
        await _screen(scope, receive, send, "index.html")
    elif room == "screen":
        await _screen(scope, receive, send, rest)
    else:
        await _web_app(scope, receive, send, path)


@get(
    "/ca.crt",
    media_type="application/x-x509-ca-cert",
    summary="The hall's certificate authority",
    security=[],
)
async def authority(request: Request[Any, Any, Any]) -> Response[bytes]:
    content = await asyncio.to_thread(hall_of(request).tls.authority.read_bytes)
    return Response(content=content, media_type="application/x-x509-ca-cert")


@get("/healthz", media_type=MediaType.TEXT, include_in_schema=False)
async def health() -> str:
    return "ok"

"""Pieces of papers and small pictures of pages by the shortest way: without a router they cost half as much.

Whatever is not plainly right (no token, another method, a paper that one may not read) takes the long way, which
has the refusals.
"""

from __future__ import annotations

import os
import re
from typing import Any, Final

from litestar.types import Receive, Scope, Send

from ..hall import Hall
from .files import may_have
from .given import answer_with_piece, answer_with_whole, piece_wanted
from .guard import plain_bearer

_ROOM: Final = "/blob/"
_PICTURE: Final = re.compile(r"/page/([0-9a-f]{64})/(\d{1,4})\.jpg")
_WIDTH: Final = re.compile(rb"w=(\d{3,4})")
_LARGEST_PICTURE: Final = 1 << 16
"""Larger ones the server reads better by itself."""


def with_quick_pieces(app: Any, hall: Hall) -> Any:
    """The same application, with a way past its router for pieces of papers."""

    async def quick(scope: Scope, receive: Receive, send: Send) -> None:
        given = str(scope["type"]) == "http" and (
            await _give_piece(hall, scope, send) or await _give_picture(hall, scope, send)
        )
        if not given:
            await app(scope, receive, send)

    return quick


async def _give_piece(hall: Hall, scope: Any, send: Send) -> bool:
    """False if nothing was answered."""
    path: str = scope["path"]
    if scope["method"] != "GET" or not path.startswith(_ROOM):
        return False
    headers = dict(scope["headers"])
    token, wanted = plain_bearer(headers), headers.get(b"range")
    if wanted is None or b"if-range" in headers or not token:
        return False
    grant = hall.register.grant(token)
    if grant is None:
        return False
    sha256 = path.removeprefix(_ROOM)
    media_type = may_have(hall, grant, sha256)
    if media_type is None:
        return False
    try:
        file = os.open(hall.blobs.place(sha256), os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except OSError:
        return False
    try:
        size = os.fstat(file).st_size
        piece = piece_wanted(wanted, size)
        if piece is None:
            return False
        os.lseek(file, piece[0], os.SEEK_SET)
        body = os.read(file, piece[1] - piece[0])
    finally:
        os.close(file)
    if len(body) < piece[1] - piece[0]:
        return False
    await answer_with_piece(send, media_type, piece, size, body)
    return True


async def _give_picture(hall: Hall, scope: Any, send: Send) -> bool:
    """A small picture that has been drawn, whole; False if nothing was answered."""
    page, width = _PICTURE.fullmatch(scope["path"]), _WIDTH.fullmatch(scope["query_string"])
    headers = dict(scope["headers"])
    token = plain_bearer(headers)
    if page is None or width is None or scope["method"] != "GET" or b"range" in headers:
        return False
    grant = hall.register.grant(token) if token else None
    if grant is None:
        return False
    if may_have(hall, grant, page[1], int(page[2])) != "application/pdf":
        return False
    try:
        file = os.open(
            hall.intake.drawn(page[1], int(page[2]), int(width[1])), os.O_RDONLY | getattr(os, "O_BINARY", 0)
        )
    except OSError:
        return False
    try:
        size = os.fstat(file).st_size
        body = os.read(file, size) if size <= _LARGEST_PICTURE else b""
    finally:
        os.close(file)
    if not body or len(body) < size:
        return False
    await answer_with_whole(send, "image/jpeg", body)
    return True

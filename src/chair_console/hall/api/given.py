"""How a file goes out: whole without copying, and in the small ranges that tablets ask for at little cost."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from litestar.types import Receive, Scope, Send
from starlette.responses import FileResponse

_FOREVER: Final = "private, max-age=31536000, immutable"
_SMALL: Final = 1 << 20


def is_number(word: str | bytes) -> bool:
    """Whether a word of a request is a number that can be one; Python refuses to read thousands of digits."""
    return word.isdigit() and word.isascii() and len(word) <= 18


async def give(path: Path, media_type: str, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with an immutable file or the range of it that is asked for.

    A range of up to 1 MB is read at once and here: the library's hops to a thread, and its task that watches for
    the end of the connection, cost ten times as much as reading what the page cache holds.
    """
    facts = _facts(path)
    wanted = _small_range(scope, facts.st_size)
    if wanted is None:
        headers_of_all = {"cache-control": _FOREVER}
        whole = FileResponse(path, media_type=media_type, headers=headers_of_all, stat_result=facts)
        await whole(scope, receive, send)  # type: ignore[arg-type]
        return
    begin, end = wanted
    await answer_with_piece(send, media_type, wanted, facts.st_size, _read(path, begin, end))


async def answer_with_whole(send: Send, media_type: str, body: bytes) -> None:
    """Answer with a whole file."""
    headers = [
        (b"content-type", media_type.encode()),
        (b"content-length", b"%d" % len(body)),
        (b"accept-ranges", b"bytes"),
        (b"cache-control", _FOREVER.encode()),
    ]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})


async def answer_with_piece(
    send: Send, media_type: str, piece: tuple[int, int], size: int, body: bytes
) -> None:
    """Answer with the bytes from begin to end (exclusive) of a file of `size` bytes."""
    headers = [
        (b"content-type", media_type.encode()),
        (b"content-length", b"%d" % len(body)),
        (b"content-range", b"bytes %d-%d/%d" % (piece[0], piece[1] - 1, size)),
        (b"accept-ranges", b"bytes"),
        (b"cache-control", _FOREVER.encode()),
    ]
    await send({"type": "http.response.start", "status": 206, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})


def _small_range(scope: Scope, size: int) -> tuple[int, int] | None:
    """Begin and end (exclusive), where one small range that the file has is asked for and nothing else."""
    headers = dict(scope["headers"])
    if scope["method"] != "GET" or b"range" not in headers or b"if-range" in headers:  # type: ignore[typeddict-item]
        return None
    return piece_wanted(headers[b"range"], size)


def piece_wanted(header: bytes, size: int) -> tuple[int, int] | None:
    """Begin and end (exclusive) of the small range in the header `range`, if it is one and the file has it."""
    first, dash, last = header.removeprefix(b"bytes=").partition(b"-")
    if not (dash and is_number(first) and is_number(last)):
        return None
    begin, end = int(first), min(int(last) + 1, size)
    return (begin, end) if begin < end <= begin + _SMALL else None


def _facts(path: Path) -> os.stat_result:
    return path.stat()


def _read(path: Path, begin: int, end: int) -> bytes:
    with path.open("rb") as file:
        file.seek(begin)
        return file.read(end - begin)

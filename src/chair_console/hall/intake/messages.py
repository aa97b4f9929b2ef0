"""What the hall and its document workers say to each other: one line of JSON each."""

from __future__ import annotations

import msgspec


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """The first line to a worker: what it may use of the machine."""

    cpu_s: int
    memory_bytes: int
    file_bytes: int


class Prepare(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Examine the file `source`, write into `folder`; `office` is LibreOffice's program or ""."""

    source: str
    folder: str
    office: str


class Render(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Draw page `page` (from 1) of the PDF `source`, `width` pixels wide, into the JPEG file `target`."""

    source: str
    page: int
    width: int
    target: str


class Prepared(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """`delivery` is the delivery copy, "" if the original itself is delivered.

    `removed` holds codes (`intake.removed.*`); `repaired` says that the file was damaged and put right.
    """

    media_type: str
    pages: int
    title: str
    removed: tuple[str, ...]
    repaired: bool
    delivery: str


class Rendered(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """The picture is in its file."""


class Failed(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """A refusal with its facts; `detail` is for the log."""

    code: str
    facts: dict[str, str | int] = {}
    detail: str = ""


Request = Prepare | Render
Answer = Prepared | Rendered | Failed

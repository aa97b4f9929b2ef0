"""What the hall and its document workers say to each other: one line of JSON each."""

from __future__ import annotations

import msgspec

from .stamp import Stamp


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """The first line to a worker: what it may use of the machine, and whose it is (`hall`, a process id)."""

    cpu_s: int
    memory_bytes: int
    file_bytes: int
    hall: int = 0


class Prepare(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Examine the file `source`, write into `folder`; `office` is LibreOffice's program or "".

    No file written may be larger than `most_bytes`.
    """

    source: str
    folder: str
    office: str
    password: str = ""
    most_bytes: int = 600_000_000


class Render(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Draw page `page` (from 1) of the PDF `source`, `width` pixels wide, into the JPEG file `target`."""

    source: str
    page: int
    width: int
    target: str


class DrawLogo(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Draw the picture `source` (PNG, JPEG, WebP, SVG) anew into the PNG file `target`."""

    source: str
    target: str


class Unpack(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Unpack the ZIP archive `source` into `folder`, each file under a number, `most_bytes` in all."""

    source: str
    folder: str
    most_bytes: int
    password: str = ""


class Compare(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Write the `DocumentDifference` between the delivery copies `old` and `new` into the file `target`."""

    old: str
    new: str
    target: str


class Prepared(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """`delivery` is the delivery copy, "" if the original itself is delivered.

    `removed` holds codes (`intake.removed.*`); `repaired` says that the file was damaged and put right. `index`
    is the file with the `DocumentIndex`, `thumbnails` the folder with `<page>-<width>.jpg`.
    """

    media_type: str
    pages: int
    title: str
    removed: tuple[str, ...]
    repaired: bool
    delivery: str
    index: str
    thumbnails: str
    scanned_pages: int
    stamp: Stamp


class ArchiveFound(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """The file is no document, but an archive: it wants to be unpacked."""


class Rendered(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """The picture is in its file."""


class Compared(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """The difference is in its file."""


class Packed(msgspec.Struct, frozen=True, kw_only=True):
    """One file of an archive: its path there, for people, and where it lies now; or the refusal's code."""

    path: str
    file: str = ""
    code: str = ""
    facts: dict[str, str | int] = {}


class Unpacked(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """All files of an archive."""

    files: list[Packed]


class Progress(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Comes before the answer, any number of times: `page` of `pages` is done."""

    stage: str
    page: int = 0
    pages: int = 0


class Failed(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """A refusal with its facts; `detail` is for the log."""

    code: str
    facts: dict[str, str | int] = {}
    detail: str = ""


Request = Prepare | Render | DrawLogo | Unpack | Compare
Answer = Prepared | ArchiveFound | Rendered | Unpacked | Compared | Failed
Line = Prepared | ArchiveFound | Rendered | Unpacked | Compared | Failed | Progress

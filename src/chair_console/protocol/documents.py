"""What the hall tells about files: what stands in them, how taking them in goes, what came of an archive."""

from __future__ import annotations

from typing import Literal

import msgspec

from chair_console.domain.actors import FileFacts

from .views import ViewStruct

IntakeStage = Literal["waiting", "converting", "reading", "drawing", "done", "refused"]


class OutlineEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A heading: `level` and `page` count from 1."""

    level: int
    title: str
    page: int


class DocumentIndex(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in a delivery copy, as `GET /blob/{index_sha256}` gives it.

    `pages` holds each page's text (NFC, in reading order, "" for a scan), `sizes` each page's width and height
    in points as it is shown.
    """

    outline: list[OutlineEntry]
    pages: list[str]
    sizes: list[tuple[float, float]]


class IntakeView(ViewStruct, frozen=True, kw_only=True):
    """How far taking in one file has come. A file of an archive has its own, `upload` being `UPLOAD/number`.

    `page` of `pages` is done (0 of 0 while that is unknown). `reason` is the code of the refusal, with the
    `facts` of its sentence; both are empty otherwise.
    """

    upload: str
    name: str
    stage: IntakeStage
    page: int = 0
    pages: int = 0
    reason: str = ""
    facts: dict[str, str | int] = msgspec.field(default_factory=dict)


class OneOutcome(msgspec.Struct, frozen=True, kw_only=True):
    """What came of one file of an archive: its facts, or the refusal's code and its sentence."""

    path: str
    facts: FileFacts | None
    code: str
    detail: str


class ArchiveOutcome(msgspec.Struct, frozen=True, kw_only=True):
    """What came of each file of an archive, in the archive's order of paths."""

    files: list[OneOutcome]


class Area(msgspec.Struct, frozen=True, kw_only=True):
    """A rectangle on a page as it is shown: fractions of its width and height, from its top left corner."""

    x0: float
    y0: float
    x1: float
    y1: float


class WordRun(msgspec.Struct, frozen=True, kw_only=True):
    """Words that stay, go or come, in the order of reading; of a long run that stays only the ends are kept."""

    kind: Literal["same", "removed", "inserted"]
    text: str


class PageDifference(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a page; `old` and `new` are its numbers in the two versions, None where it is not there.

    A page that is the same at another place among its neighbours has `moved`; one that stands behind a page that
    came or went has not.
    `words` is empty where there is nothing to read, as in a scan: then the areas tell where pictures differ.
    """

    old: int | None
    new: int | None
    kind: Literal["same", "changed", "moved", "added", "removed"]
    words: list[WordRun] = []
    areas_old: list[Area] = []
    areas_new: list[Area] = []


class DocumentDifference(msgspec.Struct, frozen=True, kw_only=True):
    """How one version differs from an earlier one, page by page in the order of the new one.

    `GET /difference/{old}/{new}` gives it, by the hashes of the two delivery copies.
    """

    pages: list[PageDifference]

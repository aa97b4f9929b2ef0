"""What a paper consists of, whatever file it becomes. Knows neither PDF nor DOCX."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

Align = Literal["left", "center", "right"]
RowKind = Literal["detail", "group", "total"]
ParagraphKind = Literal["body", "basis", "centre"]
Span = tuple[str, bool, bool]


@dataclass(frozen=True)
class Column:
    """A table's column; `width` is its share of the page, `decimals` is None for text.

    `ratio` names two columns whose quotient in per cent stands here.
    """

    head: str
    width: float
    align: Align
    decimals: int | None = None
    ratio: tuple[int, int] | None = None


@dataclass(frozen=True)
class Row:
    cells: list[str]
    kind: RowKind = "detail"


@dataclass(frozen=True)
class Table:
    title: str
    unit: str
    columns: list[Column]
    rows: list[Row]


@dataclass(frozen=True)
class Heading:
    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    text: str
    kind: ParagraphKind = "body"


@dataclass(frozen=True)
class Annex:
    """Starts a new page, lying on its side where a table needs the width."""

    name: str
    subject: str
    landscape: bool = False


@dataclass(frozen=True)
class Contents:
    """The table of contents stands here."""


@dataclass(frozen=True)
class SignatureHere:
    """The signatures stand here, because annexes follow."""


Block = Heading | Paragraph | Annex | Contents | SignatureHere | Table


@dataclass(frozen=True)
class Paper:
    """A whole paper: its head as Decree 30/2020 wants it, its blocks and its foot."""

    title: str
    issuer: list[str]
    number: str
    place_date: str
    date: tuple[int, int, int]
    kind: str
    subject: str
    addressee: str
    draft: str
    signers: list[str]
    signed_by: str
    recipients: list[str]
    blocks: list[Block] = field(default_factory=list)


def spans(text: str) -> list[Span]:
    """Split `**bold**` and `*italic*` into (text, bold, italic)."""
    found: list[Span] = []
    for part in re.split(r"(\*\*.+?\*\*|\*.+?\*)", text):
        if part.startswith("**"):
            found.append((part[2:-2], True, False))
        elif part.startswith("*"):
            found.append((part[1:-1], False, True))
        elif part:
            found.append((part, False, False))
    return found

"""The minutes as a paper: what stands where, before any file format."""

from __future__ import annotations

from typing import Literal

import msgspec


class Heading(msgspec.Struct, frozen=True, tag=True):
    """`level` 1 for the parts I to VI, 2 for sittings and agenda items."""

    level: Literal[1, 2]
    text: str


class Paragraph(msgspec.Struct, frozen=True, tag=True):
    text: str
    style: Literal["plain", "strong", "note"] = "plain"


class Bullet(msgspec.Struct, frozen=True, tag=True):
    text: str


class Table(msgspec.Struct, frozen=True, tag=True):
    """`shares` are the columns' widths in parts of the whole; `numbers` are the columns set in the middle."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[int, ...]
    numbers: tuple[int, ...] = ()


Block = Heading | Paragraph | Bullet | Table


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """One document in the layout of Decree 30/2020 (or the Party's); `warning` is printed on every page.

    `recipients` is the list at the end (Nơi nhận), its heading first.
    """

    language: str
    subject: str
    issuer: str
    nation: tuple[str, ...]
    number: str
    place_and_date: str
    title: str
    lines_below_title: tuple[str, ...]
    warning: str
    blocks: tuple[Block, ...]
    signatures: tuple[str, str]
    signature_note: str
    recipients: tuple[str, ...]
    annex: tuple[Block, ...]

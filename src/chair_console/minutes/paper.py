"""The minutes, or the tellers' record, as a paper: what stands where, before any file format."""

from __future__ import annotations

from typing import Any, Final, Literal

import msgspec


class Heading(msgspec.Struct, frozen=True, tag=True):
    """`level` 1 for the parts I to VI, 2 for sittings and agenda items."""

    level: Literal[1, 2]
    text: str


class Paragraph(msgspec.Struct, frozen=True, tag=True):
    """`code` is a text with a hash in it, which no line can be stretched for."""

    text: str
    style: Literal["plain", "strong", "note", "code"] = "plain"


class Bullet(msgspec.Struct, frozen=True, tag=True):
    text: str


class Table(msgspec.Struct, frozen=True, tag=True):
    """`shares` are the columns' widths in parts of the whole; `numbers` are the columns set in the middle."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[int, ...]
    numbers: tuple[int, ...] = ()


Block = Heading | Paragraph | Bullet | Table


class Signature(msgspec.Struct, frozen=True):
    """Who signs: the role, how, and the name where it is known."""

    role: str
    note: str
    name: str = ""


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """One document in the layout of Decree 30/2020 (or the Party's); `warning` is printed on every page.

    `issuer` is the body that issues it, `parent` the one above it where there is one. `recipients` is the list at
    the end (Nơi nhận), its heading first.
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
    signatures: tuple[Signature, Signature]
    recipients: tuple[str, ...]
    annex: tuple[Block, ...]
    parent: str = ""


_UNPRINTABLE: Final = {code: None for code in range(32) if chr(code) not in "\t\n"} | {
    0x0B: "\n",  # a line break of Word, and a page break of PDF: what is pasted brings them along
    0x0C: "\n",
    0xFFFE: None,
    0xFFFF: None,
}


def printable_text(text: str) -> str:
    """A text without the signs that no Word file or workbook can hold."""
    return text.translate(_UNPRINTABLE)


def printable(paper: Paper) -> Paper:
    """The same paper without the signs that no Word file can hold; anyone may have typed or pasted one."""
    return msgspec.convert(_cleaned(msgspec.to_builtins(paper)), Paper)


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return printable_text(value)
    if isinstance(value, dict):
        return {key: _cleaned(one) for key, one in value.items()}
    return [_cleaned(one) for one in value] if isinstance(value, list | tuple) else value

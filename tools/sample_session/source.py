"""Reads a paper's source: a TOML head between two lines of +++, then a text of few marks.

`#`, `##`, `###` are headings; `>` a legal basis; `^` a centred line; `[table NAME]` a table of the head or of the
figures; `[annex NAME | subject]` (`[annex-wide …]` on its side) starts a new page; `[contents]`; `[signature]`;
`[FLAG]…` keeps a line for one variant of the paper only; `{{name}}` is a figure. Everything else is a paragraph.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .blocks import Annex, Block, Contents, Heading, Paper, Paragraph, SignatureHere, Table
from .tables import table


def read(
    path: Path, title: str, figures: Mapping[str, str], tables: Mapping[str, Table], variant: str
) -> Paper:
    """Read the source at `path`; `variant` chooses among lines that differ between versions of one paper."""
    text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
    _, head_text, body = text.split("+++\n", 2)
    head: dict[str, Any] = tomllib.loads(head_text)
    head.update(head.pop("variants", {}).get(variant, {}))
    known = {**tables, **{name: _own_table(spec) for name, spec in head.pop("tables", {}).items()}}
    lines = [_for_variant(line, variant) for line in _filled(body, figures).splitlines()]
    blocks = [_block(line.strip(), known) for line in lines if line and line.strip()]
    return Paper(
        title=title,
        blocks=blocks,
        number=head["number"],
        issuer=head["issuer"],
        kind=head["kind"],
        subject=head["subject"],
        place_date=head["place_date"],
        date=tuple(head["date"]),
        addressee=head.get("addressee", ""),
        draft=head.get("draft", ""),
        signers=head["signers"],
        signed_by=head.get("signed_by", ""),
        recipients=head["recipients"],
    )


def _own_table(spec: Mapping[str, Any]) -> Table:
    """A table of the head; TOML has no empty value, so what is left out at a row's end is empty."""
    width = len(spec["columns"])
    rows = [row if len(row) == 2 else row + [None] * (width - len(row)) for row in spec["rows"]]
    return table(spec["title"], spec.get("unit", ""), spec["columns"], rows, spec.get("total", "Tổng cộng"))


def _filled(body: str, figures: Mapping[str, str]) -> str:
    return re.sub(r"\{\{(.+?)\}\}", lambda found: figures[found[1]], body)


def _for_variant(line: str, variant: str) -> str:
    marked = re.match(r"\[only (\w+)\]\s*", line)
    if marked is None:
        return line
    return line[marked.end() :] if marked[1] == variant else ""


def _block(line: str, tables: Mapping[str, Table]) -> Block:
    if heading := re.match(r"(#+) (.+)", line):
        return Heading(len(heading[1]), heading[2])
    if line.startswith("> "):
        return Paragraph(line[2:], "basis")
    if line.startswith("^ "):
        return Paragraph(line[2:], "centre")
    if line == "[contents]":
        return Contents()
    if line == "[signature]":
        return SignatureHere()
    if named := re.match(r"\[table (\S+)\]$", line):
        return tables[named[1]]
    if annex := re.match(r"\[annex(-wide)? (.+?) \| (.+)\]$", line):
        return Annex(annex[2], annex[3], annex[1] is not None)
    return Paragraph(line)

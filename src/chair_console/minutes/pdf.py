"""A paper as PDF/A-2b, set by typst with the program's own fonts."""

from __future__ import annotations

from pathlib import Path

import msgspec
import typst

from chair_console import resources

from .glyphs import shown
from .paper import Paper


def write_pdf(paper: Paper, path: Path) -> None:
    """Write the PDF; letters that no font of ours has, such as a small picture, are a box in it. Raises OSError."""
    template = resources.path("document-templates") / "minutes" / "minutes.typ"
    pdf = typst.compile(
        template,
        format="pdf",
        root=template.parent,
        font_paths=[resources.path("fonts")],
        ignore_system_fonts=True,
        sys_inputs={"paper": msgspec.json.encode(shown(msgspec.to_builtins(paper))).decode()},
        pdf_standards=["a-2b"],
    )
    path.write_bytes(pdf)

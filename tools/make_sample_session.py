"""Makes the papers of the sample session (PDF and DOCX) from resources/sample-session/source.

    .venv/bin/python tools/make_sample_session.py [NAME …]

Without names it makes all of them. The same sources give the same bytes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path

import pymupdf

sys.path.insert(0, str(Path(__file__).resolve().parent))

from sample_session import budget, budget_tables, land, source
from sample_session.pdf import make_pdf
from sample_session.word import make_docx

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
FOLDER = RESOURCES / "sample-session"


def heading_pages(pdf: Path) -> dict[str, int]:
    """Each heading's page, by its text without spaces."""
    with pymupdf.open(pdf) as opened:
        return {"".join(text.split()): page for _, text, page in opened.get_toc()}


def main(names: list[str]) -> int:
    """Make the papers whose file names begin with one of `names`; all without names."""
    session = json.loads((FOLDER / "session.json").read_text(encoding="utf-8"))
    plan = budget.load(FOLDER / "source" / "budget.toml")
    projects = land.load(FOLDER / "source" / "land.toml")
    figures: Mapping[str, str] = {**budget_tables.figures(plan), **projects.figures()}
    tables = {**budget_tables.tables(plan), **projects.tables()}
    for entry in [*session["documents"], session["late_document"]]:
        stem = Path(entry["file"]).stem
        if names and not stem.startswith(tuple(names)):
            continue
        first = next((d for d in session["documents"] if d["id"] == entry.get("replaces")), None)
        text = FOLDER / "source" / f"{Path((first or entry)['file']).stem}.md"
        paper = source.read(text, entry["title"], figures, tables, "second" if first else "first")
        make_pdf(paper, FOLDER / entry["file"], RESOURCES / "fonts")
        make_docx(paper, FOLDER / entry["docx"], heading_pages(FOLDER / entry["file"]))
        with pymupdf.open(FOLDER / entry["file"]) as made:
            print(f"{entry['file']}: {made.page_count}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

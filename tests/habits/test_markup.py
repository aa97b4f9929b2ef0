"""No page of ours reads what somebody has written as markup: it is always put there as text."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "ui" / "delegate" / part for part in ("src", "screen", "offline")]
READS_MARKUP = re.compile(
    r"\{@html|innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|document\.write|\bsrcdoc\b|DOMParser|v-html"
)


def test_no_web_page_reads_a_text_as_markup() -> None:
    files = [file for part in PAGES for file in part.rglob("*") if file.suffix in (".svelte", ".ts", ".html")]
    assert len(files) > 60
    assert [str(file) for file in files if READS_MARKUP.search(file.read_text("utf-8"))] == []


def test_the_public_pages_escape_whatever_is_put_into_them() -> None:
    templates = [*(ROOT / "resources").rglob("*.j2"), *(ROOT / "resources").rglob("*.html")]
    assert templates
    for file in templates:
        assert not re.search(r"\|\s*safe\b|autoescape", file.read_text("utf-8")), file
    assert "autoescape=True" in (ROOT / "src/chair_console/hall/public_page.py").read_text("utf-8")

"""What of the windows is laid out comes to rest: nothing hangs on what only the layout itself decides."""

from __future__ import annotations

import re

from .test_files import ROOT, sources

COUNTED = re.compile(r"\blineCount\b")


def test_nothing_is_shown_or_sized_by_how_many_lines_were_laid_out() -> None:
    """A text measured by its width has one answer; counted lines change with the room that is given for them, and
    the card of the next step was laid out for ever. `TextMetrics.advanceWidth` against the width tells the same."""
    found = [
        f"{file.relative_to(ROOT).as_posix()}:{number}"
        for file in sources(".qml")
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if COUNTED.search(line)
    ]
    assert found == []


def test_a_counted_line_would_be_found() -> None:
    assert COUNTED.search("visible: !band.low || why.lineCount < 2")
    assert not COUNTED.search("maximumLineCount: 2")

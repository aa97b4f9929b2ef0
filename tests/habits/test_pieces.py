"""What is made piece by piece is made to its end: Qt falls over what is dropped half made (decision 0014)."""

from __future__ import annotations

import re

from .test_files import ROOT, sources

HALF_MADE = re.compile(r"\bLoader\s*\{[^{}]*\basynchronous\b")
KNOWN = {"ui/projector/SceneSlot.qml"}
"""It gives up nothing that it has begun, and tells a scene nothing while it is made."""


def test_only_who_makes_to_the_end_makes_piece_by_piece() -> None:
    found = {
        file.relative_to(ROOT).as_posix()
        for file in sources(".qml")
        if HALF_MADE.search(file.read_text(encoding="utf-8"))
    }
    assert found <= KNOWN


def test_a_plain_loader_that_drops_what_it_makes_would_be_found() -> None:
    assert HALF_MADE.search("Loader {\n    anchors.fill: parent\n    asynchronous: true\n}")
    assert not HALF_MADE.search("Image {\n    asynchronous: true\n}")

"""The files of a session in which everybody typed what makes a file misbehave, as an older journal may hold it."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pymupdf
import pytest
from lxml import etree
from openpyxl import load_workbook

from chair_console.domain import hall
from chair_console.domain.messages import Command
from chair_console.minutes.export import export
from tests.hostile import BEGINNINGS, spoilt

from .player import Player, a_whole_session
from .test_minutes import docx_text, pdf_text


def exported(folder: Path, beginnings: Sequence[str]) -> Path:
    """Of a session in which every text begins so; nothing is cleaned on its way into this journal."""
    do = Player.do

    def carry_out(self: Player, command: Command, *rest: Any, **more: Any) -> str:
        return do(self, spoilt(command, beginnings), *rest, **more)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(hall, "written", lambda command, _known: command)
        patched.setattr(Player, "do", carry_out)
        data = a_whole_session(folder / "data").close()
    export(data, folder / "out")
    return folder / "out"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return exported(tmp_path_factory.mktemp("hostile"), BEGINNINGS)


def test_what_reads_like_a_formula_is_a_text_in_the_workbook(tmp_path: Path) -> None:
    book = load_workbook(
        exported(tmp_path, ("=cmd|' /C calc'!A0 ", "+1 ", "-1 ", "@SUM(1) ")) / "results.xlsx"
    )
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [cell for cell in cells if cell.data_type == "f"] == []
    begun = [
        cell for cell in cells if str(cell.value).startswith(("=", "+", "-", "@")) and len(cell.value) > 1
    ]
    assert {cell.value[0] for cell in begun} >= {"=", "+", "-"}
    assert all(cell.quotePrefix for cell in begun)
    assert not [cell for cell in cells if cell.hyperlink]


def test_no_cell_holds_a_sign_that_no_workbook_can_hold(files: Path) -> None:
    book = load_workbook(files / "results.xlsx")
    texts = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert any("nốikết" in text for text in texts), "what stood beside them is there"
    assert not [text for text in texts if any(sign < " " and sign not in "\t\n" for sign in text)]


def test_the_minutes_say_the_signs_of_markup_and_link_to_nothing(files: Path) -> None:
    for text in (docx_text(files / "minutes.docx"), pdf_text(files / "minutes.pdf")):
        assert "<b>1</b>" in text and "&lt;i&gt;" in text and "{{7*7}}" in text
    with pymupdf.open(files / "minutes.pdf") as document:
        assert not [link for page in document for link in page.get_links()]


def test_every_part_of_the_word_file_and_the_workbook_is_sound(files: Path) -> None:
    for file in [*files.glob("*.docx"), files / "results.xlsx"]:
        with zipfile.ZipFile(file) as parts:
            for name in parts.namelist():
                if name.endswith((".xml", ".rels")):
                    root = etree.fromstring(parts.read(name))
                    external = [
                        e for e in root.iter() if isinstance(e.tag, str) and e.get("TargetMode") == "External"
                    ]
                    assert not external, (file.name, name)

"""What hides in files to act, to weigh or to lead astray, and what the secretary hears of it."""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pymupdf
import pytest

from chair_console.hall.intake.messages import Answer, ArchiveFound, Failed, Limits, Prepare, Prepared
from chair_console.hall.intake.process import Worker
from chair_console.hall.intake.sniff import has_macros
from chair_console.sentences import sentence

from . import odd_files

LIMITS = Limits(cpu_s=60, memory_bytes=4_000_000_000, file_bytes=100_000_000)


def chained(action: str, times: int) -> str:
    """An action after so many others, each written inside the one before."""
    for _ in range(times):
        action = f"<</S/GoTo/D[3 0 R/Fit]/Next {action}>>"
    return action


ACTIONS = {
    "a script whose name is written in numbers": ("<</S/#4aavaScript/J#53(app.alert(1))>>", "script"),
    "a script of a false type": ("<</Type/Bogus/S/JavaScript/JS(app.alert(1))>>", "script"),
    "a program of a false type": ("<</Type/Bogus/S/Launch/F(calc.exe)>>", "launch_action"),
    "a program of a false subtype": ("<</S/Launch/Subtype/Link/F(calc.exe)>>", "launch_action"),
    "a program said to be structure": ("<</Type/StructElem/S/Launch/F(calc.exe)>>", "launch_action"),
    "a program at the end of a long chain": (chained("<</S/Launch/F(calc.exe)>>", 75), "script"),
    "an article of another file": ("<</S/Thread/F(other.pdf)/D 0>>", "launch_action"),
    "a script in a web address": ("<</S/URI/URI( java\tscript:alert\\(1\\))>>", "script"),
    "a file on another computer": (r"<</S/URI/URI(\\\\server\\share\\a.exe)>>", "launch_action"),
}
HIDDEN = {
    "a script in the trailer's own catalogue": (
        odd_files.a_pdf(root="<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(x)>>>>"),
        ("script",),
    ),
    "attachments and models of a false type": (
        odd_files.a_pdf(
            page="/Annots[<</Type/Foo/Subtype/FileAttachment/Rect[0 0 9 9]/FS 6 0 R>>"
            "<</Type/Foo/Subtype/3D/Rect[0 0 9 9]>>]",
            more={6: "<</Type/Filespec/F(a.exe)/EF<</F 4 0 R>>>>"},
        ),
        ("embedded_file", "media"),
    ),
}
CARRIERS = {name: odd_files.a_pdf(catalog=f"/OpenAction {action}") for name, (action, _) in ACTIONS.items()}
PAPERS = {
    "structure": odd_files.a_pdf(more={6: "<</Type/StructElem/S/Sound/P 2 0 R/K 0>>"}),
    "web address": odd_files.a_pdf(
        page="/Annots[<</Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://a.vn/)>>>>]"
    ),
}
PICTURES = {f"turned.{kind}": odd_files.a_turned_picture(kind) for kind in ("JPEG", "PNG", "TIFF", "WEBP")}
REFUSED = {
    "a picture beyond all measure": (odd_files.an_endless_png(50_000), "intake.too_heavy"),
    "more pictures than pages are taken": (odd_files.many_pictures(5_001), "intake.too_many_pages"),
    "a picture of a telephone": (
        b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(200),
        "intake.unknown_picture",
    ),
    "a text of LibreOffice": (odd_files.an_open_document("text"), "intake.no_office"),
    "a table of LibreOffice": (odd_files.an_open_document("spreadsheet"), "intake.no_office"),
    "a locked text of LibreOffice": (
        odd_files.an_open_document("text", locked=True),
        "intake.office_encrypted",
    ),
    "a drawing of LibreOffice": (odd_files.an_open_document("graphics"), "intake.unknown_type"),
}
EVERYTHING = (
    CARRIERS
    | {name: content for name, (content, _) in HIDDEN.items()}
    | PAPERS
    | PICTURES
    | {name: content for name, (content, _) in REFUSED.items()}
)


async def _prepare_all(folder: Path) -> dict[str, Answer]:
    worker = await Worker.start(LIMITS, folder)
    answers: dict[str, Answer] = {}
    try:
        for number, (name, content) in enumerate(EVERYTHING.items()):
            own = folder / str(number)
            own.mkdir()
            (own / "source").write_bytes(content)
            request = Prepare(source=str(own / "source"), folder=str(own), office="")
            answers[name] = await worker.ask(request, 60)
    finally:
        await worker.kill()
    return answers


@pytest.fixture(scope="module")
def answers() -> Iterator[dict[str, Answer]]:
    """Every file through one real worker, as on a machine without LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        yield asyncio.run(_prepare_all(Path(folder)))


def accepted(answers: dict[str, Answer], name: str) -> Prepared:
    answer = answers[name]
    assert isinstance(answer, Prepared), answer
    return answer


def objects_of(copy: str) -> str:
    with pymupdf.open(copy, filetype="pdf") as document:
        numbers = range(1, document.xref_length())
        texts = [document.xref_object(number, compressed=True) for number in numbers]
        return "\n".join([*texts, document.pdf_trailer(compressed=True)])


ACTING = re.compile(r"/(JavaScript|JS|Launch|Thread|FileAttachment|EF|3D)\b|script:|server")


@pytest.mark.parametrize("name", ACTIONS)
def test_what_would_act_when_the_document_opens_is_gone_and_said(
    answers: dict[str, Answer], name: str
) -> None:
    answer = accepted(answers, name)
    assert answer.removed == (ACTIONS[name][1],)
    assert not ACTING.search(objects_of(answer.delivery))


@pytest.mark.parametrize("name", HIDDEN)
def test_what_hides_in_an_odd_place_is_gone_and_said(answers: dict[str, Answer], name: str) -> None:
    answer = accepted(answers, name)
    assert answer.removed == HIDDEN[name][1]
    assert not ACTING.search(objects_of(answer.delivery))


@pytest.mark.parametrize("name", PAPERS)
def test_what_does_no_harm_stays(answers: dict[str, Answer], name: str) -> None:
    assert accepted(answers, name).removed == ()


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_that_notes_how_it_is_turned_stands_upright(answers: dict[str, Answer], name: str) -> None:
    with pymupdf.open(accepted(answers, name).delivery, filetype="pdf") as document:
        assert document[0].rect.height == 2 * document[0].rect.width
        picture = document[0].get_pixmap()
    red, green, _ = picture.pixel(picture.width - 5, 5)
    assert red > 200
    assert green < 50


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_taken_says_what_it_is_and_what_to_do(
    answers: dict[str, Answer], name: str
) -> None:
    answer = answers[name]
    assert isinstance(answer, Failed), answer
    assert answer.code == REFUSED[name][1]
    assert sentence(answer.code, answer.facts, "vi") != sentence(answer.code, answer.facts, "en")


async def prepared(folder: Path, source: Path, office: str = "") -> Answer:
    worker = await Worker.start(LIMITS, folder)
    try:
        return await worker.ask(Prepare(source=str(source), folder=str(folder), office=office), 30)
    finally:
        await worker.kill()


@pytest.mark.parametrize("head", [odd_files.a_pdf(), odd_files.a_turned_picture("PNG")], ids=["pdf", "png"])
async def test_a_file_of_two_gigabytes_is_refused_before_it_is_read(tmp_path: Path, head: bytes) -> None:
    answer = await prepared(tmp_path, odd_files.sparse(tmp_path / "source", head, 2_000_000_000))
    assert isinstance(answer, Failed), answer
    assert (answer.code, answer.facts) == ("intake.too_large", {"limit_mb": 200})


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a Unix program")
@pytest.mark.parametrize(
    ("locked", "code"), [(True, "intake.office_encrypted"), (False, "intake.office_failed")]
)
async def test_a_table_of_1997_that_does_not_open_says_whether_a_password_is_the_reason(
    tmp_path: Path, locked: bool, code: str
) -> None:
    (tmp_path / "table").write_bytes(odd_files.a_table_of_1997(locked=locked))
    answer = await prepared(tmp_path, tmp_path / "table", office="/bin/false")
    assert isinstance(answer, Failed), answer
    assert answer.code == code


async def test_an_archive_of_single_files_is_still_an_archive(tmp_path: Path) -> None:
    (tmp_path / "source").write_bytes(odd_files.an_open_document("text").replace(b"mimetype", b"my  type"))
    assert isinstance(await prepared(tmp_path, tmp_path / "source"), ArchiveFound)


@pytest.mark.parametrize("program", [True, False])
def test_the_program_in_a_file_of_1997_is_seen(tmp_path: Path, program: bool) -> None:
    name = "_VBA_PROJECT\0".encode("utf-16-le") if program else b""
    (tmp_path / "table").write_bytes(odd_files.a_table_of_1997(locked=False) + name)
    assert has_macros(tmp_path / "table") is program

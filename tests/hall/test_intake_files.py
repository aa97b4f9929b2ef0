"""What intake makes of real files: good ones, locked ones, damaged ones and hostile ones."""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pymupdf
import pytest

from chair_console import system
from chair_console.hall.intake import IntakeRefused, inspect, inspect_report
from chair_console.hall.intake.messages import Answer, Failed, Limits, Prepare, Prepared
from chair_console.hall.intake.office import convert, find_office
from chair_console.hall.intake.process import Worker
from chair_console.hall.intake.sniff import media_type_of
from tests.shared_data import shared

DOCUMENTS = shared()
LIMITS = Limits(cpu_s=60, memory_bytes=4_000_000_000, file_bytes=100_000_000)

ACCEPTED = {
    "pdf/qpdf/minimal.pdf": (1, ()),
    "pdf/qpdf/boxes.pdf": (8, ()),
    "pdf/qpdf/rotated.pdf": (20, ()),
    "pdf/qpdf/lin3.pdf": (30, ()),
    "pdf/qpdf/outlines-with-loop.pdf": (30, ()),
    "pdf/qpdf/png-filters.pdf": (12, ()),
    "pdf/qpdf/dr-with-indirect-item.pdf": (1, ()),
    "pdf/qpdf/utf16le.pdf": (1, ("embedded_file",)),
    "pdf/qpdf/enc-R3-V2-O-master.pdf": (30, ()),
    "pdf/qpdf/V4-aes.pdf": (30, ()),
    "pdf/qpdf/enc-XI-R6-V5-O-master.pdf": (30, ()),
    "pdf/qpdf/enc-XI-attachments-base.pdf": (30, ("embedded_file", "script")),
    "pdf/qpdf/leading-junk.pdf": (30, ()),
    "pdf/qpdf/bad-xref-entry.pdf": (1, ()),
    "pdf/qpdf/pages-loop.pdf": (1, ()),
    "pdf/qpdf/broken-lzw.pdf": (1, ()),
    "pdf/qpdf/digitally-signed.pdf": (1, ()),
    "pdf/qpdf/button-set.pdf": (1, ()),
    "pdf/qpdf/annotations-rotated-90.pdf": (1, ("embedded_file",)),
    "pdf/qpdf/link-annots.pdf": (4, ()),
    "pdf/qpdf/add-attachments-1.pdf": (1, ("embedded_file",)),
    "pdf/py-pdf/pdflatex-forms.pdf": (1, ("submit_action",)),
    "pdf/py-pdf/with-attachment.pdf": (1, ("embedded_file",)),
    "pdf/py-pdf/habibi-rotated.pdf": (4, ()),
    "pdf/verapdf/veraPDF_test_suite_6-6-1-t01-pass-a.pdf": (1, ("script",)),
    "pdf/derived/600-pages.pdf": (600, ()),
    "pdf/derived/a0-landscape.pdf": (1, ()),
    "pdf/derived/huge-page-14400.pdf": (1, ()),
    "pdf/derived/huge-page-200000.pdf": (1, ()),
    "pdf/derived/long-strip-60x14400.pdf": (1, ()),
    "pdf/derived/tieng-viet-5-trang.pdf": (5, ()),
}
REPAIRED = {
    "pdf/qpdf/bad2.pdf": 1,
    "pdf/qpdf/bad7.pdf": 1,
    "pdf/qpdf/bad16.pdf": 1,
    "pdf/qpdf/append-xref-loop.pdf": 30,
    "pdf/derived/truncated-last-200-bytes.pdf": 30,
}
REFUSED = {
    "pdf/qpdf/empty.pdf": "intake.no_pages",
    "pdf/qpdf/bad1.pdf": "intake.unknown_type",
    "pdf/qpdf/issue-335b.pdf": "intake.unknown_type",
    "pdf/qpdf/20-pages.pdf": "intake.encrypted",
    "pdf/qpdf/enc-XI-R6-V5-U-view-O-master.pdf": "intake.encrypted",
    "pdf/qpdf/enc-XI-long-password.pdf": "intake.encrypted",
    "pdf/qpdf/bad40.pdf": "intake.damaged",
    "pdf/qpdf/issue-100.pdf": "intake.damaged",
    "pdf/qpdf/issue-141a.pdf": "intake.unknown_type",
    "pdf/qpdf/object-stream-self-ref.pdf": "intake.damaged",
    "pdf/qpdf/fuzz-16214.pdf": "intake.unknown_type",
    "pdf/derived/html-named.pdf": "intake.unknown_type",
    "pdf/derived/truncated-half.pdf": "intake.damaged",
    "pdf/derived/zero-bytes.pdf": "intake.empty_file",
    "office/protected_agile.docx": "intake.office_encrypted",
    "office/protected_passtika.xlsx": "intake.office_encrypted",
    "office/truncated62886.docx": "intake.damaged",
    "office/fuzzed-5313273089884160.docx": "intake.damaged",
    "office/poc-xmlbomb.xlsx": "intake.unsafe",
    "office/ExternalEntityInText.docx": "intake.unsafe",
}
OFFICE = {
    "office/SampleDoc.docx": (),
    "office/SampleSS.xlsx": (),
    "office/SampleShow.pptx": (),
    "office/SimpleMacro.docm": ("macro",),
    "office/SampleSS.xls": (),
}
WITHOUT_OFFICE = "intake.no_office"


async def _prepare_all(folder: Path, office: str) -> dict[str, Answer]:
    worker = await Worker.start(LIMITS, folder)
    answers: dict[str, Answer] = {}
    try:
        for number, name in enumerate([*ACCEPTED, *REPAIRED, *REFUSED, *OFFICE]):
            own = folder / str(number)
            own.mkdir()
            request = Prepare(source=str(DOCUMENTS / name), folder=str(own), office=office)
            answers[name] = await worker.ask(request, 60)
    finally:
        await worker.kill()
    return answers


@pytest.fixture(scope="module")
def answers() -> Iterator[dict[str, Answer]]:
    """Every file through one real worker, as on a machine without LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        yield asyncio.run(_prepare_all(Path(folder), office=""))


def accepted(answers: dict[str, Answer], name: str) -> Prepared:
    answer = answers[name]
    assert isinstance(answer, Prepared), answer
    return answer


@pytest.mark.parametrize("name", ACCEPTED)
def test_a_readable_file_is_accepted_and_says_what_was_taken_out(
    answers: dict[str, Answer], name: str
) -> None:
    answer = accepted(answers, name)
    assert (answer.pages, answer.removed, answer.repaired) == (*ACCEPTED[name], False)


@pytest.mark.parametrize("name", REPAIRED)
def test_a_damaged_file_that_can_be_repaired_is_repaired_and_says_so(
    answers: dict[str, Answer], name: str
) -> None:
    answer = accepted(answers, name)
    assert (answer.pages, answer.repaired) == (REPAIRED[name], True)


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_used_is_refused_with_its_reason(answers: dict[str, Answer], name: str) -> None:
    answer = answers[name]
    assert isinstance(answer, Failed), answer
    assert answer.code == REFUSED[name]


@pytest.mark.parametrize("name", OFFICE)
def test_an_office_file_is_refused_where_libreoffice_is_not_installed(
    answers: dict[str, Answer], name: str
) -> None:
    answer = answers[name]
    assert isinstance(answer, Failed), answer
    assert answer.code == WITHOUT_OFFICE


@pytest.mark.parametrize("name", [name for name, (_, removed) in ACCEPTED.items() if removed])
def test_the_delivery_copy_holds_nothing_that_acts_or_hides(answers: dict[str, Answer], name: str) -> None:
    copy = Path(accepted(answers, name).delivery)
    with pymupdf.open(copy) as document:
        objects = [document.xref_object(n, compressed=True) for n in range(1, document.xref_length())]
        assert document.embfile_count() == 0
    text = "\n".join(objects)
    assert not re.search(
        r"/(JavaScript|JS|Launch|SubmitForm|ImportData|EmbeddedFiles?|EF|FileAttachment)\b", text
    )


def test_links_to_web_pages_stay_in_the_delivery_copy(answers: dict[str, Answer]) -> None:
    answer = accepted(answers, "pdf/qpdf/link-annots.pdf")
    with pymupdf.open(answer.delivery or DOCUMENTS / "pdf/qpdf/link-annots.pdf") as document:
        assert any(page.get_links() for page in document)


def test_a_file_locked_only_for_its_owner_is_delivered_without_the_lock(answers: dict[str, Answer]) -> None:
    with pymupdf.open(accepted(answers, "pdf/qpdf/enc-XI-R6-V5-O-master.pdf").delivery) as document:
        assert not document.is_encrypted
        assert not document.metadata["encryption"]


def test_a_signed_file_with_nothing_to_take_out_is_delivered_as_it_came(answers: dict[str, Answer]) -> None:
    assert accepted(answers, "pdf/qpdf/digitally-signed.pdf").delivery == ""


def test_the_text_of_the_delivery_copy_is_still_vietnamese(answers: dict[str, Answer]) -> None:
    answer = accepted(answers, "pdf/derived/tieng-viet-5-trang.pdf")
    original = DOCUMENTS / "pdf/derived/tieng-viet-5-trang.pdf"
    with pymupdf.open(answer.delivery or original) as copy, pymupdf.open(original) as source:
        assert [page.get_text() for page in copy] == [page.get_text() for page in source]
        assert "đại biểu" in copy[0].get_text().lower()


def test_inspecting_a_file_gives_the_agreed_fields() -> None:
    report = inspect(DOCUMENTS / "pdf/py-pdf/with-attachment.pdf")
    assert (report["accepted"], report["pages"], report["reason"]) == (True, 1, None)
    assert report["removed"] == ["embedded_file"]
    assert isinstance(report["bytes_delivery"], int)
    assert report["bytes_delivery"] > 0
    msgspec.json.encode(report)


@pytest.mark.parametrize(("language", "words"), [("vi", "mật khẩu"), ("en", "password")])
def test_inspecting_a_locked_file_says_why_in_the_users_language(language: str, words: str) -> None:
    report, lines, ok = inspect_report(DOCUMENTS / "pdf/qpdf/20-pages.pdf", language)  # type: ignore[arg-type]
    assert (report["accepted"], report["pages"], report["bytes_delivery"], ok) == (False, 0, 0, False)
    assert words in str(report["reason"])
    assert lines == [report["reason"]]


def test_inspecting_a_missing_file_is_a_file_error() -> None:
    with pytest.raises(FileNotFoundError):
        inspect(DOCUMENTS / "no-such.pdf")


@pytest.mark.skipif(not find_office(), reason="LibreOffice is not installed on this machine")
@pytest.mark.parametrize("name", OFFICE)
def test_an_office_file_becomes_a_pdf_where_libreoffice_is_installed(name: str) -> None:
    report = inspect(DOCUMENTS / name)
    assert report["accepted"], report
    assert report["removed"] == list(OFFICE[name])


def test_an_office_program_that_hangs_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("the stand-in is a shell script")
    office, started = tmp_path / "office", tmp_path / "started"
    office.write_text(f"#!/bin/sh\nsleep 600 &\necho $! > {started}\nwait\n")
    office.chmod(0o700)
    source = DOCUMENTS / "office/SampleDoc.docx"
    with pytest.raises(IntakeRefused) as refused:
        convert(source, media_type_of(source), tmp_path, str(office), timeout_s=0.5)
    assert refused.value.code == "intake.too_heavy"
    deadline = time.monotonic() + 10
    while system.process_alive(int(started.read_text())):
        assert time.monotonic() < deadline, "the child outlived its parent"
        time.sleep(0.01)

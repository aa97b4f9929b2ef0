"""A document with the stamp of state secrets does not enter; words that only sound like it do not stop one."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pymupdf
import pytest

from chair_console.hall.blobs import Blobs
from chair_console.hall.intake import Intake, IntakeRefused, inspect
from chair_console.hall.intake.stamp import Stamp, Word, stamp_on

FONT = Path(__file__).parents[2] / "resources" / "fonts" / "BeVietnamPro-Regular.ttf"

STAMPED = {
    "MẬT": "confidential",
    "TỐI MẬT": "secret",
    "TUYỆT MẬT": "top_secret",
    "M Ậ T": "confidential",
    "T U Y Ệ T   M Ậ T": "top_secret",
    "(TỐI MẬT)": "secret",
    "[ MẬT ]": "confidential",
    "– MẬT –": "confidential",
    unicodedata.normalize("NFD", "TUYỆT MẬT"): "top_secret",
}
HARMLESS = (
    "bí mật",
    "BÍ MẬT",
    "Mật độ dân số",
    "MẬT ĐỘ DÂN SỐ NĂM 2026",
    "BẢO VỆ BÍ MẬT NHÀ NƯỚC",
    "Danh mục tài liệu MẬT",
    "mật",
    "MẬT ONG",
)


MARKED = {
    ("Độ mật: Tối mật",): "secret",
    ("ĐỘ MẬT: MẬT",): "confidential",
    ("Tuyệt mật",): "top_secret",
    ("Mật",): "confidential",
    ("TUYỆT", "MẬT"): "top_secret",
    ("TỐI MẬT – Bản số: 03",): "secret",
    ("MẬT – HỎA TỐC",): "confidential",
    ("Số: 12/BC-UBND", "MẬT"): "confidential",
    ("HỘI ĐỒNG NHÂN DÂN", "MẬT", "BÁO CÁO"): "confidential",
    ("MẬT", "ngày 3 tháng 8 năm 2026"): "confidential",
}
RUNNING = (
    ("QUY CHẾ BẢO", "MẬT"),
    ("VỀ BẢO VỆ BÍ", "MẬT", "NHÀ NƯỚC"),
    ("MẬT", "ĐỘ", "DÂN SỐ"),
    ("Mật", "độ", "dân số"),
    ("quản lý tài liệu đóng dấu", "MẬT"),
    ("các độ mật như MẬT,", "TỐI MẬT,", "TUYỆT MẬT", "phải được quản lý"),
    ("1. MẬT",),
    ("Độ", "Mật"),
    ("ĐỘ MẬT",),
    ("bảo", "mật"),
)


def words_of(lines: tuple[str, ...]) -> list[Word]:
    """The words of a page on which these lines stand one under the other."""
    with pymupdf.open() as document:
        sheet = document.new_page()
        sheet.insert_font("F", str(FONT))
        for number, line in enumerate(lines):
            sheet.insert_text((80, 100 + 16 * number), line, fontname="F", fontsize=12)
        found: list[Word] = sheet.get_text("words")
        return found


@pytest.mark.parametrize(("lines", "stamp"), MARKED.items())
def test_a_mark_of_secrecy_is_found_as_offices_write_it(lines: tuple[str, ...], stamp: str) -> None:
    assert stamp_on(words_of(lines), 842) == stamp


@pytest.mark.parametrize("lines", RUNNING)
def test_a_line_on_which_a_heading_or_a_sentence_only_ends_is_no_stamp(lines: tuple[str, ...]) -> None:
    assert stamp_on(words_of(lines), 842) == ""


def a_document(folder: Path, line: str, *, page: int = 1, top: float = 150) -> Path:
    """A letter as a council's office writes it, with this line on one page."""
    with pymupdf.open() as document:
        for number in range(1, 4):
            sheet = document.new_page()
            sheet.insert_font("F", str(FONT))
            sheet.insert_text((60, 60), "HỘI ĐỒNG NHÂN DÂN TỈNH", fontname="F", fontsize=11)
            sheet.insert_text((330, 60), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", fontname="F", fontsize=11)
            sheet.insert_text((60, 400), "Căn cứ Luật Tổ chức chính quyền địa phương", fontname="F")
            if number == page:
                sheet.insert_text((80, top), line, fontname="F", fontsize=14)
        document.save(folder / "document.pdf")
    return folder / "document.pdf"


@pytest.mark.parametrize(("line", "stamp"), STAMPED.items())
def test_a_stamp_alone_on_a_line_is_found(tmp_path: Path, line: str, stamp: Stamp) -> None:
    report = inspect(a_document(tmp_path, line))
    assert (report["accepted"], report["code"], report["stamp"]) == (False, "intake.secret", stamp)


@pytest.mark.parametrize("line", HARMLESS)
def test_words_that_only_hold_the_word_are_no_stamp(tmp_path: Path, line: str) -> None:
    report = inspect(a_document(tmp_path, line))
    assert (report["accepted"], report["stamp"]) == (True, "")


def test_a_stamp_beside_the_heading_on_the_same_height_is_found(tmp_path: Path) -> None:
    with pymupdf.open() as document:
        sheet = document.new_page()
        sheet.insert_font("F", str(FONT))
        sheet.insert_text((60, 90), "Số: 12/BC-UBND", fontname="F")
        sheet.insert_text((400, 90), "TỐI MẬT", fontname="F")
        document.save(tmp_path / "a.pdf")
    assert inspect(tmp_path / "a.pdf")["stamp"] == "secret"


@pytest.mark.parametrize(("page", "top", "stamp"), [(2, 150, "confidential"), (3, 150, ""), (1, 700, "")])
def test_a_stamp_counts_near_the_top_of_the_first_two_pages(
    tmp_path: Path, page: int, top: float, stamp: str
) -> None:
    assert inspect(a_document(tmp_path, "MẬT", page=page, top=top))["stamp"] == stamp


@pytest.mark.parametrize(
    ("text", "stamp"), [("TuyÖt mËt", ""), ("TUYÖT MËT", "top_secret"), ("MAÄT", "confidential")]
)
def test_a_stamp_in_a_font_of_before_unicode_is_found(text: str, stamp: str) -> None:
    words: list[Word] = [
        (80.0 + 40 * place, 100.0, 110.0 + 40 * place, 112.0, word, 0, 0, place)
        for place, word in enumerate(text.split())
    ]
    assert stamp_on(words, 842.0) == stamp


async def test_a_stamped_document_is_refused_and_nothing_of_it_is_kept(tmp_path: Path) -> None:
    document = a_document(tmp_path, "MẬT")
    hall = tmp_path / "hall"
    hall.mkdir()
    intake = Intake(Blobs(hall), hall)
    with pytest.raises(IntakeRefused) as refused:
        await intake.take_in(document, "Báo cáo.pdf")
    await intake.close()
    assert (refused.value.code, refused.value.facts) == ("intake.secret", {"stamp": "MẬT"})
    assert [path for path in hall.rglob("*") if path.is_file()] == []


async def test_where_secrecy_is_allowed_it_enters_and_no_longer_once_it_is_forbidden_again(
    tmp_path: Path,
) -> None:
    document = a_document(tmp_path, "MẬT")
    hall = tmp_path / "hall"
    hall.mkdir()
    intake = Intake(Blobs(hall), hall)
    intake.secrecy_allowed = lambda: True
    facts = await intake.take_in(document, "Báo cáo.pdf")
    assert intake.facts(facts.sha256) == facts
    intake.secrecy_allowed = lambda: False
    with pytest.raises(IntakeRefused) as refused:
        await intake.take_in(document, "Lần nữa.pdf")
    await intake.close()
    assert refused.value.code == "intake.secret"

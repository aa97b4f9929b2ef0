"""What is dropped: which files are meant, where they belong, what they are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from chair_console.desktop.document_rows import kind_of
from chair_console.desktop.tray_files import FoundFile, gather
from chair_console.desktop.tray_guess import Guess, title_of
from chair_console.scene.topics import Topics

from . import morning as moments

ITEMS = Topics(moments.a_morning().convened().tables("secretary")).items


def found(path: str) -> FoundFile:
    parts = path.split("/")
    return FoundFile(Path(parts[-1]), tuple(parts[:-1]))


def number_of(path: str, *others: str) -> int | None:
    """The number of the item that is guessed for the first of these files, dropped together."""
    files = [found(path), *(found(other) for other in others)]
    item_id = Guess(ITEMS, files).item_of(files[0])
    return next((item.number for item in ITEMS if item.id == item_id), None)


@pytest.mark.parametrize(
    ("path", "number"),
    [
        ("Nội dung 3/to trinh.pdf", 3),
        ("Hồ sơ/noi dung 03 - chuyển đổi số/phụ lục/1.pdf", 3),
        ("ND5/tra loi.docx", 5),
        ("Tờ trình (nội dung 4).pdf", 4),
        ("03 - Chuyển đổi số/tờ trình.pdf", 3),
        ("6. Dự toán/thuyết minh.xlsx", 6),
        ("03 - Tờ trình.pdf", 3),
        ("Item 2/report.pdf", 2),
        ("Kỳ họp/Chất vấn và trả lời chất vấn/Sở Y tế.pdf", 5),
        ("Tờ trình hỗ trợ chuyển đổi số ở vùng cao, vùng dân tộc thiểu số.pdf", 3),
        ("Nội dung 99/lạ.pdf", None),
        ("Danh sách khách mời.pdf", None),
        ("2026.pdf", None),
        ("86 dự án.pdf", None),
    ],
)
def test_the_item_is_guessed_from_numbers_and_titles_in_names(path: str, number: int | None) -> None:
    assert number_of(path) == number


def test_numbers_that_count_files_and_not_items_are_not_taken_for_items() -> None:
    many = [f"{n:02d} - tài liệu {chr(96 + n)}.pdf" for n in range(2, 14)]
    assert number_of("01 - mở đầu.pdf", *many) is None
    assert number_of("01 - mở đầu.pdf", "02 - giữa.pdf") == 1


def test_a_folder_is_searched_to_the_bottom_and_litter_is_set_aside(tmp_path: Path) -> None:
    names = (
        "10 - b.pdf",
        "2 - a.pdf",
        "sâu/hơn/nữa/c.docx",
        "~$c.docx",
        ".DS_Store",
        "Thumbs.db",
        ".git/config",
    )
    for name in names:
        (tmp_path / "Hồ sơ" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "Hồ sơ" / name).write_text("x")
    (tmp_path / "Hồ sơ" / "link.pdf").symlink_to("/etc/hostname")
    gathered = gather([tmp_path / "Hồ sơ", tmp_path / "missing.pdf"])
    assert [file.name for file in gathered.files] == ["2 - a.pdf", "10 - b.pdf", "c.docx"]
    assert gathered.files[-1].folders == ("Hồ sơ", "sâu", "hơn", "nữa")
    assert {file.name for file in gathered.skipped} == {
        "~$c.docx",
        ".DS_Store",
        "Thumbs.db",
        ".git",
        "link.pdf",
    }
    assert [file.name for file in gathered.unreadable] == ["missing.pdf"]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("03 - Tờ trình về đất đai.pdf", "Tờ trình về đất đai"),
        ("2_bao_cao_tham_tra.docx", "bao cao tham tra"),
        ("86 dự án thu hồi đất.pdf", "86 dự án thu hồi đất"),
        ("Nghị quyết 12.2026.pdf", "Nghị quyết 12.2026"),
        ("07.pdf", "07"),
        ("03-du-thao-nghi-quyet.pdf", "du thao nghi quyet"),
        ("600-trang.pdf", "600-trang"),
    ],
)
def test_a_paper_is_called_by_its_file_without_number_and_ending(name: str, title: str) -> None:
    assert title_of(name) == title


def test_the_kind_is_told_by_the_name_with_or_without_diacritics() -> None:
    assert kind_of("03 - Tờ trình của UBND") == "submission"
    assert kind_of("BAO-CAO-THAM-TRA ban KTNS") == "verification_report"
    assert kind_of("du_thao_nghi_quyet") == "draft_resolution"
    assert kind_of("Phụ lục II") == "reference"


def test_a_folder_nested_without_end_is_named_and_the_files_above_come_in(tmp_path: Path) -> None:
    inner = tmp_path / "hồ sơ"
    for depth in range(60):
        inner.mkdir()
        (inner / f"{depth}.pdf").write_bytes(b"%PDF-")
        inner /= "a"
    gathered = gather([tmp_path / "hồ sơ"])
    assert len(gathered.files) == 40
    assert len(gathered.unreadable) == 1

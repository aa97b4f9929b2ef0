"""The minutes say what the journal says, in three formats and two languages."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pymupdf
import pytest
from docx import Document
from openpyxl import load_workbook

from chair_console.domain import agenda, floor, publishing, turns
from chair_console.domain.actors import LOADER, Actor
from chair_console.domain.decisions import Rule
from chair_console.domain.record import Record
from chair_console.domain.refusals import Refused
from chair_console.journal import JournalRefused, Store, verify
from chair_console.minutes import export
from chair_console.minutes.history import replay

from .player import Player, a_whole_session


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of a whole session; the journal is in `data`, the files in `out`."""
    folder = tmp_path_factory.mktemp("session")
    export(a_whole_session(folder / "data").close(), folder / "out")
    return folder


def docx_text(path: Path) -> str:
    document = Document(str(path))
    parts = [p.text for p in document.paragraphs]
    parts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join(parts)


def pdf_text(path: Path) -> str:
    with pymupdf.open(path) as document:
        return " ".join(" ".join(page.get_text() for page in document).split())


SAID = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "HỘI ĐỒNG NHÂN DÂN TỈNH MẪU",
    "Kỳ họp thứ ba",
    "Nhiệm kỳ 2026–2031",
    "Khai mạc: 08 giờ 00 phút, ngày 02 tháng 6 năm 2026.",
    "Có mặt 5/6 đại biểu (bằng 83,33%), đủ điều kiện tiến hành phiên họp.",
    "Đi công tác trung ương",
    "Vàng Seo Páo có mặt.",
    "Tạm nghỉ từ 08 giờ 04 phút đến 08 giờ 19 phút.",
    "Dự thảo Nghị quyết (số 12/TTr-UBND) – bản 2, 14 trang",
    "Khách mời: …",
    "Nơi nhận:",
    "Bản 2 thay bản trước; lý do: Sửa số liệu.",
    "Thu hồi lúc 08 giờ 19 phút ngày 02 tháng 6 năm 2026; lý do: Nhầm bản. Khôi phục lúc 08 giờ 19 phút ngày 02",
    "Giàng A Súa, Đại biểu – thảo luận, 4 phút 13 giây. Vấn đề: Vốn đầu tư công.",
    "Đã đăng ký nhưng chưa phát biểu: Lò Thị Ánh.",
    "Tỷ lệ thông qua: quá 1/2 tổng số đại biểu; cần ít nhất 4 phiếu tán thành.",
    "trong đó có 4 đại biểu tán thành (bằng 66,67%), 1 đại biểu không tán thành (bằng 16,67%)",
    "Hội đồng nhân dân đã thông qua nghị quyết.",
    "Biểu quyết hủy lúc 08 giờ 19 phút; không có giá trị. Lý do: Nhầm nội dung.",
    "Hoãn. Lý do: Chưa đủ hồ sơ.",
    "THƯ KÝ KỲ HỌP",
    "CHỦ TỌA KỲ HỌP",
)


@pytest.mark.parametrize("words", SAID)
def test_the_minutes_say_it_in_word_and_in_pdf(exported: Path, words: str) -> None:
    assert words in docx_text(exported / "out/minutes.docx")
    assert words in pdf_text(exported / "out/minutes.pdf")


def test_a_paper_that_waited_is_published_when_it_was_released(tmp_path: Path) -> None:
    player = Player(tmp_path / "data").convene().open().lay_agenda()
    player.publish("a", 12, hold=True)
    player.wait(24 * 60 + 5)
    player.do(publishing.ReleaseDocument(document_id="t1"))
    player.do(agenda.StartItem(item_id="i1"))
    export(player.close(), tmp_path / "out")
    assert "phát hành lúc 08 giờ 05 phút ngày 03 tháng 6 năm 2026" in pdf_text(
        tmp_path / "out" / "minutes.pdf"
    )


def test_the_minutes_end_with_the_verified_head_of_the_journal(exported: Path) -> None:
    report = verify(exported / "data")
    assert report.ok
    for text in (docx_text(exported / "out/minutes.docx"), pdf_text(exported / "out/minutes.pdf")):
        assert f"Số bản ghi: {report.records}." in text
        assert report.head in text.replace(" ", "")
        assert "Đã kiểm tra" in text
        assert "DIỄN TẬP" not in text


def test_exporting_leaves_the_journal_as_it_was(exported: Path, tmp_path: Path) -> None:
    before = verify(exported / "data")
    export(exported / "data", tmp_path)
    assert verify(exported / "data") == before
    with Store.open(exported / "data") as store:
        assert store.epoch == 2  # the player's opening was the first, exports are none


def test_the_pdf_is_an_archive_pdf_with_its_own_fonts_on_a4(exported: Path) -> None:
    content = (exported / "out/minutes.pdf").read_bytes()
    with pymupdf.open(exported / "out/minutes.pdf") as document:
        xml = document.get_xml_metadata()
        fonts = {font[3].split("+")[-1] for page in document for font in page.get_fonts()}
        first, second = document[0].get_text().split(), document[1].get_text().split()
        size = document[0].rect
    assert "pdfaid:part>2<" in xml
    assert "pdfaid:conformance>B<" in xml
    assert content.startswith(b"%PDF-1.7")
    assert all(font.startswith("LiberationSerif") for font in fonts)
    assert (round(size.width), round(size.height)) == (595, 842)
    assert second[0] == "2"
    assert first[0] != "1"


def test_the_word_file_has_the_margins_of_the_decree_and_no_number_on_page_one(exported: Path) -> None:
    section = Document(str(exported / "out/minutes.docx")).sections[0]
    millimetres = [
        round(edge.mm)
        for edge in (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        if edge is not None
    ]
    assert millimetres == [20, 20, 30, 20]
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml


def test_the_workbook_holds_every_ballot_with_its_figures_and_names(exported: Path) -> None:
    book = load_workbook(exported / "out/results.xlsx")
    assert book.sheetnames == ["Biểu quyết", "Theo tên", "Đại biểu", "Phát biểu", "Nhật ký"]
    rows = list(book["Biểu quyết"].iter_rows(min_row=5, values_only=True))
    assert rows[0][6:14] == (6, 6, 5, 4, 1, 0, 1, 4)
    assert rows[0][14] == "Thông qua"
    assert rows[1][14:16] == ("Đã hủy", "Nhầm nội dung.")
    names = {row[2]: row[3] for row in book["Theo tên"].iter_rows(min_row=5, values_only=True)}
    assert names["Giàng A Súa"] == "Tán thành"
    assert names["Trần Đức Ước"] == "Không tán thành"
    assert names["Vàng Seo Páo"] == "Không tham gia"
    assert len(names) == 6
    speeches = list(book["Phát biểu"].iter_rows(min_row=5, values_only=True))
    assert (speeches[0][1], speeches[0][6]) == ("Giàng A Súa", 253)


def test_nothing_that_a_person_typed_becomes_a_formula(exported: Path) -> None:
    cells = [
        cell
        for sheet in load_workbook(exported / "out/results.xlsx")
        for row in sheet.iter_rows()
        for cell in row
    ]
    typed = [cell for cell in cells if cell.value == "=HYPERLINK(1)"]
    assert typed
    assert {cell.data_type for cell in typed} == {"s"}
    assert all(cell.quotePrefix for cell in typed)  # also after somebody has edited the cell


@pytest.mark.parametrize(
    ("title", "term", "lines"),
    [
        ("Kỳ họp thứ ba", "2026–2031", ["Kỳ họp thứ ba", "Nhiệm kỳ 2026–2031"]),
        ("Kỳ họp thứ ba", "khóa XIX, nhiệm kỳ 2026–2031", ["Kỳ họp thứ ba", "Khóa XIX, nhiệm kỳ 2026–2031"]),
        ("Kỳ họp thứ ba, khóa XIX", "khóa XIX, nhiệm kỳ 2026–2031",
         ["Kỳ họp thứ ba, khóa XIX", "Nhiệm kỳ 2026–2031"]),
        ("Kỳ họp thứ ba, Khóa XIX", "khóa XIX", ["Kỳ họp thứ ba, Khóa XIX"]),
    ],
)  # fmt: skip
def test_the_term_is_named_once_below_the_title(
    tmp_path: Path, title: str, term: str, lines: list[str]
) -> None:
    player = Player(tmp_path / "data")
    player.convene(title=title, term=term)
    export(player.close(), tmp_path / "out")
    said = [p.text for p in Document(str(tmp_path / "out/minutes.docx")).paragraphs if p.text]
    assert said[1 : said.index("I. THỜI GIAN, ĐỊA ĐIỂM")] == lines


def test_the_results_for_machines_have_the_agreed_fields(exported: Path) -> None:
    results = json.loads((exported / "out/results.json").read_text(encoding="utf-8"))
    (ballot,) = results["ballots"]
    assert ballot["counts"] == {"for": 4, "against": 1, "abstain": 0, "not_voted": 1}
    assert (ballot["entitled"], ballot["present"], ballot["cast"]) == (6, 6, 5)
    assert (ballot["outcome"], ballot["tied"], ballot["kind"]) == ("adopted", False, "open")
    assert ballot["rule"] == {"compare": "more_than", "fraction": [1, 2], "of": "total", "least_cast": None}
    assert results["speeches"][0]["seconds"] == 253
    assert results["documents"][0]["pages"] == 14
    assert results["journal"]["verified"] is True


def test_a_rehearsal_is_marked_on_every_page_and_in_the_workbook(tmp_path: Path) -> None:
    export(a_whole_session(tmp_path / "data", rehearsal=True).close(), tmp_path)
    warning = "BIÊN BẢN DIỄN TẬP – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"
    with pymupdf.open(tmp_path / "minutes.pdf") as document:
        assert all(warning in page.get_text() for page in document)
    section = Document(str(tmp_path / "minutes.docx")).sections[0]
    assert section.footer.paragraphs[0].text == section.first_page_footer.paragraphs[0].text == warning
    assert all(sheet["A2"].value == warning for sheet in load_workbook(tmp_path / "results.xlsx"))


def test_minutes_in_english_hold_no_vietnamese_sentence(tmp_path: Path) -> None:
    export(a_whole_session(tmp_path / "data", language="en").close(), tmp_path)
    text = docx_text(tmp_path / "minutes.docx")
    assert "5 of 6 delegates are present (83.33%); the quorum is met and the sitting may proceed." in text
    assert "The People's Council has adopted the resolution." in text
    for words in ("Biểu quyết:", "Lý do", "Kết quả", "đại biểu tham gia", "phút"):
        assert words not in text


def test_a_session_that_is_still_open_says_so(tmp_path: Path) -> None:
    player = Player(tmp_path / "data").convene().open().lay_agenda()
    player.publish("a", 3)
    player.vote({"d1": "for"}, rule=Rule(compare="at_least", fraction=(2, 3), of="total"))
    export(player.close(), tmp_path)
    text = docx_text(tmp_path / "minutes.docx")
    assert "Kỳ họp chưa bế mạc." in text
    assert "ít nhất 2/3 tổng số đại biểu; cần ít nhất 4 phiếu tán thành" in text
    assert "Nghị quyết không được thông qua." in text


def test_speeches_stand_in_the_order_in_which_they_began(tmp_path: Path) -> None:
    player = Player(tmp_path / "data").convene().open().lay_agenda()
    player.do(agenda.StartItem(item_id="i1"))
    player.do(agenda.StartPhase(phase="discussion"))
    wishes: list[tuple[str, floor.RequestKind]] = [("d1", "discuss"), ("d2", "interpose")]
    for delegate, kind in wishes:
        wish = floor.RequestToSpeak(delegate_id=delegate, kind=kind)
        request = player.do(wish, Actor(role="delegate", delegate_id=delegate))
        player.do(turns.GiveFloor(request_id=request))
        player.wait(2)
    for _ in range(2):
        player.do(turns.EndTurn())
    export(player.close(), tmp_path)
    text = docx_text(tmp_path / "minutes.docx")
    assert text.index("– thảo luận") < text.index("– hỏi xen"), "it began before it was interrupted"


def test_what_put_in_a_whole_file_is_no_secretary_of_the_session() -> None:
    records = [
        Record(
            at=1,
            command_id=name,
            digest="",
            actor=Actor(role="secretary", name=name),
            answer_id=name,
            events=[],
        )
        for name in (LOADER, "", "Phạm Quốc Bảo")
    ]
    assert replay(records).actors == {"secretary": ["Phạm Quốc Bảo"]}


def test_a_journal_without_a_session_is_refused(tmp_path: Path) -> None:
    Player(tmp_path / "data").close()
    with pytest.raises(Refused, match=r"session.none"):
        export(tmp_path / "data", tmp_path / "out")


def test_a_folder_without_a_journal_is_refused(tmp_path: Path) -> None:
    with pytest.raises(JournalRefused, match=r"journal.absent"):
        export(tmp_path, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_another_session_than_asked_for_is_refused(exported: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"minutes.other_session"):
        export(exported / "data", tmp_path, session_id="s2")


def test_a_damaged_journal_is_exported_up_to_the_damage_and_says_so(tmp_path: Path) -> None:
    folder = a_whole_session(tmp_path / "data").close()
    with sqlite3.connect(folder / "journal.sqlite3") as database:
        triggers = database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:
            database.execute(f"DROP TRIGGER {name}")
        database.execute("UPDATE records SET body = CAST(body || ' ' AS BLOB) WHERE seq = 30")
    database.close()
    export(folder, tmp_path)
    for text in (docx_text(tmp_path / "minutes.docx"), pdf_text(tmp_path / "minutes.pdf")):
        assert "CHÚ Ý: nhật ký không còn nguyên vẹn." in text
        assert "Kiểm tra KHÔNG đạt" in text
        assert "Số bản ghi: 29." in text

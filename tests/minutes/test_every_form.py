"""The minutes of every form of ballot, and the tellers' records that are attached to them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pymupdf
import pytest
from docx import Document
from openpyxl import load_workbook

from chair_console.domain import ballots, preparing, presence, regulation, roster, session
from chair_console.domain.decisions import Rule
from chair_console.minutes import export

from .every_form import HEAD, URN_SHA256, FormsPlayer, election, every_form
from .player import SECRETARY
from .test_minutes import docx_text, pdf_text


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("forms")
    export(every_form(folder / "data").close(), folder / "out")
    return folder / "out"


SAID = (
    # how the votes came
    "Phiếu ghi theo tên: 2 bằng máy tính bảng, 2 do thư ký nhập, 1 theo ủy quyền.",
    "thư ký ghi phiếu thay cho thiết bị của Quàng Thị Én; lý do: Máy hỏng màn hình.",
    "Trần Đức Ước biểu quyết thay Vàng Seo Páo theo ủy quyền. Lý do: Giấy ủy quyền số 2.",
    "Phiếu ghi theo tên: 4 giơ tay, ghi trên sơ đồ ghế.",
    "thư ký ghi số giơ tay đếm được: Tán thành 3, Không tán thành 0, Không biểu quyết 0. Số này được ghi lại sau đó.",
    "thư ký ghi số giơ tay đếm được: Tán thành 4, Không tán thành 1, Không biểu quyết 0.",
    "Hình thức: biểu quyết công khai bằng giơ tay",
    # corrections, parts and whole, repetitions, the casting vote
    "sửa phiếu đã ghi của Lò Thị Ánh từ “Không tán thành” thành “Không biểu quyết”; lý do: Bấm nhầm.",
    "Biểu quyết từng phần, trước khi biểu quyết toàn văn “Toàn văn nghị quyết”.",
    "Biểu quyết toàn văn, sau khi đã biểu quyết riêng 1 phần.",
    "Lần này đã được biểu quyết lại. Lý do: Có đại biểu mất kết nối.",
    "Biểu quyết lại “Toàn văn nghị quyết”. Lý do: Có đại biểu mất kết nối.",
    "Số phiếu ngang nhau; chủ tọa biểu quyết tán thành.",
    # the rule with its source
    "quá 1/2 tổng số đại biểu (theo Luật 72/2025/QH15; Luật 77/2015/QH13, điều 91); cần ít nhất 4 phiếu",
    "Trúng cử khi được quá 1/2 số đại biểu có mặt và nhiều phiếu hơn; cần ít nhất 3 phiếu.",
    "Tỷ lệ tính trên tổng số phiếu thu về: 5 (Nghị quyết 96/2023/QH15).",
    # elections and options
    "Số phiếu phát ra: 5; thu về: 5; hợp lệ: 4; không hợp lệ: 1; phiếu trắng: 0.",
    "Hội đồng nhân dân bầu lại trong số những người có số phiếu ngang nhau.",
    "Vòng 2: bầu lại trong số những người có số phiếu ngang nhau.",
    "Đỗ Văn Cường được 2 phiếu (bằng 33,33% tổng số đại biểu), bằng phiếu nhưng nhiều tuổi hơn, trúng cử.",
    "Cuộc bỏ phiếu không có giá trị; tiến hành bỏ phiếu lại.",
    "“Phương án 1” được 4 phiếu (bằng 66,67% tổng số đại biểu), được chọn.",
    # secret ballots
    "bỏ phiếu kín bằng điện tử, tách riêng",
    "bỏ phiếu kín bằng điện tử, chữ ký mù",
    f"mã băm SHA-256: {URN_SHA256}",
    "Trần Văn An: Tín nhiệm cao 20,00%, tín nhiệm 0,00%, tín nhiệm thấp 60,00%. Quá nửa đánh giá tín nhiệm thấp",
    "Trần Văn An: Tín nhiệm 25,00%, không tín nhiệm 75,00%. Quá nửa không tín nhiệm",
    f"Mã kiểm chứng khi công bố: 3F9A-07C1. Mã băm cuối của nhật ký lúc đó: {HEAD}.",
    "Xin ý kiến để tham khảo, không có giá trị quyết định",
    "Biên bản kiểm phiếu số 6 được lập riêng và kèm theo biên bản này.",
)


@pytest.fixture(scope="module")
def said(exported: Path) -> tuple[str, str]:
    return docx_text(exported / "minutes.docx"), pdf_text(exported / "minutes.pdf")


@pytest.mark.parametrize("words", SAID)
def test_the_minutes_say_it_in_word_and_in_pdf(said: tuple[str, str], words: str) -> None:
    word, pdf = said
    assert words in word
    assert "".join(words.split()) in "".join(pdf.split())  # a line ends within a long law's number


def test_a_seat_touched_again_is_no_delegate_who_changed_the_vote(said: tuple[str, str]) -> None:
    assert "đã đổi lựa chọn" not in said[0]


def test_a_part_stands_before_its_whole(said: tuple[str, str]) -> None:
    assert 0 < said[0].index("Biểu quyết: “Điều 3”.") < said[0].index("Biểu quyết: “Toàn văn nghị quyết”.")


def test_a_title_that_names_its_form_is_not_named_twice(said: tuple[str, str], exported: Path) -> None:
    assert "“Bầu Phó Chủ tịch”." in said[0] and "Bầu cử: “Bầu Phó Chủ tịch”" not in said[0]
    assert "Bỏ phiếu tín nhiệm: “Chủ tịch UBND”." in said[0]
    assert "Về việc bỏ phiếu tín nhiệm: “Chủ tịch UBND”" in docx_text(exported / "tellers-record-5.docx")


RECORDS = {
    1: (
        "election",
        "Bầu Phó Chủ tịch",
        ("Bằng phiếu", "bầu lại trong số những người có số phiếu ngang nhau"),
    ),
    2: ("election", "Bầu Phó Chủ tịch", ("Vòng 2: bầu lại", "Trúng cử (nhiều tuổi hơn)")),
    3: ("election", "Bầu Trưởng Ban", ("Cuộc bỏ phiếu không có giá trị",)),
    4: ("poll", "Người giữ chức vụ do HĐND bầu", ("3 (60,00%)", "Lò Thị Hoa, Phó Chủ tịch HĐND", URN_SHA256)),
    5: ("vote", "Chủ tịch UBND", ("chữ ký mù", "3 (75,00%)", URN_SHA256)),
    6: ("motion", "Kỷ luật", ("Hội đồng nhân dân đã thông qua nghị quyết.", "hợp lệ: 5")),
}


@pytest.mark.parametrize("number", RECORDS)
def test_each_election_vote_on_confidence_and_secret_ballot_has_its_tellers_record(
    exported: Path, number: int
) -> None:
    _, title, told = RECORDS[number]
    word = docx_text(exported / f"tellers-record-{number}.docx")
    pdf = pdf_text(exported / f"tellers-record-{number}.pdf")
    always = (
        "BIÊN BẢN KIỂM PHIẾU",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "BAN KIỂM PHIẾU",
        title,
        "Ban kiểm phiếu gồm 3 đại biểu:",
        "Trưởng ban",
        "Tổng số đại biểu được biểu quyết: 6; có mặt: 5.",
        "Số phiếu phát ra:",
        "TRƯỞNG BAN KIỂM PHIẾU",
        "3F9A-07C1",
    )
    for words in (*always, *told):
        assert words in word, words
        assert "".join(words.split()) in "".join(pdf.split()), words


def test_there_are_as_many_records_as_ballots_that_need_one(exported: Path) -> None:
    assert {path.stem for path in exported.glob("tellers-record-*.pdf")} == {
        f"tellers-record-{number}" for number in RECORDS
    }


def test_the_head_teller_signs_with_the_name(exported: Path) -> None:
    signing = Document(str(exported / "tellers-record-2.docx")).tables[-1]
    (secretary, head) = signing.rows[0].cells
    assert "THƯ KÝ KỲ HỌP" in secretary.text
    assert head.text.strip().splitlines()[-1] == "Nguyễn Văn Hải"


def test_the_record_of_a_ballot_without_tellers_is_the_secretarys(tmp_path: Path) -> None:
    player = FormsPlayer(tmp_path / "data")
    player.convene().open().lay_agenda()
    chosen = player.do(election("Bầu thư ký", rule=Rule(of="present")))
    player.open_ballot(chosen)
    player.mark(chosen, d1=(("a",),), d2=(("a",),), d3=(("a",),))
    player.end(chosen)
    export(player.close(), tmp_path)
    text = docx_text(tmp_path / "tellers-record-1.docx")
    assert "kỳ họp chưa ghi nhận Ban kiểm phiếu" in text
    assert "CHỦ TỌA KỲ HỌP" in text
    assert "TRƯỞNG BAN KIỂM PHIẾU" not in text


def test_no_file_of_the_minutes_links_a_voter_with_a_secret_choice(exported: Path) -> None:
    """In the sheet of names stands only who voted in the open; elsewhere names stand for other acts."""
    book = load_workbook(exported / "results.xlsx")
    secret = {
        "Người giữ chức vụ do HĐND bầu",
        "Chủ tịch UBND",
        "Kỷ luật",
        "Bầu Phó Chủ tịch",
        "Bầu Trưởng Ban",
    }
    named = {row[1] for row in book["Theo tên"].iter_rows(min_row=5, values_only=True)}
    assert named == {
        "Điều 3",
        "Toàn văn nghị quyết",
        "Thứ tự chất vấn",
        "Danh sách thư ký",
        "Tên gọi của quỹ",
        "Cách họp",
    }
    assert not named & secret
    for number in (4, 5, 6):
        text = docx_text(exported / f"tellers-record-{number}.docx")
        for voter in ("Lò Thị Ánh", "Trần Đức Ước"):
            assert voter not in text


def test_the_workbook_has_a_row_for_each_option(exported: Path) -> None:
    rows = list(load_workbook(exported / "results.xlsx")["Kiểm phiếu"].iter_rows(min_row=5, values_only=True))
    revote = [row for row in rows if row[1] == "Bầu Phó Chủ tịch" and row[2] == 2]
    assert [(row[9], row[10], row[12]) for row in revote] == [
        ("Lê Thị Bình", 2, "–"),
        ("Đỗ Văn Cường", 2, "Trúng cử (nhiều tuổi hơn)"),
    ]
    assert revote[0][3:8] == (5, 5, 4, 1, 1)
    levels = {(row[8], row[9]): row[10] for row in rows if row[1] == "Người giữ chức vụ do HĐND bầu"}
    assert levels["Trần Văn An", "Tín nhiệm thấp"] == 3
    names = load_workbook(exported / "results.xlsx")["Theo tên"].iter_rows(min_row=5, values_only=True)
    marks = {row[2]: row[3] for row in names if row[1] == "Cách họp"}
    assert marks["Lò Thị Ánh"] == "Họp trực tuyến?: Có, Không; Họp tối?: Phiếu trắng"


@pytest.fixture(scope="module")
def results(exported: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((exported / "results.json").read_text(encoding="utf-8"))
    return found


def test_motions_keep_the_agreed_fields_whatever_their_kind(results: dict[str, Any]) -> None:
    assert {ballot["form"] for ballot in results["ballots"]} == {"motion"}
    for ballot in results["ballots"]:
        assert set(ballot["counts"]) == {"for", "against", "abstain", "not_voted"}
        assert sum(ballot["counts"].values()) == ballot["entitled"] == 6
        assert ballot["outcome"] in ("adopted", "rejected")
        assert (ballot["head"], ballot["check_code"]) == (HEAD, "3F9A-07C1")
    secret = next(ballot for ballot in results["ballots"] if ballot["title"] == "Kỷ luật")
    assert (secret["kind"], secret["counts"]["for"], secret["urn_sha256"]) == ("separated", 4, URN_SHA256)
    again = [ballot for ballot in results["ballots"] if ballot["title"] == "Toàn văn nghị quyết"]
    assert again[0]["repeated_by"] == again[1]["id"]


def test_every_other_form_stands_beside_them_with_its_tally(results: dict[str, Any]) -> None:
    forms = [(tally["form"], tally["outcome"], tally["run"]) for tally in results["tallies"]]
    assert forms == [
        ("election", "undecided", 1),
        ("election", "decided", 2),
        ("election", "void", 1),
        ("options", "decided", 1),
        ("confidence_poll", "noted", 1),
        ("confidence_vote", "noted", 1),
        ("opinion_poll", "noted", 1),
    ]
    second = results["tallies"][1]
    assert second["tally"]["winners"] == second["tally"]["by_age"] == ["b"]
    assert second["run_of"] == results["tallies"][0]["id"]
    assert results["tallies"][4]["tally"]["consequences"] == {"p1": "may_resign", "p2": "none"}


def test_the_papers_are_told_in_english_too(tmp_path: Path) -> None:
    export(every_form(tmp_path / "data", language="en").close(), tmp_path)
    told = "".join(
        docx_text(tmp_path / f"{name}.docx") for name in ("minutes", "tellers-record-1", "tellers-record-2")
    )
    for words in (
        "TELLERS' RECORD",
        "Papers issued: 5; returned: 5; valid: 4; invalid: 1; blank: 1.",
        "secret electronic ballot, blind signatures",
        "Run 2: re-vote among those with equal votes.",
        "the chair's casting vote was for",
        "after 1 part voted on separately.",
        "3 candidates for 1 seat",
        "at least 4 votes for needed.",
    ):
        assert words in told, words
    for words in ("Hình thức", "Số phiếu", "Tỷ lệ", "Lý do"):
        assert words not in told, words


def test_a_record_fits_on_two_pages_and_its_signatures_stay_together(exported: Path) -> None:
    with pymupdf.open(exported / "tellers-record-4.pdf") as document:
        assert document.page_count <= 2
        pages = [page.get_text() for page in document]
    signed = [page for page in pages if "TRƯỞNG BAN KIỂM PHIẾU" in page]
    assert len(signed) == 1
    assert "THƯ KÝ KỲ HỌP" in signed[0] and "Nguyễn Văn Hải" in signed[0].split("TRƯỞNG BAN KIỂM PHIẾU")[1]


def test_votes_that_weigh_differently_are_named_with_their_weight(tmp_path: Path) -> None:
    player = FormsPlayer(tmp_path / "data")
    player.convene(rules=session.Rules(weights=True)).open().lay_agenda()
    row = roster.DelegateRow(id="d1", name="Giàng A Súa", seat="A1", weight=3)
    player.do(roster.AmendDelegate(delegate=row), SECRETARY)
    motion = player.prepare("Điều lệ")
    player.open_ballot(motion)
    player.cast(motion, d1="for", d2="for", d3="against")
    player.end(motion)
    export(player.close(), tmp_path)
    text = docx_text(tmp_path / "minutes.docx")
    assert "Số phiếu biểu quyết khác nhau: Giàng A Súa 3 phiếu; mỗi đại biểu khác có 1 phiếu." in text
    assert "Có 5 phiếu biểu quyết (bằng 62,50% tổng số phiếu); trong đó có 4 phiếu tán thành" in text


def test_a_ballot_for_some_groups_names_them_and_a_repetition_that_was_withdrawn_repeats_nothing(
    tmp_path: Path,
) -> None:
    player = FormsPlayer(tmp_path / "data")
    player.convene().open().lay_agenda()
    motion = player.prepare("Việc của Tổ 1", entitled_units=("Tổ 2",))
    player.open_ballot(motion)
    player.cast(motion, d1="for", d3="for")
    player.end(motion)
    again = player.do(preparing.RepeatBallot(ballot_id=motion, reason="Thử lại"))
    player.do(ballots.WithdrawBallot(ballot_id=again, reason="Không cần nữa."))
    export(player.close(), tmp_path)
    text = docx_text(tmp_path / "minutes.docx")
    assert "Chỉ đại biểu của Tổ 2 được biểu quyết (3 đại biểu)." in text
    assert "Lần này đã được biểu quyết lại" not in text
    assert "Biểu quyết lại “Việc của Tổ 1”. Lý do: Thử lại." in text
    assert "không có giá trị. Lý do: Không cần nữa." in text


def test_who_voted_without_being_there_and_what_was_changed_in_the_regulation_stand_in_the_minutes(
    tmp_path: Path,
) -> None:
    player = FormsPlayer(tmp_path / "data")
    player.convene().open().lay_agenda()
    motion = player.prepare("Nghị quyết", present_only=False)
    player.open_ballot(motion)
    mark = presence.PresenceMark(delegate_id="d1", status="left")
    player.do(presence.MarkPresence(marks=[mark]), SECRETARY)
    absent = [d for d in player.state.roster if not presence.is_present(player.state, d) and d != "d1"]
    player.cast(motion, d1="for", d2="for", **{absent[0]: "for"})
    player.end(motion)
    rules = msgspec.structs.replace(player.state.rules(), quorum=(3, 4), casting_vote=True)
    player.do(regulation.AmendRules(rules=rules, reason="Nghị quyết số 3"), SECRETARY)
    export(player.close(), tmp_path)
    text = docx_text(tmp_path / "minutes.docx")
    assert "Đại biểu chưa được ghi có mặt cũng được bỏ phiếu trên máy của mình." in text
    assert "2 đại biểu lúc đó không được ghi có mặt đã tham gia bỏ phiếu trên máy của mình." in text
    assert "sửa quy chế làm việc: số đại biểu có mặt để tiến hành phiên họp: từ “2/3” thành “3/4”; " in text
    assert (
        "chủ tọa quyết định khi số phiếu ngang nhau: từ “không” thành “có”. Căn cứ: Nghị quyết số 3." in text
    )

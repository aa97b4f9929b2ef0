"""Ctrl+K knows the words of the field: every act by the glossary's term in both languages, in either window."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from chair_console.desktop.find_model import ACTS
from chair_console.desktop.search import plain
from chair_console.domain import session
from chair_console.sentences import LANGUAGES, Language, catalogue

from . import ballot_moments as forms
from . import morning as moments
from .conftest import Show
from .questioning_moments import in_questioning

GLOSSARY = Path(__file__).resolve().parents[3] / "shared" / "GLOSSARY.md"
FOUND = 6
"""Among so many first rows it is seen without looking for it."""

DISCUSSION = {
    "seating": [("Đại biểu", "Delegate")],
    "people": [
        ("Khách mời", "Guest"), ("Khách mời", "invited attendee"), ("Mời phát biểu", "Give the floor"),
        ("Giải trình", "Explanation"), ("Tranh luận", "Debate"), ("Tranh luận", "rejoinder"),
    ],
    "tellers": [
        ("Ban kiểm phiếu", "Tellers"), ("Ban kiểm phiếu", "vote-counting committee"),
        ("Trưởng ban kiểm phiếu", "Head teller"), ("Biên bản kiểm phiếu", "Tellers' record"),
    ],
    "close_sitting": [("Kết thúc phiên họp", "Close the sitting"), ("Phiên họp", "Sitting")],
    "recess": [("Tạm nghỉ", "Recess"), ("giải lao", "break"), ("nghỉ giải lao", "break")],
    "show_agenda": [("Chương trình kỳ họp", "Agenda")],
    "add_item": [("Nội dung", "Agenda item"), ("mục", "Agenda item")],
    "show_presence": [
        ("Có mặt", "Present"), ("vắng mặt có lý do", "excused"), ("không lý do", "unexcused"),
        ("Đủ số đại biểu theo quy định", "Quorum"),
    ],
    "papers": [
        ("Tờ trình", "Submission"), ("Dự thảo nghị quyết", "Draft resolution"), ("Hồ sơ", "Dossier"),
        ("Báo cáo thẩm tra", "Verification report"), ("Phiên bản", "Version"), ("Độ mật", "Secrecy level"),
        ("Báo cáo tiếp thu, giải trình", "Report on comments accepted and explained"),
        ("Tài liệu", "Document"), ("Thu hồi tài liệu", "Recall a document"),
    ],
    "prepare_ballot": [
        ("Biểu quyết", "Vote"), ("Biểu quyết", "ballot"), ("Đề nghị, kiến nghị", "Motion"),
        ("Sửa đổi, bổ sung", "Amendment"), ("Biểu quyết công khai", "Open ballot"), ("Giơ tay", "Show of hands"),
        ("Biểu quyết điện tử", "Electronic ballot"), ("Bỏ phiếu kín", "Secret ballot"),
        ("Bầu cử", "Election"), ("Danh sách bầu", "List of candidates"), ("Lấy phiếu tín nhiệm", "Confidence poll"),
        ("Bỏ phiếu tín nhiệm", "Vote of confidence"),
        ("Từ chức", "Resign"), ("miễn nhiệm", "relieve of office"), ("bãi nhiệm", "dismiss"),
    ],
    "registration": [("Danh sách đăng ký phát biểu", "List of speakers"), ("Đăng ký phát biểu", "Request to speak")],
    "end": [("Lượt phát biểu", "Turn"), ("Hết giờ", "Time is up")],
    "extend": [("kéo dài thời gian", "extend time")],
    "questions": [("Chất vấn", "Questioning"), ("Người bị chất vấn", "Respondent")],
    "signal": [("Đề nghị về thủ tục", "Point of order"), ("Đề nghị về thủ tục", "procedural request")],
    "opinions": [("Ý kiến bằng văn bản", "Written opinion")],
    "script": [("Kết luận của chủ tọa", "Chair's conclusion")],
    "outputs": [("Màn chiếu", "Projector view")],
    "timeline": [("dòng thời gian", "timeline"), ("Kỳ họp", "Session")],
    "show": [("xem trước", "preview")],
    "end_discussion": [("Thảo luận", "Discussion")],
    "regulation": [("quy chế", "rules")],
    "blank": [("tắt màn hình", "black")],
    "freeze": [("giữ hình", "freeze")],
    "codes": [("mã QR", "QR code")],
    "notice": [("tin nhắn", "message")],
    "undo": [("hoàn tác", "undo")],
    "theme": [("chế độ tối", "dark mode")],
    "type_125": [("phóng to", "zoom")],
    "help_calls": [("trợ giúp", "help")],
    "adjourn": [("hoãn phiên họp", "adjourn")],
    "phase-voting": [("chuyển bước", "go to the phase")],
}  # fmt: skip
BALLOT = {"remind": [("Chưa bấm", "No response")], "extend_ballot": [("kéo dài thời gian", "extend time")]}
RESULT = {"declare": [("Công bố kết quả", "Declare")], "copy": [("sao chép", "clipboard")]}
BEFORE = {"roll_call": [("Điểm danh", "Roll call")]}
CLOSED = {"write_minutes": [("Biên bản", "Minutes")]}
QUESTIONING = {"question": [("sửa câu hỏi", "edit")], "debate_own": [("Tranh luận", "Debate")]}
TIED = {"revote": [("Bầu lại", "Re-vote")]}
WITHOUT = (
    "Hội đồng nhân dân", "Ủy ban nhân dân", "Thường trực HĐND", "Ban của HĐND", "Tổ đại biểu", "Cấp ủy",
    "Ban thường vụ", "Hội nghị", "Đại hội", "Tổng số đại biểu", "Khuyết", "Chủ tọa", "Đoàn chủ tịch",
    "Chủ tịch HĐND", "Thư ký kỳ họp", "Khóa", "Kỳ họp thường lệ", "Kỳ họp chuyên đề", "Kỳ họp giải quyết",
    "Phiên họp toàn thể", "Họp kín", "Triệu tập", "Chào cờ", "Tán thành", "Không tán thành",
    "Không biểu quyết", "Tham gia biểu quyết", "Quá nửa", "Hai phần ba", "Thông qua", "Nghị quyết", "Số dư",
    "Phiếu phát ra", "Phiếu hợp lệ", "Gạch tên", "Tín nhiệm cao", "Số, ký hiệu", "Nơi nhận", "Quốc hiệu",
)  # fmt: skip
"""Of the glossary what is nothing that the chair does, or finds papers of that name, by how it begins."""


def before_roll_call() -> moments.Morning:
    return moments.a_morning().convened()


def closed() -> moments.Morning:
    hall = moments.in_discussion().tell(session.CloseSitting())
    return hall.tell(session.CloseSession())


MOMENTS = [
    (moments.in_discussion, DISCUSSION), (moments.in_ballot, BALLOT),
    (lambda: moments.in_ballot().ballot_closed(), RESULT), (before_roll_call, BEFORE), (closed, CLOSED),
    (in_questioning, QUESTIONING), (lambda: forms.declared(forms.election_tied()), TIED),
]  # fmt: skip


def unfound(
    show: Show, hall: moments.Morning, terms: dict[str, list[tuple[str, str]]], language: Language
) -> list[str]:
    """The terms whose act is not among the first rows."""
    find = show(hall, language=language).desk.find
    missing = []
    for target, both in terms.items():
        for typed in {word for pair in both for word in (*pair, plain(pair[0]))}:
            find.search(typed)
            rows = [row["target"] for row in find.rows.rows[:FOUND]]
            if not any(row == target or row.startswith(f"{target}_") for row in rows):
                missing.append(f"{typed}: {target} not in {rows}")
    return missing


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_act_is_found_by_the_words_of_the_field_in_both_languages(
    show: Show, language: Language
) -> None:
    missing = [found for make, terms in MOMENTS for found in unfound(show, make(), terms, language)]
    assert not missing


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_act_is_found_by_its_name_in_the_other_language(show: Show, language: Language) -> None:
    find = show(moments.in_discussion(), language=language).desk.find
    find.search("")
    acts = [row["target"] for row in find.rows.rows if row["kind"] == "act"]
    assert len(acts) > 30
    missing = []
    for act in acts:
        for other in LANGUAGES:
            name = catalogue(other)[f"desktop.find.{act}"].rstrip("…")
            for typed in (name, plain(name)):
                find.search(typed)
                if act not in [row["target"] for row in find.rows.rows[:FOUND]]:
                    missing.append((act, typed))
    assert not missing


def test_no_term_of_the_glossary_is_forgotten() -> None:
    if not GLOSSARY.exists():
        pytest.skip("the glossary lies beside the checkout")
    rows = re.findall(r"^\| ([^|]+) \| [^|]+ \| [^|]*`", GLOSSARY.read_text(encoding="utf-8"), re.M)
    assert len(rows) > 80
    known = {plain(vi) for _, terms in MOMENTS for both in terms.values() for vi, _ in both}

    def has_an_act(term: str) -> bool:
        parts = (re.sub(r"\(.*?\)", "", part).strip() for part in term.split("/"))
        return any(plain(part) in known for part in parts)

    assert not [term for term in rows if not has_an_act(term) and not term.startswith(tuple(WITHOUT))]


def test_what_an_act_is_called_besides_belongs_to_an_act_that_there_is() -> None:
    called = {code.removeprefix("desktop.find_also.") for code in catalogue("vi") if ".find_also." in code}
    steps = {code.split(".")[2] for code in catalogue("vi") if code.startswith("desktop.next.")}
    kinds = {"item", "phase", "type"}
    assert not {
        key
        for key in called
        if key not in ACTS and key not in kinds and not any(s.startswith(key) for s in steps)
    }

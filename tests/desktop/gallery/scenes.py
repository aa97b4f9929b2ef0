"""Scenes with the invented persons and figures that run through the design's pictures."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pymupdf

from chair_console import resources

TITLE = "Nghị quyết về hỗ trợ chuyển đổi số ở vùng cao, vùng đồng bào dân tộc thiểu số giai đoạn 2026–2030"
LONG_TITLE = (
    "Nghị quyết sửa đổi, bổ sung một số điều của Quy định về nguyên tắc, tiêu chí, định mức phân bổ vốn đầu tư công "
    "nguồn ngân sách địa phương giai đoạn 2026–2030 và mức hỗ trợ đối với các xã đặc biệt khó khăn, xã an toàn khu"
)
ROWS = {"A": 8, "B": 10, "C": 12, "D": 14, "E": 16}
LABELS = {
    "agenda": "Chương trình", "next": "Tiếp theo", "presence": "Điểm danh", "quorum": "Đủ số đại biểu",
    "no_quorum": "Chưa đủ số đại biểu", "ballot": "Biểu quyết thông qua", "paused": "Tạm dừng biểu quyết",
    "voted": "đã biểu quyết", "remaining": "Còn lại", "closed": "Đã đóng biểu quyết",
    "delegates_voted": "đại biểu đã biểu quyết", "waiting": "Chờ chủ tọa công bố kết quả", "present": "có mặt",
    "right_hall": "Đúng hội trường:",
}  # fmt: skip
CHOICES = [("for", "Tán thành"), ("against", "Không tán thành"), ("abstain", "Không biểu quyết")]
PAGE = Path(tempfile.gettempdir()) / "chair-console-gallery-page.png"
"""The first page of the sample session's statement, drawn once."""


def page() -> str:
    if not PAGE.exists():
        paper = next(iter(sorted(resources.path("sample-session").glob("*.pdf"))))
        with pymupdf.open(paper) as document:
            document[0].get_pixmap(dpi=150).save(PAGE)
    return PAGE.as_uri()


def seats(on: str, number: int, rows: dict[str, int] = ROWS) -> list[dict[str, str]]:
    places = [f"{row}{place}" for row, last in rows.items() for place in range(1, last + 1)]
    away = {"E8", "C10"}
    left = number
    made = []
    for index, seat in enumerate(places):
        state = "absent" if seat in away else on if left > 0 and index % 7 != 3 else "waiting"
        left -= state == on
        made.append({"seat": seat, "state": state})
    return made


def _scene(view: str, key: str = "", **part: Any) -> dict[str, Any]:
    return {
        "view": view, "body": "Hội đồng nhân dân tỉnh", "session_title": "Kỳ họp thứ Mười hai, khóa XIX",
        "clock_text": "10:07", "link_lost_text": "", "rehearsal_text": "", "labels": LABELS, key or view: part,
    }  # fmt: skip


def _ballot(view: str, title: str = TITLE, **part: Any) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "title": title, "voted": 41, "entitled": 60, "remaining_ms": 23_000, "duration_ms": 60_000, "paused": False,
        "has_deadline": True, "seats": seats("voted", 41),
        "choices": [{"id": i, "label": t, "sign": i} for i, t in CHOICES],
    }  # fmt: skip
    return _scene(view, "ballot", **(shown | part))


def _result(title: str = TITLE, votes: tuple[int, int, int] = (52, 3, 2), **part: Any) -> dict[str, Any]:
    shares = [f"{vote / 60:.2%}".replace(".", ",") for vote in votes]
    counts = zip(CHOICES, votes, shares, strict=True)
    shown: dict[str, Any] = {
        "title": title, "adopted": True, "verdict_text": "ĐẠT", "not_voted": 60 - sum(votes), "entitled": 60,
        "counts": [{"id": i, "label": t, "sign": i, "count": n, "percent_text": p} for (i, t), n, p in counts],
        "needed_text": "Cần quá nửa: ít nhất 31 / 60", "needed_fraction": 31 / 60,
        "sentence_lines": ["Có 57 đại biểu tham gia biểu quyết,",
                           "bằng 95,00% tổng số đại biểu Hội đồng nhân dân."],
        "last_line": "Hội đồng nhân dân đã thông qua nghị quyết.",
    }  # fmt: skip
    return _scene("result", **(shown | part))


def _presence(**part: Any) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "present": 52, "total": 60, "needed": 40, "percent_text": "86,67%", "met": True,
        "sentence": "Có mặt 52/60 đại biểu (bằng 86,67%), đủ điều kiện tiến hành phiên họp.",
        "seats": seats("present", 52),
    }  # fmt: skip
    return _scene("presence", **(shown | part))


def _floor(name: str, **part: Any) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "item_title": "Nội dung 3 · Hỗ trợ chuyển đổi số ở vùng cao, vùng đồng bào dân tộc thiểu số",
        "kind_text": "Đang thảo luận", "name": name, "role": "Trưởng Ban Dân tộc HĐND tỉnh",
        "unit": "Tổ 7 · Mù Cang Chải", "remaining_ms": 48_000, "limit_ms": 420_000, "state": "running",
        "next": [
            {"name": "Hoàng Thị Lan", "unit": "Tổ 2 · Văn Chấn", "kind_text": ""},
            {"name": "Lò Văn Thắng", "unit": "Tổ 5", "kind_text": "tranh luận"},
            {"name": "Nguyễn Đức Minh", "unit": "Tổ 1 · Yên Bái", "kind_text": ""},
        ],
    }  # fmt: skip
    return _scene("floor", **(shown | part))


CHOSEN = (("for", "Tán thành", 52), ("against", "Không tán thành", 3), ("abstain", "Không biểu quyết", 2),
          ("not_voted", "Không tham gia", 3))  # fmt: skip
TURNOUT = (("voted", "Đã biểu quyết", 57), ("not_voted", "Không tham gia", 3))


def _chart(look: str, legend: Any, title: str = TITLE, groups: int = 8) -> dict[str, Any]:
    states = [key for key, _, count in legend for _ in range(count)]
    hall = [seat | {"state": states[place * 7 % 60]} for place, seat in enumerate(seats("present", 60))]
    rows = [
        {"text": f"Tổ {n}, Mù Cang Chải", "total": 7,
         "parts": [{"id": key, "count": 7 - 2 * (len(legend) - 1) if place == 0 else 2}
                   for place, (key, _, _) in enumerate(legend)]}
        for n in range(1, groups + 1)
    ]  # fmt: skip
    part = {
        "title": title, "heading": "Kết quả theo ghế" if look == "chart_seats" else "Kết quả theo tổ đại biểu",
        "adopted": True, "verdict_text": "Đạt", "last_line": "Hội đồng nhân dân đã thông qua nghị quyết.",
        "legend": [{"id": key, "label": label, "sign": "check" if key == "voted" else key, "count": count}
                   for key, label, count in legend],
        "seats": hall, "groups": rows,
    }  # fmt: skip
    return _scene("result", **part) | {"look": look}


SCENES: dict[str, dict[str, Any]] = {
    "welcome": _scene(
        "welcome", title="Kỳ họp thứ Mười hai", term="Khóa XIX, nhiệm kỳ 2026–2031", body="Hội đồng nhân dân tỉnh",
        place="Hội trường lớn", date_text="Thứ Hai, 23/11/2026", opens_text="khai mạc 08:00", words="hòa · sen · 27",
        total=60,
    ),
    "agenda": _scene(
        "agenda",
        items=[
            {"number": n, "title": t, "time_text": at, "state": state}
            for n, t, at, state in [
                (1, "Khai mạc, thông qua chương trình", "08:00", "done"),
                (2, "Kinh tế – xã hội năm 2026, nhiệm vụ năm 2027", "08:20", "done"),
                (3, "Hỗ trợ chuyển đổi số ở vùng cao, vùng đồng bào dân tộc thiểu số giai đoạn 2026–2030", "09:15",
                 "current"),
                (4, "Danh mục dự án thu hồi đất, chuyển mục đích đất trồng lúa năm 2027", "10:05", "planned"),
                (5, "Chất vấn và trả lời chất vấn", "10:45", "planned"),
                (6, "Dự toán và phân bổ ngân sách năm 2027", "14:00", "planned"),
                (7, "Biểu quyết các nghị quyết còn lại", "15:10", "planned"),
                (8, "Bế mạc", "16:30", "planned"),
            ]
        ],
    ),
    "item": _scene(
        "item", number=3, total=8, heading="Nội dung 3 trong 8", title=f"Dự thảo {TITLE}", presenter="Lò Minh Hùng",
        presenter_title="Giám đốc Sở Khoa học và Công nghệ", phase_text="Trình bày",
    ),
    "floor": _floor("Sùng A Páo"),
    "floor-over-long-name": _floor(
        "Vàng A Sinh Giàng Thị Dở", role="Phó Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", unit="Tổ 8 · Trạm Tấu",
        remaining_ms=-12_000, state="over",
        next=[{"name": "Nguyễn Trần Thị Phương Thảo", "unit": "Tổ 12 · Nghĩa Lộ", "kind_text": "tranh luận"}],
    ),
    "floor-long-everything": _floor(
        "Nguyễn Trần Thị Phương Thảo", role="Phó Trưởng đoàn chuyên trách, Ủy viên Ban Thường vụ Tỉnh ủy",
        remaining_ms=720_000, limit_ms=900_000,
        next=[{"name": name, "unit": "Tổ 12 · Nghĩa Lộ – Văn Chấn", "kind_text": "tranh luận"}
              for name in ("Vàng A Sinh Giàng Thị Dở", "Nguyễn Trần Thị Phương Thảo", "Lò Văn Thắng")],
    ),
    "floor-gold": _floor("Nguyễn Đức Minh", remaining_ms=23_000, next=[]),
    "presence": _presence(),
    "presence-not-met": _presence(
        present=38, met=False, seats=seats("present", 38),
        sentence="Có mặt 38/60 đại biểu (bằng 63,33%), chưa đủ điều kiện tiến hành phiên họp: còn thiếu 2 đại biểu.",
    ),
    "presence-500": _presence(
        present=471, total=500, needed=334, seats=[],
        sentence="Có mặt 471/500 đại biểu (bằng 94,20%), đủ điều kiện tiến hành phiên họp.",
    ),
    "presence-25": _presence(
        present=23, total=25, needed=17, seats=seats("present", 25, {"A": 7, "B": 8, "C": 10}),
        sentence="Có mặt 23/25 đại biểu (bằng 92,00%), đủ điều kiện tiến hành phiên họp.",
    ),
    "presence-without-letters": _presence(seats=seats("present", 52, {"": 60})),
    "ballot-open": _ballot("ballot_open"),
    "ballot-open-long": _ballot("ballot_open", LONG_TITLE),
    "ballot-open-500": _ballot("ballot_open", voted=0, entitled=500, seats=[], remaining_ms=600_000),
    "ballot-open-300": _ballot(
        "ballot_open", voted=241, entitled=300,
        seats=seats("voted", 241, {letter: 16 + 2 * n for n, letter in enumerate("ABCDEFGHIKLM")}),
    ),
    "ballot-paused": _ballot("ballot_open", paused=True),
    "ballot-without-deadline": _ballot("ballot_open", has_deadline=False),
    "ballot-closed": _ballot("ballot_closed", voted=57),
    "ballot-closed-long": _ballot("ballot_closed", LONG_TITLE, voted=57),
    "result": _result(),
    "result-long": _result(LONG_TITLE),
    "result-rejected-long": _result(
        LONG_TITLE, (28, 22, 7), adopted=False, verdict_text="KHÔNG ĐẠT",
        last_line="Hội đồng nhân dân không thông qua nghị quyết.",
    ),
    "result-none": _result(
        votes=(0, 0, 0), adopted=False, verdict_text="KHÔNG ĐẠT",
        sentence_lines=["Không có đại biểu nào tham gia biểu quyết."],
        last_line="Hội đồng nhân dân không thông qua nghị quyết.",
    ),
    "document": _scene("document", title="Tờ trình về chuyển đổi số ở vùng cao", page=1, pages=12, image_source=page()),
    "lost": _floor("Sùng A Páo") | {"link_lost_text": "Mất liên lạc 10:07"},
    "notice": _scene("notice", text="Mời các đại biểu về chỗ, phiên họp bắt đầu sau 5 phút."),
    "recess": _scene("recess", text="Tạm nghỉ", until_text="Họp lại lúc 10:15", until=1, remaining_ms=432_000),
    "recess-open-end": _scene("recess", text="Tạm nghỉ", until_text="", until=0, remaining_ms=0),
    "countdown": _scene(
        "countdown", text="Phiên họp buổi chiều bắt đầu sau", until_text="Lúc 14:00", until=1, remaining_ms=5_025_000
    ),
    "caption": _scene(
        "caption", kind_text="Đang thảo luận", name="Vàng A Sinh Giàng Thị Dở", role="Trưởng Ban Dân tộc HĐND tỉnh",
        unit="Tổ 7 · Mù Cang Chải", remaining_ms=48_000, limit_ms=420_000,
    ),
    "chart-seats": _chart("chart_seats", CHOSEN),
    "chart-seats-turnout": _chart("chart_seats", TURNOUT),
    "chart-groups": _chart("chart_groups", CHOSEN),
    "chart-groups-many": _chart("chart_groups", CHOSEN, title=LONG_TITLE, groups=16),
    "blank": _scene("blank"),
}  # fmt: skip

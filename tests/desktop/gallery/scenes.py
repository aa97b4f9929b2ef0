"""Scenes with the invented persons and figures that run through the design's pictures."""

from __future__ import annotations

from typing import Any

TITLE = "Nghị quyết về hỗ trợ chuyển đổi số ở vùng cao, vùng đồng bào dân tộc thiểu số giai đoạn 2026–2030"
LONG_TITLE = (
    "Nghị quyết sửa đổi, bổ sung một số điều của Quy định về nguyên tắc, tiêu chí, định mức phân bổ vốn đầu tư công "
    "nguồn ngân sách địa phương giai đoạn 2026–2030 và mức hỗ trợ đối với các xã đặc biệt khó khăn, xã an toàn khu"
)
ROWS = {"A": 8, "B": 10, "C": 12, "D": 14, "E": 16}
LABELS = {
    "agenda": "Chương trình", "next": "Tiếp theo", "presence": "Điểm danh", "quorum": "Đủ số đại biểu",
    "no_quorum": "Chưa đủ số đại biểu", "ballot": "Biểu quyết thông qua", "paused": "Biểu quyết tạm dừng",
    "voted": "đã biểu quyết", "remaining": "Còn lại", "closed": "Đã đóng biểu quyết",
    "delegates_voted": "đại biểu đã biểu quyết", "waiting": "Chờ chủ tọa công bố kết quả",
}  # fmt: skip


def seats(on: str, number: int) -> list[dict[str, str]]:
    places = [f"{row}{place}" for row, last in ROWS.items() for place in range(1, last + 1)]
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


def _ballot(view: str, title: str = TITLE) -> dict[str, Any]:
    choices = [("for", "Tán thành"), ("against", "Không tán thành"), ("abstain", "Không biểu quyết")]
    return _scene(
        view, "ballot", title=title, voted=41, entitled=60, remaining_ms=23_000, duration_ms=60_000, paused=False,
        has_deadline=True, seats=seats("voted", 41), choices=[{"id": i, "label": t, "sign": i} for i, t in choices],
    )  # fmt: skip


def _result(title: str = TITLE) -> dict[str, Any]:
    counts = [("for", "Tán thành", 52, "86,67%"), ("against", "Không tán thành", 3, "5,00%")]
    counts.append(("abstain", "Không biểu quyết", 2, "3,33%"))
    return _scene(
        "result", title=title, adopted=True, verdict_text="ĐẠT", not_voted=3, entitled=60,
        counts=[{"id": i, "label": t, "sign": i, "count": n, "percent_text": p} for i, t, n, p in counts],
        needed_text="Cần quá nửa: ít nhất 31 / 60", needed_fraction=31 / 60,
        sentence_lines=["Có 57 đại biểu tham gia biểu quyết (bằng 95,00% tổng số đại biểu Hội đồng nhân dân)."],
        last_line="Hội đồng nhân dân đã thông qua nghị quyết.",
    )  # fmt: skip


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
    "floor": _scene(
        "floor", item_title="Nội dung 3 · Hỗ trợ chuyển đổi số ở vùng cao, vùng đồng bào dân tộc thiểu số",
        kind_text="Đang thảo luận", name="Sùng A Páo", role="Trưởng Ban Dân tộc HĐND tỉnh",
        unit="Tổ 7 · Mù Cang Chải", remaining_ms=48_000, limit_ms=420_000, state="running",
        next=[
            {"name": "Hoàng Thị Lan", "unit": "Tổ 2 · Văn Chấn", "kind_text": ""},
            {"name": "Lò Văn Thắng", "unit": "Tổ 5", "kind_text": "tranh luận"},
            {"name": "Nguyễn Đức Minh", "unit": "Tổ 1 · Yên Bái", "kind_text": ""},
        ],
    ),
    "floor-long-name": _scene(
        "floor", item_title="Nội dung 3 · Hỗ trợ chuyển đổi số", kind_text="Đang thảo luận",
        name="Vàng A Sinh Giàng Thị Dở", role="Phó Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
        unit="Tổ 8 · Trạm Tấu", remaining_ms=-12_000, limit_ms=420_000, state="over", next=[],
    ),
    "presence": _scene(
        "presence", present=52, total=60, needed=40, percent_text="86,67%", met=True,
        sentence="Có mặt 52/60 đại biểu (bằng 86,67%), đủ điều kiện tiến hành phiên họp.", seats=seats("present", 52),
    ),
    "ballot-open": _ballot("ballot_open"),
    "ballot-open-long": _ballot("ballot_open", LONG_TITLE),
    "ballot-closed": _ballot("ballot_closed"),
    "result": _result(),
    "result-long": _result(LONG_TITLE),
    "notice": _scene("notice", text="Mời các đại biểu về chỗ, phiên họp bắt đầu sau 5 phút."),
    "recess": _scene("recess", title="Tạm nghỉ", until_text="Họp lại lúc 10:15"),
    "blank": _scene("blank"),
}  # fmt: skip

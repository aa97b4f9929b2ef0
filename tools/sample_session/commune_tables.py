"""The tables of the communes and wards, by delegate group."""

from __future__ import annotations

from collections.abc import Callable

from .blocks import Table
from .budget import SHARE_NAMES, TASKS, Budget, Commune
from .tables import Cell, table

UNIT = "triệu đồng"
STT = "STT|0.7|^"
NAME = "Xã, phường|3|<"
AREAS = {
    1: "Yên Bái",
    2: "Văn Chấn",
    3: "Lục Giang",
    4: "Trấn Hà",
    5: "Thác Xà",
    6: "Mường Lò",
    7: "Mù Cang Chải",
    8: "Trạm Sơn",
}
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")


def _by_area(budget: Budget, cells: Callable[[Commune], list[Cell]]) -> list[list[Cell]]:
    """Rows of communes under their delegate group; `cells` makes what stands behind a commune's name."""
    rows: list[list[Cell]] = []
    n = 0
    for group, area in AREAS.items():
        rows.append([ROMAN[group - 1], f"Tổ {group} – {area}"])
        for commune in (c for c in budget.communes if c.group == group):
            n += 1
            rows.append([n, commune.name, *cells(commune)])
    return rows


def criteria(budget: Budget) -> Table:
    columns = [
        STT,
        NAME,
        "Vùng|0.8|^",
        "Dân số (người)|1.5|>|0",
        "Thôn, bản|1.1|>|0",
        "Diện tích (km²)|1.4|>|1",
        "Hộ nghèo, cận nghèo|1.5|>|0",
        "Trẻ mầm non|1.3|>|0",
        "Học sinh tiểu học|1.4|>|0",
        "Học sinh THCS|1.4|>|0",
    ]
    rows = _by_area(budget, lambda c: [c.zone, c.people, c.villages, c.area, c.poor, *c.pupils])
    return table("Tiêu chí phân bổ của 24 xã, phường (tại thời điểm 30/6/2026)", "", columns, rows)


def commune_revenue(budget: Budget) -> Table:
    columns = [STT, NAME, *(f"{name}|1.5|>|0" for name in SHARE_NAMES), "Tổng số|1.5|>|0"]
    rows = _by_area(budget, lambda c: [*c.revenue(1), sum(c.revenue(1))])
    return table("Dự toán thu ngân sách cấp xã được hưởng năm 2027", UNIT, columns, rows)


def commune_tasks(budget: Budget) -> Table:
    columns = [STT, NAME, *(f"{name}|1.4|>|0" for name in TASKS), "Tổng chi thường xuyên|1.5|>|0"]
    rows = _by_area(budget, lambda c: [*c.tasks(1), sum(c.tasks(1))])
    return table("Dự toán chi thường xuyên ngân sách cấp xã năm 2027 theo lĩnh vực", UNIT, columns, rows)


def commune_transfers(budget: Budget) -> Table:
    columns = [
        STT,
        NAME,
        "Chi thường xuyên|1.5|>|0",
        "Chi đầu tư|1.4|>|0",
        "Dự phòng|1.2|>|0",
        "Chi mục tiêu|1.2|>|0",
        "Tổng chi|1.5|>|0",
        "Thu được hưởng|1.4|>|0",
        "Bổ sung cân đối|1.5|>|0",
        "Bổ sung mục tiêu|1.3|>|0",
    ]
    rows = _by_area(
        budget,
        lambda c: [
            sum(c.tasks(1)),
            c.investment(1),
            c.reserve(1),
            c.target(1),
            c.spending(1),
            sum(c.revenue(1)),
            c.transfer(1),
            c.target(1),
        ],
    )
    return table("Cân đối ngân sách và mức bổ sung cho 24 xã, phường năm 2027", UNIT, columns, rows)


def commune_growth(budget: Budget) -> Table:
    columns = [
        STT,
        NAME,
        "Chi 2026|1.5|>|0",
        "Chi 2027|1.5|>|0",
        "So sánh (%)|1.2|>|%3/2",
        "Bổ sung cân đối 2026|1.7|>|0",
        "Bổ sung cân đối 2027|1.7|>|0",
        "So sánh (%)|1.2|>|%6/5",
    ]
    rows = _by_area(
        budget, lambda c: [c.spending(0), c.spending(1), None, c.transfer(0), c.transfer(1), None]
    )
    return table("So sánh chi ngân sách và bổ sung cân đối của 24 xã, phường", UNIT, columns, rows)


def areas(budget: Budget) -> Table:
    rows: list[list[Cell]] = []
    for group, area in AREAS.items():
        members = [c for c in budget.communes if c.group == group]
        rows.append(
            [
                group,
                f"Tổ {group} – {area}",
                len(members),
                sum(c.people for c in members),
                sum(c.spending(1) for c in members),
                sum(sum(c.revenue(1)) for c in members),
                sum(c.transfer(1) + c.target(1) for c in members),
            ]
        )
    columns = [
        STT,
        "Khu vực|3|<",
        "Số xã, phường|1.2|>|0",
        "Dân số (người)|1.5|>|0",
        "Tổng chi|1.6|>|0",
        "Thu được hưởng|1.6|>|0",
        "Bổ sung từ cấp tỉnh|1.7|>|0",
    ]
    return table("Biểu 4.2. Tổng hợp ngân sách cấp xã theo khu vực", UNIT, columns, rows)


def one_commune(index: int, c: Commune) -> Table:
    lines = [(name, c.tasks(0)[i], c.tasks(1)[i]) for i, name in enumerate(TASKS)]
    lines += [
        ("Đầu tư từ tiền sử dụng đất", c.investment(0), c.investment(1)),
        ("Dự phòng ngân sách", c.reserve(0), c.reserve(1)),
        ("Chi bổ sung có mục tiêu", c.target(0), c.target(1)),
    ]
    rows: list[list[Cell]] = [
        [n, name, before, now, None] for n, (name, before, now) in enumerate(lines, start=1)
    ]
    return table(
        f"Biểu 5.{index}. Chi ngân sách {c.name[0].lower()}{c.name[1:]}", UNIT, compared("Nội dung"), rows
    )


def compared(head: str) -> list[str]:
    return [STT, f"{head}|6|<", "Dự toán 2026|1.9|>|0", "Dự toán 2027|1.9|>|0", "So sánh (%)|1.5|>|%3/2"]

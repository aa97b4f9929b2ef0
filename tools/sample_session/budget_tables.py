"""The budget's tables, and the figures that its texts name as {{name}}."""

from __future__ import annotations

from collections.abc import Mapping

from . import commune_tables
from .blocks import Table
from .budget import SHARES, Budget, Commune
from .commune_tables import ROMAN, STT, UNIT, compared
from .tables import Cell, number, percent, table

SCENARIOS = (
    ("Thấp: giá vật tư tăng, sản xuất chững lại", 3, 15),
    ("Trung bình: thị trường đất trầm lắng", 4, 30),
    ("Cao: thiên tai lớn, đấu giá đất không thành", 8, 45),
)


def figures(budget: Budget) -> dict[str, str]:
    """Money in million đồng, written the Vietnamese way; `.up` is the growth in per cent."""
    data, communes = budget.data, budget.communes
    found: dict[str, int] = {
        "revenue": sum(row[2] for row in data["revenue"]),
        "revenue.before": sum(row[1] for row in data["revenue"]),
        "own": budget.own_revenue,
        "local": budget.local_revenue,
        "investment": budget.investment,
        "central.balance": data["central_balance"][1],
        "central.target": data["central_target"][1],
        "carried": data["carried_over"][1],
        "regular": budget.regular,
        "reserve": budget.reserve,
        "province": budget.province_spending,
        "communes": budget.commune_spending,
        "communes.before": sum(c.spending(0) for c in communes),
        "communes.revenue": sum(sum(c.revenue(1)) for c in communes),
        "communes.transfer": sum(c.transfer(1) for c in communes),
        "communes.target": sum(c.target(1) for c in communes),
        "communes.support": sum(c.transfer(1) + c.target(1) for c in communes),
        "communes.school": sum(c.tasks(1)[0] for c in communes),
        "people": sum(c.people for c in communes),
        "province.own": budget.own_revenue - sum(sum(c.revenue(1)) for c in communes),
    }
    written = {name: number(value) for name, value in found.items()}
    written["reserve.share"] = percent(budget.reserve, budget.province_spending, 2)
    written["communes.up"] = percent(found["communes"] - found["communes.before"], found["communes.before"])
    written["school.share"] = percent(
        found["communes.school"] + budget.sector(0, 1),
        budget.regular + sum(sum(c.tasks(1)) for c in communes),
    )
    for index, sector in enumerate(data["sectors"]):
        before, now = budget.sector(index, 0), budget.sector(index, 1)
        written |= {sector["key"]: number(now), f"{sector['key']}.up": percent(now - before, before)}
    for commune in communes:
        written |= _commune_figures(commune)
    return written


def _commune_figures(c: Commune) -> dict[str, str]:
    tasks, spending = c.tasks(1), c.spending(1)
    return {
        f"{c.key}.people": number(c.people),
        f"{c.key}.villages": str(c.villages),
        f"{c.key}.area": number(c.area, 1),
        f"{c.key}.poor": number(c.poor),
        f"{c.key}.spending": number(spending),
        f"{c.key}.revenue": number(sum(c.revenue(1))),
        f"{c.key}.transfer": number(c.transfer(1)),
        f"{c.key}.support": percent(c.transfer(1) + c.target(1), spending),
        f"{c.key}.school": percent(tasks[0], sum(tasks)),
        f"{c.key}.pupils": number(sum(c.pupils)),
        f"{c.key}.social": number(tasks[3]),
        f"{c.key}.health": number(tasks[1]),
        f"{c.key}.economy": number(tasks[4]),
        f"{c.key}.target": number(c.target(1)),
        f"{c.key}.investment": number(c.investment(1)),
    }


def tables(budget: Budget) -> dict[str, Table]:
    made = {
        "revenue": _revenue(budget),
        "growth": _growth(budget),
        "balance-in": _balance_in(budget),
        "balance-out": _balance_out(budget),
        "regular": _regular(budget),
        "investment": _investment(budget),
        "norms": _norms(budget),
        "criteria": commune_tables.criteria(budget),
        "commune-revenue": commune_tables.commune_revenue(budget),
        "commune-tasks": commune_tables.commune_tasks(budget),
        "commune-transfers": commune_tables.commune_transfers(budget),
        "commune-growth": commune_tables.commune_growth(budget),
        "areas": commune_tables.areas(budget),
        "quarters": _quarters(budget),
        "scenarios": _scenarios(budget),
    }
    for index, sector in enumerate(budget.data["sectors"], start=1):
        rows: list[list[Cell]] = [[n, *line, None] for n, line in enumerate(sector["lines"], start=1)]
        made[f"sector-{sector['key']}"] = table(
            f"Biểu 3.{index}. {sector['name']}", UNIT, compared("Nội dung"), rows
        )
    for index, commune in enumerate(budget.communes, start=1):
        made[f"commune-{commune.key}"] = commune_tables.one_commune(index, commune)
    return made


def _commune_revenue_of(budget: Budget, share: str) -> int:
    return sum(c.shares[SHARES.index(share)] for c in budget.communes) if share else 0


def _revenue(budget: Budget) -> Table:
    rows: list[list[Cell]] = []
    for n, (name, _, total, central, share) in enumerate(budget.data["revenue"], start=1):
        communes = _commune_revenue_of(budget, share)
        rows.append([n, name, total, central, total - central - communes, communes])
    columns = [
        STT,
        "Khoản thu|4.6|<",
        "Tổng thu trên địa bàn|1.8|>|0",
        "Ngân sách trung ương|1.7|>|0",
        "Ngân sách cấp tỉnh|1.8|>|0",
        "Ngân sách cấp xã|1.7|>|0",
    ]
    return table(
        "Biểu 1.1. Dự toán thu nội địa năm 2027 theo khoản thu và cấp ngân sách", UNIT, columns, rows
    )


def _growth(budget: Budget) -> Table:
    rows: list[list[Cell]] = [
        [n, row[0], row[1], row[2], None] for n, row in enumerate(budget.data["revenue"], start=1)
    ]
    return table(
        "Biểu 1.2. So sánh dự toán thu nội địa năm 2027 với năm 2026", UNIT, compared("Khoản thu"), rows
    )


def _balance_in(budget: Budget) -> Table:
    data = budget.data
    before = sum(row[1] - round(row[3] * row[1] / row[2]) for row in data["revenue"])
    rows: list[list[Cell]] = [
        [1, "Thu nội địa ngân sách địa phương được hưởng", before, budget.own_revenue, None],
        [2, "Bổ sung cân đối từ ngân sách trung ương", *data["central_balance"], None],
        [3, "Bổ sung có mục tiêu từ ngân sách trung ương", *data["central_target"], None],
        [4, "Nguồn cải cách tiền lương chuyển sang", *data["carried_over"], None],
    ]
    return table("Biểu 1.3. Nguồn thu ngân sách địa phương năm 2027", UNIT, compared("Nguồn thu"), rows)


def _balance_out(budget: Budget) -> Table:
    tasks = [c.tasks(1) for c in budget.communes]
    columns = [
        STT,
        "Nội dung chi|4.6|<",
        "Ngân sách cấp tỉnh|2|>|0",
        "Ngân sách cấp xã|2|>|0",
        "Tổng số|2|>|0",
    ]
    pairs = [
        ("Chi đầu tư phát triển", budget.investment, sum(c.investment(1) for c in budget.communes)),
        ("Chi thường xuyên", budget.regular, sum(map(sum, tasks))),
        ("Chi từ nguồn bổ sung có mục tiêu của cấp tỉnh", 0, sum(c.target(1) for c in budget.communes)),
        ("Dự phòng ngân sách", budget.reserve, sum(c.reserve(1) for c in budget.communes)),
    ]
    rows: list[list[Cell]] = [
        [n, name, province, communes, province + communes]
        for n, (name, province, communes) in enumerate(pairs, 1)
    ]
    return table("Biểu 1.4. Chi ngân sách địa phương năm 2027 theo cấp ngân sách", UNIT, columns, rows)


def _regular(budget: Budget) -> Table:
    rows: list[list[Cell]] = [
        [n, sector["name"], budget.sector(n - 1, 0), budget.sector(n - 1, 1), None]
        for n, sector in enumerate(budget.data["sectors"], start=1)
    ]
    return table(
        "Biểu 2.2. Chi thường xuyên ngân sách cấp tỉnh theo lĩnh vực", UNIT, compared("Lĩnh vực"), rows
    )


def _investment(budget: Budget) -> Table:
    rows: list[list[Cell]] = [[n, *row, None] for n, row in enumerate(budget.data["investment"], start=1)]
    return table("Biểu 2.1. Chi đầu tư phát triển ngân sách cấp tỉnh", UNIT, compared("Nguồn vốn"), rows)


NORM_NAMES: Mapping[str, tuple[str, str]] = {
    "preschool": ("Giáo dục mầm non", "trẻ"),
    "primary": ("Giáo dục tiểu học", "học sinh"),
    "secondary": ("Giáo dục trung học cơ sở", "học sinh"),
    "health": ("Y tế, dân số và gia đình", "người"),
    "culture_person": ("Văn hóa, thể thao, truyền thanh: theo dân số", "người"),
    "culture_village": ("Văn hóa, thể thao, truyền thanh: theo thôn, bản", "thôn, bản"),
    "social_person": ("Bảo đảm xã hội: theo dân số", "người"),
    "social_poor": ("Bảo đảm xã hội: theo hộ nghèo, cận nghèo", "hộ"),
    "economy_person": ("Hoạt động kinh tế: theo dân số", "người"),
    "economy_area": ("Hoạt động kinh tế: theo diện tích", "km²"),
    "environment_ward": ("Bảo vệ môi trường ở phường", "người"),
    "environment_commune": ("Bảo vệ môi trường ở xã", "người"),
    "administration_ward": ("Quản lý nhà nước, Đảng, đoàn thể ở phường", "phường"),
    "administration_commune": ("Quản lý nhà nước, Đảng, đoàn thể ở xã", "xã"),
    "administration_village": ("Hoạt động ở thôn, bản, tổ dân phố", "thôn, bản"),
    "defence_person": ("Quốc phòng – an ninh: theo dân số", "người"),
    "defence_village": ("Quốc phòng – an ninh: theo thôn, bản", "thôn, bản"),
    "target_poor": ("Mục tiêu: giảm nghèo bền vững", "hộ"),
    "target_village": ("Mục tiêu: xây dựng nông thôn mới, đô thị văn minh", "thôn, bản"),
}


def _norms(budget: Budget) -> Table:
    rows: list[list[Cell]] = []
    for n, (key, (name, unit)) in enumerate(NORM_NAMES.items(), start=1):
        before, now = budget.data["norms"][key]
        places = 3 if now < 1 else 1
        rows.append([n, name, unit, number(before, places), number(now, places), percent(now, before)])
    columns = [
        STT,
        "Nội dung|5|<",
        "Tính theo|1.6|^",
        "Năm 2026|1.5|>",
        "Năm 2027|1.5|>",
        "So sánh (%)|1.5|>",
    ]
    return table("Biểu 4.1. Định mức phân bổ chi thường xuyên cho xã, phường", UNIT, columns, rows, total="")


def _quarters(budget: Budget) -> Table:
    shares, spent = (22, 25, 25), (21, 24, 26)
    revenue, regular = sum(row[2] for row in budget.data["revenue"]), budget.regular
    rows, left = [], [revenue, budget.investment, regular]
    for quarter, (take, spend) in enumerate(zip(shares, spent, strict=True), start=1):
        parts = [
            revenue * take // 100,
            budget.investment * (12, 22, 28)[quarter - 1] // 100,
            regular * spend // 100,
        ]
        rows.append([quarter, f"Quý {ROMAN[quarter - 1]}", *parts])
        left = [whole - part for whole, part in zip(left, parts, strict=True)]
    rows.append([4, "Quý IV", *left])
    columns = [
        STT,
        "Thời gian|3|<",
        "Thu nội địa|2|>|0",
        "Chi đầu tư cấp tỉnh|2|>|0",
        "Chi thường xuyên cấp tỉnh|2|>|0",
    ]
    return table("Biểu 7.1. Kế hoạch điều hành theo quý năm 2027", UNIT, columns, rows)


def _scenarios(budget: Budget) -> Table:
    land = next(row[2] for row in budget.data["revenue"] if row[4] == "land_use")
    taxes = sum(row[2] for row in budget.data["revenue"]) - land
    central = sum(row[3] for row in budget.data["revenue"])
    rows: list[list[Cell]] = []
    for n, (name, tax, plot) in enumerate(SCENARIOS, start=1):
        lost_tax, lost_land = (taxes - central) * tax // 100, land * plot // 100
        rows.append(
            [
                n,
                name,
                f"–{tax}%",
                f"–{plot}%",
                number(lost_tax),
                number(lost_land),
                number(lost_tax + lost_land),
            ]
        )
    columns = [
        STT,
        "Kịch bản|3.4|<",
        "Thuế, phí|1|^",
        "Tiền đất|1|^",
        "Hụt thu thuế, phí|1.5|>",
        "Hụt thu tiền đất|1.5|>",
        "Tổng hụt thu|1.5|>",
    ]
    return table("Biểu 6.1. Các kịch bản hụt thu của ngân sách địa phương", UNIT, columns, rows, total="")

"""The sample province's budget for 2027: communes by norms, the province by sectors, both in balance."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

SHARES = ("business", "registration", "land_tax", "fees", "land_use", "other")
SHARE_NAMES = (
    "Thuế khu vực ngoài quốc doanh",
    "Lệ phí trước bạ",
    "Thuế sử dụng đất phi nông nghiệp",
    "Phí, lệ phí",
    "Thu tiền sử dụng đất",
    "Thu khác",
)
TASKS = (
    "Giáo dục và đào tạo",
    "Y tế, dân số và gia đình",
    "Văn hóa, thể thao, truyền thanh",
    "Bảo đảm xã hội",
    "Các hoạt động kinh tế",
    "Bảo vệ môi trường",
    "Quản lý nhà nước, Đảng, đoàn thể",
    "Quốc phòng – an ninh",
)
RESERVE = Decimal("0.025")


def _round(value: float | Decimal) -> int:
    return int(Decimal(str(round(value, 6))).quantize(Decimal(1), rounding=ROUND_HALF_UP))


@dataclass(frozen=True)
class Commune:
    """A commune or ward. Money in million đồng; index 0 is 2026, index 1 is 2027."""

    key: str
    name: str
    ward: bool
    group: int
    zone: str
    people: int
    growth: float
    villages: int
    area: float
    poor: int
    pupils: tuple[int, int, int]
    shares: tuple[int, ...]
    before: int
    norms: Mapping[str, Any]
    zones: Mapping[str, Any]

    def tasks(self, year: int) -> list[int]:
        """Regular spending by task, from the norms of `year`."""
        norm = {name: pair[year] for name, pair in self.norms.items()}
        schooling, service = self.zones[self.zone]
        people = self.people if year else self.people / (1 + self.growth / 100)
        young = sum(
            n * norm[level]
            for n, level in zip(self.pupils, ("preschool", "primary", "secondary"), strict=True)
        )
        kind = "ward" if self.ward else "commune"
        return [
            _round(value)
            for value in (
                young * schooling * (1 if year else people / self.people),
                people * norm["health"] * service,
                people * norm["culture_person"] * service + self.villages * norm["culture_village"],
                people * norm["social_person"] + self.poor * norm["social_poor"],
                people * norm["economy_person"] + self.area * norm["economy_area"],
                people * norm[f"environment_{kind}"],
                norm[f"administration_{kind}"] + self.villages * norm["administration_village"],
                people * norm["defence_person"] * service + self.villages * norm["defence_village"],
            )
        ]

    def revenue(self, year: int) -> list[int]:
        return [share if year else _round(share * self.before / 100) for share in self.shares]

    def investment(self, year: int) -> int:
        """What the commune's share of land use fees pays for."""
        return self.revenue(year)[SHARES.index("land_use")]

    def reserve(self, year: int) -> int:
        return _round((sum(self.tasks(year)) + self.investment(year)) * RESERVE)

    def target(self, year: int) -> int:
        return _round(
            self.poor * self.norms["target_poor"][year] + self.villages * self.norms["target_village"][year]
        )

    def balanced(self, year: int) -> int:
        return sum(self.tasks(year)) + self.investment(year) + self.reserve(year)

    def spending(self, year: int) -> int:
        return self.balanced(year) + self.target(year)

    def transfer(self, year: int) -> int:
        """The balancing transfer from the province: what own revenue does not cover."""
        return self.balanced(year) - sum(self.revenue(year))


@dataclass(frozen=True)
class Budget:
    data: Mapping[str, Any]
    communes: list[Commune]

    @cached_property
    def own_revenue(self) -> int:
        """Domestic revenue that stays in the province, 2027."""
        return sum(row[2] - row[3] for row in self.data["revenue"])

    @cached_property
    def local_revenue(self) -> int:
        received = (
            self.data["central_balance"][1] + self.data["central_target"][1] + self.data["carried_over"][1]
        )
        return int(self.own_revenue + received)

    @cached_property
    def commune_spending(self) -> int:
        return sum(commune.spending(1) for commune in self.communes)

    @cached_property
    def investment(self) -> int:
        return sum(row[2] for row in self.data["investment"])

    def sector(self, index: int, year: int) -> int:
        return sum(line[1 + year] for line in self.data["sectors"][index]["lines"])

    @cached_property
    def regular(self) -> int:
        return sum(self.sector(index, 1) for index in range(len(self.data["sectors"])))

    @cached_property
    def reserve(self) -> int:
        """The province's reserve closes the balance; the law wants 2 to 4 % of its spending."""
        rest = self.local_revenue - self.commune_spending - self.investment - self.regular
        if not 0.02 <= rest / self.province_spending <= 0.04:
            raise ValueError(f"reserve of the province: {rest}")
        return rest

    @cached_property
    def province_spending(self) -> int:
        return self.local_revenue - self.commune_spending


def load(path: Path) -> Budget:
    """Read the budget; a commune's row gives its fields in their order."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    communes = []
    for entry in data["communes"]:
        row: list[Any] = entry["row"]
        given = [*row[:10], tuple(row[10:13]), tuple(row[13:19]), row[19], data["norms"], data["zones"]]
        communes.append(Commune(*given))
    return Budget(data, communes)

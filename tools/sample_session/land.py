"""The sample province's list of projects for which land is recovered in 2027 (hectares)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from .blocks import Table
from .tables import Cell, number, percent, table

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
KINDS = ("Đất trồng lúa", "Đất rừng phòng hộ", "Đất rừng sản xuất", "Đất khác")


@dataclass(frozen=True)
class Project:
    name: str
    place: str
    areas: tuple[Decimal, ...]
    funds: str

    @property
    def total(self) -> Decimal:
        return sum(self.areas, Decimal(0))


@dataclass(frozen=True)
class Projects:
    groups: list[tuple[str, list[Project]]]

    def every(self) -> list[Project]:
        return [project for _, projects in self.groups for project in projects]

    def figures(self) -> dict[str, str]:
        """Areas in hectares, and how many projects use each kind of land."""
        every = self.every()
        written = {"land.count": str(len(every)), "land.total": number(sum(p.total for p in every), 2)}
        for key, index in (("rice", 0), ("protection", 1), ("production", 2), ("other", 3)):
            used = [p for p in every if p.areas[index]]
            whole = sum(p.areas[index] for p in used)
            written |= {f"land.{key}": number(whole, 2), f"land.{key}.count": str(len(used))}
            written[f"land.{key}.share"] = percent(whole, sum(p.total for p in every))
        return written

    def tables(self) -> dict[str, Table]:
        return {"land-list": self._list(), "land-summary": self._summary(), "land-rice": self._rice()}

    def _list(self) -> Table:
        rows: list[list[Cell]] = []
        n = 0
        for mark, (name, projects) in zip(ROMAN, self.groups, strict=True):
            rows.append([mark, name])
            for project in projects:
                n += 1
                rows.append([n, project.name, project.place, project.total, *project.areas, project.funds])
        columns = [
            "STT|0.85|^",
            "Tên công trình, dự án|6.2|<",
            "Địa điểm|3.2|<",
            "Tổng diện tích|1.3|>|2",
            *(f"{kind}|1.25|>|2" for kind in KINDS),
            "Nguồn vốn|2.2|<",
        ]
        return table("", "héc-ta (ha)", columns, rows)

    def _summary(self) -> Table:
        rows: list[list[Cell]] = []
        for n, (name, projects) in enumerate(self.groups, start=1):
            areas = [sum((p.areas[i] for p in projects), Decimal(0)) for i in range(len(KINDS))]
            rows.append([n, name, len(projects), sum(areas, Decimal(0)), *areas])
        columns = [
            "STT|0.85|^",
            "Nhóm công trình, dự án|4|<",
            "Số dự án|1|>|0",
            "Tổng diện tích|1.4|>|2",
            *(f"{kind}|1.3|>|2" for kind in KINDS),
        ]
        return table("Tổng hợp danh mục theo nhóm công trình", "ha", columns, rows)

    def _rice(self) -> Table:
        used = sorted((p for p in self.every() if p.areas[0]), key=lambda p: -p.areas[0])[:10]
        rows: list[list[Cell]] = [
            [n, p.name, p.place, p.areas[0], p.total] for n, p in enumerate(used, start=1)
        ]
        columns = [
            "STT|0.85|^",
            "Công trình, dự án|4.6|<",
            "Địa điểm|2.6|<",
            "Đất trồng lúa|1.3|>|2",
            "Tổng diện tích|1.4|>|2",
        ]
        return table(
            "Mười dự án sử dụng nhiều đất trồng lúa nhất", "ha", columns, rows, total="Cộng 10 dự án"
        )


def load(path: Path) -> Projects:
    groups = []
    for group in tomllib.loads(path.read_text(encoding="utf-8"))["groups"]:
        projects = []
        for line in group["rows"].strip().splitlines():
            name, place, *areas, funds = (part.strip() for part in line.split("|"))
            projects.append(Project(name, place, tuple(Decimal(area) for area in areas), funds))
        groups.append((group["name"], projects))
    return Projects(groups)

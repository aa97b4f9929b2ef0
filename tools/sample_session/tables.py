"""Tables whose totals are added up here, so that no source can carry a wrong sum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from .blocks import Align, Column, Row, RowKind, Table

Cell = str | int | float | Decimal | None
ALIGNMENT: Mapping[str, Align] = {"<": "left", "^": "center", ">": "right"}


def number(value: int | float | Decimal, decimals: int = 0) -> str:
    """A number as Vietnamese papers write it: 1.234.567,8."""
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return f"{rounded:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def percent(part: Cell, whole: Cell, decimals: int = 1) -> str:
    """`part` in per cent of `whole`, half up."""
    return number(Decimal(str(part)) * 100 / Decimal(str(whole)), decimals)


def column(spec: str) -> Column:
    """Read a column: "head|width|<, ^ or >", then "|2" for numbers that add up or "|%4/3" for a quotient."""
    head, width, align, *rest = spec.split("|")
    if rest and rest[0].startswith("%"):
        part, whole = rest[0][1:].split("/")
        return Column(head, float(width), ALIGNMENT[align], ratio=(int(part), int(whole)))
    return Column(head, float(width), ALIGNMENT[align], int(rest[0]) if rest else None)


def _filled(row: Sequence[Cell], columns: Sequence[Column]) -> list[str]:
    cells: list[str] = []
    for cell, col in zip(row, columns, strict=True):
        if col.ratio is not None and cell is None:
            part, whole = (row[index] for index in col.ratio)
            cells.append(percent(part, whole) if whole else "–")
        elif cell is None or isinstance(cell, str):
            cells.append(cell or "")
        elif col.decimals is not None and not cell:
            cells.append("–")
        else:
            cells.append(number(cell, col.decimals or 0))
    return cells


def _summary(
    mark: str, label: str, rows: Sequence[Sequence[Cell]], columns: Sequence[Column], kind: RowKind
) -> Row:
    """Add up what is printed; quotients are made from the sums."""
    cells: list[Cell] = [mark, label]
    for index, col in enumerate(columns[2:], start=2):
        numbers = [Decimal(str(row[index])) for row in rows if isinstance(row[index], int | float | Decimal)]
        cells.append(sum(numbers, Decimal(0)) if col.decimals is not None else None if col.ratio else "")
    return Row(_filled(cells, columns), kind)


def table(
    title: str, unit: str, columns: Sequence[str], rows: Sequence[Sequence[Cell]], total: str = "Tổng cộng"
) -> Table:
    """Lay out rows; a row of two cells (Roman number, name) starts a group, which gets its sum."""
    cols = [column(spec) for spec in columns]
    groups: list[tuple[Sequence[Cell], list[Sequence[Cell]]]] = [((), [])]
    for row in rows:
        if len(row) == 2 and len(cols) > 2:
            groups.append((row, []))
        else:
            groups[-1][1].append(row)
    laid: list[Row] = []
    for head, members in groups:
        if head:
            laid.append(_summary(str(head[0]), str(head[1]), members, cols, "group"))
        laid += [Row(_filled(row, cols)) for row in members]
    if total:
        every = [row for _, members in groups for row in members]
        laid.append(_summary("", total, every, cols, "total"))
    return Table(title, unit, cols, laid)

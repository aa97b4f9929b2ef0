"""Which column is which: headers in Vietnamese with or without diacritics, and in English."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

import msgspec

from .text import plain_key

Field = Literal[
    "no", "name", "family", "given", "gender", "birth_year", "born_man", "born_woman", "ethnicity",
    "title", "unit", "constituency", "seat", "email",
]  # fmt: skip

_HEADERS: Final[dict[Field, tuple[str, ...]]] = {
    "no": ("stt", "tt", "so tt", "so thu tu", "no", "number"),
    "name": (
        "ho va ten", "ho ten", "ho va ten dai bieu", "ho ten dai bieu", "ten dai bieu", "dai bieu",
        "ho va ten khai sinh", "full name", "name", "delegate", "delegate name",
    ),
    "family": ("ho va ten dem", "ho ten dem", "ho va dem", "ho dem", "ho va chu dem", "ho lot", "ho",
               "family name", "last name", "surname"),
    "given": ("ten", "given name", "first name"),
    "gender": ("gioi tinh", "gioi", "nam nu", "gender", "sex"),
    "birth_year": (
        "nam sinh", "ngay sinh", "ngay thang nam sinh", "ngay thang nam", "sinh nam", "sinh ngay",
        "year of birth", "birth year", "date of birth", "born",
    ),
    "ethnicity": ("dan toc", "ethnicity", "ethnic group"),
    "title": ("chuc vu", "chuc danh", "chuc vu chuc danh", "chuc vu cong tac", "chuc vu hien nay",
              "nghe nghiep chuc vu", "title", "position", "office"),
    "unit": ("to dai bieu", "to", "don vi", "don vi cong tac", "co quan", "noi cong tac", "co quan don vi",
             "to dai bieu so", "unit", "group", "delegate group"),
    "constituency": ("don vi bau cu", "don vi bau cu so", "constituency"),
    "seat": ("ghe", "ghe so", "so ghe", "cho ngoi", "vi tri ngoi", "vi tri", "seat", "seat number"),
    "email": ("email", "e mail", "thu dien tu", "dia chi email", "dia chi thu dien tu", "mail", "hop thu"),
}  # fmt: skip
_FIELD_OF: Final[dict[str, Field]] = {word: field for field, words in _HEADERS.items() for word in words}
_LONGEST_HEADER: Final = 60
_PROBED_ROWS: Final = 60


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """Where the header stands; `first` and `last` are places in the list of rows, `columns` by field."""

    first: int
    last: int
    columns: dict[Field, int]

    def has_names(self) -> bool:
        return "name" in self.columns or "given" in self.columns


def recognise(cells: Sequence[str]) -> dict[Field, int]:
    """The fields that a row of header cells names, each with its first column (from 0)."""
    found: dict[Field, int] = {}
    for place, cell in enumerate(cells):
        field = _FIELD_OF.get(plain_key(cell)) if cell and len(cell) <= _LONGEST_HEADER else None
        if field is not None:
            found.setdefault(field, place)
    if "constituency" in found and "unit" not in found:
        found["unit"] = found.pop("constituency")  # the only grouping that the list knows
    if "name" in found:
        found.pop("family", None)
        found.pop("given", None)
    return found


def find_header(rows: Sequence[Sequence[str]]) -> Header | None:
    """The row that names the most columns, at least two, in the upper part of a table."""
    best: Header | None = None
    for place, cells in enumerate(rows[:_PROBED_ROWS]):
        columns = recognise(cells)
        if len(columns) >= 2 and (best is None or len(columns) > len(best.columns)):
            best = Header(first=place, last=place, columns=columns)
    return _with_second_row(rows, best) if best is not None else None


def _with_second_row(rows: Sequence[Sequence[str]], header: Header) -> Header:
    """Below "Năm sinh" there may be two columns, "Nam" and "Nữ"; then the header has two rows."""
    if header.last + 1 >= len(rows):
        return header
    upper, lower = rows[header.last], rows[header.last + 1]
    columns = dict(header.columns)
    for place, cell in enumerate(lower):
        above = plain_key(upper[place]) if place < len(upper) else ""
        field: Field | None = {"nam": "born_man", "nu": "born_woman"}.get(plain_key(cell))  # type: ignore[assignment]
        if field is not None and (not above or _FIELD_OF.get(above) == "birth_year"):
            columns[field] = place
    if "born_man" not in columns or "born_woman" not in columns:
        return header
    columns.pop("birth_year", None)
    return Header(first=header.first, last=header.last + 1, columns=columns)

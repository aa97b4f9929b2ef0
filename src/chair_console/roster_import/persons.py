"""From one row to one person, and what to say about it."""

from __future__ import annotations

import re
from typing import Final

import msgspec

from .columns import Field, Header
from .decoding import GARBLED, OTHER_ENCODING, SMALL_CAPITALS
from .model import Column, Person, Reported, Severity
from .tables import Row, restore_capitals
from .text import plain_key

_MEN: Final = ("nam", "male", "m")
_WOMEN: Final = ("nu", "female", "f")
_EMPTY: Final = ("", "-", "–", "—", "x x", "n/a")
_DATE_OR_YEAR: Final = re.compile(r"(?:\d{1,2}[/.-]){0,2}(\d{4})|(\d{4})(?:-\d{1,2}){2}(?:[ T].*)?")
_YEARS: Final = range(1900, 2021)
_EMAIL: Final = re.compile(r"[^@\s,;<>\"']+@[^@\s,;<>\"']+\.[^@\s,;<>\"'.]{2,}")
_FORMULA: Final = re.compile(r"[=@]|[+-](?![\d\s().-]*$)")
_CHECKED_FOR_FORMULAS: Final[tuple[Column, ...]] = (
    "name",
    "title",
    "unit",
    "constituency",
    "ethnicity",
    "seat",
)


class Taken(msgspec.Struct, kw_only=True):
    """What came of a row; `person` None if it is not accepted."""

    person: Person | None = None
    reported: list[Reported] = []


class RowReader:
    """Reads the rows below one header."""

    def __init__(self, header: Header) -> None:
        self._columns = header.columns

    def cell(self, row: Row, field: Field) -> str:
        place = self._columns.get(field)
        text = row.cells[place] if place is not None and place < len(row.cells) else ""
        return "" if text.lower() in _EMPTY else text

    def name(self, row: Row) -> str:
        """The name, put together where it stands in two columns."""
        if "name" in self._columns:
            return self.cell(row, "name")
        return f"{self.cell(row, 'family')} {self.cell(row, 'given')}".strip()

    def is_person(self, row: Row) -> bool:
        """False for blank rows, titles, the names of groups, repeated headers, sums and signatures."""
        texts = [text for text in row.cells if text]
        if not texts or (len(texts) > 1 and len(set(texts)) == 1):
            return False
        if self.name(row):
            return not self._is_header_again(row)
        number = self.cell(row, "no")
        return len(texts) >= 3 and (number.isdecimal() or "no" not in self._columns)

    def _is_header_again(self, row: Row) -> bool:
        return plain_key(self.name(row)) in ("ho va ten", "ho ten", "full name", "name")

    def read(self, row: Row) -> Taken:
        """The person of a row with everything that is to be reported about it."""
        taken = Taken(reported=[])
        name = self.name(row)
        if not self._accept_name(row, name, taken):
            return taken
        if SMALL_CAPITALS in row.marks:
            name = restore_capitals(name)
        self._report_formulas(row, taken)
        person = Person(
            row=row.number,
            name=name,
            gender=self._gender(row, taken),
            birth_year=self._birth_year(row, taken),
            ethnicity=self.cell(row, "ethnicity"),
            title=self.cell(row, "title"),
            unit=self.cell(row, "unit"),
            constituency=self.cell(row, "constituency"),
            seat=self.cell(row, "seat"),
            email=self._email(row, taken),
        )
        return Taken(person=person, reported=taken.reported)

    def _accept_name(self, row: Row, name: str, taken: Taken) -> bool:
        if not name:
            _report(taken, row, "name", "import.missing_name", "error")
        elif not any(letter.isalpha() for letter in name) or _FORMULA.match(name):
            _report(taken, row, "name", "import.bad_name", "error", text=name)
        elif _letters_are_lost(name):
            _report(taken, row, "name", "import.lost_letters", "error", text=name)
        elif OTHER_ENCODING in row.marks:
            _report(taken, row, "", "import.bad_encoding", "warning", text=name)
            return True
        elif GARBLED in row.marks:
            _report(taken, row, "name", "import.garbled_text", "warning", text=name)
            return True
        else:
            if _is_suspicious(name):
                _report(taken, row, "name", "import.suspicious_name", "warning", text=name)
            return True
        return False

    def _report_formulas(self, row: Row, taken: Taken) -> None:
        for column in _CHECKED_FOR_FORMULAS:
            place = self._columns.get(column)  # type: ignore[arg-type]
            if place is None or place >= len(row.cells):
                continue
            if place in row.formulas:
                _report(taken, row, column, "import.formula", "warning")
            elif _FORMULA.match(row.cells[place]):
                _report(
                    taken, row, column, "import.suspicious_formula", "warning", text=row.cells[place][:60]
                )

    def _gender(self, row: Row, taken: Taken) -> str:
        if "born_man" in self._columns:
            men, women = self.cell(row, "born_man"), self.cell(row, "born_woman")
            return "Nam" if men and not women else "Nữ" if women and not men else ""
        text = self.cell(row, "gender")
        key = plain_key(text)
        if key in _MEN or key in _WOMEN:
            return "Nam" if key in _MEN else "Nữ"
        if text:
            _report(taken, row, "gender", "import.bad_gender", "warning", text=text)
        return ""

    def _birth_year(self, row: Row, taken: Taken) -> int:
        text = self.cell(row, "birth_year") or self.cell(row, "born_man") or self.cell(row, "born_woman")
        if not text:
            return 0
        found = _DATE_OR_YEAR.fullmatch(text)
        year = int(found[1] or found[2]) if found else 0
        if year in _YEARS:
            return year
        _report(taken, row, "birth_year", "import.bad_birth_year", "warning", text=text)
        return 0

    def _email(self, row: Row, taken: Taken) -> str:
        text = self.cell(row, "email").lower()
        if text and not _EMAIL.fullmatch(text):
            _report(taken, row, "email", "import.bad_email", "warning", text=text)
            return ""
        return text


def _report(
    taken: Taken, row: Row, column: Column, code: str, severity: Severity, **facts: str | int
) -> None:
    taken.reported.append(Reported(row=row.number, column=column, code=code, severity=severity, facts=facts))


def _letters_are_lost(name: str) -> bool:
    """Question marks in place of letters; one at the very end of a name with diacritics is a doubt instead."""
    count = name.count("?") + name.count("\ufffd")
    return count > 0 and (name.isascii() or count > 1 or not name.endswith("?"))


def _is_suspicious(name: str) -> bool:
    odd = [c for c in name if not (c.isalpha() or c in " '’.-")]
    return bool(odd) or len(name.split()) < 2

"""Reads a whole roster: chooses the sheet, finds the header, reads the rows, compares the persons."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Final

import msgspec

from chair_console.domain.roster import DelegateRow

from .columns import Header, find_header
from .model import WHOLE_FILE, Column, NotRead, Person, Reported, RosterReading
from .persons import RowReader
from .tables import Row, Sheet, read_tables
from .text import name_key, vietnamese_share

_FILLED_LATER: Final[tuple[Column, ...]] = ("seat", "email")
_WORKBOOK_SUFFIXES: Final = (".xlsx", ".xlsm", ".xls")


def read_roster(path: Path) -> RosterReading:
    """Read a list of delegates from CSV, TSV, text or XLSX; the content decides, not the name.

    Never raises for what stands in the file: that is reported. Raises OSError where it cannot be read.
    """
    try:
        sheets = read_tables(path)
        reading = _read_best(sheets)
    except NotRead as refusal:
        return _nothing(Reported(row=0, column="", code=refusal.code, severity="error", facts=refusal.facts))
    if path.suffix.lower() in _WORKBOOK_SUFFIXES and sheets[0].is_text and reading.accepted:
        note = Reported(row=WHOLE_FILE, column="", code="import.not_a_spreadsheet", severity="warning")
        return msgspec.structs.replace(reading, reported=(note, *reading.reported))
    return reading


def delegate_rows(persons: Iterable[Person], taken_ids: Collection[str] = ()) -> list[DelegateRow]:
    """The persons as rows for `EnrolDelegates`, each with a fresh id that is not in `taken_ids`."""
    rows = []
    used = set(taken_ids)
    for person in persons:
        fresh = f"d-{secrets.token_hex(6)}"
        while fresh in used:
            fresh = f"d-{secrets.token_hex(6)}"
        used.add(fresh)
        rows.append(
            DelegateRow(
                id=fresh,
                name=person.name,
                title=person.title,
                unit=person.unit,
                constituency=person.constituency,
                seat=person.seat,
            )
        )
    return rows


def _nothing(reported: Reported, rows: int = 0) -> RosterReading:
    return RosterReading(rows=rows, accepted=(), reported=(reported,))


def _read_best(sheets: list[Sheet]) -> RosterReading:
    """The sheet with the best header, then with the most rows, is the roster."""
    found = [(sheet, find_header([row.cells for row in sheet.rows])) for sheet in sheets]
    headed = [(sheet, header) for sheet, header in found if header is not None]
    if not headed:
        return _without_header(max(sheets, key=lambda sheet: len(sheet.rows), default=None))
    sheet, header = max(
        headed, key=lambda pair: (pair[1].has_names(), len(pair[1].columns), len(pair[0].rows))
    )
    return _read_sheet(sheet, header)


def _without_header(sheet: Sheet | None) -> RosterReading:
    """A list of persons without a header, or no list at all."""
    rows = [row for row in sheet.rows if sum(bool(text) for text in row.cells) >= 2] if sheet else []
    like_persons = [row for row in rows if any(_looks_like_name(text) for text in row.cells)]
    if len(like_persons) * 2 > len(rows):
        first = like_persons[0].number
        reported = Reported(row=first, column="", code="import.missing_header", severity="error")
        return _nothing(reported, len(like_persons))
    if sheet is None or not any(any(row.cells) for row in sheet.rows):
        raise NotRead("import.empty_file")
    raise NotRead("import.not_a_roster")


def _looks_like_name(text: str) -> bool:
    words = text.split()
    capitals = all(word[:1].isupper() and word.isalpha() for word in words)
    return 2 <= len(words) <= 6 and capitals and vietnamese_share(text) > 0.5


def _read_sheet(sheet: Sheet, header: Header) -> RosterReading:
    head_row = sheet.rows[header.first].number
    reader, below = RowReader(header), sheet.rows[header.last + 1 :]
    if not header.has_names():
        rows = sum(1 for row in below if sum(bool(text) for text in row.cells) >= 2)
        missing = Reported(row=head_row, column="name", code="import.missing_column", severity="error")
        return _nothing(missing, rows)
    candidates = [row for row in below if reader.is_person(row)]
    if not candidates:
        return _nothing(Reported(row=head_row, column="", code="import.no_rows", severity="error"))
    persons, reported = _read_rows(reader, candidates)
    reported = _missing_columns(header, head_row) + reported
    persons, more = _compare(persons)
    reported = sorted([*reported, *more], key=lambda r: r.row)
    return RosterReading(
        rows=len(candidates), accepted=tuple(persons), reported=tuple(reported), sheet=sheet.name
    )


def _read_rows(reader: RowReader, rows: list[Row]) -> tuple[list[Person], list[Reported]]:
    persons: list[Person] = []
    reported: list[Reported] = []
    for row in rows:
        taken = reader.read(row)
        reported += taken.reported
        if taken.person is not None:
            persons.append(taken.person)
    return persons, reported


def _missing_columns(header: Header, row: int) -> list[Reported]:
    return [
        Reported(row=row, column=column, code="import.missing_column", severity="warning")
        for column in _FILLED_LATER
        if column not in header.columns
    ]


def _compare(persons: list[Person]) -> tuple[list[Person], list[Reported]]:
    """Repeated persons go, namesakes stay and are told, a second owner of a seat or an address loses it."""
    persons, reported = _without_repeats(persons)
    namesakes: defaultdict[str, list[Person]] = defaultdict(list)
    for person in persons:
        namesakes[name_key(person.name)].append(person)
    for group in namesakes.values():
        for person in group if len(group) > 1 else ():
            facts: dict[str, str | int] = {"name": person.name, "count": len(group)}
            reported.append(_about(person, "name", "import.same_name", facts))
    persons = _unique(persons, "seat", "import.duplicate_seat", reported, lambda p: p.seat.casefold())
    persons = _unique(persons, "email", "import.duplicate_email", reported, lambda p: p.email)
    return persons, reported


def _about(person: Person, column: Column, code: str, facts: dict[str, str | int]) -> Reported:
    return Reported(row=person.row, column=column, code=code, severity="warning", facts=facts)


def _without_repeats(persons: list[Person]) -> tuple[list[Person], list[Reported]]:
    kept: dict[tuple[str, ...], Person] = {}
    others: list[Person] = []
    reported: list[Reported] = []
    for person in persons:
        identity = _identity(person)
        if identity is None:
            others.append(person)
        elif identity in kept:
            facts: dict[str, str | int] = {"name": person.name, "first_row": kept[identity].row}
            repeat = _about(person, "name", "import.duplicate_row", facts)
            reported.append(msgspec.structs.replace(repeat, severity="error"))
        else:
            kept[identity] = person
    return sorted([*kept.values(), *others], key=lambda p: p.row), reported


def _identity(person: Person) -> tuple[str, ...] | None:
    """All that is known of a person; None if that is only a name, which two persons may share."""
    known = (str(person.birth_year or ""), person.seat.casefold(), person.email)
    if not any(known):
        return None
    rest = (person.gender, person.unit.casefold(), person.title.casefold(), person.ethnicity.casefold())
    return (name_key(person.name), *known, *rest)


def _unique(
    persons: list[Person], column: Column, code: str, reported: list[Reported], key: Callable[[Person], str]
) -> list[Person]:
    owners: dict[str, Person] = {}
    result = []
    for person in persons:
        value = key(person)
        owner = owners.setdefault(value, person) if value else person
        if owner is not person:
            facts: dict[str, str | int] = {"text": value, "name": person.name, "other": owner.name}
            reported.append(_about(person, column, code, facts))
            person = msgspec.structs.replace(person, **{column: ""})
        result.append(person)
    return result

"""What reading a roster gives."""

from __future__ import annotations

from typing import Literal

import msgspec

Severity = Literal["error", "warning"]
Column = Literal[
    "", "no", "name", "gender", "birth_year", "ethnicity", "title", "unit", "constituency", "seat", "email"
]
# For the file as a whole; rows count from 1 as a spreadsheet shows them.
WHOLE_FILE = 0


class Person(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One delegate as read; texts are NFC with single spaces. `birth_year` 0 is unknown."""

    row: int
    name: str
    gender: str = ""
    birth_year: int = 0
    ethnicity: str = ""
    title: str = ""
    unit: str = ""
    constituency: str = ""
    seat: str = ""
    email: str = ""


class Reported(msgspec.Struct, frozen=True, kw_only=True):
    """Something to look at. An error's row is not accepted; a warning's is. `code` has a sentence."""

    row: int
    column: Column
    code: str
    severity: Severity
    facts: dict[str, str | int] = {}


class RosterReading(msgspec.Struct, frozen=True, kw_only=True):
    """`rows` counts the rows that could be persons; `sheet` names the worksheet that was read."""

    rows: int
    accepted: tuple[Person, ...]
    reported: tuple[Reported, ...]
    sheet: str = ""


class NotRead(Exception):
    """The whole file is refused, with the code of the sentence."""

    def __init__(self, code: str, **facts: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

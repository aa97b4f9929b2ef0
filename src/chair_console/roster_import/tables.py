"""From a file to tables of texts, with row numbers as a spreadsheet shows them."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path
from typing import Final

import msgspec

from .columns import recognise
from .decoding import SMALL_CAPITALS, decode, marks_of, without_marks
from .model import NotRead
from .text import capital_first, tidy
from .workbook import read_workbook

LARGEST_BYTES: Final = 20_000_000
_MOST_ROWS: Final = 20_000
_DELIMITERS: Final = (",", ";", "\t", "|")
_COMPOUND: Final = b"\xd0\xcf\x11\xe0"
_PROBED_ROWS: Final = 60


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """`formulas` are columns (from 0) with a formula that has no value; `marks` as in `decoding.py`."""

    number: int
    cells: tuple[str, ...]
    formulas: frozenset[int] = frozenset()
    marks: frozenset[str] = frozenset()


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """`is_text` is true for everything that is no workbook."""

    name: str
    rows: tuple[Row, ...]
    is_text: bool


def read_tables(path: Path) -> list[Sheet]:
    """All tables of a file, by its content. Raises `NotRead` with the reason, and OSError."""
    with path.open("rb") as file:
        data = file.read(LARGEST_BYTES + 1)
    if len(data) > LARGEST_BYTES:
        raise NotRead("import.too_large", limit_mb=LARGEST_BYTES // 1_000_000)
    if data.startswith(_COMPOUND):
        raise NotRead(_reason_of_compound(data))
    if data.startswith(b"PK"):
        return _workbook(data)
    if data.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf", b"<!DOCTYPE", b"<html")):
        raise NotRead("import.not_a_roster")
    return [_text(decode(data))]


def _reason_of_compound(data: bytes) -> str:
    """An OLE2 container is an encrypted workbook, an old one, or no workbook at all."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "import.encrypted"
    is_workbook = any(f"{name}\0".encode("utf-16-le") in data for name in ("Workbook", "Book"))
    return "import.old_excel" if is_workbook else "import.not_a_roster"


def _workbook(data: bytes) -> list[Sheet]:
    if not zipfile.is_zipfile(io.BytesIO(data)):
        raise NotRead("import.damaged_file")
    sheets = []
    for name, lines in read_workbook(data):
        rows = tuple(
            Row(
                number=number,
                cells=tuple(tidy(text) for text, _ in line),
                formulas=frozenset(place for place, (_, is_formula) in enumerate(line) if is_formula),
            )
            for number, line in lines
        )
        sheets.append(Sheet(name=name, rows=rows, is_text=False))
    return sheets


def _text(text: str) -> Sheet:
    first, _, rest = text.partition("\n")
    head = without_marks(first).strip().lower()
    if head.startswith("sep=") and len(head) == 5:
        records, skipped = _records(rest, head[4]), 1
    else:
        delimiter = "\t" if head == "sep=" else _delimiter(text)
        records, skipped = _records(text, delimiter), 0
    rows = tuple(_row(number, cells) for number, cells in enumerate(records, start=1 + skipped))
    return Sheet(name="", rows=rows, is_text=True)


def _row(number: int, cells: list[str]) -> Row:
    marks = frozenset().union(*(marks_of(cell) for cell in cells)) if cells else frozenset()
    texts = [tidy(without_marks(cell)) for cell in cells]
    if SMALL_CAPITALS in marks:
        texts = [_first_capital(text) for text in texts]
    return Row(number=number, cells=tuple(texts), marks=marks)


def _first_capital(text: str) -> str:
    """TCVN3 has no capitals with a tone: a sentence that begins with such a small letter had one."""
    return text if text[:1].isascii() else text[:1].upper() + text[1:]


def restore_capitals(name: str) -> str:
    """The same for every word of a name."""
    return " ".join(word if word[:1].isascii() else capital_first(word) for word in name.split())


def _records(text: str, delimiter: str) -> list[list[str]]:
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        records = [record for _, record in zip(range(_MOST_ROWS + 1), reader, strict=False)]
    except csv.Error as error:
        raise NotRead("import.damaged_file") from error
    if len(records) > _MOST_ROWS:
        raise NotRead("import.too_many_rows", limit=_MOST_ROWS)
    return records


def _delimiter(text: str) -> str:
    """The separator under which a header is recognised best; without one, that of the widest even table."""
    probe = text[:200_000]

    def fitness(delimiter: str) -> tuple[int, int]:
        rows = _records(probe, delimiter)[:_PROBED_ROWS]
        header = max((len(recognise([tidy(without_marks(c)) for c in row])) for row in rows), default=0)
        widths = [len(row) for row in rows if len(row) > 1]
        even = max((widths.count(width) for width in set(widths)), default=0)
        return header, even

    return max(_DELIMITERS, key=fitness)

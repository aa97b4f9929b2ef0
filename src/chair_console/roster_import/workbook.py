"""Reads an Excel workbook: values, merged cells filled in, formulas without a value marked.

Streams the sheets: a workbook opened as a whole makes an object for every cell that it says is merged, and a
small hostile or careless file can name a hundred million.
"""

from __future__ import annotations

import datetime
import io
import re
import warnings
import zipfile
from typing import Any, Final

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from .model import NotRead

_MOST_UNPACKED: Final = 100_000_000
# A list of delegates has some ten thousand; each costs 300 bytes of memory and some time.
_MOST_ELEMENTS: Final = 750_000
_MOST_ROWS: Final = 20_000
_MOST_COLUMNS: Final = 60
_MOST_CELLS_FILLED: Final = 50_000
# One long shared text in a hundred thousand cells makes gigabytes of a small file.
_LONGEST_CELL: Final = 1_000
_DOCTYPE: Final = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_MERGED: Final = re.compile(rb'<mergeCell\s[^>]*?ref="([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})"')

Cell = tuple[str, bool]
Line = tuple[int, list[Cell]]


def read_workbook(data: bytes) -> list[tuple[str, list[Line]]]:
    """Each visible sheet's name and its rows (number from 1, cells as text and whether a bare formula).

    Raises `NotRead`: `import.damaged_file`, `.too_large`, `.unsafe`, `.not_a_roster`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, warnings.catch_warnings(action="ignore"):
            _require_safe(archive)
            return _sheets(data, archive)
    except NotRead:
        raise
    except Exception as error:
        # A damaged workbook raises whatever the library met first.
        raise NotRead("import.damaged_file") from error


def _require_safe(archive: zipfile.ZipFile) -> None:
    """No document types, which only blow up or reach for other files; not more than fits in memory."""
    entries = archive.infolist()
    if "xl/workbook.xml" not in archive.namelist():
        raise NotRead("import.not_a_roster")
    if sum(entry.file_size for entry in entries) > _MOST_UNPACKED:
        raise NotRead("import.too_large", limit_mb=_MOST_UNPACKED // 1_000_000)
    tags = 0
    for entry in entries:
        if not entry.filename.endswith((".xml", ".rels")):
            continue
        xml = archive.read(entry)
        if _DOCTYPE.search(xml):
            raise NotRead("import.unsafe")
        tags += xml.count(b"<")
        if tags > 2 * _MOST_ELEMENTS:
            raise NotRead("import.not_a_roster")


def _sheets(data: bytes, archive: zipfile.ZipFile) -> list[tuple[str, list[Line]]]:
    written = load_workbook(io.BytesIO(data), read_only=True, data_only=False)
    values = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    try:
        return [
            (str(sheet.title), _lines(written[sheet.title], sheet, archive.read(sheet._worksheet_path)))
            for sheet in values.worksheets
            if sheet.sheet_state == "visible"
        ]
    finally:
        written.close()
        values.close()


def _lines(written: Any, values: Any, xml: bytes) -> list[Line]:
    bounds = {"max_row": _MOST_ROWS, "max_col": _MOST_COLUMNS}
    lines: list[Line] = []
    pairs = zip(values.iter_rows(**bounds), written.iter_rows(**bounds), strict=True)
    for number, (cells, sources) in enumerate(pairs, start=1):
        line = [
            (_text(cell.value), cell.value is None and getattr(source, "data_type", "") == "f")
            for cell, source in zip(cells, sources, strict=True)
        ]
        lines.append((number, line))
    _fill_merged(lines, xml)
    return lines


def _fill_merged(lines: list[Line], xml: bytes) -> None:
    """Every cell of a merged range shows what its first cell holds."""
    filled = 0
    for found in _MERGED.finditer(xml):
        left, top, right, bottom = range_boundaries(found[1].decode())
        height, width = min(bottom, len(lines)) - top + 1, min(right, _MOST_COLUMNS) - left + 1
        if height < 1 or width < 1 or left > len(lines[top - 1][1]):
            continue
        filled += height * width
        if filled > _MOST_CELLS_FILLED:
            return
        value = lines[top - 1][1][left - 1]
        for _, line in lines[top - 1 : top - 1 + height]:
            stop = left - 1 + width
            line += [("", False)] * (stop - len(line))
            line[left - 1 : stop] = [value] * width


def _text(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.datetime | datetime.date):
        return f"{value.day}/{value.month}/{value.year}"
    return str(value)[:_LONGEST_CELL]

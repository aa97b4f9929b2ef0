"""Lists of delegates as offices send them: what is accepted, what is reported, and where."""

from __future__ import annotations

import json
import random
import zipfile
from pathlib import Path
from typing import Any

import msgspec
import pytest
from openpyxl import Workbook

from chair_console.roster_import import RosterReading, delegate_rows, read_roster, read_roster_report
from chair_console.sentences import catalogue
from tests.shared_data import shared

ROSTERS = shared("rosters")
EXPECTED: dict[str, Any] = json.loads((ROSTERS / "expected.json").read_text(encoding="utf-8"))
FIELDS = ("name", "gender", "birth_year", "ethnicity", "title", "unit", "seat", "email")
# Rows that may be refused or, put right, accepted with a warning; here they are put right.
PUT_RIGHT = {"traps/mixed-encodings.csv": range(12, 22), "traps/mojibake.csv": range(2, 22)}


def persons_of(name: str) -> list[dict[str, Any]]:
    accepted = EXPECTED["files"][name]["accepted"]
    if name in PUT_RIGHT:
        return list(EXPECTED["people"]["roster-60"][:20])
    return list(EXPECTED["people"][accepted] if isinstance(accepted, str) else accepted)


def comparable(person: dict[str, Any], expected: dict[str, Any]) -> dict[str, Any]:
    """The fields that the expectation does not leave free, in the form in which they are compared."""
    values = {k: person.get(k, "") for k in FIELDS if k not in expected.get("compare_ignoring", ())}
    for key in expected.get("compare_ignoring_case", ()):
        values[key] = str(values[key]).casefold()
    for key in expected.get("compare_ignoring_whitespace", ()):
        values[key] = "".join(str(values[key]).split())
    return values


@pytest.mark.parametrize("name", EXPECTED["files"])
def test_the_right_persons_are_accepted(name: str) -> None:
    expected, reading = EXPECTED["files"][name], read_roster(ROSTERS / name)
    accepted = [comparable(msgspec.to_builtins(person), expected) for person in reading.accepted]
    assert accepted == [comparable(person, expected) for person in persons_of(name)]
    assert reading.rows == expected["rows"]


@pytest.mark.parametrize("name", EXPECTED["files"])
def test_everything_doubtful_is_reported_at_its_place(name: str) -> None:
    reading = read_roster(ROSTERS / name)
    wanted = {(r["row"], r["column"], r["severity"]) for r in EXPECTED["files"][name]["reported"]}
    if name in PUT_RIGHT:
        wanted = {(row, column, "warning") for row, column, _ in wanted}
    assert {(r.row, r.column, r.severity) for r in reading.reported} == wanted


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", EXPECTED["files"])
def test_every_report_is_a_sentence(name: str, language: str) -> None:
    report, lines, ok = read_roster_report(ROSTERS / name, language)  # type: ignore[arg-type]
    unknown = catalogue(language)["general.unknown"].split("{", maxsplit=1)[0]  # type: ignore[arg-type]
    assert not [line for line in lines if "{" in line or line.startswith(unknown)]
    reported = report["reported"]
    assert isinstance(reported, list)
    assert ok == all(entry["severity"] == "warning" for entry in reported)
    json.dumps(report)


def test_the_report_has_the_agreed_fields() -> None:
    report, _, ok = read_roster_report(ROSTERS / "traps/duplicate-seat.csv", "vi")
    assert (report["rows"], ok) == (12, True)
    accepted, reported = report["accepted"], report["reported"]
    assert isinstance(accepted, list)
    assert isinstance(reported, list)
    assert len(accepted) == 12
    assert (reported[0]["row"], reported[0]["column"]) == (7, "seat")
    assert reported[0]["reason"].startswith("Ghế a3 đã có ")


def test_accepted_persons_can_be_enrolled_at_once() -> None:
    reading = read_roster(ROSTERS / "traps/duplicate-seat.csv")
    rows = delegate_rows(reading.accepted, {"d-1"})
    assert len({row.id for row in rows}) == 12
    seats = [row.seat for row in rows if row.seat]
    assert len(seats) == len(set(seats)) == 10


OTHERS = shared()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("pdf/qpdf/minimal.pdf", "import.not_a_roster"),
        ("pdf/derived/html-named.pdf", "import.not_a_roster"),
        ("office/SampleDoc.docx", "import.not_a_roster"),
        ("office/SampleSS.xlsx", "import.not_a_roster"),
        ("office/SampleSS.xls", "import.old_excel"),
        ("office/protected_passtika.xlsx", "import.encrypted"),
        ("office/truncated62886.docx", "import.damaged_file"),
        ("office/poc-xmlbomb.xlsx", "import.unsafe"),
        ("pdf/manifest.csv", "import.not_a_roster"),
    ],
)
def test_what_is_no_roster_is_refused_with_one_sentence(name: str, code: str) -> None:
    reading = read_roster(OTHERS / name)
    assert (reading.rows, reading.accepted) == (0, ())
    assert [(r.row, r.code, r.severity) for r in reading.reported] == [(0, code, "error")]


def write(path: Path, text: str) -> RosterReading:
    path.write_bytes(text.encode())
    return read_roster(path)


def test_a_file_of_random_bytes_never_ends_in_an_error(tmp_path: Path) -> None:
    chance = random.Random(20260602)
    sources = [p.read_bytes() for p in sorted(ROSTERS.glob("*/*")) if p.stat().st_size < 20_000]
    for _ in range(150):
        data = bytearray(chance.choice(sources))
        for _ in range(chance.randint(1, 20)):
            if data:
                data[chance.randrange(len(data))] = chance.randrange(256)
        path = tmp_path / "damaged"
        path.write_bytes(data[: chance.randrange(len(data) + 1)])
        read_roster_report(path, "vi")


def test_a_workbook_that_says_a_hundred_million_cells_are_merged_is_read_at_once(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["STT", "Họ và tên", "Ghế"])
    sheet.append([1, "Lò Thị Ánh", "A1"])
    book.save(tmp_path / "plain.xlsx")
    with (
        zipfile.ZipFile(tmp_path / "plain.xlsx") as plain,
        zipfile.ZipFile(tmp_path / "wide.xlsx", "w") as wide,
    ):
        for entry in plain.infolist():
            content = plain.read(entry)
            merged = b'<mergeCells count="1"><mergeCell ref="A3:XFD1048576"/></mergeCells></worksheet>'
            if entry.filename == "xl/worksheets/sheet1.xml":
                content = content.replace(
                    b"</sheetData>", b"</sheetData>" + merged.removesuffix(b"</worksheet>")
                )
            wide.writestr(entry, content)
    reading = read_roster(tmp_path / "wide.xlsx")
    assert [person.name for person in reading.accepted] == ["Lò Thị Ánh"]


def test_a_workbook_of_elements_without_end_is_no_roster(tmp_path: Path) -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append(["STT"])
    book.save(tmp_path / "plain.xlsx")
    for name, endless in (("deep", b"<row>" * 2_000_000), ("wide", b"<row>" + b"<c/>" * 2_000_000)):
        with (
            zipfile.ZipFile(tmp_path / "plain.xlsx") as plain,
            zipfile.ZipFile(tmp_path / f"{name}.xlsx", "w", zipfile.ZIP_DEFLATED) as bomb,
        ):
            for entry in plain.infolist():
                content = plain.read(entry)
                if entry.filename == "xl/worksheets/sheet1.xml":
                    content = content.replace(b"</sheetData>", endless + b"</sheetData>")
                bomb.writestr(entry, content)
        reading = read_roster(tmp_path / f"{name}.xlsx")
        assert [reported.code for reported in reading.reported] == ["import.not_a_roster"]


def test_a_very_long_text_in_a_cell_is_cut(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["STT", "Họ và tên", "Chức vụ"])
    for number in range(20):
        sheet.append([number, f"Lò Thị Ánh {number}", "Ủ" * 32_000])
    book.save(tmp_path / "long.xlsx")
    reading = read_roster(tmp_path / "long.xlsx")
    assert {len(person.title) for person in reading.accepted} == {1_000}


def test_sums_signatures_and_repeated_headers_are_no_persons(tmp_path: Path) -> None:
    reading = write(
        tmp_path / "a.csv",
        "STT,Họ và tên,Chức vụ,Ghế\n1,Lò Thị Ánh,Giáo viên,A1\nSTT,Họ và tên,Chức vụ,Ghế\n"
        "2,Cà Văn Ún,-,A2\nTổng cộng,,2 đại biểu,\n,,TM. ỦY BAN,\n",
    )
    assert [(p.row, p.name, p.title) for p in reading.accepted] == [
        (2, "Lò Thị Ánh", "Giáo viên"),
        (4, "Cà Văn Ún", ""),
    ]
    assert reading.rows == 2


def test_two_persons_of_whom_only_the_same_name_is_known_are_both_kept(tmp_path: Path) -> None:
    reading = write(tmp_path / "a.csv", "TT;Họ tên\n1;Lò Thị Ánh\n2;LÒ THỊ ÁNH\n")
    assert len(reading.accepted) == 2
    assert [r.code for r in reading.reported if r.column == "name"] == ["import.same_name"] * 2


def test_a_name_that_is_a_formula_is_not_accepted(tmp_path: Path) -> None:
    reading = write(tmp_path / "a.csv", "TT,Họ tên\n1,\"=cmd|' /C calc'!A0\"\n2,Cà Văn Ún\n")
    assert [person.name for person in reading.accepted] == ["Cà Văn Ún"]
    assert (reading.reported[-1].row, reading.reported[-1].code) == (2, "import.bad_name")


def test_unit_and_constituency_are_told_apart_where_the_list_has_both(tmp_path: Path) -> None:
    reading = write(
        tmp_path / "a.csv", "Họ và tên,Tổ đại biểu,Đơn vị bầu cử\nLò Thị Ánh,Tổ 2,Đơn vị bầu cử số 5\n"
    )
    (person,) = reading.accepted
    assert (person.unit, person.constituency) == ("Tổ 2", "Đơn vị bầu cử số 5")

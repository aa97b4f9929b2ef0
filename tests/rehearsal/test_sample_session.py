"""The sample session is the first thing a council sees: its names, times, papers and sums must be right."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pymupdf
import pytest
from docx import Document

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "sample-session"
SESSION: dict[str, Any] = json.loads((FOLDER / "session.json").read_text(encoding="utf-8"))
PAPERS: list[dict[str, Any]] = [*SESSION["documents"], SESSION["late_document"]]
SEATS = [
    f"{row}{n}" for row, seats in zip("ABCDE", (8, 10, 12, 14, 16), strict=True) for n in range(1, seats + 1)
]
PAPER_KINDS = {"agenda", "submission", "draft_resolution", "verification_report", "report",
               "explanatory_statement", "reference"}  # fmt: skip
PHASES = {"proceedings", "presentation", "verification", "discussion", "questioning", "explanation", "voting"}


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)


def ids(kind: str) -> list[str]:
    return [entry["id"] for entry in SESSION[kind]]


def by_stem(paper: dict[str, Any]) -> str:
    return Path(paper["file"]).stem


def test_sixty_delegates_sit_on_sixty_different_seats() -> None:
    assert Counter(d["seat"] for d in SESSION["delegates"]) == Counter(SEATS)
    assert len(set(ids("delegates"))) == 60
    assert len({d["name"] for d in SESSION["delegates"]}) == 60


def test_every_delegate_has_a_name_an_office_and_the_constituency_of_the_group() -> None:
    for delegate in SESSION["delegates"]:
        assert delegate["name"] and delegate["title"], delegate
    of_group = {(d["unit"], d["constituency"]) for d in SESSION["delegates"]}
    assert len(of_group) == len({unit for unit, _ in of_group}) == 8


def test_every_word_is_written_in_one_unicode_form() -> None:
    for text in strings(SESSION):
        assert unicodedata.is_normalized("NFC", text), text
        assert text == text.strip(), text


@pytest.mark.parametrize("kind", ["sittings", "delegates", "agenda", "documents"])
def test_no_identifier_is_used_twice(kind: str) -> None:
    assert len(ids(kind)) == len(set(ids(kind)))


def test_everything_that_is_named_exists() -> None:
    items, delegates, documents = ids("agenda"), ids("delegates"), ids("documents")
    for paper in PAPERS:
        assert paper["item"] in items and paper["kind"] in PAPER_KINDS, paper
    for speech in SESSION["speeches"]:
        assert speech["item"] in items and speech["delegate"] in delegates, speech
    for item in SESSION["agenda"]:
        assert item["sitting"] in ids("sittings"), item["id"]
        assert {b["document"] for b in item["ballots"]} <= {*documents, None}, item["id"]
    assert SESSION["late_document"]["replaces"] in documents


def test_a_ballot_decides_a_paper_of_its_own_item() -> None:
    item_of = {d["id"]: d["item"] for d in SESSION["documents"]}
    for item in SESSION["agenda"]:
        for ballot in item["ballots"]:
            assert ballot["document"] is None or item_of[ballot["document"]] == item["id"], ballot["title"]


def test_the_phases_of_an_item_fill_its_minutes_and_each_has_its_script() -> None:
    for item in SESSION["agenda"]:
        kinds = [phase["phase"] for phase in item["phases"]]
        assert sum(phase["minutes"] for phase in item["phases"]) == item["minutes"], item["id"]
        assert set(kinds) <= PHASES and len(kinds) == len(set(kinds)), item["id"]
        assert all(phase["script"] for phase in item["phases"]), item["id"]
        assert bool(item["ballots"]) == ("voting" in kinds), item["id"]


def test_items_follow_each_other_within_their_sitting() -> None:
    for sitting in SESSION["sittings"]:
        free_at = datetime.fromisoformat(sitting["planned_at"])
        for item in (i for i in SESSION["agenda"] if i["sitting"] == sitting["id"]):
            starts_at = datetime.fromisoformat(item["planned_at"])
            assert starts_at >= free_at, item["id"]
            free_at = starts_at + timedelta(minutes=item["minutes"])
        assert free_at <= datetime.fromisoformat(sitting["ends_at"]), sitting["id"]


def test_the_ballots_show_both_majorities_and_one_very_long_title() -> None:
    ballots = [ballot for item in SESSION["agenda"] for ballot in item["ballots"]]
    rules = {(b["rule"]["compare"], tuple(b["rule"]["fraction"]), b["rule"]["of"]) for b in ballots}
    assert rules == {("more_than", (1, 2), "total"), ("at_least", (2, 3), "total")}
    assert sum(1 for item in SESSION["agenda"] if item["ballots"]) >= 6
    assert max(len(ballot["title"]) for ballot in ballots) > 200
    assert all(len(item["short_title"]) <= 60 for item in SESSION["agenda"])


def test_the_poll_on_confidence_is_secret_and_its_tellers_are_delegates_who_are_not_polled() -> None:
    ballots = {b["form"]: b for item in SESSION["agenda"] for b in item["ballots"] if "form" in b}
    election, poll = ballots["election"], ballots["confidence_poll"]
    assert poll["kind"] == "separated"
    holders = [question["text"] for question in poll["paper"]["questions"]]
    assert len(holders) == len(set(holders)) == 12
    (question,) = election["paper"]["questions"]
    assert (
        election["elects_tellers"] and question["seats"] == question["most"] == len(question["options"]) == 7
    )
    absent = {d["id"] for d in SESSION["delegates"] if d["note"]}
    office = {d["id"]: (d["name"], d["title"]) for d in SESSION["delegates"]}
    for option in question["options"]:
        assert office[option["delegate_id"]] == (option["label"], option["detail"])
        assert option["delegate_id"] not in absent and option["label"] not in holders


def test_delegates_speak_where_the_agenda_lets_them() -> None:
    absent = {d["id"] for d in SESSION["delegates"] if d["note"]}
    phases = {item["id"]: {phase["phase"] for phase in item["phases"]} for item in SESSION["agenda"]}
    for speech in SESSION["speeches"]:
        wanted = "questioning" if speech["kind"] == "question" else "discussion"
        assert wanted in phases[speech["item"]], speech
        assert speech["delegate"] not in absent, speech
        assert ("to" in speech) == (speech["kind"] == "question"), speech
        assert speech["subject"] and len(speech["text"]) > 60, speech


@pytest.mark.parametrize("paper", PAPERS, ids=by_stem)
def test_a_paper_is_there_as_pdf_and_as_docx_and_is_small(paper: dict[str, Any]) -> None:
    for name in (paper["file"], paper["docx"]):
        assert 0 < (FOLDER / name).stat().st_size < 1_000_000, name


@pytest.mark.parametrize("paper", PAPERS, ids=by_stem)
def test_a_pdf_is_tagged_and_embeds_its_fonts_and_numbers_its_pages_from_the_second(
    paper: dict[str, Any],
) -> None:
    with pymupdf.open(FOLDER / paper["file"]) as pdf:
        assert pdf.xref_get_key(pdf.pdf_catalog(), "MarkInfo/Marked")[1] == "true"
        assert pdf.get_toc()
        assert pdf.metadata["title"] == paper["title"]
        for number, page in enumerate(pdf, start=1):
            assert all(font[1] != "n/a" for font in page.get_fonts()), number
            top = page.get_text(clip=pymupdf.Rect(0, 0, page.rect.width, 60)).strip()
            assert top == ("" if number == 1 else str(number))
            assert unicodedata.is_normalized("NFC", page.get_text())


def test_the_explanatory_statement_is_long_and_no_page_repeats_another() -> None:
    statement = next(d for d in SESSION["documents"] if d["kind"] == "explanatory_statement")
    with pymupdf.open(FOLDER / statement["file"]) as pdf:
        assert pdf.page_count >= 30
        assert len(pdf.get_toc()) > 50
        paragraphs = [
            p.text for p in Document(str(FOLDER / statement["docx"])).paragraphs if len(p.text) > 80
        ]
        assert len(paragraphs) == len(set(paragraphs))


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("paper", PAPERS, ids=by_stem)
def test_pdf_and_docx_say_the_same(paper: dict[str, Any]) -> None:
    with pymupdf.open(FOLDER / paper["file"]) as pdf:
        printed = squeezed("".join(page.get_text() for page in pdf))
    document = Document(str(FOLDER / paper["docx"]))
    cells = {cell.text for table in document.tables[1:-1] for row in table.rows for cell in row.cells}
    figures = {text for text in cells if re.fullmatch(r"[\d.,]+", text)}
    assert all(squeezed(figure) in printed for figure in figures)
    headings = [
        p.text for p in document.paragraphs if p.style is not None and p.style.name.startswith("Heading")
    ]
    assert headings and all(squeezed(heading) in printed for heading in headings)


def value(text: str) -> Decimal | None:
    """A figure as Vietnamese papers write it; None for a word."""
    if text == "–":
        return Decimal(0)
    if re.fullmatch(r"\d{1,3}(\.\d{3})*(,\d+)?", text) is None:
        return None
    return Decimal(text.replace(".", "").replace(",", "."))


def sums_of(rows: list[list[str]]) -> list[Decimal | None]:
    """The columns' sums; None where a column has words or quotients in it."""
    columns = []
    for column in zip(*rows, strict=True):
        values = [value(text) for text in column]
        known = [v for v in values if v is not None]
        columns.append(sum(known, Decimal(0)) if len(known) == len(values) else None)
    return columns


def check_row(total: list[str], rows: list[list[str]], skipped: set[int]) -> int:
    """Compare a row of sums with its rows; answers how many columns were compared."""
    compared = 0
    for index, added in enumerate(sums_of(rows)):
        printed = value(total[index])
        if index >= 2 and index not in skipped and printed is not None and added is not None:
            assert printed == added, f"{total}: column {index} adds up to {added}"
            compared += 1
    return compared


@pytest.mark.parametrize("paper", PAPERS, ids=by_stem)
def test_every_sum_in_a_table_is_the_sum_of_its_rows(paper: dict[str, Any]) -> None:
    for table in Document(str(FOLDER / paper["docx"])).tables:
        head, *rows = [[cell.text for cell in row.cells] for row in table.rows]
        if not rows or not rows[-1][1].startswith(("Tổng cộng", "Cộng ")):
            continue
        quotients = {index for index, text in enumerate(head) if "%" in text}
        total = rows.pop()
        details = [row for row in rows if re.fullmatch(r"[IVX]+", row[0]) is None]
        assert check_row(total, details, quotients) > 0, head
        members: list[list[str]] = []
        for row in reversed(rows):
            if row not in details:
                check_row(row, members, quotients)
                members = []
            else:
                members.append(row)


def test_the_whole_folder_stays_small_enough_for_the_repository() -> None:
    assert sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file()) < 4_000_000

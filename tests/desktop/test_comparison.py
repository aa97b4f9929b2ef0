"""The comparison when it is being worked out, refused, or finds nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from chair_console.client import CommandRefused
from chair_console.domain import documents
from chair_console.protocol.documents import Area, DocumentDifference, PageDifference
from chair_console.protocol.envelope import Problem

from . import morning as moments
from .inspector_host import InspectorWindow
from .windows import TopicsInHand, settle, the_loop, until

PROBLEM = Problem(type="", title="", status=422, detail="Tài liệu quá dài để so.", code="difference.too_long")


class HttpInHand:
    """Answers with what it was given, or raises it where it is an error; until then it does not answer."""

    def __init__(self) -> None:
        self._answer: asyncio.Future[DocumentDifference | Exception] = the_loop().create_future()

    def answer(self, answer: DocumentDifference | Exception) -> None:
        if self._answer.done():
            self._answer = the_loop().create_future()
        self._answer.set_result(answer)

    async def fetch(self, path: str) -> bytes:
        answer = await self._answer
        if isinstance(answer, Exception):
            raise answer
        if path.startswith("/page/"):
            raise OSError(path)
        return msgspec.json.encode(answer)

    async def upload_any(self, path: Path, name: str = "", *, upload: str = "", password: str = "") -> Any:
        raise OSError(path)


class Shown:
    def __init__(self) -> None:
        hall = moments.in_discussion()
        hall.file = msgspec.structs.replace(hall.file, sha256="f" * 64, delivery_sha256="f" * 64)  # type: ignore[type-var]
        hall.tell(
            documents.ReplaceDocument(document_id="t03", file_sha256="f" * 64, reason="sửa"), role="secretary"
        )
        client: Any = TopicsInHand(hall.tables("secretary"), hall.now)
        self.http = client.http = HttpInHand()
        self.window = InspectorWindow(client, client)
        self.window.inspector.document_id = "t03"
        settle(50)
        self.window.press("compare")
        settle(50)

    def answer(self, answer: DocumentDifference | Exception) -> None:
        self.http.answer(answer)

    def wait(self, name: str, text: str) -> None:
        the_loop().run_until_complete(until(lambda: text in "".join(self.window.texts(name))))


@pytest.fixture
def shown() -> Iterator[Shown]:
    made = Shown()
    yield made
    made.answer(OSError())
    settle(50)
    made.window.close()
    assert not made.window.warnings


def pages(*found: PageDifference) -> DocumentDifference:
    return DocumentDifference(pages=list(found))


def test_while_pages_are_compared_it_says_so(shown: Shown) -> None:
    shown.wait("comparisonSame", "Đang so từng trang")
    assert shown.window.texts("versionLine")[0].endswith("đang so với bản trước…")


def test_a_refusal_is_the_halls_sentence_and_can_be_tried_again(shown: Shown) -> None:
    shown.answer(CommandRefused(PROBLEM))
    shown.wait("comparisonRefusal", "Tài liệu quá dài để so.")
    assert "chưa so được" in shown.window.texts("versionLine")[0]
    shown.answer(pages(PageDifference(old=1, new=1, kind="changed")))
    shown.window.press("refusalAction")
    shown.wait("comparisonSummary", "1 trang sửa")


def test_a_lost_hall_is_told_in_words(shown: Shown) -> None:
    shown.answer(OSError())
    shown.wait("comparisonRefusal", "Chưa nối được")


def test_versions_without_a_difference_are_said_to_be_the_same(shown: Shown) -> None:
    shown.answer(pages(PageDifference(old=1, new=1, kind="same"), PageDifference(old=2, new=2, kind="same")))
    shown.wait("comparisonSame", "2 trang giống nhau")


def test_pages_that_moved_came_or_went_are_listed_and_the_same_ones_folded(shown: Shown) -> None:
    band = Area(x0=0.1, y0=0.1, x1=0.5, y1=0.12)
    low = Area(x0=0.1, y0=0.8, x1=0.5, y1=0.82)
    shown.answer(
        pages(
            PageDifference(old=1, new=1, kind="same"),
            PageDifference(old=2, new=2, kind="same"),
            PageDifference(old=None, new=3, kind="added"),
            PageDifference(old=3, new=4, kind="changed", areas_old=[band], areas_new=[band, low]),
            PageDifference(old=4, new=None, kind="removed"),
            PageDifference(old=2, new=5, kind="moved"),
        )
    )
    shown.wait(
        "comparisonSummary", "1 trang sửa, 1 trang chuyển chỗ, 1 trang thêm, 1 trang bỏ, 2 trang như cũ"
    )
    rows = [(row["title"], row["detail"]) for row in shown.window.desk.comparison_model.pages.rows]
    assert rows == [
        ("Trang 1–2 như cũ", ""),
        ("Trang 3", "thêm mới"),
        ("Trang 4", "sửa, trước là trang 3"),
        ("Trang 4", "bỏ"),
        ("Trang 5", "chuyển từ trang 2, không sửa"),
    ]
    assert shown.window.texts("placeText") == ["Chỗ sửa 1 / 5"], "two places on the changed page"
    model = shown.window.desk.comparison_model
    model.go_to_page(5)
    shown.wait("placeText", "Chỗ sửa 5 / 5")
    assert not shown.window.item("nextChange").isEnabled()
    model.go_to_page(3)
    model.on()
    shown.wait("placeText", "Chỗ sửa 3 / 5")
    assert [mark["here"] for mark in model.look()["new_marks"]] == [False, True]

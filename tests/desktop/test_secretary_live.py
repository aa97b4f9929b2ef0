"""The secretary's window on a real hall: real files are dropped on it, tablets receive and open what comes of them."""

from __future__ import annotations

import asyncio
import zipfile
from collections.abc import Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtQuick import QQuickItem, QQuickWindow

from chair_console import system
from chair_console.desktop import command_runner
from chair_console.domain.documents import PublishDocument, ReplaceDocument
from chair_console.domain.reading import ConfirmDocument
from chair_console.package import open_package
from tests.hall.sitting import a_sitting
from tests.shared_data import shared

from .test_live import Program, run, session_file
from .windows import find_items, the_loop, until

COPY, LEFT = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


class Secretary(Program):
    """The program with the session of a file, and the secretary's window open."""

    @property
    def papers(self) -> Any:
        return self.secretary_desk.papers

    @property
    def tray(self) -> Any:
        return self.secretary_desk.tray

    @property
    def secretary_desk(self) -> Any:
        assert self.desktop.secretary is not None
        return self.desktop.secretary

    @property
    def window(self) -> QQuickWindow:
        return self.desktop._window("secretaryWindow")

    def seen(self, name: str) -> QQuickItem:
        """The first visible item of this name in the secretary's window."""
        found = self.all_seen(name)
        assert found, name
        return found[0]

    def all_seen(self, name: str) -> list[QQuickItem]:
        window = self.window  # what it holds lives as long as this does
        return find_items(window.contentItem(), name)

    async def begin(self, folder: Path) -> None:
        await self.start()
        self.desk.open_session(QUrl.fromLocalFile(str(session_file(folder))))
        await until(lambda: self.topics.ballots, 30)
        self.desktop.open_secretary()
        await until(lambda: self.rows)

    def said(self) -> list[str]:
        """The refusals that stand in the window."""
        return [str(item.property("text")) for item in self.all_seen("papersRefusal")]

    @property
    def rows(self) -> list[Any]:
        return list(self.papers.rows.rows)

    @property
    def outcomes(self) -> dict[str, Any]:
        """By file name, what came of each file of the last drop."""
        return {row["name"]: row for row in self.tray.outcomes.rows}

    def card(self, name: str) -> Any:
        return next((row for row in self.tray.rows.rows if row["name"] == name), None)

    def drop(self, *paths: Path) -> None:
        """Let files go over the middle of the window, as a hand with a mouse does."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        self.let_go(data)

    def let_go(self, data: QMimeData) -> None:
        middle = QPoint(self.window.width() // 2, self.window.height() // 2)
        QGuiApplication.sendEvent(self.window, QDragEnterEvent(middle, COPY, data, LEFT, NONE))
        QGuiApplication.sendEvent(self.window, QDropEvent(QPointF(middle), COPY, data, LEFT, NONE))

    async def settled(self, seconds: float = 90) -> None:
        """Until nothing is on its way any more."""
        await until(lambda: self.tray.view["result_text"] and not self.tray.view["busy"], seconds)


@pytest.fixture(autouse=True)
def beside_other_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command_runner, "RECORDED_MS", 50)
    monkeypatch.setattr(system, "listen_for_stop", lambda _asked: None)


@pytest.fixture
def secretary(tmp_path: Path) -> Iterator[Secretary]:
    the_loop()
    yield Secretary(tmp_path / "hall")


def at_work(secretary: Secretary, tmp_path: Path, work: Coroutine[Any, Any, None]) -> None:
    """Do something at the window, then leave."""

    async def life() -> None:
        await secretary.begin(tmp_path)
        try:
            await work
        finally:
            await secretary.stop()

    run(life())


def put(folder: Path, name: str, source: str) -> Path:
    """A file of the shared data under another name."""
    target = folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(shared(source).read_bytes())
    return target


def dossier(folder: Path) -> Path:
    """A folder as a secretary gets it: good papers, a locked one, broken ones, an archive, and litter."""
    put(folder, "Nội dung 1/02 - Báo cáo thẩm tra.pdf", "pdf/derived/tieng-viet-5-trang.pdf")
    put(folder, "Nội dung 1/phu_luc.docx", "office/SampleDoc.docx")
    put(folder, "khoa.pdf", "pdf/qpdf/20-pages.pdf")
    put(folder, "rong.pdf", "pdf/derived/zero-bytes.pdf")
    put(folder, "co mat khau.docx", "office/protected_agile.docx")
    (folder / "ghi chu.bin").write_bytes(b"\0\1\2 nothing that anybody could print")
    for litter in ("~$phu_luc.docx", ".DS_Store", "Thumbs.db"):
        (folder / litter).write_bytes(b"left behind")
    with zipfile.ZipFile(folder / "kem theo.zip", "w") as archive:
        archive.write(shared("pdf/qpdf/minimal.pdf"), "Nội dung 1/Danh sách.pdf")
        archive.writestr("hong.pdf", b"%PDF-1.7 and then nothing")
    return folder


def test_a_dropped_folder_gives_every_file_a_paper_or_a_reason(secretary: Secretary, tmp_path: Path) -> None:
    async def drop() -> None:
        secretary.drop(dossier(tmp_path / "Hồ sơ"))
        await until(lambda: (secretary.card("khoa.pdf") or {}).get("standing") == "locked", 60)
        await secretary.settled()
        results = {name.rsplit("/", 1)[-1]: row["result"] for name, row in secretary.outcomes.items()}
        assert results == {
            "02 - Báo cáo thẩm tra.pdf": "accepted", "phu_luc.docx": "accepted", "Danh sách.pdf": "accepted",
            "rong.pdf": "refused", "co mat khau.docx": "refused", "ghi chu.bin": "refused", "hong.pdf": "refused",
            "~$phu_luc.docx": "skipped", ".DS_Store": "skipped", "Thumbs.db": "skipped",
        }  # fmt: skip
        assert all(row["text"] for row in secretary.outcomes.values() if row["result"] != "accepted")
        assert secretary.tray.view["result_text"] == "3 nhận, 4 không nhận, 3 bỏ qua, 1 chờ mật khẩu"
        await until(lambda: len(secretary.rows) == 4)
        titles = {row["title"]: row for row in secretary.rows}
        assert set(titles) == {"Tờ trình", "Báo cáo thẩm tra", "phu luc", "Danh sách"}
        assert all(titles[title]["group"].startswith("Nội dung 1") for title in titles)
        assert titles["Báo cáo thẩm tra"]["kind_text"] == "Báo cáo thẩm tra"
        assert {titles[t]["standing"] for t in titles if t != "Tờ trình"} == {"held"}

    at_work(secretary, tmp_path, drop())


def test_a_locked_file_is_opened_by_its_password_in_its_card(secretary: Secretary, tmp_path: Path) -> None:
    async def unlock() -> None:
        secretary.drop(put(tmp_path, "khoa.pdf", "pdf/qpdf/20-pages.pdf"))
        await until(lambda: (secretary.card("khoa.pdf") or {}).get("standing") == "locked", 30)
        field = secretary.seen("password")
        field.setProperty("text", "guess")
        field.accepted.emit()  # type: ignore[attr-defined]
        await until(lambda: secretary.card("khoa.pdf")["wrong"], 30)
        assert "không đúng" in secretary.card("khoa.pdf")["text"]
        await until(lambda: secretary.all_seen("password"))
        field = secretary.seen("password")
        field.setProperty("text", "user")
        field.accepted.emit()  # type: ignore[attr-defined]
        await until(lambda: any(row["title"] == "khoa" and row["pages"] == 20 for row in secretary.rows), 30)
        assert secretary.card("khoa.pdf") is None

    at_work(secretary, tmp_path, unlock())


def test_the_locked_files_of_an_archive_are_opened_without_taking_the_others_in_twice(
    secretary: Secretary, tmp_path: Path
) -> None:
    async def unlock() -> None:
        packed = tmp_path / "ho so.zip"
        with zipfile.ZipFile(packed, "w") as archive:
            archive.write(shared("pdf/qpdf/20-pages.pdf"), "khoa.pdf")
            archive.write(shared("pdf/qpdf/minimal.pdf"), "mo.pdf")
        secretary.drop(packed)
        await until(lambda: (secretary.card("ho so.zip") or {}).get("standing") == "locked", 30)
        key = secretary.card("ho so.zip")["id"]
        await until(lambda: any(row["title"] == "mo" for row in secretary.rows))
        secretary.tray.unlock(key, "user")
        await until(lambda: any(row["title"] == "khoa" for row in secretary.rows), 30)
        assert [row["title"] for row in secretary.rows].count("mo") == 1
        assert secretary.tray.view["result_text"] == "2 nhận"

    at_work(secretary, tmp_path, unlock())


def test_a_file_that_is_stopped_leaves_nothing_and_is_said_to_be_stopped(
    secretary: Secretary, tmp_path: Path
) -> None:
    async def stop() -> None:
        secretary.drop(put(tmp_path, "lon.pdf", "pdf/derived/3000-pages.pdf"))
        await until(lambda: (secretary.card("lon.pdf") or {}).get("share", -1) > 0, 60)
        secretary.seen("stopFile").clicked.emit()  # type: ignore[attr-defined]
        await secretary.settled(30)
        assert secretary.outcomes["lon.pdf"]["result"] == "skipped"
        assert "dừng" in secretary.outcomes["lon.pdf"]["text"]
        assert [row["title"] for row in secretary.rows] == ["Tờ trình"]
        told = secretary.topics.tables["intake"]
        await until(lambda: "intake.stopped" in {view.reason for view in told.values()})

    at_work(secretary, tmp_path, stop())


def test_papers_of_an_item_stand_in_the_order_of_their_files_whichever_is_read_first(
    secretary: Secretary, tmp_path: Path
) -> None:
    async def order() -> None:
        folder = tmp_path / "Nội dung 1"
        put(folder, "01 - dài.pdf", "pdf/derived/600-pages.pdf")
        put(folder, "02 - ngắn.pdf", "pdf/qpdf/minimal.pdf")
        put(folder, "03 - vừa.pdf", "pdf/derived/tieng-viet-5-trang.pdf")
        secretary.drop(folder)
        await secretary.settled()
        await until(lambda: len(secretary.rows) == 4)
        assert [row["title"] for row in secretary.rows] == ["Tờ trình", "dài", "ngắn", "vừa"]

    at_work(secretary, tmp_path, order())


def test_the_same_folder_dropped_again_brings_only_what_is_new(secretary: Secretary, tmp_path: Path) -> None:
    async def again() -> None:
        folder = tmp_path / "Nội dung 1"
        put(folder, "a.pdf", "pdf/qpdf/minimal.pdf")
        secretary.drop(folder)
        await secretary.settled()
        await until(lambda: len(secretary.rows) == 2)
        put(folder, "b.pdf", "pdf/derived/tieng-viet-5-trang.pdf")
        secretary.drop(folder)
        await until(lambda: len(secretary.rows) == 3, 30)
        await secretary.settled()
        assert secretary.tray.view["result_text"] == "1 nhận, 1 bỏ qua"
        assert "Đã có trong kỳ họp" in secretary.outcomes["Nội dung 1/a.pdf"]["text"]
        client = secretary.desktop.link.clients["secretary"]  # type: ignore[union-attr]
        newer = await client.upload(shared("pdf/py-pdf/multicolumn.pdf"))
        first = next(row["id"] for row in secretary.rows if row["title"] == "a")
        await client.command(ReplaceDocument(document_id=first, file_sha256=newer.sha256, reason="Sửa"))
        secretary.drop(folder)
        await until(lambda: secretary.tray.view["result_text"] == "0 nhận, 2 bỏ qua", 30)

    at_work(secretary, tmp_path, again())


def test_waiting_papers_are_sent_after_a_question_and_the_figures_follow_the_tablets(
    secretary: Secretary, tmp_path: Path
) -> None:
    async def send() -> None:
        secretary.drop(put(tmp_path, "bao cao.pdf", "pdf/derived/tieng-viet-5-trang.pdf"))
        await until(lambda: secretary.papers.view["held"] == 1, 30)
        secretary.seen("sendPapers").clicked.emit()  # type: ignore[attr-defined]
        await until(lambda: secretary.all_seen("confirmSend"))
        assert "“bao cao”" in secretary.seen("sendQuestion").property("text")
        assert secretary.papers.view["held"] == 1
        secretary.seen("confirmSend").clicked.emit()  # type: ignore[attr-defined]
        await until(lambda: secretary.papers.view["held"] == 0)
        await secretary.take("roll_call")
        await secretary.join()
        row = next(row for row in secretary.rows if row["title"] == "bao cao")
        assert (row["received"], row["opened"], row["of_total"]) == (0, 0, 4)
        for place, client in enumerate(secretary.delegates, start=1):
            confirm = ConfirmDocument(
                delegate_id=f"d{place}", document_id=row["id"], version=1, opened=place < 3
            )
            await client.command(confirm)

        def figures() -> tuple[int, int]:
            now = next(r for r in secretary.rows if r["id"] == row["id"])
            return now["received"], now["opened"]

        await until(lambda: figures() == (4, 2))
        lacking = next(f for f in secretary.papers.view["filters"] if f["name"] == "lacking")
        assert lacking["count"] == 1  # the session's own paper; the new one has reached everybody

    at_work(secretary, tmp_path, send())


def test_the_search_finds_words_on_pages_with_or_without_diacritics(
    secretary: Secretary, tmp_path: Path
) -> None:
    async def search() -> None:
        field = secretary.seen("searchAll")
        field.setProperty("text", "uy ban nhan dan")
        await until(lambda: secretary.secretary_desk.search.rows.rows, 20)
        await until(lambda: "tài liệu" in secretary.seen("searchText").property("text"))
        hit = next(row for row in secretary.secretary_desk.search.rows.rows if row["found"])
        assert hit["found"].casefold() == "ủy ban nhân dân" and hit["page_text"] == "Trang 1"
        await until(lambda: secretary.all_seen("searchRow"))
        secretary.seen("searchRow").clicked.emit()  # type: ignore[attr-defined]
        assert secretary.papers.selected_id == "t1"

    at_work(secretary, tmp_path, search())


def test_a_drop_that_has_no_files_says_so_until_files_are_dropped(
    secretary: Secretary, tmp_path: Path
) -> None:
    async def drop() -> None:
        for what in ("text", "link"):
            data = QMimeData()
            if what == "text":
                data.setText("Tờ trình số 214")
            else:
                data.setUrls([QUrl("https://example.org/to-trinh.pdf")])
            secretary.let_go(data)
            told = secretary.secretary_desk.runner.refused.get("papers", {})
            assert "không phải tệp trên máy này" in told.get("text", ""), what
            await until(lambda: any("không phải tệp" in text for text in secretary.said()))
            secretary.drop(put(tmp_path, f"{what}.pdf", "pdf/qpdf/minimal.pdf"))
            assert "papers" not in secretary.secretary_desk.runner.refused
        await secretary.settled()

    at_work(secretary, tmp_path, drop())


def test_a_package_of_another_hall_is_taken_in_when_its_mark_was_compared(
    secretary: Secretary, tmp_path: Path
) -> None:
    async def take() -> None:
        package = await packed_elsewhere(tmp_path)
        packages = secretary.secretary_desk.packages
        packages.choose(QUrl.fromLocalFile(str(package)))
        await until(lambda: packages.view["asking"], 30)
        assert open_package(package).fingerprint in packages.view["text"] and not packages.view["own"]
        assert "2 tài liệu" in packages.view["text"]
        await until(lambda: secretary.all_seen("takePackage"))
        assert [row["title"] for row in secretary.rows] == ["Tờ trình"], "nothing before somebody agrees"
        secretary.seen("takePackage").clicked.emit()  # type: ignore[attr-defined]
        await until(lambda: len(secretary.rows) == 3, 30)
        await until(lambda: "Đã lấy 2 trong 2" in packages.view["text"])
        packages.choose(QUrl.fromLocalFile(str(package)))
        await until(lambda: "đã có ở đây" in packages.view["text"], 30)
        assert not packages.view["asking"]
        broken = tmp_path / "hong.zip"
        broken.write_bytes(package.read_bytes()[:2000])
        packages.choose(QUrl.fromLocalFile(str(broken)))
        await until(lambda: any("không phải gói" in text for text in secretary.said()), 30)

    at_work(secretary, tmp_path, take())


async def packed_elsewhere(folder: Path) -> Path:
    """A package with two papers of a hall that this one does not know."""
    async with a_sitting(3, folder / "elsewhere") as other:
        for name, source in (("x1", "pdf/qpdf/minimal.pdf"), ("x2", "pdf/derived/tieng-viet-5-trang.pdf")):
            facts = await other.stage.secretary.upload(shared(source))
            command = PublishDocument(id=name, title=f"Báo cáo {name}", file_sha256=facts.sha256)
            await other.stage.secretary.command(command)
        file = folder / "goi.zip"
        file.write_bytes(await other.stage.secretary.http.fetch("/api/package"))
        return file


def test_a_killed_hall_makes_the_window_say_so_and_files_go_on_when_it_is_back(
    secretary: Secretary, tmp_path: Path
) -> None:
    async def killed() -> None:
        link = secretary.desktop.link
        assert link is not None
        secretary.drop(put(tmp_path, "dai.pdf", "pdf/derived/600-pages.pdf"))
        await until(lambda: secretary.tray.view["busy"])
        system.kill_process(link.ready.pid)
        await until(lambda: secretary.all_seen("linkLost"))
        assert not secretary.seen("addFiles").isEnabled()
        await until(lambda: not secretary.secretary_desk.window.view["link"], 30)
        await until(lambda: any(row["title"] == "dai" for row in secretary.rows), 60)
        await asyncio.sleep(0)
        assert [row["title"] for row in secretary.rows].count("dai") == 1

    at_work(secretary, tmp_path, killed())

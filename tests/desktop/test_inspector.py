"""The secretary's inspector on a real hall: one paper, what is known of it, and each act with it."""

from __future__ import annotations

import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pymupdf
import pytest
from PySide6.QtCore import Qt, QUrl

from chair_console.client import HallClient
from chair_console.desktop import command_runner
from chair_console.domain import documents, presence, publishing, reading, roster
from chair_console.protocol.views import DocumentView, MeView

from .inspector_desk import TEXT, TEXT_2, Desk, a_pdf, on_a_desk, until


@pytest.fixture(autouse=True)
def sooner(monkeypatch: pytest.MonkeyPatch) -> None:
    """ "Recorded" stays two seconds for people; here it goes sooner."""
    monkeypatch.setattr(command_runner, "RECORDED_MS", 50)


def test_a_new_version_is_taken_in_with_its_reason_and_says_which_pages_changed(tmp_path: Path) -> None:
    async def body(desk: Desk) -> None:
        await until(lambda: desk.shown.texts("versionLine"))
        assert not desk.shown.shows("compare"), "there is nothing yet to compare with"
        file = a_pdf(desk.folder, "bản sửa.pdf", TEXT_2)
        root = desk.shown.item("inspector")
        root.setProperty("newFile", QUrl.fromLocalFile(str(file)))
        root.setProperty("asking", "replace")
        await until(lambda: desk.shown.texts("askHeading") == ["Bản mới: bản sửa.pdf"])
        assert not desk.shown.item("askGo").isEnabled(), "a reason is asked"
        await desk.write("askReason", "sửa mức hỗ trợ")
        await desk.press("askGo")
        await until(lambda: desk.paper.version == 2)
        await until(lambda: "sửa trang 2, thêm trang 4" in desk.shown.texts("versionLine")[0])
        note = desk.shown.texts("versionNote")[0]
        assert "Thư ký" in note and "sửa mức hỗ trợ" in note
        assert desk.shown.shows("compare")

    on_a_desk(tmp_path, body)


def test_a_refusal_is_said_in_the_language_that_is_chosen_after_it(tmp_path: Path) -> None:
    async def body(desk: Desk) -> None:
        desk.shown.inspector.send_at("31/12/2020", "08:00")
        assert "đã qua" in await desk.refused()
        desk.speak("en")
        assert "has passed" in await desk.refused(), "the hall's own words are in the language of then"
        desk.shown.inspector.send_at("tomorrow", "soon")
        await until(lambda: "Write the date" in desk.shown.texts("inspectorRefusal")[0])
        desk.speak("vi")
        assert "Ghi ngày" in await desk.refused(), "and so is what this window refused by itself"

    on_a_desk(tmp_path, body, hold=True)


def test_what_cannot_be_a_new_version_is_refused_with_a_sentence(tmp_path: Path) -> None:
    async def body(desk: Desk) -> None:
        inspector = desk.shown.inspector
        archive = desk.folder / "ca-thu-muc.zip"
        with zipfile.ZipFile(archive, "w") as packed:
            packed.write(desk.folder / "to-trinh.pdf", "to-trinh.pdf")
        cases = {
            str(desk.folder / "to-trinh.pdf"): "giống hệt",
            str(archive): "Giải nén",
            str(desk.folder / "khong-co.pdf"): "Không thấy tệp",
        }
        for file, words in cases.items():
            inspector.replace(QUrl.fromLocalFile(file).toString(), "thử")
            assert words in await desk.refused()
            await desk.press("refusalDismiss")
            await until(lambda: not desk.shown.shows("inspectorRefusal"))
        assert desk.paper.version == 1

    on_a_desk(tmp_path, body)


def test_two_versions_stand_side_by_side_with_their_changes_marked(tmp_path: Path) -> None:
    async def body(desk: Desk) -> None:
        await desk.version_2()
        await desk.press("compare")
        await until(lambda: desk.shown.shows("changedWords"))
        words = desk.shown.texts("changedWords")[0]
        assert "<s>10</s>" in words and "<u>15</u>" in words
        await until(lambda: sum(bool(p.property("ready")) for p in desk.shown.all("pagePicture")) == 2)
        assert desk.shown.shows("removedMark") and desk.shown.shows("insertedMark")
        titles = [row["title"] for row in desk.shown.desk.comparison_model.pages.rows]
        assert titles == ["Trang 1 như cũ", "Trang 2", "Trang 3 như cũ", "Trang 4"]
        assert desk.shown.texts("placeText") == ["Chỗ sửa 1 / 2"]
        await desk.key(Qt.Key.Key_N)
        await until(lambda: desk.shown.texts("placeText") == ["Chỗ sửa 2 / 2"])
        assert not desk.shown.shows("changedWords"), "a page that is new as a whole has no changed words"
        await desk.key(Qt.Key.Key_P)
        await until(lambda: desk.shown.texts("placeText") == ["Chỗ sửa 1 / 2"])
        await desk.key(Qt.Key.Key_Escape)
        await until(lambda: not desk.shown.shows("placeText"))
        assert desk.shown.desk.comparison_model.look()["state"] == "closed"

    on_a_desk(tmp_path, body)


def test_of_two_scans_the_areas_that_differ_are_marked(tmp_path: Path) -> None:
    async def body(desk: Desk) -> None:
        secretary = desk.sitting.stage.secretary
        for number, text in enumerate((TEXT[:1], [TEXT[1]])):
            source = a_pdf(desk.folder, f"nguon-{number}.pdf", list(text))
            with pymupdf.open(source) as drawn, pymupdf.open() as scan:  # type: ignore[no-untyped-call]
                picture = drawn[0].get_pixmap(dpi=100)
                page = scan.new_page()  # type: ignore[no-untyped-call]
                page.insert_image(page.rect, pixmap=picture)
                scan.save(desk.folder / f"quet-{number}.pdf")  # type: ignore[no-untyped-call]
            facts = await secretary.upload(desk.folder / f"quet-{number}.pdf")
            await secretary.command(
                documents.ReplaceDocument(document_id="t1", file_sha256=facts.sha256, reason="bản quét")
            )
        await until(lambda: desk.paper.version == 3)
        await until(lambda: any("ảnh quét" in text for text in desk.shown.texts("copyNote")))
        await desk.press("compare")
        await until(lambda: desk.shown.shows("removedMark") and desk.shown.shows("insertedMark"))
        view = desk.shown.desk.comparison_model.look()
        assert view["only_areas"] and not view["words"]

    on_a_desk(tmp_path, body)


def test_the_audience_changes_at_once_and_can_be_put_back_but_the_public_is_asked_for(tmp_path: Path) -> None:
    async def body(desk: Desk) -> None:
        await desk.press("audience-guests")
        await until(lambda: desk.paper.audience == ("delegates", "guests"))
        await desk.undo(lambda: desk.paper.audience == ("delegates",))
        await desk.press("audience-public")
        await until(lambda: desk.shown.texts("askHeading") == ["Cho “Trang công khai” xem?"])
        assert desk.paper.audience == ("delegates",), "nothing is public before it was confirmed"
        await desk.press("askCancel")
        await until(lambda: not desk.shown.shows("ask"))
        await desk.press("audience-public")
        await desk.press("askGo")
        await until(lambda: desk.paper.audience == ("delegates", "public"))
        desk.shown.inspector.set_audience("public", False)
        await until(lambda: desk.paper.audience == ("delegates",))
        desk.shown.inspector.set_audience("delegates", False)
        assert "ít nhất một" in await desk.refused()
        row = roster.DelegateRow(id="d01", name="A", seat="A1", unit="Tổ 1", presidium=True)
        await desk.sitting.stage.secretary.command(roster.AmendDelegate(delegate=row))
        await until(lambda: desk.shown.shows("audienceGroups"))
        assert not desk.shown.shows("audience-group:Tổ 1")
        await desk.press("audienceGroups")
        await desk.press("audience-group:Tổ 1")
        await until(lambda: desk.paper.audience == ("group:Tổ 1",))
        desk.shown.inspector.set_audience("presidium", True)
        await until(lambda: desk.paper.audience == ("presidium", "group:Tổ 1"))
        desk.shown.inspector.set_audience("delegates", True)
        await until(lambda: desk.paper.audience == ("delegates", "presidium"))

    on_a_desk(tmp_path, body)


def test_when_a_waiting_paper_goes_out_is_set_and_put_back_and_sending_it_asks(tmp_path: Path) -> None:
    async def body(desk: Desk) -> None:
        tablet = await desk.tablet("d04")
        await desk.press("sendWithItem")
        await until(lambda: desk.paper.with_item)
        await until(lambda: desk.shown.texts("sendingText") == ["Tự gửi khi bắt đầu nội dung 1."])
        await desk.undo(lambda: not desk.paper.with_item)
        await desk.write("sendTime", "08:00")
        await desk.write("sendDate", "31/12/2099")
        await desk.press("sendAt")
        at = int(datetime(2099, 12, 31, 8).timestamp() * 1000)
        await until(lambda: desk.paper.publish_at == at)
        desk.shown.inspector.send_at("31/12/2020", "08:00")
        assert "đã qua" in await desk.refused()
        desk.shown.inspector.send_at("ngày mai", "sáng")
        await until(lambda: "23/11/2026" in desk.shown.texts("inspectorRefusal")[0])
        await desk.press("sendOnWord")
        await until(lambda: desk.paper.publish_at is None)
        assert "t1" not in tablet.topics.get("documents", {})
        await desk.press("releasePaper")
        await until(lambda: "Đại biểu 5" in desk.shown.texts("askConsequence")[0])
        await desk.press("askGo")
        await until(lambda: "t1" in tablet.topics.get("documents", {}))
        await until(lambda: not desk.shown.shows("releasePaper") and desk.shown.shows("remind"))

    on_a_desk(tmp_path, body, hold=True)


def test_who_lacks_the_version_is_named_with_the_reason_and_the_rest_is_reminded(tmp_path: Path) -> None:
    async def body(desk: Desk) -> None:
        await desk.confirm("d01", opened=True)
        await desk.confirm("d02")
        tablet = await desk.tablet("d04")
        mark = presence.PresenceMark(delegate_id="d05", status="absent_excused", reason="ốm")
        await desk.sitting.stage.secretary.command(presence.MarkPresence(marks=[mark]))
        rows = lambda: [(r["seat"], r["text"]) for r in desk.shown.inspector.missing.rows]  # noqa: E731
        await until(lambda: len(rows()) == 3 and rows()[-1] == ("A05", "vắng có lý do"))
        assert rows()[0][0] == "A03" and rows()[0][1].startswith("im lặng ")
        await until(lambda: rows()[1] == ("A04", "đang tải"))
        assert [r["seat"] for r in desk.shown.inspector.unopened.rows] == ["A02"]
        assert len(desk.shown.all("reader")) == 4
        assert desk.shown.item("remind").property("text") == "Nhắc 4 người"
        await desk.press("remind")
        await until(lambda: desk.shown.inspector.unopened.rows[0]["text"] == "đã nhắc")
        await tablet.until(lambda: _me(tablet).reminders == ["t1"])
        await desk.sitting.let_in("d05")
        for delegate_id in ("d02", "d03", "d05"):
            await desk.confirm(delegate_id, opened=True)
        await tablet.command(
            reading.ConfirmDocument(delegate_id="d04", document_id="t1", version=1, opened=True)
        )
        await until(lambda: desk.shown.shows("allRead"))
        assert not desk.shown.item("remind").isEnabled()

    on_a_desk(tmp_path, body)


def _me(tablet: HallClient) -> MeView:
    found = tablet.single("me")
    assert isinstance(found, MeView)
    return found


def test_a_recall_asks_why_and_once_more_and_can_be_undone_or_restored(tmp_path: Path) -> None:
    async def body(desk: Desk) -> None:
        await desk.confirm("d01", opened=True)
        await until(lambda: desk.paper.opened == 1)
        await desk.press("recall")
        await until(lambda: desk.shown.shows("askReason"))
        await until(lambda: desk.shown.item("askReason").hasFocus(), 5)  # one can write at once
        assert not desk.shown.item("askGo").isEnabled()
        assert not desk.shown.shows("askConsequence")
        await desk.write("askReason", "nhầm bản")
        await desk.press("askGo")
        await until(lambda: desk.shown.shows("askConsequence"))
        assert desk.paper.recalled_at is None, "it was asked only once so far"
        assert "1 máy đang giữ" in desk.shown.texts("askConsequence")[0]
        await desk.press("askGo")
        await until(lambda: desk.paper.recalled_at is not None)
        await until(lambda: "nhầm bản" in desk.shown.texts("recalledText")[0])
        assert not desk.shown.shows("remind") and not desk.shown.shows("project")
        await desk.undo(lambda: desk.paper.recalled_at is None)
        desk.shown.inspector.recall("nhầm bản")
        await desk.press("restore")
        await until(lambda: desk.paper.recalled_at is None)
        await desk.undo(lambda: desk.paper.recalled_at is not None)
        assert desk.paper.recall_reason == "nhầm bản"

    on_a_desk(tmp_path, body)


def test_what_the_paper_is_called_and_sorted_by_is_changed_in_place(tmp_path: Path) -> None:
    async def body(desk: Desk) -> None:
        inspector = desk.shown.inspector
        inspector.put("kind", "report")
        await until(lambda: desk.paper.kind == "report")
        await desk.undo(lambda: desk.paper.kind == "submission")
        inspector.put("item_id", "")
        await until(lambda: desk.paper.item_id is None)
        await until(lambda: "chưa gán nội dung" in desk.shown.texts("paperCaption")[0])
        inspector.put("item_id", "i2")
        await until(lambda: desk.paper.item_id == "i2")
        field: Any = desk.shown.item("paperNumber")
        field.forceActiveFocus()
        field.setProperty("text", "214/TTr-UBND")
        field.editingFinished.emit()
        await until(lambda: desk.paper.number == "214/TTr-UBND")
        inspector.put("title", " ")
        assert "đặt tên" in await desk.refused()
        assert desk.paper.title == "Tờ trình về hỗ trợ"

    on_a_desk(tmp_path, body)


def test_what_is_half_written_belongs_to_the_paper_it_was_written_for(tmp_path: Path) -> None:
    async def body(desk: Desk) -> None:
        secretary = desk.sitting.stage.secretary
        facts = await secretary.upload(a_pdf(desk.folder, "khac.pdf", TEXT_2))
        await secretary.command(
            documents.PublishDocument(id="t2", title="Báo cáo khác", file_sha256=facts.sha256)
        )
        await secretary.until(lambda: "t2" in secretary.topics["documents"])
        field: Any = desk.shown.item("paperTitle")
        await until(lambda: field.property("text") == "Tờ trình về hỗ trợ")
        field.forceActiveFocus()
        field.setProperty("text", "Tờ trình đã sửa tên")
        desk.shown.inspector.document_id = "t2"
        await until(lambda: desk.paper.title == "Tờ trình đã sửa tên")
        await until(lambda: field.property("text") == "Báo cáo khác")
        other = secretary.topics["documents"]["t2"]
        assert isinstance(other, DocumentView) and other.title == "Báo cáo khác"

    on_a_desk(tmp_path, body)


def test_a_secret_paper_is_refused_until_the_chair_answers_for_it_twice(tmp_path: Path) -> None:
    async def body(desk: Desk) -> None:
        inspector = desk.shown.inspector
        inspector.put("classification", "secret")
        assert "Tài liệu mật không được đưa vào" in await desk.refused()
        assert desk.paper.classification == ""
        await desk.press("secrecy")
        await desk.write("askReason", "họp kín, mạng riêng")
        await desk.press("askGo")
        await until(lambda: "117/2025/QH15" in "".join(desk.shown.texts("askConsequence")))
        assert not inspector.look()["secrecy_allowed"], "it was asked only once so far"
        await desk.press("askGo")
        await until(lambda: inspector.look()["secrecy_allowed"])
        inspector.put("classification", "secret")
        await until(lambda: desk.paper.classification == "secret")
        await until(lambda: "Tối mật" in desk.shown.texts("paperSign"))
        inspector.show(1)
        assert "không chiếu" in await desk.refused()
        inspector.allow_secrecy(False, "hết nội dung mật")
        await until(lambda: "Thu hồi tài liệu đó trước" in desk.shown.texts("inspectorRefusal")[0])

    on_a_desk(tmp_path, body)


def test_a_page_goes_onto_the_screen_from_the_pages_and_off_again(tmp_path: Path) -> None:
    async def body(desk: Desk) -> None:
        await desk.press("openPaper")
        await until(lambda: any(p.property("ready") for p in desk.shown.all("pagePicture")))
        assert desk.shown.inspector.shelf.rowCount() == 3
        await until(lambda: desk.shown.item("shelf").property("activeFocus"))
        await desk.key(Qt.Key.Key_PageDown)
        await until(lambda: len(desk.shown.all("projectPage")) > 1)
        second: Any = desk.shown.all("projectPage")[1]
        second.clicked.emit()
        await until(lambda: desk.screen.document_id == "t1" and desk.screen.page == 2)
        await desk.undo(lambda: desk.screen.document_id is None)
        await desk.key(Qt.Key.Key_Escape)
        await until(lambda: not desk.shown.shows("shelf"))
        await desk.press("project")
        await until(lambda: desk.screen.document_id == "t1")
        await until(lambda: desk.shown.texts("project") == ["Thôi chiếu"])
        await desk.press("project")
        await until(lambda: desk.screen.view != "document")

    on_a_desk(tmp_path, body)


def test_the_pages_of_an_old_version_can_be_looked_at_but_not_projected(tmp_path: Path) -> None:
    async def body(desk: Desk) -> None:
        await desk.version_2()
        await desk.press("openVersion")
        await until(lambda: any(p.property("ready") for p in desk.shown.all("pagePicture")))
        assert desk.shown.inspector.shelf.rowCount() == 3, "version 1 had three pages"
        assert not desk.shown.shows("projectPage")

    on_a_desk(tmp_path, body)


def test_without_the_hall_nothing_can_be_changed_but_all_stays_readable(tmp_path: Path) -> None:
    async def body(desk: Desk) -> None:
        acts = ("recall", "project", "replacePaper", "paperTitle", "paperKind", "audience-guests")
        await until(lambda: all(desk.shown.shows(name) for name in acts))
        desk.shown.desk.runner.set_live(False)
        for name in acts:
            await until(lambda name=name: not desk.shown.item(name).isEnabled())  # type: ignore[misc]
        desk.shown.item("inspector").setProperty("asking", "recall")
        await desk.write("askReason", "nhầm bản")
        assert not desk.shown.item("askGo").isEnabled()
        assert desk.shown.item("openPaper").isEnabled()
        desk.shown.desk.runner.set_live(True)
        await until(lambda: desk.shown.item("askGo").isEnabled())

    on_a_desk(tmp_path, body)


def test_what_was_taken_out_of_the_delivery_copy_is_said(tmp_path: Path) -> None:
    async def body(desk: Desk) -> None:
        await until(lambda: desk.shown.texts("copyNote") == ["Đã bỏ mã lệnh (script)."])

    on_a_desk(tmp_path, body, script="app.alert\\(1\\)")


def test_a_paper_after_the_dossier_was_due_is_marked_late(tmp_path: Path) -> None:
    async def body(desk: Desk) -> None:
        await until(lambda: desk.shown.texts("paperSign") == ["nộp muộn"])
        await desk.sitting.stage.secretary.command(
            publishing.ArrangeDocument(document_id="t1", title="Chương trình", kind="agenda")
        )
        await until(lambda: not desk.shown.shows("paperSign"))

    on_a_desk(tmp_path, body)

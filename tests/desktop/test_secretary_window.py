"""The secretary's window on a hall in hand: its table, its filters, its keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from chair_console.desktop.paper_search import PaperText
from chair_console.desktop.said import Said
from chair_console.desktop.secretary_desk import SecretaryDesk
from chair_console.desktop.tray_entry import Entry
from chair_console.desktop.tray_files import FoundFile
from chair_console.domain.publishing import ArrangeDocument, ReleaseDocument
from chair_console.scene import times

from . import dossier
from . import morning as moments
from .windows import Windows, find_items, nameless, object_named, settle, the_loop, until

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
Open = Callable[..., tuple[Windows, SecretaryDesk]]


@pytest.fixture
def secretary(show: Callable[..., Windows]) -> Open:
    def open_window(hall: moments.Morning | None, language: str = "vi") -> tuple[Windows, SecretaryDesk]:
        windows = show(hall, language=language)
        desk = windows.open_secretary(1440, 900)
        settle(150)
        return windows, desk

    return open_window


def rows(desk: Any) -> list[Any]:
    return list(desk.papers.rows.rows)


def row_of(desk: Any, title: str) -> Any:
    return next(row for row in rows(desk) if row["title"].startswith(title))


def press(windows: Windows, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    windows.secretary.requestActivate()
    settle(60)
    QTest.keyClick(windows.secretary, key, modifier)
    settle(60)


def seen(windows: Windows, name: str) -> list[QQuickItem]:
    return find_items(windows.secretary.contentItem(), name)


def table(windows: Windows) -> None:
    """The keyboard is on the table."""
    windows.secretary.requestActivate()
    seen(windows, "paperRows")[0].forceActiveFocus()
    settle(60)


MOMENTS: dict[str, Callable[[], moments.Morning | None]] = {
    "nothing heard yet": lambda: None,
    "no session": moments.a_morning,
    "no papers": lambda: _bare(),
    "papers": dossier.a_dossier,
    "the session is over": lambda: moments.in_ballot(57).ballot_closed().declared().recess().over(),
}


def _bare() -> moments.Morning:
    hall = moments.a_morning().convened()
    hall.state.documents.clear()
    return hall


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_moment_is_drawn_without_a_complaint(secretary: Open, moment: str, language: str) -> None:
    windows, desk = secretary(MOMENTS[moment](), language)
    assert bool(seen(windows, "papersEmpty")) == (not rows(desk))


def test_each_filter_shows_as_many_papers_as_it_says(secretary: Open) -> None:
    windows, desk = secretary(dossier.a_dossier())
    counts = {entry["name"]: entry["count"] for entry in desk.papers.view["filters"]}
    assert counts["waiting"] == 3 and counts["unassigned"] == 1 and counts["recalled"] == 1
    assert counts["lacking"] == 1
    for name, count in counts.items():
        seen(windows, f"filter-{name}")[0].clicked.emit()  # type: ignore[attr-defined]
        settle(60)
        assert len(rows(desk)) == count


def test_every_state_of_a_paper_is_a_word(secretary: Open) -> None:
    hall = dossier.a_dossier()
    _, desk = secretary(hall)
    assert row_of(desk, "Trả lời: Giám đốc")["state_text"] == "chờ gửi, muộn"
    assert row_of(desk, dossier.LONG)["state_text"] == f"hẹn {times.clock(moments.at('14:00'))}"
    assert row_of(desk, "Phụ lục II")["state_text"] == "đã thu hồi"
    assert row_of(desk, "Dự thảo Nghị quyết về hỗ trợ")["state_text"] == f"nộp muộn {times.clock(hall.now)}"
    assert row_of(desk, "Chương trình")["state_text"] == f"gửi {times.clock(moments.at('07:30'))}"
    assert row_of(desk, dossier.LONG)["audience"] == "Đại biểu, khách mời"


def test_what_is_late_or_missing_by_the_day_the_dossier_is_due_is_said(secretary: Open) -> None:
    hall = dossier.a_dossier()
    windows, _ = secretary(hall)
    text = seen(windows, "dossier")[0].property("text")
    assert "18/11/2026 đã qua" in text and "nội dung 8 chưa có tài liệu" in text


def test_arrows_choose_and_alt_with_an_arrow_moves_within_the_item(secretary: Open) -> None:
    windows, desk = secretary(dossier.a_dossier())
    table(windows)
    third = [row for row in rows(desk) if row["group"].startswith("Nội dung 3")]
    desk.papers.select(third[0]["id"])
    press(windows, Qt.Key.Key_Down)
    assert desk.papers.property("selected_id") == third[1]["id"]
    press(windows, Qt.Key.Key_Down, ALT)
    moved = windows.secretary_client.commands[-1]
    assert isinstance(moved, ArrangeDocument)
    assert (moved.document_id, moved.after) == (third[1]["id"], third[2]["id"])
    assert windows.hall is not None
    windows.hall.tell(moved, role="secretary")
    windows.look_again()
    now = [row["id"] for row in rows(desk) if row["group"].startswith("Nội dung 3")]
    assert now[:3] == [third[0]["id"], third[2]["id"], third[1]["id"]]
    press(windows, Qt.Key.Key_Up, ALT)
    windows.hall.tell(windows.secretary_client.commands[-1], role="secretary")
    windows.look_again()
    back = [row["id"] for row in rows(desk) if row["group"].startswith("Nội dung 3")]
    assert back == [row["id"] for row in third]


def test_the_first_of_an_item_is_not_moved_into_the_item_before(secretary: Open) -> None:
    windows, desk = secretary(dossier.a_dossier())
    table(windows)
    first = next(row for row in rows(desk) if row["group"].startswith("Nội dung 3"))
    desk.papers.select(first["id"])
    press(windows, Qt.Key.Key_Up, ALT)
    assert not windows.secretary_client.commands


def test_f2_names_a_paper_anew_and_escape_leaves_it(secretary: Open) -> None:
    windows, desk = secretary(dossier.a_dossier())
    table(windows)
    wanted = row_of(desk, "Báo cáo bổ sung")
    desk.papers.select(wanted["id"])
    settle(120)
    press(windows, Qt.Key.Key_F2)
    field = seen(windows, "titleField")[0]
    field.setProperty("text", "Không")
    press(windows, Qt.Key.Key_Escape)
    assert not windows.secretary_client.commands and not seen(windows, "titleField")
    press(windows, Qt.Key.Key_F2)
    seen(windows, "titleField")[0].setProperty("text", "  Báo cáo  của Ban Pháp chế ")
    press(windows, Qt.Key.Key_Return)
    named = windows.secretary_client.commands[-1]
    assert (named.document_id, named.title) == (wanted["id"], "Báo cáo của Ban Pháp chế")
    assert desk.runner.property("undo_text") == "Đã đổi tên tài liệu"
    press(windows, Qt.Key.Key_Z, CTRL)
    assert windows.secretary_client.commands[-1].title == wanted["title"]


@pytest.mark.parametrize("dark", [False, True])
def test_a_list_that_drops_down_has_the_colours_of_the_window(secretary: Open, dark: bool) -> None:
    """Whatever the system says of light and dark: the style would follow that."""
    windows, desk = secretary(dossier.a_dossier())
    windows.desk.frame.darken(dark)
    desk.papers.select(row_of(desk, "Báo cáo bổ sung")["id"])
    settle(200)
    seen(windows, "paperKind")[0].forceActiveFocus()
    press(windows, Qt.Key.Key_Space)
    settle(200)
    behind = seen(windows, "choiceBehind")[0].property("color")
    assert (behind.lightnessF() > 0.5) is not dark
    options = seen(windows, "choiceOption")
    assert len(options) >= 4
    for option in options:
        written = option.property("color")
        assert abs(written.lightnessF() - behind.lightnessF()) > 0.5, option.property("text")


def test_delete_asks_in_the_inspector_and_recalls_nothing(secretary: Open) -> None:
    windows, desk = secretary(dossier.a_dossier())
    table(windows)
    desk.papers.select(row_of(desk, "Ý kiến bằng văn bản")["id"])
    press(windows, Qt.Key.Key_Delete)
    assert object_named(windows.secretary, "inspector").property("asking") == "recall"
    assert not windows.secretary_client.commands


def test_sending_asks_first_and_sends_what_waits_for_the_desk_alone(secretary: Open) -> None:
    windows, desk = secretary(dossier.a_dossier())
    assert seen(windows, "sendPapers")[0].property("text") == "Gửi 2 tài liệu…"
    seen(windows, "sendPapers")[0].clicked.emit()  # type: ignore[attr-defined]
    settle(60)
    assert not windows.secretary_client.commands
    assert "Trong đó 1 tài liệu chưa gán nội dung" in seen(windows, "sendQuestion")[0].property("text")
    seen(windows, "confirmSend")[0].clicked.emit()  # type: ignore[attr-defined]
    the_loop().run_until_complete(until(lambda: len(windows.secretary_client.commands) == 2))
    held = {row_of(desk, "Trả lời: Giám đốc")["id"], row_of(desk, "Báo cáo bổ sung")["id"]}
    assert {c.document_id for c in windows.secretary_client.commands} == held
    assert all(isinstance(c, ReleaseDocument) for c in windows.secretary_client.commands)


def test_papers_wait_before_a_sitting_and_go_at_once_in_it_unless_chosen_otherwise(secretary: Open) -> None:
    windows, desk = secretary(moments.before_opening())
    assert desk.tray.hold
    windows.hall = dossier.a_dossier()
    windows.look_again()
    assert not desk.tray.hold
    seen(windows, "holdPapers")[0].clicked.emit()  # type: ignore[attr-defined]
    assert desk.tray.hold
    windows.hall = moments.before_opening()
    windows.look_again()
    desk.tray.choose_hold(False)
    assert not desk.tray.hold
    windows.hall = dossier.a_dossier()
    windows.look_again()
    assert desk.tray.hold  # what was chosen for sittings is remembered


def test_a_lost_hall_is_said_and_nothing_is_changed_meanwhile(secretary: Open) -> None:
    windows, desk = secretary(dossier.a_dossier())
    windows.secretary_client.state = "lost"
    windows.secretary_client.since = windows.secretary_client.at
    desk.refresh()
    settle(60)
    assert seen(windows, "linkLost")
    assert not any(seen(windows, name)[0].isEnabled() for name in ("addFiles", "addFolder", "sendPapers"))
    table(windows)
    press(windows, Qt.Key.Key_F2)
    assert not seen(windows, "titleField")


def test_pressing_where_files_are_dropped_lets_one_choose_them(secretary: Open) -> None:
    windows, _ = secretary(moments.in_discussion())
    (place,) = seen(windows, "dropHere")
    dialog: Any = object_named(windows.secretary, "filesDialog")
    assert not dialog.property("visible")
    middle = place.mapToScene(place.boundingRect().center()).toPoint()
    QTest.mouseClick(windows.secretary, Qt.MouseButton.LeftButton, NONE, middle)
    settle(60)
    assert dialog.property("visible")
    dialog.close()
    settle(60)


def test_ctrl_f_goes_to_the_search_and_titles_are_found_without_diacritics(secretary: Open) -> None:
    windows, desk = secretary(dossier.a_dossier())
    press(windows, Qt.Key.Key_F, CTRL)
    assert windows.secretary.activeFocusItem().objectName() == "searchAll"
    seen(windows, "searchAll")[0].setProperty("text", "thu hoi dat")
    settle(60)
    assert seen(windows, "searchRows") and not seen(windows, "paperRows")
    assert all("thu hồi đất" in row["title"] for row in desk.search.rows.rows)
    press(windows, Qt.Key.Key_Escape)
    assert seen(windows, "paperRows")


def test_whatever_can_be_pressed_has_a_name_for_a_screen_reader(secretary: Open) -> None:
    windows, desk = secretary(dossier.a_dossier())
    for key, state, code in (("a", "locked", "intake.encrypted"), ("b", "refused", "intake.damaged")):
        entry = Entry(key, FoundFile(Path(f"{key}.pdf")), None, True, said=Said(code))
        entry.state = state  # type: ignore[assignment]
        desk.tray.queue.entries[key] = entry
    desk.papers.ask_send()
    desk.refresh()
    settle(120)
    assert seen(windows, "password") and seen(windows, "chooseOther")
    assert not nameless(windows.secretary)


def test_a_hit_stands_with_the_words_around_it_as_they_are_written() -> None:
    text = PaperText(["Mở đầu", "Căn cứ Luật Tổ chức\nchính quyền địa phương; theo đề nghị của Ủy ban", ""])
    hits, pages = text.hits("chuc  CHINH quyen")
    assert pages == 1
    assert (hits[0].page, hits[0].found) == (2, "chức chính quyền")
    assert hits[0].before + hits[0].found + hits[0].after == (
        "Căn cứ Luật Tổ chức chính quyền địa phương; theo đề nghị của Ủy ban"
    )
    assert text.hits("x") == ([], 0)


def test_the_chairs_window_opens_it_by_ctrl_k_and_from_the_card_of_papers(
    show: Callable[..., Windows],
) -> None:
    windows = show(moments.in_discussion())
    asked: list[str] = []
    windows.chair.papersAsked.connect(lambda: asked.append("asked"))  # type: ignore[attr-defined]
    windows.find("allDocuments").clicked.emit()  # type: ignore[attr-defined]
    windows.desk._find.search("tai lieu thu ky")
    windows.desk._find.choose(0)
    assert len(asked) == 2


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("size", [(1024, 650), (1100, 700)])
def test_with_large_type_in_a_small_window_nothing_is_pushed_out(
    secretary: Open, language: str, size: tuple[int, int]
) -> None:
    windows, desk = secretary(dossier.a_dossier(), language)
    theme: Any = windows.engine.singletonInstance("theme", "Theme")
    theme.setProperty("scale", 1.5)
    windows.secretary.resize(*size)
    queue = desk.tray.queue
    queue.entries["k"] = Entry("k", FoundFile(Path("khoa.pdf")), None, hold=True, state="locked")
    queue.pump()
    settle(200)
    names = ("openChair", "searchAll", "addPackage", "addFolder", "addFiles", "sendPapers", "holdPapers",
             "sendAtOnce", "filter-all", "filter-late", "trayCards")  # fmt: skip
    for name in names:
        (item,) = seen(windows, name)
        right = item.mapToScene(QPointF(item.width(), 0)).x()
        assert right <= size[0] - 8, f"{name} ends at {right}"
    drop, card = seen(windows, "dropCard")[0], seen(windows, "trayCard")[0]
    (at_once,) = seen(windows, "sendAtOnce")
    end = drop.mapToScene(QPointF(drop.width(), 0)).x()
    assert at_once.mapToScene(QPointF(at_once.width(), 0)).x() <= end <= card.mapToScene(QPointF(0, 0)).x()
    (heading,) = seen(windows, "documentsHeading")
    assert heading.width() >= 120

"""The chair changes the agenda from the live window: in place, with a reason, to be undone for ten seconds."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

from chair_console.desktop.agenda_rows import agenda_rows
from chair_console.desktop.schedule import schedule
from chair_console.domain import session
from chair_console.domain.adjourning import AdjournSitting
from chair_console.domain.agenda import AddItem, AmendItem, FinishItem, ItemPlan, MoveItem, PhasePlan
from chair_console.domain.agenda_acts import DeferItem, SplitItem
from chair_console.domain.presence import OpenRollCall
from chair_console.scene import times
from chair_console.scene.meeting import agenda, welcome
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

from . import morning as moments
from .acting import Acting
from .conftest import Show
from .windows import object_named, settle, the_loop, until

VI = Words("vi")


@pytest.fixture
def acting(show: Show, monkeypatch: pytest.MonkeyPatch) -> Acting:
    return Acting(show, moments.in_discussion(), monkeypatch, size=(1440, 900))


def menu_is(acting: Acting, state: str) -> bool:
    """The rail has a menu, and so has the one in the drawer."""
    return any(menu.property(state) for menu in acting.windows.chair.findChildren(QObject, "itemMenu"))


def status(acting: Acting, key: str) -> str:
    return acting.hall.state.agenda.items[key].status


def test_an_item_is_put_off_from_its_row_with_a_reason_and_taken_back(acting: Acting) -> None:
    acting.press("itemActs-i5")
    assert menu_is(acting, "visible")
    acting.press("act-defer-i5")
    card: Any = acting.desk.next_step.view
    assert card["state"] == "asking" and card["asks_reason"] and "Chất vấn" in card["title"]
    acting.desk.next_step.confirm("  ")
    assert status(acting, "i5") == "planned"
    acting.desk.next_step.confirm("người trả lời đi công tác")
    settle(80)
    assert status(acting, "i5") == "deferred"
    assert acting.desk.runner.undo_text == "Đã hoãn nội dung 5"
    acting.desk.runner.undo()
    settle(80)
    assert status(acting, "i5") == "planned"


def test_the_running_item_is_put_off_and_comes_back_where_it_was(acting: Acting) -> None:
    acting.step("defer-i3", "chờ số liệu")
    assert status(acting, "i3") == "deferred" and acting.desk.runner.undo_text == ""
    acting.step("item-i3")
    item = acting.hall.state.agenda.items["i3"]
    assert item.status == "current" and item.phase == "discussion"


def test_an_item_is_moved_and_put_back(acting: Acting) -> None:
    before = [*acting.hall.state.agenda.order]
    acting.step("up-i5")
    assert acting.hall.state.agenda.order.index("i5") == before.index("i4")
    acting.desk.runner.undo()
    settle(80)
    assert acting.hall.state.agenda.order == before


def test_what_another_operator_has_moved_or_edited_since_is_not_moved_back_or_removed(acting: Acting) -> None:
    before = [*acting.hall.state.agenda.order]
    acting.step("up-i5")
    acting.hall.tell(MoveItem(item_id="i5", after=before[-1]))
    order = [*acting.hall.state.agenda.order]
    acting.desk.runner.undo()
    settle(80)
    assert acting.hall.state.agenda.order == order
    assert "Đã thay đổi" in acting.desk.runner.refused["undo"]["text"]
    acting.hall.tell(AddItem(item=ItemPlan(id="i9", title="Việc mới"), after="i4"))
    acting.windows.look_again()
    settle(80)
    acting.desk.next_step.press_key("remove-i9")
    settle(30)
    acting.hall.tell(AmendItem(item=ItemPlan(id="i9", title="Việc đã sửa")))
    acting.desk.next_step.confirm("")
    settle(80)
    assert "i9" in acting.hall.state.agenda.items
    assert "Việc đã sửa" in acting.desk.runner.refused["next"]["text"]
    acting.windows.look_again()
    settle(80)
    acting.step("remove-i9")
    assert "i9" not in acting.hall.state.agenda.items


def test_an_item_that_came_up_is_added_in_two_steps_and_undone(acting: Acting) -> None:
    acting.press("itemActs-i4")
    acting.press("act-add_after-i4")
    acting.type("addItemTitle", "Thông báo của Ủy ban Mặt trận Tổ quốc")
    acting.press("addItemNext")
    assert acting.named("addItemSheet").property("after") == "i4"
    acting.press("place-i5")
    acting.press("addItemNext")
    order = acting.hall.state.agenda.order
    added = order[order.index("i5") + 1]
    plan = acting.hall.state.agenda.items[added].plan
    assert plan.title.startswith("Thông báo") and plan.minutes == 10
    assert plan.sitting_id == acting.hall.state.agenda.items["i5"].plan.sitting_id
    acting.desk.runner.undo()
    settle(80)
    assert added not in acting.hall.state.agenda.items


def test_an_item_that_came_up_has_its_time_in_the_plan_and_moves_what_comes_after_it(acting: Acting) -> None:
    closing, last = acting.hall.state.agenda.items["i8"].plan, acting.hall.state.agenda.items["i5"].plan
    acting.desk.acts.add("Thông báo", 15, "i8")
    settle(80)
    acting.desk.acts.add("Việc khác", 20, "i4")
    settle(80)
    items = acting.hall.state.agenda.items
    added = {item.plan.title: item.plan for item in items.values()}
    assert added["Thông báo"].planned_at == closing.planned_at + 20 * times.MINUTE_MS
    assert added["Việc khác"].planned_at == last.planned_at == moments.at("10:45")
    rows = {
        row["id"]: row
        for row in agenda_rows(Topics(acting.hall.tables()), VI, acting.hall.now, compact=False)
    }
    drift = schedule(Topics(acting.hall.tables()), acting.hall.now).drift_ms
    assert rows[added["Việc khác"].id]["time_text"] == times.clock(last.planned_at)
    later = times.clock(last.planned_at + 20 * times.MINUTE_MS + drift)
    assert rows["i5"]["detail"].startswith(f"khoảng {later}")
    acting.desk.acts.add("Nối tiếp", 5, added["Việc khác"].id)
    settle(80)
    assert next(i for i in items.values() if i.plan.title == "Nối tiếp").plan.planned_at == moments.at(
        "11:05"
    )


def test_what_is_split_off_takes_its_time_before_the_next_item(acting: Acting) -> None:
    before = schedule(Topics(acting.hall.tables()), acting.hall.now)
    acting.hall.give(SplitItem(item_id="i3", title="Phần hai", reason="dài", minutes=10))
    after = schedule(Topics(acting.hall.tables()), acting.hall.now)
    assert after.ends_at - after.drift_ms == before.ends_at - before.drift_ms, "no minute is counted twice"
    assert after.drift_ms >= before.drift_ms


def test_what_comes_up_between_two_items_is_taken_before_the_closing(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    acting = Acting(show, moments.in_discussion(), monkeypatch)
    assert acting.desk.acts.place_for("") == "i3", "while an item runs, right after it"
    assert acting.desk.acts.place_for("i8") == "i8", "from the closing's own menu"
    acting.hall.tell(FinishItem())
    acting.windows.look_again()
    assert acting.desk.acts.place_for("") == "i7"
    acting.hall.tell(
        AmendItem(item=msgspec.structs.replace(acting.hall.state.agenda.items["i8"].plan, title="Tổng kết"))
    )
    acting.windows.look_again()
    assert acting.desk.acts.place_for("") == "i8"


def test_an_item_is_split_and_what_was_chosen_goes_along(acting: Acting) -> None:
    acting.press("itemActs-i4")
    acting.press("act-split-i4")
    ballot = next(b.id for b in acting.hall.state.ballots.values() if b.item_id == "i4")
    assert acting.shown(f"stays-ballot-{ballot}")[0].property("chosen")
    for _ in range(2):  # to say again where it belongs is no change of mind
        acting.press(f"along-ballot-{ballot}")
    assert acting.shown(f"along-ballot-{ballot}")[0].property("chosen")
    assert not any(title.property("truncated") for title in acting.shown("splitRowTitle"))
    acting.type("splitTitle", "Chuyển mục đích rừng phòng hộ")
    acting.type("splitReason", "tách để biểu quyết riêng")
    acting.press("saveSplit")
    order = acting.hall.state.agenda.order
    rest = order[order.index("i4") + 1]
    assert acting.hall.state.ballots[ballot].item_id == rest
    assert acting.desk.runner.undo_text == VI("undo.split")
    acting.desk.runner.undo()
    settle(80)
    assert acting.hall.state.ballots[ballot].item_id == "i4" and rest not in acting.hall.state.agenda.items


def test_a_refusal_of_the_split_stands_in_the_sheet(acting: Acting) -> None:
    acting.desk.next_step.press_key("split-i4")
    settle(80)
    acting.type("splitTitle", "B")
    acting.type("splitMinutes", "600")
    acting.type("splitReason", "x")
    acting.press("saveSplit")
    assert "phút của nội dung gốc" in acting.desk.runner.refused["acts"]["text"]
    assert acting.named("splitSheet").property("opened")


def test_the_sitting_is_adjourned_to_another_day_and_goes_on_after_a_roll_call(acting: Acting) -> None:
    acting.desk.find.search("hoan phien hop sang ngay")
    acting.desk.find.choose(0)
    settle(80)
    acting.type("adjournDate", "31/02/2026")
    assert "24/11/2026" in str(acting.shown("adjournMeaning")[0].property("text"))
    acting.type("adjournDate", "26/11/2026")
    meaning = str(acting.shown("adjournMeaning")[0].property("text"))
    assert "thứ Năm" in meaning and "Phiên toàn thể thứ hai" in meaning, meaning
    acting.type("adjournReason", "mưa lũ")
    acting.press("saveAdjourn")
    assert acting.hall.state.phase() == "sitting", "asked again first"
    acting.press("saveAdjourn")
    held = acting.hall.state.require_session()
    assert acting.hall.state.phase() == "preparing" and len(held.sittings) == 2
    assert acting.desk.next_step.view["key"] == "roll_call"
    acting.hall.now = held.sittings[list(held.sittings)[-1]].planned_at
    acting.step("roll_call")
    acting.hall.with_present(50)
    acting.windows.look_again()
    acting.step("resume_sitting")
    assert isinstance(acting.windows.chair_client.commands[-1], session.OpenSitting)
    assert acting.desk.next_step.view["key"] == "start_again"
    assert "Thảo luận" in acting.desk.next_step.view["text"]


def test_the_rail_tells_real_times_what_to_expect_and_the_breaks() -> None:
    hall = moments.in_discussion()
    rows = {row["id"]: row for row in agenda_rows(Topics(hall.tables()), VI, hall.now, compact=False)}
    begun, ended = times.clock(moments.at("08:21")), times.clock(moments.at("09:15"))
    assert rows["i2"]["detail"] == f"{begun} – {ended} · 54 phút"
    assert rows["i4"]["detail"].startswith("khoảng ")
    folds = [row for row in rows.values() if row["standing"] == "fold"]
    assert [row["title"] for row in folds] == ["Nghỉ giữa hai phiên"]


def expected(hall: moments.Morning, item_id: str) -> str:
    rows = agenda_rows(Topics(hall.tables()), VI, hall.now, compact=False)
    return str(next(row["detail"] for row in rows if row["id"] == item_id))


def test_in_a_recess_nothing_is_expected_before_it_ends() -> None:
    hall = moments.in_ballot(57).ballot_closed().declared().recess()
    held = Topics(hall.tables()).session
    assert held is not None and held.recess_until is not None and held.recess_until > hall.now
    until = held.recess_until
    assert expected(hall, "i4").startswith(f"khoảng {times.clock(until)}")
    assert expected(hall, "i5") == f"khoảng {times.clock(until + 40 * times.MINUTE_MS)}"


def test_an_item_beyond_its_time_still_takes_the_phases_that_are_to_come() -> None:
    hall = moments.in_discussion().discussed()
    explanation_and_vote = 7 * times.MINUTE_MS
    assert expected(hall, "i4").startswith(f"khoảng {times.clock(hall.now + explanation_and_vote)}")


def test_what_is_done_is_folded_with_the_time_that_it_really_took() -> None:
    hall = moments.in_discussion()
    row = agenda_rows(Topics(hall.tables()), VI, hall.now, compact=True)[0]
    begun, ended = times.clock(moments.at("08:03")), times.clock(moments.at("09:15"))
    assert (row["id"], row["time_text"]) == ("done", f"{begun} – {ended}")


def test_a_sitting_that_goes_on_after_an_adjournment_is_said_to_go_on_in_the_language_of_who_looks(
    show: Show,
) -> None:
    hall = moments.adjourned()
    made = list(hall.state.require_session().sittings.values())[-1]
    assert made.title == "Họp tiếp, 08:00 ngày 26/11/2026"
    windows = show(hall)
    time = times.clock(made.planned_at)
    for language, title, goes_on, heading in (
        ("vi", made.title, f"họp tiếp {time}", "Trước khi họp tiếp"),
        ("en", "Continuation, 08:00, 26/11/2026", f"goes on at {time}", "Before going on"),
    ):
        windows.speak(language)  # type: ignore[arg-type]
        assert title in windows.desk.frame.view["chip"]
        assert welcome(Topics(hall.tables()), windows.desk.words, hall.now)["opens_text"] == goes_on
        assert windows.desk.presence.view["ready_heading"] == heading
    hall.tell(OpenRollCall())
    hall.with_present(50)
    hall.tell(session.OpenSitting(sitting_id=made.id))
    hall.tell(AdjournSitting(reason="lũ chưa rút", goes_on_at=hall.now + 90_000_000))
    told = [entry.text.vi for entry in Topics(hall.tables()).timeline]
    assert "Họp tiếp sau khi hoãn: 50/60 đại biểu có mặt" in told
    assert told[-1] == "Hoãn tiếp phiên họp: lũ chưa rút"


def put_off(hall: moments.Morning, item_id: str) -> tuple[dict[str, str], int]:
    """The detail that the rail has of each item after it, and by how much the expected end moves (ms)."""
    before = schedule(Topics(hall.tables()), hall.now).ends_at
    hall.give(DeferItem(item_id=item_id, reason="chờ số liệu"))
    topics = Topics(hall.tables())
    rows = {row["id"]: row for row in agenda_rows(topics, VI, hall.now, compact=False)}
    assert rows[item_id]["time_text"] == ""
    shown = {entry["number"]: entry["time_text"] for entry in agenda(topics, VI)["items"]}
    assert [number for number, time in shown.items() if not time] == [rows[item_id]["number"]]
    return {key: row["detail"] for key, row in rows.items()}, schedule(topics, hall.now).ends_at - before


def test_what_is_put_off_takes_no_time_in_this_sitting() -> None:
    _, moved = put_off(moments.before_opening(), "i4")
    assert moved == -40 * times.MINUTE_MS
    _, moved = put_off(moments.before_opening(), "i7")  # an item of the afternoon
    assert moved == 0
    details, moved = put_off(moments.in_discussion(), "i4")
    assert moved == -40 * times.MINUTE_MS
    assert details["i5"] == f"khoảng {times.clock(moments.at('10:00'))}"
    hall = moments.in_discussion()
    plan = hall.state.agenda.items["i5"].plan
    after = ItemPlan(
        id="i9",
        title="Việc khác",
        minutes=10,
        sitting_id="s1",
        planned_at=plan.planned_at + plan.minutes * times.MINUTE_MS,
        phases=[PhasePlan(phase="proceedings")],
    )
    hall.give(AddItem(item=after, after="i5"))
    details, moved = put_off(hall, "i5")
    assert moved == -plan.minutes * times.MINUTE_MS
    assert details["i9"] == f"khoảng {times.clock(moments.at('10:40'))}"


def test_the_menu_is_reached_and_left_by_the_keyboard(acting: Acting) -> None:
    button = acting.shown("itemActs-i5")[0]
    button.forceActiveFocus()
    QTest.keyClick(acting.windows.chair, Qt.Key.Key_Space)
    the_loop().run_until_complete(until(lambda: menu_is(acting, "opened")))
    QTest.keyClick(acting.windows.chair, Qt.Key.Key_Down)
    QTest.keyClick(acting.windows.chair, Qt.Key.Key_Return)
    the_loop().run_until_complete(until(lambda: not menu_is(acting, "visible")))
    assert acting.desk.next_step.view["state"] == "asking"


def opened(window: QQuickWindow, sheet: str) -> None:
    the_loop().run_until_complete(until(lambda: object_named(window, sheet).property("opened")))


def closes_by_a_press_beside(window: QQuickWindow, sheet: str) -> bool:
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    if object_named(window, sheet).property("opened"):
        return False
    the_loop().run_until_complete(until(lambda: not object_named(window, sheet).property("visible")))
    return True


def test_a_press_beside_a_sheet_does_not_throw_away_what_was_typed_in_it(acting: Acting) -> None:
    window = acting.windows.chair
    for begun, sheet in (("split-i5", "splitSheet"), ("add_after-i5", "addItemSheet")):
        acting.desk.next_step.press_key(begun)
        opened(window, sheet)
        QTest.keyClick(window, Qt.Key.Key_A)  # into the field that the sheet opens with
        assert not closes_by_a_press_beside(window, sheet)
        QTest.keyClick(window, Qt.Key.Key_Escape)
        the_loop().run_until_complete(until(lambda s=sheet: not object_named(window, s).property("visible")))  # type: ignore[misc]
        acting.desk.next_step.press_key(begun)  # what a sheet begins with is not typed
        opened(window, sheet)
        assert closes_by_a_press_beside(window, sheet)


def test_a_press_beside_a_sheet_in_which_nothing_can_be_lost_closes_it(acting: Acting) -> None:
    window = acting.windows.chair
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    opened(window, "findSheet")
    QTest.keyClick(window, Qt.Key.Key_A)
    assert object_named(window, "findField").property("text") == "a"
    assert closes_by_a_press_beside(window, "findSheet")
    acting.desk.find.acted.emit("note")  # kept as one types
    opened(window, "noteSheet")
    QTest.keyClick(window, Qt.Key.Key_A)
    assert closes_by_a_press_beside(window, "noteSheet")

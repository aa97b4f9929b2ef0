"""Two hundred items and five hundred who wait: the chair's window finds everything, and no tick of the clock is long.

No test fails on time (CONTRIBUTING): what is counted is how many sentences a tick makes and how often it sorts.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtQuick import QQuickItem

from chair_console.desktop import floor_rows
from chair_console.desktop.rows_model import RowsModel
from chair_console.desktop.view_model import Row, ViewModel
from chair_console.domain import agenda, floor, turns
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

from .assembly import Assembly
from .conftest import Show
from .morning import at
from .windows import Windows, find_items, the_loop, until

ITEMS, DELEGATES = 200, 500


def a_long_day() -> Assembly:
    """The first item runs, an hour late; everybody has registered."""
    hall = Assembly(DELEGATES)
    phases = [agenda.PhasePlan(phase="discussion", minutes=2)]
    items = [
        agenda.ItemPlan(
            id=f"i{number}", title=f"Nghị quyết thứ {number} về chuyển đổi số ở vùng cao", sitting_id="s1",
            planned_at=at("08:00") + number * 120_000, minutes=2, phases=phases,
        )
        for number in range(1, ITEMS + 1)
    ]  # fmt: skip
    hall.give(agenda.SetAgenda(items=items), "secretary")
    hall.give(agenda.StartItem(item_id="i1"))
    for delegate_id in hall.state.roster:
        hall.as_delegate(delegate_id, floor.RequestToSpeak(delegate_id=delegate_id, kind="discuss"))
    hall.now += 3_600_000
    return hall


def scrolled_to_its_end(windows: Windows, name: str) -> str:
    """All that the last visible rows of this list say to a screen reader."""
    view: QQuickItem = find_items(windows.chair.contentItem(), name)[0]

    def at_the_end() -> bool:
        """Rows that nobody has seen yet have estimated heights: the end moves while one comes near it."""
        view.setProperty(
            "contentY", view.property("originY") + view.property("contentHeight") - view.height()
        )
        return bool(view.property("atYEnd"))

    the_loop().run_until_complete(until(at_the_end))
    content = view.childItems()[0]
    return " | ".join(str(row.property(role)) for row in content.childItems() for role in ("title", "name"))


def test_the_last_item_and_the_last_who_waits_are_reached_found_and_acted_on(show: Show) -> None:
    hall = a_long_day()
    windows = show(hall, size=(1920, 1080))
    assert "thứ 200" in scrolled_to_its_end(windows, "agendaRows")
    last = windows.desk.queue.rows.rows[-1]
    assert (last["place"], last["name"] in scrolled_to_its_end(windows, "queue")) == (DELEGATES, True)
    find = windows.desk.find
    find.search("nghi quyet thu 199")
    titles = [row["title"] for row in find.rows.rows]
    assert titles and all("199" in title for title in titles)
    find.choose(next(place for place, row in enumerate(find.rows.rows) if row["target"] == "item-i199"))
    assert windows.desk.step.view["state"] == "asking" and "199" in windows.desk.step.view["title"]
    find.search(list(hall.state.roster.values())[-1].name)
    assert any(row["kind"] == "delegate" for row in find.rows.rows)


def test_a_tick_of_the_clock_does_not_write_the_whole_day_anew(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    windows = show(a_long_day())
    made = {"sentences": 0, "agendas": 0}
    say, items = Words.__call__, Topics.items.fget
    assert items is not None

    def counted(words: Words, code: str, **facts: object) -> str:
        made["sentences"] += 1
        return say(words, code, **facts)

    def sorted_anew(topics: Topics) -> object:
        made["agendas"] += 1
        return items(topics)

    monkeypatch.setattr(Words, "__call__", counted)
    monkeypatch.setattr(Topics, "items", property(sorted_anew))
    for model in windows.desk.findChildren(ViewModel):
        if model.ticks:
            model.refresh()
    assert made["sentences"] < 2 * ITEMS, "a line for each item of the rail, and little else"
    assert made["agendas"] < 60, "once for each who asks, not once for each item"


def test_when_one_of_five_hundred_is_called_the_others_move_up_in_one_stretch(show: Show) -> None:
    hall = a_long_day()
    windows = show(hall)
    rows = windows.desk.queue.rows
    told: list[tuple[int, int]] = []
    rows.dataChanged.connect(lambda first, last, _roles=(): told.append((first.row(), last.row())))
    hall.give(turns.GiveFloor(request_id=rows.rows[0]["request_id"]))
    windows.look_again()
    assert [row["place"] for row in rows.rows] == list(range(1, DELEGATES))
    assert told == [(0, DELEGATES - 2)]


def test_who_speaks_and_the_next_step_are_told_before_the_five_hundred_move_up(show: Show) -> None:
    hall = a_long_day()
    windows = show(hall)
    told: list[str] = []
    desk = windows.desk
    desk.floor.changed.connect(lambda: told.append("who speaks"))
    desk.next_step.changed.connect(lambda: told.append("next step"))
    desk.queue.rows.dataChanged.connect(lambda *_: told.append("who waits"))
    hall.give(turns.GiveFloor(request_id=desk.queue.rows.rows[0]["request_id"]))
    windows.look_again()
    the_loop().run_until_complete(until(lambda: "who waits" in told))
    assert told.index("who speaks") < told.index("who waits")
    assert told.index("next step") < told.index("who waits")


def test_of_five_hundred_who_move_up_only_the_rows_in_sight_are_written(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall = a_long_day()
    windows = show(hall)
    written: list[int] = []
    write = floor_rows._row

    def counted(waits: floor_rows.Waits) -> Row:
        written.append(waits.place)
        return write(waits)

    monkeypatch.setattr(floor_rows, "_row", counted)
    hall.give(turns.GiveFloor(request_id=windows.desk.queue.rows.rows[0]["request_id"]))
    windows.look_again()
    the_loop().run_until_complete(until(lambda: 0 in written))
    assert len(written) < 60


def test_rows_become_what_they_are_to_be_and_every_change_is_told() -> None:
    def rows(text: str) -> list[dict[str, object]]:
        return [{"id": part[0], "name": part[1:]} for part in text.split()]

    model = RowsModel(("name",))
    seen: dict[int, object] = {}

    def look(first: QModelIndex, last: QModelIndex, _roles: object = ()) -> None:
        seen.update({row: model.rows[row]["name"] for row in range(first.row(), last.row() + 1)})

    model.dataChanged.connect(look)
    model.update(rows("a1 b1 c1 d1 e1"))
    assert not seen, "what comes is no change"
    model.update(rows("a2 b2 c1 d1 e2"))
    assert seen == {0: "2", 1: "2", 4: "2"}
    seen.clear()
    model.update(rows("e2 x1 d2 a2 b3"))
    assert list(model.rows) == rows("e2 x1 d2 a2 b3")
    assert seen == {2: "2", 4: "3"}

"""Two hundred items and five hundred who wait: the chair's window finds everything, and no tick of the clock is long.

No test fails on time (CONTRIBUTING): what is counted is how many sentences a tick makes and how often it sorts.
"""

from __future__ import annotations

import pytest
from PySide6.QtQuick import QQuickItem

from chair_console.desktop.view_model import ViewModel
from chair_console.domain import agenda, floor
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
    last = windows.desk.floor.rows.rows[-1]
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

"""What the chair looks for is found and named as the hall knows it."""

from __future__ import annotations

from collections.abc import Callable

from chair_console.desktop.item_ways import item_ways
from chair_console.domain.screen import FreezeScreen

from . import morning as moments
from .windows import Windows, object_named, settle

Show = Callable[..., Windows]


def test_find_or_do_finds_without_diacritics(show: Show) -> None:
    windows = show(moments.in_discussion())
    windows.desk._find.search("hoang thi l")
    assert "Hoàng Thị Lan" in [row["title"] for row in windows.desk._find._rows.rows]
    windows.desk._find.search("giu hinh")
    windows.desk._find.choose(0)
    settle(60)
    assert windows.chair_client.commands == [FreezeScreen(on=True)]


def test_the_very_words_that_were_typed_come_before_their_parts_in_other_titles(show: Show) -> None:
    """README says: Ctrl+K, "màn chiếu"; a notice that goes "… chiếu lên màn" is not it."""
    windows = show(moments.in_discussion())
    windows.desk.find.search("man chieu")
    assert windows.desk.find.rows.rows[0]["target"] == "outputs"


def test_acts_on_items_do_not_crowd_out_documents_people_and_other_acts(show: Show) -> None:
    windows = show(moments.in_discussion())
    find = windows.desk.find

    def kinds(typed: str) -> list[str]:
        find.search(typed)
        acts = {f"way-{way.key}" for way in item_ways(find.desk.topics, find.desk.words)}
        return ["item act" if row["id"] in acts else row["kind"] for row in find.rows.rows]

    for typed in ("nghi quyet", "chuyen doi so", "chuyen muc dich", "noi"):
        found = kinds(typed)
        assert "item act" in found and found[0] != "item act", typed
        assert found.index("item act") == len(found) - found.count("item act"), typed
    assert kinds("hoan noi dung 5")[0] == "item act" and "Hoãn nội dung 5" in find.rows.rows[0]["title"]
    assert set(kinds("tach")) == {"item act"}
    found = kinds("them")
    assert found.index("item act") > max(place for place, kind in enumerate(found) if kind in ("act", "way"))
    assert "item act" not in kinds("chieu len man hinh")
    find.search("nguyen")
    assert find.rows.rows[0]["kind"] == "delegate"


def test_a_person_who_is_looked_for_stands_in_the_sheet_that_opens(show: Show) -> None:
    windows = show(moments.in_discussion())
    windows.desk.find.search("ly thi mai")
    windows.desk.find.choose(0)
    settle()
    assert object_named(windows.chair, "peopleSearch").property("text") == "Lý Thị Mai"
    assert [row["name"] for row in windows.desk.people.rows.rows] == ["Lý Thị Mai"]


def test_a_ballot_says_what_kind_of_paper_it_is_about_and_which_version(show: Show) -> None:
    windows = show(moments.in_ballot())
    assert windows.desk.ballot.view["tags"][0] == "Toàn văn dự thảo, bản 1"

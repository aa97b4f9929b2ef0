"""What the projector shows comes from the topics of its own role, and tells nothing that is not public."""

from __future__ import annotations

from typing import Any

import pytest

from chair_console.desktop.item_view import segments
from chair_console.desktop.projector_model import ProjectorModel
from chair_console.domain import outputs, screen
from chair_console.domain.messages import Command
from chair_console.scene import times
from chair_console.scene.scene import no_picture, projector_scene
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words
from chair_console.sentences import clock_time

from . import morning as moments
from .morning import Morning

VI = Words("vi")


def scene_of(hall: Morning, words: Words = VI) -> dict[str, Any]:
    return projector_scene(Topics(hall.tables("projector")), words, hall.now)


def test_the_welcome_shows_session_place_and_the_three_words() -> None:
    scene = scene_of(moments.a_morning().convened())
    assert scene["view"] == "welcome"
    assert scene["welcome"]["title"] == "Kỳ họp thứ Mười hai, khóa XIX"
    assert scene["welcome"]["words"] == "hòa · sen · 27"
    assert scene["welcome"]["date_text"] == "Thứ Hai, 23/11/2026"


def test_the_agenda_says_its_day_and_which_item_runs() -> None:
    hall = moments.in_discussion().tell(screen.ShowOnScreen(view="agenda"))
    shown = scene_of(hall)["agenda"]
    assert (shown["title"], shown["heading"]) == ("Chương trình ngày 23/11/2026", "Nội dung 3 / 8")


def test_the_bar_of_an_items_time_ends_with_who_speaks_now_and_then_what_is_left() -> None:
    hall = moments.in_discussion()
    topics = Topics(hall.tables("chair"))
    item = topics.current_item
    assert item is not None
    kinds = [part["kind"] for part in segments(VI, item, topics.floor, hall.now)]
    assert kinds == ["done", "done", "spoken", "spoken", "now", "left", "reserved", "reserved"]


def test_a_rehearsal_says_so_on_every_scene() -> None:
    assert scene_of(moments.in_discussion())["rehearsal_text"] == "Diễn tập"


def test_presence_shows_figures_seats_and_the_sentence() -> None:
    part = scene_of(moments.before_opening())["presence"]
    assert (part["present"], part["total"], part["needed"], part["met"]) == (52, 60, 40, True)
    assert part["percent_text"] == "86,67%"
    assert part["words"] == "hòa · sen · 27"
    states = [seat["state"] for seat in part["seats"]]
    assert (states.count("present"), states.count("absent"), states.count("waiting")) == (52, 2, 6)


def test_the_floor_shows_the_speaker_the_clock_and_the_next_three() -> None:
    part = scene_of(moments.in_discussion())["floor"]
    assert part["name"] == "Sùng A Páo"
    assert part["remaining_ms"] == 48_000
    assert [row["name"] for row in part["next"]] == ["Hoàng Thị Lan", "Lò Văn Thắng", "Nguyễn Đức Minh"]


def test_the_floor_names_the_item_the_act_and_where_the_next_come_from() -> None:
    hall = moments.in_discussion()
    part = scene_of(hall)["floor"]
    assert part["item_title"].startswith("Nội dung 3 · ")
    assert part["kind_text"] == "Đang thảo luận"
    assert [(row["unit"], row["kind_text"]) for row in part["next"]] == [
        ("Tổ 2 · Văn Chấn", ""),
        ("Tổ 5", "tranh luận"),
        ("Tổ 1 · Yên Bái", ""),
    ]
    assert scene_of(hall, Words("en"))["floor"]["item_title"].startswith("Item 3 · ")


def test_an_open_ballot_shows_how_many_have_voted_and_never_what() -> None:
    scene = scene_of(moments.in_ballot())
    part = scene["ballot"]
    assert (part["voted"], part["entitled"]) == (41, 60)
    assert part["remaining_ms"] == 23_000
    assert "result" not in scene
    assert {seat["state"] for seat in part["seats"]} == {"voted", "waiting", "absent"}


def test_a_closed_ballot_shows_no_result_before_it_is_declared() -> None:
    scene = scene_of(moments.in_ballot(57).ballot_closed())
    assert scene["view"] == "ballot_closed"
    assert "result" not in scene


def test_a_declared_result_shows_verdict_figures_and_the_majority_line() -> None:
    part = scene_of(moments.in_ballot(57).ballot_closed().declared())["result"]
    assert part["adopted"] and part["verdict_text"] == "Đạt"
    assert [count["count"] for count in part["counts"]] == [51, 3, 2]
    assert part["needed_fraction"] == 31 / 60
    assert part["last_line"] == "Hội đồng nhân dân đã thông qua nghị quyết."


def test_the_agenda_marks_what_is_done_and_what_comes_next() -> None:
    hall = moments.before_opening().opened().first_two_items()
    states = [row["state"] for row in scene_of(hall)["agenda"]["items"]]
    assert states[:4] == ["done", "done", "next", "planned"]


def test_a_recess_shows_when_the_sitting_resumes() -> None:
    scene = scene_of(moments.in_ballot(57).ballot_closed().declared().recess())
    assert scene["recess"]["until_text"].startswith("Họp lại lúc ")


def test_a_frozen_screen_keeps_its_picture_while_the_meeting_goes_on() -> None:
    hall = moments.in_discussion()
    tables = hall.tables("projector")
    model = ProjectorModel(Topics(tables), lambda: hall.now, lambda: 0, no_picture)
    hall.tell(screen.FreezeScreen())
    hall.discussed().voting().ballot_open(3)
    tables.update(hall.tables("projector"))
    model.refresh()
    scene = model._scene
    assert scene["view"] == "floor" and scene["floor"]["name"] == "Sùng A Páo"
    hall.tell(screen.FreezeScreen(on=False))
    tables.update(hall.tables("projector"))
    model.refresh()
    assert model._scene["view"] == "ballot_open"


def test_a_held_picture_that_is_made_dark_is_dark_and_comes_back_as_it_was() -> None:
    """Also while the hall is lost: what was held is not shown then either."""
    hall = moments.in_discussion()
    tables, lost_at = hall.tables("projector"), 0
    model = ProjectorModel(Topics(tables), lambda: hall.now, lambda: lost_at, no_picture)

    def seen_after(command: Command) -> str:
        hall.tell(command)
        tables.update(hall.tables("projector"))
        model.refresh()
        return str(model.now()["view"])

    assert seen_after(screen.FreezeScreen()) == "floor"
    hall.discussed().voting().ballot_open(3)
    assert seen_after(screen.BlankScreen()) == "blank"
    lost_at = hall.now
    model.refresh()
    assert model.now()["view"] == "blank"
    lost_at = 0
    assert seen_after(screen.BlankScreen(on=False)) == "floor"
    assert seen_after(screen.BlankScreen()) == "blank"
    assert seen_after(screen.FreezeScreen(on=False)) == "blank"
    assert seen_after(screen.BlankScreen(on=False)) == "ballot_open"


def test_a_lost_hall_keeps_the_last_picture_says_since_when_and_hides_the_clocks_after_three_seconds() -> (
    None
):
    hall = moments.in_ballot()
    lost_at = 0
    model = ProjectorModel(Topics(hall.tables("projector")), lambda: hall.now, lambda: lost_at, no_picture)
    lost_at = hall.now
    hall.wait(1_000)
    model.refresh()
    assert model._scene["link_lost_text"].startswith("Mất liên lạc ")
    assert model._scene["ballot"]["has_deadline"]
    hall.wait(3_000)
    model.refresh()
    assert not model._scene["ballot"]["has_deadline"]
    assert model._scene["ballot"]["voted"] == 41


@pytest.mark.parametrize("held", [False, True])
def test_a_name_goes_from_the_caption_strip_when_the_hall_is_lost_for_a_minute(held: bool) -> None:
    hall = moments.in_discussion()
    hall.tell(outputs.AddOutput(id="tv", plan=outputs.OutputPlan(name="TV", shows="caption")))
    lost_at = 0
    topics = Topics(tables := dict(hall.tables("projector")))
    model = ProjectorModel(topics, lambda: hall.now, lambda: lost_at, no_picture, None, "tv")
    hall.tell(screen.FreezeScreen(on=held))
    tables.update(hall.tables("projector"))
    lost_at = hall.now
    hall.wait(50_000)
    model.refresh()
    assert model._scene["caption"]["name"] == "Sùng A Páo"
    hall.wait(12_000)
    model.refresh()
    assert model._scene["caption"] == {}


def test_a_time_that_is_none_stops_nobody_who_reads_it() -> None:
    """Windows has no time before 1970, and an agenda may say anything."""
    for read in (times.clock, times.clock_seconds, times.date, times.day_month, clock_time):
        assert read(-(10**15)) == read(0)

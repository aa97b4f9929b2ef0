"""Who did what at the desk can be read, and what somebody else has just done is said."""

from __future__ import annotations

import re

from chair_console.domain import screen, secret_votes
from chair_console.domain.actors import LOADER
from chair_console.domain.hall import RECORDED
from chair_console.hall.timeline import TOLD
from chair_console.scene.words import Words
from chair_console.sentences import catalogue

from . import morning as moments
from .conftest import Show
from .windows import settle


def test_the_course_of_the_session_is_read_from_the_newest_and_searched_without_diacritics(
    show: Show,
) -> None:
    windows = show(moments.in_ballot())
    desk = windows.desk
    assert len(desk.timeline.rows.rows) == 0  # made while somebody looks
    desk.timeline.show(True)
    texts = [row["text"] for row in desk.timeline.rows.rows]
    assert texts[0].startswith("Mở biểu quyết")
    assert any(text.startswith("Khai mạc") for text in texts)
    assert not any("None" in text or "{" in text for text in texts)
    desk.timeline.search("khai mac 52")
    (opening,) = [row["text"] for row in desk.timeline.rows.rows]
    assert opening == "Khai mạc Phiên toàn thể thứ nhất: 52/60 đại biểu có mặt"
    desk.timeline.search("không có gì như thế")
    assert desk.timeline.view["empty_text"] == Words("vi")("timeline.nothing_found")


def test_what_the_secretary_does_is_said_in_the_chair_s_window_and_the_chair_s_own_acts_are_not(
    show: Show,
) -> None:
    hall = moments.in_discussion()
    windows = show(hall)
    hall.tell(screen.BlankScreen(on=True), role="secretary")
    windows.look_again()
    settle()
    assert windows.desk.timeline.view["other_text"] == "Thư ký · Hoàng Thị Mai: Màn chiếu trống"
    hall.now += 60_000
    windows.look_again()
    settle()
    assert windows.desk.timeline.view["other_text"] == ""


def test_what_the_program_put_in_from_a_file_is_nobody_s_act_and_no_news(show: Show) -> None:
    hall = moments.in_discussion()
    windows = show(hall)
    hall.names["secretary"] = LOADER
    hall.tell(screen.BlankScreen(on=True), role="secretary")
    windows.look_again()
    settle()
    assert windows.desk.timeline.view["other_text"] == ""
    windows.desk.timeline.show(True)
    assert windows.desk.timeline.rows.rows[0]["who"] == "Nạp từ tệp"
    windows.speak("en")
    assert windows.desk.timeline.rows.rows[0]["who"] == "Loaded from a file"


def test_every_sentence_of_the_course_is_there_and_of_secret_votes_there_is_none() -> None:
    assert set(TOLD) <= set(RECORDED)
    assert not {kind for kind in TOLD if kind.__module__ == secret_votes.__name__}
    codes = {code for code in catalogue("vi") if code.startswith("timeline.")}
    for kind in TOLD:
        plain = "timeline." + re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", kind.__name__).lower()
        assert plain in codes or any(code.startswith(f"{plain}_") for code in codes), plain

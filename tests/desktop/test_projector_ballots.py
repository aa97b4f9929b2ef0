"""Every ballot's picture can be read from 30 m: whole, large enough, nothing over anything else, on every page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import Any

import pytest
from PySide6.QtCore import QRectF

from chair_console.scene.ballot import TURN_MS
from chair_console.scene.scene import projector_scene
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words
from chair_console.sentences import Language

from .assembly import MOMENTS, named
from .gallery.scenes import SCENES
from .projected import Open, Projector, faults_of, place

NAME = 0.056
"""The least size of a candidate's or office holder's name while it is voted on, and of who was voted for."""


@cache
def scene(name: str, language: Language, turn: int = 0) -> dict[str, Any]:
    hall = MOMENTS[name]()
    return projector_scene(Topics(hall.tables("projector")), Words(language), hall.now + turn * TURN_MS)


def pages(hall: Projector) -> int:
    """How many pages the list has, by what it says."""
    marks = (text.split("/")[-1] for text in hall.texts() if text.startswith(("Trang ", "Page ")))
    return next((int(mark) for mark in marks), 1)


def all_pages(hall: Projector, name: str, language: Language = "vi") -> Iterator[int]:
    hall.show(scene(name, language))
    last = pages(hall)
    for turn in range(last):
        if turn:
            hall.show(scene(name, language, turn))
        yield turn


def overlaps(hall: Projector) -> list[str]:
    """Words that lie over other words; a clock's digits have cells that touch."""
    words = (item for item in hall.words() if len(item.property("text")) > 1)
    placed = [(item.property("text"), inner(place(item))) for item in words]
    return [f"{a} over {b}" for (a, one), (b, other) in combinations(placed, 2) if one.intersects(other)]


def inner(rect: QRectF) -> QRectF:
    """Without the empty part of the first and last line."""
    return rect.adjusted(1, 0.12 * rect.height(), -1, -0.12 * rect.height())


@pytest.mark.parametrize(
    ("size", "language"),
    [
        ((1024, 768), "vi"),
        ((1024, 768), "en"),
        ((1920, 1080), "vi"),
        ((1920, 1080), "en"),
        ((3840, 2160), "vi"),
        ((640, 360), "vi"),
    ],
)
def test_every_word_of_every_ballot_is_whole_on_the_screen_and_large_enough(
    projector: Open, size: tuple[int, int], language: Language
) -> None:
    hall = projector()
    hall.window.resize(*size)
    faults: list[str] = []
    for name in MOMENTS:
        hall.show(scene(name, language))
        faults += faults_of(hall, name, size, set())
        faults += [f"{name}: {fault}" for fault in overlaps(hall)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("size", [(1024, 768), (1920, 1080)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("election-60-open", 60),
        ("confidence-30-open", 30),
        ("result-election-60", 60),
        ("result-confidence-30", 30),
        ("result-confidence-13", 13),
        ("result-confidence-13-long", 13),
    ],
)
def test_the_pages_show_everybody_once_and_cut_nobody(
    projector: Open, size: tuple[int, int], name: str, number: int
) -> None:
    hall = projector()
    hall.window.resize(*size)
    seen: list[str] = []
    for turn in all_pages(hall, name):
        written = [text.replace("\n", " ") for text in (item.property("text") for item in hall.words())]
        seen += [text for text in written if text in {named(place) for place in range(number)}]
        faults = faults_of(hall, f"{name} {turn}", size, set()) + overlaps(hall)
        assert not faults, faults
    assert sorted(seen) == sorted(named(place) for place in range(number))


@pytest.mark.parametrize("size", [(1024, 768), (1920, 1080)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(
    "name", ["election-60-open", "election-open", "confidence-30-open", "result-election-60"]
)
def test_names_are_large_where_they_are_voted_on(projector: Open, size: tuple[int, int], name: str) -> None:
    hall = projector()
    hall.window.resize(*size)
    everybody = {named(place) for place in range(60)}
    for _ in all_pages(hall, name):
        names = [item for item in hall.words() if item.property("text").replace("\n", " ") in everybody]
        assert names
        assert min(item.property("font").pixelSize() for item in names) >= int(NAME * size[1])


@pytest.mark.parametrize(
    "name", ["result-confidence-13", "result-confidence-13-long", "result-confidence-30"]
)
def test_names_of_a_confidence_poll_are_large_enough_to_be_read(projector: Open, name: str) -> None:
    """Even where smaller ones would all stand on one page."""
    hall = projector()
    for width, height in ((1024, 768), (1920, 1080)):
        hall.window.resize(width, height)
        hall.show(scene(name, "vi"))
        assert pages(hall) > 1
        first = next(word for word in hall.words() if word.property("text") == "Hoàng Thị Lan")
        assert first.property("font").pixelSize() >= 0.043 * height


def test_the_share_of_a_large_hall_does_not_touch_the_next_figure(projector: Open) -> None:
    hall = projector()
    hall.window.resize(1920, 1080)
    for name in ("result-motion-500", "result-sum-note"):
        hall.show(scene(name, "vi"))
        at = {word.property("text"): place(word) for word in hall.words()}
        first, second = scene(name, "vi")["result"]["counts"][:2]
        gap = at[str(second["count"])].left() - at[first["percent_text"]].right()
        assert gap >= 0.04 * 1080, name


def test_a_figure_of_three_digits_in_the_hollow_touches_no_seat(projector: Open) -> None:
    hall = projector()
    for width, height in ((1024, 768), (1920, 1080)):
        hall.window.resize(width, height)
        hall.show(SCENES["ballot-open-300"])
        figure = next(place(word) for word in hall.words() if word.property("text") == "241")
        drawn = [item for item in hall.items() if item.property("seat") and item.width() > 0]
        seats = [item.mapRectToScene(QRectF(0, 0, item.width(), item.height())) for item in drawn]
        assert len(seats) >= 300
        assert not [seat for seat in seats if seat.intersects(inner(figure))]


def test_a_repeat_of_the_same_question_fades_in_as_another_picture(projector: Open) -> None:
    hall = projector()
    hall.show(scene("motion-0-voted", "vi"))
    first = hall.seats()
    hall.show(scene("motion-repeated", "vi"))
    assert "Biểu quyết · Biểu quyết lại" in hall.texts()
    assert hall.seats() != first


def test_a_turned_page_takes_the_place_of_the_one_before(projector: Open) -> None:
    hall = projector()
    hall.window.resize(1920, 1080)
    hall.show(scene("result-confidence-30", "vi"))
    assert "Trang 1/" in "|".join(hall.texts()) and named(0) in hall.texts()
    hall.show(scene("result-confidence-30", "vi", 1))
    assert "Trang 2/" in "|".join(hall.texts()) and named(0) not in hall.texts()


def test_no_figure_stands_where_nothing_has_been_counted(projector: Open) -> None:
    hall = projector()
    for name in ("motion-hands", "motion-paper", "election-paper-open"):
        hall.show(scene(name, "vi"))
        assert not [text for text in hall.texts() if text.startswith(("/60", "/ 60"))], name

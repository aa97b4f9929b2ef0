"""The hall reads from 30 m: no word is cut, leaves the screen or is too small, whatever the scene says."""

from __future__ import annotations

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from chair_console.desktop.projector_model import packed

from .gallery.scenes import SCENES
from .projected import Open, faults_of

SIZES = ((1024, 768), (1920, 1080), (3840, 2160), (1280, 800))
MAY_BE_SHORTENED = {"Tổ 12 · Nghĩa Lộ – Văn Chấn · tranh luận"}
"""Where the next speakers come from; their names are whole."""


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_word_of_every_scene_is_whole_on_the_screen_and_large_enough(
    projector: Open, size: tuple[int, int]
) -> None:
    hall = projector()
    hall.window.resize(*size)
    faults: list[str] = []
    for name, scene in SCENES.items():
        hall.show(scene)
        faults += faults_of(hall, name, size, MAY_BE_SHORTENED)
    assert not faults, "\n".join(faults)


def test_a_day_of_eight_items_is_shown_whole_when_it_begins(projector: Open) -> None:
    day = SCENES["agenda"]
    short = [
        row | {"title": "Chất vấn và trả lời chất vấn", "state": "planned"} for row in day["agenda"]["items"]
    ]
    short[0]["state"], short[7]["title"] = "next", "Bế mạc"
    hall = projector()
    hall.window.resize(1920, 1080)
    hall.show(day | {"agenda": day["agenda"] | {"items": short}})
    assert "Bế mạc" in hall.texts()


def test_a_scene_fades_out_with_its_own_last_picture_while_the_next_fades_in(
    projector: Open, qtbot: QtBot
) -> None:
    hall = projector(animated=True)
    hall.show(SCENES["floor"])
    qtbot.waitUntil(lambda: "Sùng A Páo" in hall.texts() and hall.at_rest())
    hall.show(SCENES["recess"])
    assert "Sùng A Páo" in hall.texts()
    qtbot.waitUntil(lambda: {"Sùng A Páo", "Tạm nghỉ"} <= hall.texts())
    qtbot.waitUntil(lambda: "Sùng A Páo" not in hall.texts())
    assert "Tạm nghỉ" in hall.texts()


def test_a_running_clock_and_a_growing_count_do_not_fade(projector: Open, qtbot: QtBot) -> None:
    hall = projector(animated=True)
    hall.show(SCENES["ballot-open"])
    qtbot.waitUntil(lambda: "41" in hall.texts() and hall.at_rest())
    before = hall.seats()
    scene = SCENES["ballot-open"]
    hall.show(scene | {"ballot": scene["ballot"] | {"voted": 42, "remaining_ms": 22_000}})
    assert "42" in hall.texts()
    assert "41" not in hall.texts()
    assert hall.seats() == before


def test_each_vote_is_seen_at_its_seat_also_where_the_picture_packs_the_seats(projector: Open) -> None:
    hall, scene = projector(), SCENES["ballot-open"]
    seats = scene["ballot"]["seats"]

    def show(shown: list[dict[str, Any]]) -> dict[str, str]:
        part = scene["ballot"] | {"seats": shown}
        hall.show(scene | {"ballot": packed(part)})
        told = hall.looks()
        hall.show(scene | {"ballot": part})
        assert hall.looks() == told, "packed or not, the hall sees the same"
        return told

    before = show(seats)
    assert before == {seat["seat"]: seat["state"] for seat in seats}
    waits = next(seat for seat in seats if seat["state"] == "waiting")
    voted = [seat | {"state": "voted"} if seat is waits else seat for seat in seats]
    assert show(voted) == before | {waits["seat"]: "voted"}
    assert show(voted[:1:-1]) == {seat["seat"]: seat["state"] for seat in voted[2:]}
    assert show(seats) == before


def test_a_clock_that_nobody_corrects_is_hidden_and_comes_back(projector: Open) -> None:
    hall, scene = projector(), SCENES["floor"]
    hall.show(scene | {"floor": scene["floor"] | {"clock_hidden": True}})
    assert "0:48" not in hall.digits() and "Sùng A Páo" in hall.texts()
    hall.show(scene)
    assert "0:48" in hall.digits()


def test_clocks_vanish_when_the_hall_has_been_lost_for_a_while_and_come_back(
    projector: Open, qtbot: QtBot
) -> None:
    hall = projector(stale_after_ms=1)
    hall.show(SCENES["floor"])
    assert "0:48" in hall.digits() and "10:07" in hall.digits()
    hall.show(SCENES["lost"])
    qtbot.waitUntil(lambda: "0:48" not in hall.digits())
    assert {"Sùng A Páo", "Mất liên lạc 10:07"} <= hall.texts()
    hall.show(SCENES["floor"])
    assert "0:48" in hall.digits()

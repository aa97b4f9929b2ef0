"""The hall reads from 30 m: no word is cut, leaves the screen or is too small, whatever the scene says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any, cast

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import getCppPointer

from .gallery.scenes import SCENES
from .gallery.views import Shown, items, window_of
from .windows import the_application

SIZES = ((1024, 768), (1920, 1080), (3840, 2160), (1280, 800))
SMALLEST = 0.0319
MAY_BE_SHORTENED = {"Tổ 12 · Nghĩa Lộ – Văn Chấn · tranh luận"}
"""Where the next speakers come from; their names are whole."""


@dataclass
class Projector:
    window: QQuickWindow
    shown: Shown

    def show(self, scene: dict[str, Any]) -> None:
        self.shown.show(scene)
        for _ in range(10):
            QApplication.processEvents()

    def items(self) -> Iterator[QQuickItem]:
        return items(self.window.contentItem())

    def words(self) -> list[QQuickItem]:
        texts = (item for item in self.items() if item.inherits("QQuickText") and item.property("text"))
        return [item for item in texts if item.isVisible() and opaque(item)]

    def at_rest(self) -> bool:
        """Nothing is fading in or out."""
        return all(item.opacity() in (0, 1) for item in self.items() if item.property("subject") is not None)

    def texts(self) -> set[str]:
        return {item.property("text") for item in self.words()}

    def digits(self) -> str:
        """All texts in a row: a clock has an item for each digit."""
        return "".join(item.property("text") for item in self.words())

    def seats(self) -> set[int]:
        """The very items that are drawn, by their addresses."""
        return {getCppPointer(item)[0] for item in self.items() if item.property("seat")}


Open = Callable[..., Projector]


@pytest.fixture
def projector() -> Iterator[Open]:
    the_application()
    with ExitStack() as opened:

        def open_projector(**how: Any) -> Projector:
            shown = Shown(**how)
            return Projector(opened.enter_context(window_of("Projector.qml", {"shown": shown})), shown)

        yield open_projector


def opaque(item: QQuickItem | None) -> bool:
    return item is None or (item.opacity() > 0 and opaque(item.parentItem()))


def place(item: QQuickItem) -> QRectF:
    height = min(float(item.property("contentHeight")), item.height())
    written = QRectF(0, 0, float(item.property("contentWidth")), height)
    return cast(QRectF, item.mapRectToScene(written))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_word_of_every_scene_is_whole_on_the_screen_and_large_enough(
    projector: Open, size: tuple[int, int]
) -> None:
    hall = projector()
    hall.window.resize(*size)
    faults = []
    for name, scene in SCENES.items():
        hall.show(scene)
        for item in hall.words():
            text, at = item.property("text"), place(item)
            if item.property("truncated") and text not in MAY_BE_SHORTENED:
                faults.append(f"{name}: cut: {text}")
            if at.left() < 0 or at.top() < 0 or at.right() > size[0] + 1 or at.bottom() > size[1] + 1:
                faults.append(f"{name}: off the screen: {text} {at}")
            if item.property("font").pixelSize() < SMALLEST * size[1] - 1:
                faults.append(f"{name}: too small: {text}")
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

"""The projector in a window, and what can be read on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtWidgets import QApplication
from shiboken6 import getCppPointer

from .gallery.views import Shown, items

SMALLEST = 0.0319
"""The smallest text, as a share of the screen's height."""


@dataclass
class Projector:
    window: QQuickWindow
    shown: Shown

    def show(self, scene: dict[str, Any]) -> None:
        self.shown.show(scene)
        while not self._made():
            QApplication.processEvents()
        for _ in range(2):
            self._draw()

    def _made(self) -> bool:
        """Whether the scene stands: its file is read beside, the first time."""
        slots = [item for item in self.items() if item.property("subject") is not None]
        return all(item.property("made") for item in slots)

    def _draw(self) -> None:
        """Until a frame stands: rows and columns find their places only then."""
        frames: list[None] = []
        drawn = self.window.frameSwapped.connect(lambda: frames.append(None))
        self.window.update()
        while not frames:
            QApplication.processEvents()
        self.window.frameSwapped.disconnect(drawn)

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

    def looks(self) -> dict[str, str]:
        """By the name of a seat, how it looks."""
        told = ((_seat_of(item), item.property("look")) for item in self.items())
        return {seat["seat"]: look for seat, look in told if seat and look}

    def seats(self) -> set[int]:
        """The very items that are drawn, by their addresses."""
        return {getCppPointer(item)[0] for item in self.items() if item.property("seat")}


def _seat_of(item: QQuickItem) -> dict[str, Any]:
    seat = item.property("seat")
    found = seat.toVariant() if hasattr(seat, "toVariant") else seat
    return cast(dict[str, Any], found) if isinstance(found, dict) else {}


Open = Callable[..., Projector]


def opaque(item: QQuickItem | None) -> bool:
    return item is None or (item.opacity() > 0 and opaque(item.parentItem()))


def place(item: QQuickItem) -> QRectF:
    height = min(float(item.property("contentHeight")), item.height())
    written = QRectF(0, 0, float(item.property("contentWidth")), height)
    return cast(QRectF, item.mapRectToScene(written))


def faults_of(hall: Projector, name: str, size: tuple[int, int], may_be_shortened: set[str]) -> list[str]:
    """What cannot be read: words that are cut, off the screen or too small."""
    faults = []
    for item in hall.words():
        text, at = item.property("text"), place(item)
        if item.property("truncated") and text not in may_be_shortened:
            faults.append(f"{name}: cut: {text}")
        if at.left() < 0 or at.top() < 0 or at.right() > size[0] + 1 or at.bottom() > size[1] + 1:
            faults.append(f"{name}: off the screen: {text} {at}")
        if item.property("font").pixelSize() < SMALLEST * size[1] - 1:
            faults.append(f"{name}: too small: {text}")
    return faults

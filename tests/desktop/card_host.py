"""The card of the next step in a small window of its own, showing whatever a step may say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQuick import QQuickItem, QQuickWindow

from chair_console.desktop.command_runner import VARIANT_MAP, CommandRunner
from chair_console.desktop.next_step import next_step
from chair_console.desktop.next_step_model import NextStepModel
from chair_console.desktop.steps import Way
from chair_console.desktop.translator import CatalogueTranslator
from chair_console.desktop.view_model import Desk, View
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words
from chair_console.sentences import Language

from .gallery.views import items, window_of
from .morning import Morning
from .windows import the_application, the_loop


class CardStep(QObject):
    """Stands where the model of the next step stands; it keeps what was pressed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._view: View = {"state": "loading"}
        self.pressed: list[str] = []

    @Property(VARIANT_MAP, notify=changed)
    def view(self) -> View:
        return self._view

    @Property(VARIANT_MAP, constant=True)
    def preview_scene(self) -> dict[str, Any]:
        return {"view": "blank"}

    def show(self, view: View) -> None:
        self._view = view
        self.changed.emit()

    @Slot()
    def press(self) -> None:
        self.pressed.append("press")

    @Slot(str)
    def confirm(self, reason: str) -> None:
        self.pressed.append(f"confirm {reason}")

    @Slot()
    def cancel(self) -> None:
        self.pressed.append("cancel")


class CardFrame(QObject):
    """The window's frame and the strip below, as far as the card asks: whether the hall is there, the picture held."""

    changed = Signal()

    @Property(VARIANT_MAP, notify=changed)
    def view(self) -> View:
        return {"live": True, "frozen": False}


class CardDesk(QObject):
    """What the chair's desk gives the card."""

    def __init__(self) -> None:
        super().__init__()
        self.step, self.frame = CardStep(), CardFrame()

    @Property(QObject, constant=True)
    def next_step(self) -> CardStep:
        return self.step

    @Property(QObject, constant=True)
    def window(self) -> CardFrame:
        return self.frame

    @Property(QObject, constant=True)
    def strip(self) -> CardFrame:
        return self.frame


CHANGES = ("heightChanged", "implicitHeightChanged", "widthChanged", "visibleChanged", "lineCountChanged")


ENDLESS = 200
"""So often no part of a card changes that ever comes to rest."""


class CardWindow:
    """The card, and how often its parts change while it is laid out."""

    def __init__(self, window: QQuickWindow, desk: CardDesk) -> None:
        self.window, self.desk = window, desk
        self._changes: dict[QObject, int] = {}
        for item in items(self.card):
            for change in CHANGES:
                if hasattr(item, change):
                    getattr(item, change).connect(self._counter(item))

    def _counter(self, item: QObject) -> Callable[[], None]:
        def count() -> None:
            self._changes[item] = self._changes.get(item, 0) + 1
            if self._changes[item] == ENDLESS:
                self.desk.step.show({"state": "loading"})  # a test fails at once, and does not hang

        return count

    @property
    def card(self) -> QQuickItem:
        return next(item for item in items(self.window.contentItem()) if item.objectName() == "card")

    def part(self, name: str) -> QQuickItem:
        return next(item for item in items(self.card) if item.objectName() == name and item.isVisible())

    def resize(self, width: int, scale: float, *, flat: bool = False) -> None:
        self.window.resize(width, int(230 * scale))
        for name, value in (("textScale", scale), ("flat", flat), ("cardWidth", width)):
            self.window.setProperty(name, value)

    def show(self, view: View) -> int:
        """Draw the card with this view. How often the most restless of its parts changed on the way."""
        self._changes.clear()
        self.desk.step.show(view)
        return self.draw()

    def draw(self) -> int:
        """Draw what stands there. How often the most restless of its parts changed since it was last asked."""
        self.window.grabWindow()
        most = max(self._changes.values(), default=0)
        self._changes.clear()
        return most


@contextmanager
def card_window(language: Language, complaints: list[str]) -> Iterator[CardWindow]:
    app = the_application()
    the_loop()
    translator = CatalogueTranslator(language)
    app.installTranslator(translator)
    desk = CardDesk()
    with window_of("NextStep.qml", {"desk": desk}, complaints) as window:
        window.show()
        yield CardWindow(window, desk)
    app.removeTranslator(translator)


def views_of(hall: Morning, language: Language) -> Iterator[View]:
    """What the card says at this moment for each way that is open: before it is pressed, and asked."""
    words = Words(language)
    topics = Topics(hall.tables())
    model = NextStepModel(Desk(topics, words, lambda: hall.now, CommandRunner(words)))
    yield model.look()
    step = next_step(topics, words, hall.now)
    assert step is not None
    ways: tuple[Way, ...] = (step.way, *step.others, *model._by_name())
    for way in ways:
        if way.question is not None:
            model._asked = way
            yield model.look()

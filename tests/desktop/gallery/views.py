"""A window of the gallery, what is shown in it, and all that it draws."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import Property, QCoreApplication, QEvent, QObject, Signal
from PySide6.QtQml import QQmlApplicationEngine, QQmlIncubationController
from PySide6.QtQuick import QQuickItem, QQuickWindow

from chair_console import resources

HERE = Path(__file__).parent


class Shown(QObject):
    """What the projector shows, told by a signal as the program tells it."""

    changed = Signal()

    def __init__(self, *, animated: bool = False, stale_after_ms: int = 3000) -> None:
        super().__init__()
        self._scene: dict[str, Any] = {"view": "blank"}
        self._animated = animated
        self._stale_after_ms = stale_after_ms

    @Property("QVariantMap", notify=changed)
    def scene(self) -> dict[str, Any]:
        return self._scene

    @Property(bool, notify=changed)
    def animated(self) -> bool:
        return self._animated

    @Property(int, notify=changed)
    def stale_after_ms(self) -> int:
        return self._stale_after_ms

    def show(self, scene: dict[str, Any]) -> None:
        self._scene = scene
        self.changed.emit()


class InOneGo(QQmlIncubationController):
    """What the program makes piece by piece is made at once: a test looks at the windows at once."""

    at_it = False

    def incubatingObjectCountChanged(self, count: int) -> None:
        if count and not self.at_it:
            self.at_it = True
            self.incubateFor(60_000)
            self.at_it = False


@contextmanager
def window_of(
    name: str, properties: dict[str, Any], complaints: list[str] | None = None
) -> Iterator[QQuickWindow]:
    """A window of the gallery that finds the program's modules; what QML complains of goes to `complaints`."""
    engine = QQmlApplicationEngine()
    pieces = InOneGo()
    engine.setIncubationController(pieces)
    heard = complaints if complaints is not None else []
    engine.warnings.connect(lambda found: heard.extend(w.toString() for w in found))
    engine.addImportPath(str(resources.ui_path("")))
    engine.setInitialProperties(properties)
    engine.load(str(HERE / name))
    if not engine.rootObjects():
        raise RuntimeError(f"{name} could not be loaded")
    window = cast(QQuickWindow, engine.rootObjects()[0])
    yield window
    window.hide()
    engine.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def items(root: QQuickItem) -> Iterator[QQuickItem]:
    """An item and all it shows; what a Loader or a Repeater made is nobody's QObject child."""
    yield root
    for child in root.childItems():
        yield from items(child)

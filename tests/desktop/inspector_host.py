"""The inspector and the comparison in a small window of their own, on clients of a hall or on topics in hand."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pymupdf
from PySide6.QtCore import Property, QCoreApplication, QEvent, QObject
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow

from chair_console import resources
from chair_console.desktop.command_runner import CommandRunner
from chair_console.desktop.comparison_model import ComparisonModel
from chair_console.desktop.inspector_model import InspectorModel
from chair_console.desktop.look import set_palette
from chair_console.desktop.standing import standing
from chair_console.desktop.translator import CatalogueTranslator
from chair_console.desktop.view_model import Desk, ViewModel
from chair_console.hall.intake.compare import compare
from chair_console.hall.intake.messages import Compare
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words
from chair_console.sentences import Language

from .windows import find_items, the_application, the_loop


class InspectorDesk(QObject):
    """What the secretary's window gives the inspector: `inspector`, `comparison`, `runner`."""

    def __init__(self, chair: Any, secretary: Any, language: Language) -> None:
        super().__init__()
        self.words = words = Words(language)
        self.gone = False
        topics = Topics(secretary.topics)
        self._runner = CommandRunner(words, self, seen=lambda: standing(topics))
        self._runner.use("chair", chair)
        self._runner.use("secretary", secretary)
        desk = Desk(topics, words, secretary.now, self._runner)
        self.inspector_model = InspectorModel(desk, secretary.http, self)
        self.comparison_model = ComparisonModel(desk, secretary.http, self)
        secretary.on_topic(lambda topic, _keys: self.look(topic))

    def look(self, topic: str = "") -> None:
        for model in [] if self.gone else self.findChildren(ViewModel):
            if not topic or topic in model.follows:
                model.refresh()

    @Property(QObject, constant=True)
    def inspector(self) -> InspectorModel:
        return self.inspector_model

    @Property(QObject, constant=True)
    def comparison(self) -> ComparisonModel:
        return self.comparison_model

    @Property(QObject, constant=True)
    def runner(self) -> CommandRunner:
        return self._runner


class InspectorWindow:
    def __init__(
        self, chair: Any, secretary: Any, *, language: Language = "vi", dark: bool = False,
        size: tuple[int, int] = (1366, 768),
    ) -> None:  # fmt: skip
        self.app = the_application()
        the_loop()
        self.translator = CatalogueTranslator(language)
        self.app.installTranslator(self.translator)
        self.desk = InspectorDesk(chair, secretary, language)
        self.engine = QQmlApplicationEngine()
        self.warnings: list[str] = []
        self.engine.warnings.connect(lambda found: self.warnings.extend(w.toString() for w in found))
        self.engine.addImportPath(str(resources.ui_path("")))
        set_palette(self.app, dark=dark)
        theme: Any = self.engine.singletonInstance("theme", "Theme")
        theme.setProperty("dark", dark)
        self.engine.setInitialProperties({"desk": self.desk})
        self.engine.load(str(Path(__file__).parent / "gallery" / "Inspector.qml"))
        window = self.engine.rootObjects()[-1]
        assert isinstance(window, QQuickWindow)
        self.window = window
        window.resize(*size)
        window.show()

    @property
    def inspector(self) -> Any:
        return self.desk.inspector_model

    def all(self, name: str) -> list[QQuickItem]:
        """All visible items with this object name, also inside what a view has made."""
        return find_items(self.window.contentItem(), name)

    def shows(self, name: str) -> bool:
        return bool(self.all(name))

    def item(self, name: str) -> QQuickItem:
        found = self.all(name)
        assert found, f"no visible {name}"
        return found[0]

    def texts(self, name: str) -> list[str]:
        return [str(item.property("text")) for item in self.all(name)]

    def press(self, name: str) -> None:
        button: Any = self.item(name)
        assert button.isEnabled(), f"{name} is disabled"
        button.clicked.emit()

    def close(self) -> None:
        self.desk.gone = True
        self.desk.inspector_model.page_shelf.stop()
        self.desk.comparison_model.page_shelf.stop()
        self.window.hide()
        self.app.removeTranslator(self.translator)
        self.window.deleteLater()
        self.engine.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.desk.deleteLater()


class PapersInHand:
    """Stands where the hall's HTTP stands: draws pages and compares as the hall's own workers do."""

    def __init__(self, files: dict[str, Path]) -> None:
        self._files = files

    async def fetch(self, path: str) -> bytes:
        room, first, last = path.partition("?")[0].strip("/").split("/")
        if room == "page":
            return self._page(first, int(last.partition(".")[0]))
        return self._difference(first, last)

    async def upload_any(self, path: Path, name: str = "", *, upload: str = "", password: str = "") -> Any:
        raise OSError(path)

    def _page(self, sha256: str, number: int) -> bytes:
        with pymupdf.open(self._files[sha256]) as document:  # type: ignore[no-untyped-call]
            page = document[number - 1]
            zoom = 1600 / page.rect.width
            picture: bytes = page.get_pixmap(
                matrix=pymupdf.Matrix(zoom, zoom)  # type: ignore[no-untyped-call]
            ).tobytes("jpeg")
            return picture

    def _difference(self, old: str, new: str) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / "difference.json"
            compare(Compare(old=str(self._files[old]), new=str(self._files[new]), target=str(target)))
            return target.read_bytes()

"""The real windows on topics in hand: a client that holds what the hall would have sent."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

import qasync
from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QAccessible
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtWidgets import QApplication

from chair_console import resources
from chair_console.desktop import refresher
from chair_console.desktop.app import take_down
from chair_console.desktop.chair_desk import ChairDesk
from chair_console.desktop.look import set_palette, set_up_look
from chair_console.desktop.projector_window import ProjectorScreens
from chair_console.desktop.secretary_desk import SecretaryDesk
from chair_console.desktop.translator import CatalogueTranslator
from chair_console.domain.standing import Standing
from chair_console.protocol.envelope import JoinCode, Receipt
from chair_console.protocol.views import ViewStruct
from chair_console.sentences import Language

from .gallery.views import InOneGo
from .morning import Morning

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")


class TopicsInHand:
    """Stands where a `HallClient` stands, without a hall behind it."""

    def __init__(self, tables: dict[str, dict[str, ViewStruct]], now: int) -> None:
        self.topics = tables
        self.state = "live"
        self.since = now
        self.offset_ms = 0
        self.http = self
        self.at = now
        self.commands: list[Any] = []
        self.seen: Standing | None = None
        self.codes: list[JoinCode] = []
        self.made = ""

    def now(self) -> int:
        return self.at

    def on_topic(self, listener: Callable[[str, set[str]], None]) -> None:
        self.changed = listener

    def on_state(self, listener: Callable[[], None]) -> None:
        self.state_changed = listener

    async def command(self, command: Any, *, seen: Standing | None = None) -> Any:
        self.commands.append(command)
        self.seen = seen
        return Receipt(command_id="c", seq=1, at=self.at, head="", id=self.made, changed=True)

    async def fetch(self, path: str) -> bytes:
        raise OSError(path)

    async def join_codes(self) -> list[JoinCode]:
        return self.codes


def the_loop() -> qasync.QEventLoop:
    """The one event loop of the process, Qt's and asyncio's at once."""
    global _loop
    if _loop is None:
        _loop = qasync.QEventLoop(the_application(), already_running=False)
    asyncio.set_event_loop(_loop)
    return _loop


_loop: qasync.QEventLoop | None = None


def close_the_loop() -> None:
    global _loop
    if _loop is not None:
        _loop.close()
        _loop = None


def settle(ms: int = 350) -> None:
    """Let the windows come to rest: bindings, transitions, pictures."""
    the_loop().run_until_complete(asyncio.sleep(ms / 1000))


async def until(condition: Callable[[], object], seconds: float = 10.0) -> None:
    """Wait for something to be so while the windows live on."""
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110 (a window has no event for "drawn")
            await asyncio.sleep(0.02)


def the_application() -> QApplication:
    """The one application of the process, with the program's look."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        if existing.property("chair_look") is None:
            set_up_look(existing)
            existing.setProperty("chair_look", True)
        return existing
    app = QApplication([])
    set_up_look(app)
    app.setProperty("chair_look", True)
    return app


class Windows:
    """The chair's and the projector's window, showing a hall in hand."""

    def __init__(
        self, hall: Morning | None, data_dir: Path, *, language: Language = "vi", dark: bool = False
    ) -> None:
        self.app = the_application()
        the_loop()
        refresher.TURN_MS = 60_000  # a test looks at the windows at once; the turns have tests of their own
        self.hall = hall
        now = hall.now if hall else 0
        tables = hall.tables("chair") if hall else {}
        self.chair_client = TopicsInHand(tables, now)
        self.secretary_client = TopicsInHand(hall.tables("secretary") if hall else {}, now)
        self.projector_client = TopicsInHand(hall.tables("projector") if hall else {}, now)
        clients: Any = {
            "chair": self.chair_client,
            "secretary": self.secretary_client,
            "projector": self.projector_client,
        }
        self.translator = CatalogueTranslator(language)
        self.app.installTranslator(self.translator)
        self.desk = ChairDesk(clients, data_dir, language)
        self.desk.frame.darken(dark)
        set_palette(self.app, dark=dark)
        self.screens = ProjectorScreens(self.app)
        self.engine = QQmlApplicationEngine()
        self.pieces = InOneGo()
        self.engine.setIncubationController(self.pieces)
        self.warnings: list[str] = []
        self.engine.warnings.connect(lambda found: self.warnings.extend(w.toString() for w in found))
        self.engine.addImportPath(str(resources.ui_path("")))
        self.projector = self._load(
            "ProjectorWindow", {"picture": self.desk.projector, "screens": self.screens}
        )
        self.chair = self._load("ChairWindow", {"desk": self.desk, "screens": self.screens})
        self.settings = QSettings(str(data_dir / "windows.ini"), QSettings.Format.IniFormat)
        self.desk_of_secretary: SecretaryDesk | None = None
        self.secretary_window: QQuickWindow | None = None
        self.screens.adopt(self.projector, self.chair)

    def _load(self, name: str, properties: dict[str, Any], folder: str = "chair") -> QQuickWindow:
        self.engine.setInitialProperties(properties)
        self.engine.load(str(resources.ui_path(folder) / f"{name}.qml"))
        window = self.engine.rootObjects()[-1]
        assert isinstance(window, QQuickWindow)
        return window

    def show(self, width: int = 1440, height: int = 900) -> Windows:
        self.chair.resize(width, height)
        self.chair.show()
        return self

    def open_secretary(self, width: int = 1440, height: int = 900) -> SecretaryDesk:
        """Open the secretary's window, as the chair's button does."""
        client: Any = self.secretary_client
        desk = SecretaryDesk(client, self.desk.words, self.settings, self.desk.speak)
        self.desk.spoke.connect(desk.refresh)
        self.desk_of_secretary = desk
        self.secretary_window = self._load("SecretaryWindow", {"desk": desk}, "secretary")
        self.secretary_window.resize(width, height)
        self.secretary_window.show()
        return desk

    @property
    def secretary(self) -> QQuickWindow:
        assert self.secretary_window is not None
        return self.secretary_window

    def look_again(self) -> None:
        """The hall has moved on: hand its topics over. When this returns they are on the windows."""
        assert self.hall is not None
        for client, role in (
            (self.chair_client, "chair"),
            (self.projector_client, "projector"),
            (self.secretary_client, "secretary"),
        ):
            client.at = self.hall.now
            client.topics.clear()
            client.topics.update(self.hall.tables(role))
        self.desk.refresh()
        if self.desk_of_secretary is not None:
            self.desk_of_secretary.refresh()

    def speak(self, language: Language) -> None:
        """Change the language as the program does."""
        self.app.removeTranslator(self.translator)
        self.translator = CatalogueTranslator(language)
        self.app.installTranslator(self.translator)
        self.engine.retranslate()
        self.desk.speak(language)

    def close(self) -> None:
        self.desk.stop()
        if self.desk_of_secretary is not None:
            self.desk_of_secretary.stop()
        settle(1)  # what was under way ends
        if self.desk_of_secretary is not None:
            self.secretary.hide()
        self.chair.hide()
        self.projector.hide()
        self.app.removeTranslator(self.translator)
        take_down(self.engine)
        if self.desk_of_secretary is not None:
            self.desk_of_secretary.deleteLater()
        self.desk.deleteLater()

    def find(self, name: str) -> QQuickItem:
        """The visible item with this object name, also inside what a view has made."""
        found = find_items(self.chair.contentItem(), name)
        assert found, f"no visible {name}"
        return found[0]


def find_items(root: QQuickItem, name: str) -> list[QQuickItem]:
    """All visible items with this object name below `root`, in the order of drawing."""
    return find_named(root, (name,)).get(name, [])


def find_named(root: QQuickItem, names: Collection[str]) -> dict[str, list[QQuickItem]]:
    """The visible items by these object names, in one walk: below what is hidden there is nothing to be seen."""
    found: dict[str, list[QQuickItem]] = {}

    def walk(item: QQuickItem) -> None:
        if not item.isVisible():
            return
        if (name := item.objectName()) in names:
            found.setdefault(name, []).append(item)
        for child in item.childItems():
            walk(child)

    walk(root)
    return found


def object_named(root: QObject, name: str) -> QObject:
    found = root.findChild(QObject, name)
    assert found is not None, name
    return found


PRESSABLE = (
    QAccessible.Role.Button,
    QAccessible.Role.RadioButton,
    QAccessible.Role.EditableText,
    QAccessible.Role.ComboBox,
)


def nameless(window: QQuickWindow) -> list[str]:
    """What can be pressed or filled in a window and has no name for a screen reader."""
    found: list[str] = []

    def walk(interface: Any) -> None:
        for place in range(interface.childCount()):
            child = interface.child(place)
            if child is None:
                continue
            item = child.object()
            if isinstance(item, QQuickItem) and (not item.isVisible() or not item.width()):
                continue  # what a list is still making, or has just let go, cannot be pressed
            if child.role() in PRESSABLE and not child.text(QAccessible.Text.Name):
                found.append(str(child.object()))
            walk(child)

    walk(QAccessible.queryAccessibleInterface(window))
    return found

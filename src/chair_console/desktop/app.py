"""The desktop program: finds or starts the hall, opens the chair's and the projector's windows, leaves again."""

from __future__ import annotations

import asyncio
import gc
import sys
import threading
from pathlib import Path
from typing import Any, cast

import qasync
import structlog
from PySide6.QtCore import Property, QLocale, QObject, QSettings, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow
from PySide6.QtWidgets import QApplication

from chair_console import resources, system
from chair_console.client import HallStartRefused
from chair_console.client.hall_process import Ready
from chair_console.domain.outputs import MAIN
from chair_console.scene.words import Words
from chair_console.sentences import Language

from .chair_desk import ChairDesk
from .hall_link import HallLink
from .look import set_palette, set_up_look
from .other_rooms import Rehearsal
from .piece_by_piece import PieceByPiece
from .projector_window import ProjectorScreens
from .secretary_desk import SecretaryDesk
from .standstill import StandstillWatch, tell_of_loops
from .translator import CatalogueTranslator
from .window_model import SIZES, WindowModel

log = structlog.get_logger(__name__)

TITLE_BAR = 48
"""Pixels that a title bar may need above a window; how many it does is known only once the window stands."""


STOP_LOOK_MS = 100
"""How often the program looks whether it was asked to stop."""


def run_desktop(data_dir: Path | None = None, port: int = 8443, *, rehearsal: Rehearsal | None = None) -> int:
    """Open the windows on the hall of a data folder until the chair leaves. Returns the exit status.

    A `rehearsal` opens with the sample session and its crowd; whoever called ends its hall with the windows.
    """
    # Before anything of Qt is made: an interruption in the middle of that would be lost. The listener's thread only
    # sets a flag, and the loop looks: nothing crosses into Qt from outside.
    asked_to_stop = threading.Event()
    system.listen_for_stop(asked_to_stop.set)
    app = cast(QApplication, QApplication.instance() or QApplication(sys.argv[:1]))
    app.setApplicationName("chair-console")
    app.setQuitOnLastWindowClosed(False)
    set_up_look(app)
    loop = qasync.QEventLoop(app)
    asyncio.set_event_loop(loop)
    with loop:
        desktop = Desktop(app, data_dir or system.default_data_dir(), port, rehearsal, asked_to_stop)
        return int(loop.run_until_complete(desktop.run()))


class Start(QObject):
    """The window before the hall is there: waiting, or why it cannot be opened."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._failure = ""
        self.answer: asyncio.Future[bool] | None = None

    @Property(str, notify=changed)
    def failure(self) -> str:
        return self._failure

    def fail(self, sentence: str) -> None:
        self._failure = sentence
        self.changed.emit()

    @Slot()
    def retry(self) -> None:
        self._answer(True)

    @Slot()
    def quit(self) -> None:
        self._answer(False)

    def _answer(self, again: bool) -> None:
        if self.answer is not None and not self.answer.done():
            self.answer.set_result(again)


class Desktop:
    """The program's life from the first window to the last."""

    def __init__(
        self,
        app: QApplication,
        data_dir: Path,
        port: int,
        rehearsal: Rehearsal | None = None,
        asked_to_stop: threading.Event | None = None,
    ) -> None:
        self._app = app
        self._rehearsal = rehearsal
        self._asked_to_stop = asked_to_stop or threading.Event()
        self._start = Start()
        self._data_dir = data_dir
        self._port = port
        self._data_dir.mkdir(parents=True, exist_ok=True)
        self._settings = QSettings(str(data_dir / "windows.ini"), QSettings.Format.IniFormat)
        self._translator: CatalogueTranslator | None = None
        self._left: asyncio.Future[bool] = asyncio.get_event_loop().create_future()
        self.engine = QQmlApplicationEngine()
        self.engine.addImportPath(str(resources.ui_path("")))
        self._pieces = PieceByPiece()
        self.engine.setIncubationController(self._pieces)
        self.screens = ProjectorScreens(app, settings=self._settings, make=self._output_window)
        self.desk: ChairDesk | None = None
        self.secretary: SecretaryDesk | None = None
        self.link: HallLink | None = None
        self._standstills = StandstillWatch()
        tell_of_loops(self.engine)
        self._speak(self._language())

    def _language(self) -> Language:
        chosen = self._settings.value("language") or QLocale.system().name()[:2]
        return "en" if chosen == "en" else "vi"

    async def run(self) -> int:
        """Until the chair leaves; 0, or 1 if the hall could not be opened and nobody wanted to try again."""
        look = QTimer(interval=STOP_LOOK_MS)
        look.timeout.connect(self._look_for_stop)
        look.start()
        opened = await self._open_hall()
        if not opened or self.link is None:
            return 1
        if not self._left.done():
            self._open_windows(self.link)
        self._standstills.start()
        try:
            stop_hall = await self._left
        finally:
            self._standstills.stop()
        await self._close(self.link, stop_hall=stop_hall)
        return 0

    def _look_for_stop(self) -> None:
        """Asked to stop: leave, also where it waits to be told whether to try once more."""
        if self._asked_to_stop.is_set():
            self._leave(False)
            self._start.quit()

    async def _open_hall(self) -> bool:
        start = self._start
        window = self._load("StartWindow", {"start": start})
        while True:
            link = HallLink(self._data_dir, self._port, self._language())
            try:
                await link.open(self._restarted, self._given_up)
            except HallStartRefused as refusal:
                log.error("desktop.no_hall", detail=str(refusal))
                start.answer = asyncio.get_running_loop().create_future()
                start.fail(str(refusal))
                if not await start.answer:
                    return False
                start.fail("")
                continue
            self.link = link
            window.hide()
            window.deleteLater()
            return True

    def _load(self, name: str, properties: dict[str, Any], folder: str = "chair") -> QQuickWindow:
        """Create a window of `ui/{folder}`."""
        before = len(self.engine.rootObjects())
        self.engine.setInitialProperties(properties)
        self.engine.load(str(resources.ui_path(folder) / f"{name}.qml"))
        roots = self.engine.rootObjects()
        if len(roots) == before:
            raise RuntimeError(f"{name}.qml could not be loaded")
        # A window's parts stay: to look for garbage among them would hold up a frame later, again and again.
        gc.collect()
        gc.freeze()
        return cast(QQuickWindow, roots[-1])

    def _open_windows(self, link: HallLink) -> None:
        desk = ChairDesk(link.clients, self._data_dir, self._language())
        self.desk = desk
        desk.spoke.connect(self._speak)
        desk.frame.theme_changed.connect(lambda: self._darken(desk.frame.is_dark))
        desk.frame.darken(self._settings.value("dark") == "true")
        desk.frame.set_type_size(self.type_size())
        desk.frame.size_changed.connect(lambda: self._settings.setValue("type_size", desk.frame.percent))
        link.clients["chair"].on_state(self._renew_if_refused)
        projector = self._load("ProjectorWindow", {"picture": desk.projector, "screens": self.screens})
        chair = self._load(
            "ChairWindow", {"desk": desk, "screens": self.screens, "hallStays": self._rehearsal is None}
        )
        chair.left.connect(self._leave)  # type: ignore[attr-defined]
        chair.papersAsked.connect(self.open_secretary)  # type: ignore[attr-defined]
        chair.seatingAsked.connect(self.open_seating)  # type: ignore[attr-defined]
        self._place(chair)
        chair.setVisible(True)
        self.screens.adopt(projector, chair)
        self.screens.open()
        desk.output_pictures.seen = self.screens.shows
        link.clients["projector"].on_topic(self._topic_came)
        self._follow_outputs()
        chair.raise_()
        chair.requestActivate()
        if self._rehearsal is not None:
            desk.rehearse(self._rehearsal)

    def _output_window(self, output_id: str) -> QQuickWindow:
        assert self.desk is not None
        picture = self.desk.output_pictures.of(output_id)
        return self._load(
            "ProjectorWindow", {"picture": picture, "screens": self.screens, "output": output_id}
        )

    def _topic_came(self, topic: str, _keys: set[str]) -> None:
        if topic == "outputs":
            self._follow_outputs()

    def _follow_outputs(self) -> None:
        if self.link is not None:
            known = self.link.clients["projector"].topics.get("outputs", {})
            self.screens.follow_outputs([key for key in known if key != MAIN])

    def open_secretary(self) -> None:
        """Show the secretary's window; it is made when it is first asked for."""
        if self.link is None or self.desk is None:
            return
        if self.secretary is None:
            desk = SecretaryDesk(
                self.link.clients["secretary"], self.desk.words, self._settings, self.desk.speak,
                chair=self.link.clients["chair"], data_dir=self._data_dir,
            )  # fmt: skip
            self.secretary = desk
            self.desk.spoke.connect(desk.say_again)
            self._keep_one_size(self.desk.frame, desk.frame)
            desk.chair_asked.connect(lambda: _raise(self._window("chairWindow")))
            window = self._load("SecretaryWindow", {"desk": desk}, "secretary")
            self._place(window)
        _raise(self._window("secretaryWindow"))

    def open_seating(self) -> None:
        """Show the secretary's window at the delegates and seats."""
        self.open_secretary()
        if self.secretary is not None:
            self._window("secretaryWindow").setProperty("place", "seating")

    def _window(self, name: str) -> QQuickWindow:
        return next(
            w for w in self.engine.rootObjects() if isinstance(w, QQuickWindow) and w.objectName() == name
        )

    def _place(self, window: QQuickWindow) -> None:
        """As large as last time; filling the screen where it would not fit there with its title bar."""
        screen = self._app.primaryScreen().availableSize()
        fit(window, self._pixels("width", 1440), self._pixels("height", 900), screen)

    def _pixels(self, key: str, otherwise: int) -> int:
        """A remembered length; the usual one where the file holds something else."""
        try:
            found = int(str(self._settings.value(key)))
        except ValueError:
            return otherwise
        return found if found > 0 else otherwise

    @staticmethod
    def _keep_one_size(one: WindowModel, other: WindowModel) -> None:
        """The type of all windows has one size, wherever it is changed."""
        other.set_type_size(one.percent)
        one.size_changed.connect(lambda: other.set_type_size(one.percent))
        other.size_changed.connect(lambda: one.set_type_size(other.percent))

    def type_size(self) -> int:
        """How large the windows' type was last time, in per cent."""
        kept = self._pixels("type_size", SIZES[0])
        return kept if kept in SIZES else SIZES[0]

    def _speak(self, language: str) -> None:
        if self._translator is not None:
            self._app.removeTranslator(self._translator)
        self._translator = CatalogueTranslator("en" if language == "en" else "vi")
        self._app.installTranslator(self._translator)
        self.engine.retranslate()
        self._settings.setValue("language", language)
        if self.link is not None:
            self.link.speak("en" if language == "en" else "vi")

    def _darken(self, dark: bool) -> None:
        set_palette(self._app, dark=dark)
        self._settings.setValue("dark", "true" if dark else "false")

    def _restarted(self, ready: Ready) -> None:
        log.warning("desktop.hall_restarted", pid=ready.pid)

    def _given_up(self, reason: str) -> None:
        if self.desk is not None:
            words = Words(self._language())
            self.desk.frame.trouble(words("window.hall_given_up", reason=reason))

    def _renew_if_refused(self) -> None:
        link = self.link
        if link is not None and link.clients["chair"].state == "refused":
            self._renewing = asyncio.get_event_loop().create_task(link.renew())

    def _leave(self, stop_hall: bool) -> None:
        if not self._left.done():
            self._left.set_result(stop_hall)

    async def _close(self, link: HallLink, *, stop_hall: bool) -> None:
        for window in self.engine.rootObjects():
            if isinstance(window, QQuickWindow):
                if window.objectName() == "chairWindow":
                    self._settings.setValue("width", window.width())
                    self._settings.setValue("height", window.height())
                window.hide()
        if self.secretary is not None:
            self.secretary.stop()
        if self.desk is not None:
            self.desk.stop()
            await self.desk.ended()
        await link.close(stop_hall=stop_hall)
        self._settings.sync()
        if self._translator is not None:
            self._app.removeTranslator(self._translator)
        self.engine.deleteLater()


def fit(window: QQuickWindow, width: int, height: int, screen: QSize) -> None:
    """Give the window this size, or the whole screen where its title bar would push its foot out."""
    window.resize(min(width, screen.width()), min(height, screen.height()))
    if width > screen.width() or height + TITLE_BAR > screen.height():
        window.setWindowStates(Qt.WindowState.WindowMaximized)


def _raise(window: QQuickWindow) -> None:
    """Bring the window to the front as it is; `show` would make a maximized one small."""
    window.setWindowStates(window.windowStates() & ~Qt.WindowState.WindowMinimized)
    window.setVisible(True)
    window.raise_()
    window.requestActivate()

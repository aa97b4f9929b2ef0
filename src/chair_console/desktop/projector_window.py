"""The windows of the outputs: full screen on a screen of their own when there is one, else beside the chair's."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import Property, QObject, QPoint, QRect, QSettings, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtQuick import QQuickWindow

from chair_console.domain.outputs import MAIN

from .command_runner import VARIANT_LIST, VARIANT_MAP

Place = TypeVar("Place")
AFTER_MOVE_MS = 300
"""A change of screens comes in several steps, and the window manager moves windows between them."""
MOST_PUT_BACK = 3


def screen_for(
    screens: Sequence[Place],
    own: Place,
    standing: Place,
    *,
    wanted: Place | None = None,
    taken: Collection[Place] = (),
    must_show: bool = True,
) -> Place | None:
    """The screen that a picture fills, or None: a window beside the chair's.

    `own` is the chair's screen and never chosen; `wanted` was chosen by hand; `standing` is where the picture is: it
    stays there while that screen is plugged in, whatever else comes or goes. A screen that is `taken` by another
    picture is left to it, but for the picture that the hall must see.
    """
    others = [screen for screen in screens if screen != own]
    if wanted in others:
        return wanted
    free = [screen for screen in others if screen not in taken]
    if standing in free:
        return standing
    if must_show:
        free = free or others
    return free[0] if free else None


class _Picture:
    """A window, and the size it has where no screen is its own."""

    def __init__(self, window: QQuickWindow) -> None:
        self.window = window
        self.size = window.size()


class ProjectorScreens(QObject):
    """Opens and closes the windows, remembers where they stood, and follows screens that come and go."""

    changed = Signal()

    def __init__(
        self,
        app: QGuiApplication,
        parent: QObject | None = None,
        *,
        settings: QSettings | None = None,
        make: Callable[[str], QQuickWindow] | None = None,
    ) -> None:
        super().__init__(parent)
        self._app, self._settings, self._make = app, settings, make
        self._pictures: dict[str, _Picture] = {}
        self._chair: QQuickWindow | None = None
        self._put_back = 0
        self._moved = QTimer(self, singleShot=True, interval=AFTER_MOVE_MS)
        self._moved.timeout.connect(self._put_strays_back)
        app.screenAdded.connect(self._screen_came)
        app.screenRemoved.connect(lambda _screen: self._follow())
        for screen in app.screens():
            screen.geometryChanged.connect(lambda _geometry: self._follow())

    def _screen_came(self, screen: QScreen) -> None:
        # Another resolution, scale or order of the screens changes their geometry, and none comes or goes.
        screen.geometryChanged.connect(lambda _geometry: self._follow())
        self._follow()

    def adopt(self, window: QQuickWindow, chair: QQuickWindow) -> None:
        """Take the main window; the chair's own screen is never covered by a picture."""
        self._chair = chair
        self._keep(MAIN, window)

    def _keep(self, output_id: str, window: QQuickWindow) -> None:
        picture = self._pictures[output_id] = _Picture(window)
        window.destroyed.connect(lambda _window: self._gone(output_id, picture))
        window.visibleChanged.connect(self._told)
        for moved in (window.screenChanged, window.xChanged, window.yChanged, window.widthChanged):
            moved.connect(lambda _now: self._moved.start())

    def _gone(self, output_id: str, picture: _Picture) -> None:
        """The window is no more, as when the program ends while it was to be looked after."""
        if self._pictures.get(output_id) is picture:
            del self._pictures[output_id]

    @Slot()
    def _told(self) -> None:
        self.changed.emit()

    # --- what the windows show ----------------------------------------------------------------------------------

    @Property(bool, notify=changed)
    def is_open(self) -> bool:
        """Whether the main picture is shown on this laptop."""
        return self.shows(MAIN)

    @Property(VARIANT_MAP, notify=changed)
    def states(self) -> dict[str, Any]:
        """By output: `open`, the `screen` it fills ("" in a window), and the one `wanted` ("" for none)."""
        return {
            key: {
                "open": self.shows(key),
                "screen": self._fills(key),
                "wanted": self._remembered(key, "screen"),
            }
            for key in self._pictures
        }

    @Property(VARIANT_LIST, notify=changed)
    def screens(self) -> list[dict[str, str]]:
        """The screens that a picture may fill: `value` and what to call it."""
        own = self._own()
        return [
            {"value": s.name(), "text": f"{s.name()} · {s.size().width()} × {s.size().height()}"}
            for s in self._app.screens()
            if s != own
        ]

    def shows(self, output_id: str) -> bool:
        picture = self._pictures.get(output_id)
        return picture is not None and picture.window.isVisible()

    def _fills(self, output_id: str) -> str:
        window = self._pictures[output_id].window
        full = window.isVisible() and window.visibility() == QQuickWindow.Visibility.FullScreen
        return str(window.screen().name()) if full else ""

    # --- opening and closing ------------------------------------------------------------------------------------

    @Slot()
    def open(self) -> None:
        self.open_output(MAIN)

    @Slot()
    def close(self) -> None:
        self.close_output(MAIN)

    @Slot()
    def toggle(self) -> None:
        self.toggle_output(MAIN)

    @Slot(str)
    def open_output(self, output_id: str) -> None:
        if output_id not in self._pictures:
            if self._make is None:
                return
            self._keep(output_id, self._make(output_id))
        self._remember(output_id, "open", "true")
        # First its place, then the window: one that is shown elsewhere first would be put back there.
        self._place(output_id)
        self.changed.emit()

    @Slot(str)
    def close_output(self, output_id: str) -> None:
        if output_id in self._pictures:
            self._pictures[output_id].window.hide()
            self._remember(output_id, "open", "false")
            self.changed.emit()

    @Slot(str)
    def toggle_output(self, output_id: str) -> None:
        if self.shows(output_id):
            self.close_output(output_id)
        else:
            self.open_output(output_id)

    @Slot(str, str)
    def choose(self, output_id: str, screen: str) -> None:
        """Have a picture on this screen from now on, also at the next start; "" leaves it to the program."""
        self._remember(output_id, "screen", screen)
        if self.shows(output_id):
            self._place(output_id)
        self._follow()

    @Slot(str)
    def toggle_full(self, output_id: str = MAIN) -> None:
        """Full screen or not, for a single screen."""
        picture = self._pictures.get(output_id)
        if picture is None:
            return
        if picture.window.visibility() == QQuickWindow.Visibility.FullScreen:
            picture.window.showNormal()
        else:
            picture.window.showFullScreen()

    def follow_outputs(self, known: Collection[str]) -> None:
        """Windows of outputs that are gone go too; those that were open at the last end open again."""
        for output_id in [key for key in self._pictures if key != MAIN and key not in known]:
            picture = self._pictures.pop(output_id)
            picture.window.hide()
            picture.window.deleteLater()
            self.changed.emit()
        for output_id in known:
            if output_id not in self._pictures and self._remembered(output_id, "open") == "true":
                self.open_output(output_id)

    # --- where they stand ---------------------------------------------------------------------------------------

    def _remembered(self, output_id: str, what: str) -> str:
        return str(self._settings.value(f"outputs/{output_id}/{what}") or "") if self._settings else ""

    def _remember(self, output_id: str, what: str, value: str) -> None:
        if self._settings is not None:
            self._settings.setValue(f"outputs/{output_id}/{what}", value)

    def _own(self) -> QScreen:
        """The chair's screen; the first one when the chair's has just been unplugged."""
        own = self._chair.screen() if self._chair is not None else None
        return own if own in self._app.screens() else self._app.primaryScreen()

    def _wanted(self, output_id: str) -> QScreen | None:
        name = self._remembered(output_id, "screen")
        return next((s for s in self._app.screens() if name and s.name() == name), None)

    def _taken(self, output_id: str) -> list[QScreen]:
        """The screens that other open pictures fill, or were given by hand."""
        taken: list[QScreen] = []
        for key, picture in self._pictures.items():
            if key != output_id and picture.window.isVisible():
                full = picture.window.visibility() == QQuickWindow.Visibility.FullScreen
                wanted = self._wanted(key)
                taken += [wanted] if wanted is not None else [picture.window.screen()] if full else []
        return taken

    def _choice(self, output_id: str) -> QScreen | None:
        return screen_for(
            self._app.screens(),
            self._own(),
            self._pictures[output_id].window.screen(),
            wanted=self._wanted(output_id),
            taken=self._taken(output_id),
            must_show=output_id == MAIN,
        )

    def _follow(self) -> None:
        """Screens have changed: move only pictures that stand in a window, do not fill theirs, or have lost it."""
        own = self._own()
        self._put_back = 0
        for output_id, picture in self._pictures.items():
            if picture.window.isVisible():
                standing = picture.window.screen()
                if standing == own or self._strayed(output_id) or self._choice(output_id) != standing:
                    self._place(output_id)
        self.changed.emit()

    def _strayed(self, output_id: str) -> bool:
        """Whether a full picture does not fill its screen, or lies over the chair's while there is another."""
        window = self._pictures[output_id].window
        if not window.isVisible() or window.visibility() != QQuickWindow.Visibility.FullScreen:
            return False
        covers = window.screen() == self._own() and self._choice(output_id) is not None
        return covers or window.geometry() != window.screen().geometry()

    def _put_strays_back(self) -> None:
        """A window manager moves windows when screens change. It is not fought without end: it may insist."""
        strays = [output_id for output_id in self._pictures if self._strayed(output_id)]
        self._put_back = self._put_back + 1 if strays else 0
        for output_id in strays if self._put_back <= MOST_PUT_BACK else ():
            self._place(output_id)
        self.changed.emit()

    def _place(self, output_id: str) -> None:
        picture, own = self._pictures[output_id], self._own()
        window, screen = picture.window, self._choice(output_id)
        if screen is not None:
            window.setScreen(screen)
            window.setGeometry(screen.geometry())
            window.showFullScreen()
            return
        window.showNormal()
        window.setScreen(own)
        free = own.availableGeometry()
        corner = QRect(QPoint(0, 0), picture.size)
        # Windows beside each other, not on top of each other.
        corner.moveBottomRight(free.bottomRight() - QPoint(36, 36) * list(self._pictures).index(output_id))
        window.setGeometry(corner)

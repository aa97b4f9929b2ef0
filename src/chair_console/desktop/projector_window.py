"""The projector's window: full screen on the second screen when there is one, else a window of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import Property, QObject, QPoint, QRect, QSize, Signal, Slot
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtQuick import QQuickWindow

Place = TypeVar("Place")


def screen_for(screens: Sequence[Place], own: Place, standing: Place) -> Place | None:
    """The screen that the projector's picture fills, or None: a window beside the chair's.

    `own` is the chair's screen and never chosen; `standing` is where the picture is: it stays there while that
    screen is plugged in, whatever else comes or goes.
    """
    others = [screen for screen in screens if screen != own]
    return standing if standing in others else others[0] if others else None


class ProjectorScreens(QObject):
    """Opens and closes the window, and follows screens that come and go."""

    changed = Signal()

    def __init__(self, app: QGuiApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._window: QQuickWindow | None = None
        self._chair: QQuickWindow | None = None
        self._size = QSize()
        app.screenAdded.connect(lambda _screen: self._follow())
        app.screenRemoved.connect(lambda _screen: self._follow())

    def adopt(self, window: QQuickWindow, chair: QQuickWindow) -> None:
        """Take the projector's window; the chair's own screen is never covered by it."""
        self._window, self._chair = window, chair
        self._size = window.size()
        window.visibleChanged.connect(lambda _visible: self.changed.emit())

    @Property(bool, notify=changed)
    def is_open(self) -> bool:
        return self._window is not None and self._window.isVisible()

    def _own(self) -> QScreen:
        """The chair's screen; the first one when the chair's has just been unplugged."""
        own = self._chair.screen() if self._chair is not None else None
        return own if own in self._app.screens() else self._app.primaryScreen()

    @Slot()
    def open(self) -> None:
        if self._window is not None:
            self._window.show()
            self._place()
            self.changed.emit()

    @Slot()
    def close(self) -> None:
        if self._window is not None:
            self._window.hide()
            self.changed.emit()

    @Slot()
    def toggle(self) -> None:
        if self._window is not None and self._window.isVisible():
            self.close()
        else:
            self.open()

    @Slot()
    def toggle_full(self) -> None:
        """Full screen or not, for a single screen."""
        if self._window is None:
            return
        if self._window.visibility() == QQuickWindow.Visibility.FullScreen:
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    def _follow(self) -> None:
        """A screen came or went: move only a picture that stands in a window or whose screen is gone."""
        window = self._window
        if window is not None and window.isVisible():
            own, standing = self._own(), window.screen()
            if standing == own or screen_for(self._app.screens(), own, standing) != standing:
                self._place()

    def _place(self) -> None:
        window = self._window
        if window is None:
            return
        own = self._own()
        screen = screen_for(self._app.screens(), own, window.screen())
        if screen is not None:
            window.setScreen(screen)
            window.setGeometry(screen.geometry())
            window.showFullScreen()
            return
        window.showNormal()
        window.setScreen(own)
        free = own.availableGeometry()
        corner = QRect(QPoint(0, 0), self._size)
        corner.moveBottomRight(free.bottomRight())
        window.setGeometry(corner)

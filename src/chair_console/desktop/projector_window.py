"""The projector's window: full screen on the second screen when there is one, else a window of its own."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtQuick import QQuickWindow


class ProjectorScreens(QObject):
    """Opens and closes the window, and follows screens that come and go."""

    changed = Signal()

    def __init__(self, app: QGuiApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._window: QQuickWindow | None = None
        self._chair: QQuickWindow | None = None
        app.screenAdded.connect(lambda _screen: self._place())
        app.screenRemoved.connect(lambda _screen: self._place())

    def adopt(self, window: QQuickWindow, chair: QQuickWindow) -> None:
        """Take the projector's window; the chair's own screen is never covered by it."""
        self._window, self._chair = window, chair
        window.visibleChanged.connect(lambda _visible: self.changed.emit())

    @Property(bool, notify=changed)
    def is_open(self) -> bool:
        return self._window is not None and self._window.isVisible()

    def _second(self) -> QScreen | None:
        """A screen that the chair's window is not on."""
        own = self._chair.screen() if self._chair is not None else self._app.primaryScreen()
        return next((screen for screen in self._app.screens() if screen is not own), None)

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

    def _place(self) -> None:
        window, second = self._window, self._second()
        if window is None or not window.isVisible():
            return
        if second is None:
            if window.visibility() == QQuickWindow.Visibility.FullScreen:
                window.showNormal()
            corner = self._app.primaryScreen().availableGeometry()
            window.setPosition(corner.right() - window.width(), corner.bottom() - window.height())
            return
        window.setScreen(second)
        window.setGeometry(second.geometry())
        window.showFullScreen()

"""What all view-models share: one `view` for QML, refreshed when its topics change or the clock ticks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtCore import Property, QObject, Signal

from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

from .command_runner import VARIANT_MAP, CommandRunner

View = dict[str, Any]
Row = dict[str, Any]


class Desk:
    """What a view-model may use: the topics, the words, the hall's time, and the way to send commands."""

    def __init__(self, topics: Topics, words: Words, now: Callable[[], int], runner: CommandRunner) -> None:
        self.topics = topics
        self.words = words
        self.now = now
        self.runner = runner


class ViewModel(QObject):
    """A noun for QML: `view` holds what is shown, slots say what can be done.

    `follows` names the topics it is about; `ticks` that it also shows passing time.
    """

    changed = Signal()
    lists_changed = Signal()
    follows: ClassVar[frozenset[str]] = frozenset()
    ticks: ClassVar[bool] = False

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._view: View = self.look()
        self._lists: View = self.look_up()

    @Property(VARIANT_MAP, notify=changed)
    def view(self) -> View:
        return self._view

    @Property(VARIANT_MAP, notify=lists_changed)
    def lists(self) -> View:
        """The long lists of which something is chosen: whoever reads a word of the view is not handed these as well."""
        return self._lists

    def look(self) -> View:
        """What is to be shown now."""
        raise NotImplementedError

    def look_up(self) -> View:
        """What can be chosen now, by the name of the list."""
        return {}

    def refresh(self) -> None:
        """Look again and tell QML only if something is different."""
        view = self.look()
        if view != self._view:
            self._view = view
            self.changed.emit()
        lists = self.look_up()
        if lists != self._lists:
            self._lists = lists
            self.lists_changed.emit()

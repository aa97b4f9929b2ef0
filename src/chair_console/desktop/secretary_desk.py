"""Everything that the secretary's window shows, in one object for QML; refreshed by topics and by the clock."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Property, QObject, QSettings, Signal, Slot

from chair_console.client import HallClient
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

from .command_runner import CommandRunner
from .comparison_model import ComparisonModel
from .inspector_model import InspectorModel
from .opinions_model import OpinionsModel
from .package_model import PackageModel
from .papers_model import PapersModel
from .places_model import PlacesModel
from .questions_sheet_model import QuestionsSheetModel
from .refresher import Refresher
from .search_model import SearchModel
from .seating_model import SeatingModel
from .standing import standing
from .tray_model import TrayModel
from .view_model import Desk
from .window_model import WindowModel


class SecretaryDesk(QObject):
    """Holds the view-models and keeps them current. `words` are those of the chair's window: one language for all.

    `chair` carries what only the chair may answer for, where the chair's window is this machine's too; `data_dir` is
    the hall's folder, where the hall is: by it a package is known as this hall's own.
    """

    chair_asked = Signal()

    def __init__(
        self,
        client: HallClient,
        words: Words,
        settings: QSettings,
        speak: Callable[[str], None],
        parent: QObject | None = None,
        *,
        chair: HallClient | None = None,
        data_dir: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self._client = client
        topics = Topics(client.topics)
        self._runner = CommandRunner(words, self, role="secretary", seen=lambda: self._refresher.shown)
        self._runner.use("secretary", client)
        if chair is not None:
            self._runner.use("chair", chair)
        self._runner.set_live(client.state == "live")
        desk = Desk(topics, words, client.now, self._runner)
        self.frame = WindowModel(desk, client, speak, self)
        self._places = PlacesModel(desk, self)
        self._papers = PapersModel(desk, self)
        self._questions = QuestionsSheetModel(desk, self)
        self._opinions = OpinionsModel(desk, self)
        self._search = SearchModel(desk, client.http, self)
        self._seating = SeatingModel(desk, self)
        self._tray = TrayModel(desk, client.http, self, settings=settings)
        self._inspector = InspectorModel(desk, client.http, self)
        self._comparison = ComparisonModel(desk, client.http, self)
        self._packages = PackageModel(desk, client, self, data_dir=data_dir)
        self._papers.selected.connect(self._inspect)
        self._refresher = Refresher(self, standing=lambda: standing(topics))
        client.on_topic(lambda topic, _keys: self._refresher.note(topic))
        client.on_state(self.refresh)

    def refresh(self) -> None:
        """Look at everything again."""
        self._runner.set_live(self._client.state == "live")
        self._refresher.refresh_all()

    def say_again(self) -> None:
        """The language of the windows was changed."""
        self._runner.say_again()
        self.refresh()

    def _inspect(self) -> None:
        self._inspector.setProperty("document_id", self._papers.property("selected_id"))

    def stop(self) -> None:
        """No more refreshing: the window is about to go."""
        self._refresher.stop()
        self._runner.give_up()
        self._inspector.page_shelf.stop()
        self._comparison.page_shelf.stop()

    @Slot()
    def show_chair(self) -> None:
        self.chair_asked.emit()

    @Property(QObject, constant=True)
    def runner(self) -> CommandRunner:
        return self._runner

    @Property(QObject, constant=True)
    def window(self) -> WindowModel:
        return self.frame

    @Property(QObject, constant=True)
    def places(self) -> PlacesModel:
        return self._places

    @Property(QObject, constant=True)
    def papers(self) -> PapersModel:
        return self._papers

    @Property(QObject, constant=True)
    def questions(self) -> QuestionsSheetModel:
        """The groups of questions, and what is owed."""
        return self._questions

    @Property(QObject, constant=True)
    def opinions(self) -> OpinionsModel:
        """The written opinions."""
        return self._opinions

    @Property(QObject, constant=True)
    def search(self) -> SearchModel:
        return self._search

    @Property(QObject, constant=True)
    def seating(self) -> SeatingModel:
        return self._seating

    @Property(QObject, constant=True)
    def tray(self) -> TrayModel:
        return self._tray

    @Property(QObject, constant=True)
    def packages(self) -> PackageModel:
        return self._packages

    @Property(QObject, constant=True)
    def inspector(self) -> InspectorModel:
        return self._inspector

    @Property(QObject, constant=True)
    def comparison(self) -> ComparisonModel:
        return self._comparison

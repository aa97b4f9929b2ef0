"""Everything that the chair's window shows, in one object for QML; refreshed by topics and by the clock."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot

from chair_console import system
from chair_console.client import HallClient
from chair_console.domain.actors import Role
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words
from chair_console.sentences import Language

from . import other_rooms
from .agenda_acts_model import AgendaActsModel
from .agenda_model import AgendaModel
from .ballot_correction_model import BallotCorrectionModel
from .ballot_count_model import BallotCountModel
from .ballot_model import BallotModel
from .ballot_proxies_model import BallotProxiesModel
from .ballot_sheet_model import BallotSheetModel
from .ballot_tellers_model import BallotTellersModel
from .codes_model import CodesModel
from .command_runner import CommandRunner
from .devices_model import DevicesModel
from .documents_model import DocumentsModel
from .early_model import EarlyModel
from .feeds_model import FeedsModel
from .find_model import FindModel
from .floor_model import FloorModel
from .hall_strip_model import HallStripModel
from .next_step_model import PLACE, NextStepModel
from .notices_model import NoticesModel
from .opinions_model import OpinionsModel
from .output_pictures import OutputPictures
from .outputs_model import OutputsModel
from .people_model import PeopleModel
from .pictures import PagePictures
from .presence_model import PresenceModel
from .projector_model import ProjectorModel
from .questioning_model import QuestioningModel
from .questions_sheet_model import QuestionsSheetModel
from .queue_model import QueueModel
from .refresher import Refresher
from .regulation_model import RegulationModel
from .result_model import ResultModel
from .room_model import RoomModel
from .script_model import ScriptModel
from .session_file import load_session
from .shortcuts import ShortcutTable
from .showing_model import ShowingModel
from .stage_model import StageModel
from .standing import standing
from .timeline_model import TimelineModel
from .tray_model import TrayModel
from .view_model import Desk
from .window_model import WindowModel


class ChairDesk(QObject):
    """Holds the view-models and keeps them current.

    They look again in the order in which they are taken up here, some of them a frame later: what the stage shows comes
    before the stage that shows it, and what is acted on before what is only looked up.
    """

    spoke = Signal(str)
    rooms_changed = Signal()

    def __init__(
        self,
        clients: dict[Role, HallClient],
        data_dir: Path,
        language: Language = "vi",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        chair, projector = clients["chair"], clients["projector"]
        self._data_dir = data_dir
        self._opening_text = self._minutes_folder = ""
        self._crowd = 0
        self._client = chair
        self._words = Words(language)
        topics = Topics(chair.topics)
        self._runner = CommandRunner(self._words, self, seen=lambda: self._refresher.shown)
        for role, client in clients.items():
            self._runner.use(role, client)
        desk = Desk(topics, self._words, chair.now, self._runner)
        self.frame = WindowModel(desk, chair, self.speak, self)
        self._queue = QueueModel(desk)
        self._floor = FloorModel(desk, self._queue, self)
        self._questioning = QuestioningModel(desk, self)
        self._ballot = BallotModel(desk, self)
        self._result = ResultModel(desk, self)
        self._stage = StageModel(desk, self)
        self.step = NextStepModel(desk, self)
        self._queue.setParent(self)
        self._script = ScriptModel(desk, data_dir, self)
        self._agenda = AgendaModel(desk, self)
        self._acts = AgendaActsModel(desk, self)
        self._keys = ShortcutTable(self)
        self._notices = NoticesModel(desk, self)
        self._questions = QuestionsSheetModel(desk, self)
        self._opinions = OpinionsModel(desk, self)
        self._people = PeopleModel(desk, self)
        self._draft = BallotSheetModel(desk, self)
        self._count = BallotCountModel(desk, self)
        self._correction = BallotCorrectionModel(desk, self)
        self._tellers = BallotTellersModel(desk, self)
        self._proxies = BallotProxiesModel(desk, self)
        self._presence = PresenceModel(desk, self)
        self._room = RoomModel(desk, self)
        self._documents = DocumentsModel(desk, self)
        self._tray = TrayModel(desk, chair.http, self, here=True)
        self._devices = DevicesModel(desk, self)
        self._codes = CodesModel(desk, chair.http, self)
        self._strip = HallStripModel(desk, self)
        self._regulation = RegulationModel(desk, self)
        self._early = EarlyModel(desk, self)
        self._timeline = TimelineModel(desk, self)
        self._find = FindModel(desk, self.step, self._documents, self)
        self._pictures = PagePictures(projector.http, data_dir / "pictures", self._picture_came)
        self._projector = ProjectorModel(
            Topics(projector.topics), projector.now, lambda: lost_at(projector), self._pictures, self
        )
        self.output_pictures = OutputPictures(self._projector, self._picture_of(projector), self)
        self._showing = ShowingModel(desk, self)
        self._showing.picture = self._documents.picture = self._pictures
        self._outputs = OutputsModel(desk, chair.http, self.output_pictures, self)
        self._feeds = FeedsModel(desk, chair.http, self)
        self._outputs.picture = self._pictures
        self._refresher = Refresher(self, self.output_pictures.refresh, lambda: standing(topics))
        chair.on_topic(lambda topic, _keys: self._refresher.note(topic))
        chair.on_state(self.refresh)
        projector.on_topic(lambda _topic, _keys: self._refresher.note("screen"))
        projector.on_state(self.output_pictures.refresh)

    def _picture_of(self, client: HallClient) -> Callable[[str], ProjectorModel]:
        topics = Topics(client.topics)
        return lambda output_id: ProjectorModel(
            topics, client.now, lambda: lost_at(client), self._pictures, self, output_id
        )

    def _picture_came(self) -> None:
        self._refresher.tick()

    def refresh(self) -> None:
        """Look at everything again."""
        self._runner.set_live(self._client.state == "live")
        self._refresher.refresh_all()

    @property
    def words(self) -> Words:
        """The words of all windows: one language for all."""
        return self._words

    def speak(self, language: str) -> None:
        self._words.language = "en" if language == "en" else "vi"
        self._runner.say_again()
        self.spoke.emit(self._words.language)
        self.refresh()

    def stop(self) -> None:
        """No more refreshing: the windows are about to go; so does a crowd that this window called."""
        self._refresher.stop()
        self._pictures.stop()
        self._runner.give_up()
        if self._crowd:
            system.kill_process(self._crowd)

    async def ended(self) -> None:
        """After `stop`: when all that was under way has come to its end, also the programs that were started."""
        await self._runner.ended()

    # --- what other rooms do ------------------------------------------------------------------------------

    @Property(str, notify=rooms_changed)
    def opening_text(self) -> str:
        """What is being opened now, or an empty string."""
        return self._opening_text

    @Property(str, notify=rooms_changed)
    def minutes_folder(self) -> str:
        """Where the minutes were written, as a file URL; empty before."""
        return self._minutes_folder

    @Slot()
    def open_sample(self) -> None:
        """Load the sample session, and simulated delegates who answer."""
        self.rehearse(other_rooms.Rehearsal())

    def rehearse(self, rehearsal: other_rooms.Rehearsal) -> None:
        """The same with other numbers. The window fills while papers are still coming in."""
        self._runner.start(PLACE, self._rehearse(rehearsal))

    async def _rehearse(self, rehearsal: other_rooms.Rehearsal) -> None:
        self._say_opening(self._words("rooms.sample", count=rehearsal.delegates))
        try:
            await other_rooms.load_sample(self._data_dir, rehearsal, self._words.language)
            self._crowd = other_rooms.start_crowd(self._data_dir, rehearsal)
        finally:
            self._say_opening("")

    @Slot(QUrl)
    def open_session(self, file: QUrl) -> None:
        """Set up the session that a file describes."""
        self._runner.start(PLACE, self._open_session(Path(file.toLocalFile())))

    async def _open_session(self, file: Path) -> None:
        self._say_opening(self._words("rooms.session", name=file.name))
        try:
            await load_session(file, self._client)
        finally:
            self._say_opening("")

    @Slot()
    def write_minutes(self) -> None:
        """Have the minutes written from the journal."""
        self._runner.start(PLACE, self._write_minutes())

    async def _write_minutes(self) -> None:
        folder = self._data_dir / "minutes"
        await other_rooms.write_minutes(self._data_dir, folder, self._words.language)
        self._minutes_folder = QUrl.fromLocalFile(str(folder)).toString()
        self.rooms_changed.emit()

    def _say_opening(self, text: str) -> None:
        self._opening_text = text
        self.rooms_changed.emit()

    @Property(QObject, constant=True)
    def runner(self) -> CommandRunner:
        return self._runner

    @Property(QObject, constant=True)
    def window(self) -> WindowModel:
        return self.frame

    @Property(QObject, constant=True)
    def agenda(self) -> AgendaModel:
        return self._agenda

    @Property(QObject, constant=True)
    def acts(self) -> AgendaActsModel:
        """Items are added and split, the sitting is adjourned."""
        return self._acts

    @Property(QObject, constant=True)
    def stage(self) -> StageModel:
        return self._stage

    @Property(QObject, constant=True)
    def script(self) -> ScriptModel:
        """What to say, and the chair's private note."""
        return self._script

    @Property(QObject, constant=True)
    def keys(self) -> ShortcutTable:
        """The keys of the window."""
        return self._keys

    @Property(QObject, constant=True)
    def notices(self) -> NoticesModel:
        """What delegates are told."""
        return self._notices

    @Property(QObject, constant=True)
    def next_step(self) -> NextStepModel:
        return self.step

    @Property(QObject, constant=True)
    def floor(self) -> FloorModel:
        return self._floor

    @Property(QObject, constant=True)
    def queue(self) -> QueueModel:
        return self._queue

    @Property(QObject, constant=True)
    def questioning(self) -> QuestioningModel:
        return self._questioning

    @Property(QObject, constant=True)
    def questions(self) -> QuestionsSheetModel:
        """The groups of questions, and what is owed."""
        return self._questions

    @Property(QObject, constant=True)
    def opinions(self) -> OpinionsModel:
        """The written opinions."""
        return self._opinions

    @Property(QObject, constant=True)
    def people(self) -> PeopleModel:
        return self._people

    @Property(QObject, constant=True)
    def ballot(self) -> BallotModel:
        return self._ballot

    @Property(QObject, constant=True)
    def draft(self) -> BallotSheetModel:
        """The ballot that is being prepared."""
        return self._draft

    @Property(QObject, constant=True)
    def count(self) -> BallotCountModel:
        """What is counted by hand."""
        return self._count

    @Property(QObject, constant=True)
    def correction(self) -> BallotCorrectionModel:
        return self._correction

    @Property(QObject, constant=True)
    def tellers(self) -> BallotTellersModel:
        return self._tellers

    @Property(QObject, constant=True)
    def proxies(self) -> BallotProxiesModel:
        return self._proxies

    @Property(QObject, constant=True)
    def result(self) -> ResultModel:
        return self._result

    @Property(QObject, constant=True)
    def presence(self) -> PresenceModel:
        return self._presence

    @Property(QObject, constant=True)
    def room(self) -> RoomModel:
        return self._room

    @Property(QObject, constant=True)
    def documents(self) -> DocumentsModel:
        return self._documents

    @Property(QObject, constant=True)
    def tray(self) -> TrayModel:
        """What is dropped on the papers of the item that runs."""
        return self._tray

    @Property(QObject, constant=True)
    def devices(self) -> DevicesModel:
        return self._devices

    @Property(QObject, constant=True)
    def codes(self) -> CodesModel:
        return self._codes

    @Property(QObject, constant=True)
    def strip(self) -> HallStripModel:
        return self._strip

    @Property(QObject, constant=True)
    def regulation(self) -> RegulationModel:
        return self._regulation

    @Property(QObject, constant=True)
    def early(self) -> EarlyModel:
        return self._early

    @Property(QObject, constant=True)
    def timeline(self) -> TimelineModel:
        return self._timeline

    @Property(QObject, constant=True)
    def showing(self) -> ShowingModel:
        """What is to be put on the screen by hand."""
        return self._showing

    @Property(QObject, constant=True)
    def outputs(self) -> OutputsModel:
        return self._outputs

    @Property(QObject, constant=True)
    def feeds(self) -> FeedsModel:
        return self._feeds

    @Property(QObject, constant=True)
    def find(self) -> FindModel:
        return self._find

    @Property(QObject, constant=True)
    def projector(self) -> ProjectorModel:
        return self._projector


def lost_at(client: HallClient) -> int:
    """Since when the hall cannot be heard, in the hall's time; 0 while it can."""
    return client.since + client.offset_ms if client.state in ("lost", "refused") else 0

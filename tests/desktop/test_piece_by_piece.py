"""What takes long to make holds up no frame: it is made piece by piece, and the picture before it stays meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtQml import QQmlApplicationEngine, QQmlComponent, QQmlEngine, QQmlIncubationController
from PySide6.QtQuick import QQuickWindow

from chair_console import resources
from chair_console.desktop.app import Desktop, Start
from chair_console.desktop.piece_by_piece import PieceByPiece

from .conftest import Show
from .gallery.scenes import SCENES
from .gallery.views import items
from .morning import in_discussion
from .projected import Open, Projector
from .windows import Windows, find_items, settle, the_application, the_loop, until

SEATS = b"""
import QtQuick
import controls

Window {
    readonly property bool made: hall.status === Loader.Ready
    property alias asked: hall.active
    visible: true
    width: 700
    height: 500

    Loader {
        id: hall
        anchors.fill: parent
        asynchronous: true
        active: false
        sourceComponent: SeatMap {
            seats: Array.from({length: 900}, (_, i) => ({seat: String(i + 1), state: "waiting"}))
        }
    }
}
"""


class Counted(PieceByPiece):
    turns = 0

    def _turn(self) -> None:
        self.turns += 1
        super()._turn()


@contextmanager
def a_window_with(pieces: QQmlIncubationController) -> Iterator[QObject]:
    the_application()
    the_loop()
    engine = QQmlApplicationEngine()
    engine.addImportPath(str(resources.ui_path("")))
    engine.setIncubationController(pieces)
    component = QQmlComponent(engine)
    component.setData(SEATS, QUrl("seats.qml"))
    window = component.create()
    assert isinstance(window, QQuickWindow), component.errors()
    yield window
    window.deleteLater()
    engine.deleteLater()
    settle(1)


def test_the_window_comes_round_while_nine_hundred_seats_are_made() -> None:
    pieces = Counted()
    with a_window_with(pieces) as window:
        rounds: list[bool] = []
        beat = QTimer(interval=0)
        beat.timeout.connect(lambda: rounds.append(bool(window.property("made"))))
        beat.start()
        window.setProperty("asked", True)
        the_loop().run_until_complete(until(lambda: window.property("made")))
        beat.stop()
        assert pieces.turns > 3  # one makes a start, and one finds that nothing is left
        assert rounds.count(False) >= pieces.turns
        assert pieces.incubatingObjectCount() == 0


def test_the_program_makes_its_windows_so_when_the_window_of_the_start_is_gone(tmp_path: Path) -> None:
    """The hall is open then; a controller that goes with that window leaves everything to be made in one go."""
    app = the_application()
    the_loop()
    program, start = Desktop(app, tmp_path, 0), Start()
    program._load("StartWindow", {"start": start}).deleteLater()
    settle(1)
    assert isinstance(program.engine.incubationController(), PieceByPiece)
    assert program._translator is not None
    app.removeTranslator(program._translator)
    program.engine.deleteLater()
    settle(1)


class Held(QQmlIncubationController):
    """Makes nothing until it is told to."""

    def go_on(self) -> None:
        self.incubateFor(60_000)


@pytest.fixture
def held(projector: Open) -> tuple[Projector, Held]:
    """A projector that shows who is present, and makes nothing any more until it is told to."""
    hall = projector()
    hall.show(SCENES["presence"])
    pieces = Held()
    engine = QQmlEngine.contextForObject(hall.window).engine()
    assert engine is not None
    engine.setIncubationController(pieces)
    return hall, pieces


def seen(hall: Projector) -> list[str]:
    """The views of the places that are not dark."""
    shown: list[str] = []
    for item in hall.items():
        scene: Any = item.property("scene")
        if item.property("subject") is not None and item.isVisible() and item.property("item") is not None:
            told = scene.toVariant() if hasattr(scene, "toVariant") else scene
            shown.append(told["view"])
    return shown


def handed(hall: Projector, name: str) -> None:
    hall.shown.show(SCENES[name])
    settle(20)


def test_the_picture_before_stays_until_the_next_one_stands(held: tuple[Projector, Held]) -> None:
    hall, pieces = held
    handed(hall, "ballot-open")
    assert seen(hall) == ["presence"]
    the_loop().run_until_complete(until(lambda: pieces.incubatingObjectCount()))
    pieces.go_on()
    settle(20)
    assert seen(hall) == ["ballot_open"]


def test_a_picture_that_nobody_wants_any_more_is_never_shown(held: tuple[Projector, Held]) -> None:
    hall, pieces = held
    for wanted in ("presence", "recess"):
        handed(hall, "ballot-open")
        handed(hall, wanted)
        pieces.go_on()
        settle(20)
        pieces.go_on()
        settle(20)
        assert seen(hall) == [wanted]


def sources(hall: Projector) -> set[str]:
    slots = [item for item in hall.items() if item.property("subject") is not None]
    return {slot.property("source").fileName() for slot in slots}


def test_what_was_begun_is_made_to_its_end_unseen(held: tuple[Projector, Held]) -> None:
    """Qt falls over what is dropped half made, and every window of the program with it."""
    hall, pieces = held
    handed(hall, "ballot-open")
    the_loop().run_until_complete(until(lambda: pieces.incubatingObjectCount()))
    for wanted in ("recess", "presence", "recess"):
        handed(hall, wanted)
        assert sources(hall) == {"PresenceScene.qml", "BallotScene.qml"}
        assert seen(hall) == ["presence"]
    pieces.go_on()
    the_loop().run_until_complete(until(lambda: "BallotScene.qml" not in sources(hall)))
    assert seen(hall) == ["presence"]
    the_loop().run_until_complete(until(lambda: pieces.incubatingObjectCount()))
    pieces.go_on()
    settle(20)
    assert seen(hall) == ["recess"]


def test_a_screen_that_is_made_dark_is_dark_at_once(held: tuple[Projector, Held]) -> None:
    hall, pieces = held
    handed(hall, "ballot-open")
    hall.shown.show({"view": "blank"})
    assert seen(hall) == []
    pieces.go_on()
    settle(20)
    assert seen(hall) == []


def made_of(window: QQuickWindow) -> list[bool]:
    """Whether each place for a scene in a window stands whole, the small pictures' too."""
    slots = [item for item in items(window.contentItem()) if item.property("subject") is not None]
    return [bool(item.property("made")) for item in slots]


def test_the_halls_picture_stands_before_the_chairs_window_shows_it_small(tmp_path: Path) -> None:
    hall = in_discussion().discussed().voting()
    windows = Windows(hall, tmp_path).show()
    windows.projector.show()
    settle(20)
    pieces = Held()
    windows.engine.setIncubationController(pieces)
    hall.ballot_open(voted=3)
    windows.look_again()
    settle(20)
    assert not all(made_of(windows.projector)) and not all(made_of(windows.chair))
    while not all(made_of(windows.projector)):
        assert pieces.incubatingObjectCount()
        pieces.incubateFor(1)
    assert not all(made_of(windows.chair))
    pieces.go_on()
    assert all(made_of(windows.chair))
    windows.close()


def test_the_question_is_there_a_turn_before_the_seats_and_the_column_beside_it(show: Show) -> None:
    """Each is made in one go: a list whose rows change while it is made would be dropped half made."""
    hall = in_discussion().discussed().voting()
    windows = show(hall)
    chair = windows.chair.contentItem()
    told: list[tuple[int, int, int]] = []

    def look() -> None:
        told.append(tuple(len(find_items(chair, name)) for name in ("ballotTitle", "figure", "notVoted")))  # type: ignore[arg-type]

    windows.desk.stage.changed.connect(look)
    hall.ballot_open(3)
    windows.look_again()
    look()
    assert told[0] == (1, 0, 0)
    assert told[-1] == (1, 1, 1)

"""What takes long to make holds up no frame: it is made piece by piece, and the picture before it stays meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtQml import QQmlApplicationEngine, QQmlComponent, QQmlEngine, QQmlIncubationController
from PySide6.QtQuick import QQuickItem, QQuickWindow

from chair_console import resources
from chair_console.desktop.app import Desktop, Start
from chair_console.desktop.piece_by_piece import PieceByPiece

from . import morning
from .gallery.scenes import SCENES
from .gallery.views import items
from .morning import in_discussion
from .projected import Open, Projector, opaque
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

TWO = b"""
import QtQuick
import controls

Window {
    property string asked
    visible: true

    Pieces {
        objectName: "hall"
        wanted: parent.Window.window.asked === "first" ? first : parent.Window.window.asked === "second" ? second : null
    }
    Component { id: first; Item { objectName: "first" } }
    Component { id: second; Item { objectName: "second" } }
}
"""


class Counted(PieceByPiece):
    turns = 0

    def _turn(self) -> None:
        self.turns += 1
        super()._turn()


@contextmanager
def a_window_with(pieces: QQmlIncubationController, qml: bytes = SEATS) -> Iterator[QObject]:
    the_application()
    the_loop()
    engine = QQmlApplicationEngine()
    engine.addImportPath(str(resources.ui_path("")))
    engine.setIncubationController(pieces)
    component = QQmlComponent(engine)
    component.setData(qml, QUrl("seats.qml"))
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


def test_beside_the_stage_what_was_begun_is_made_to_its_end_unseen() -> None:
    pieces = Held()
    with a_window_with(pieces, TWO) as window:
        hall = window.findChild(QQuickItem, "hall")
        assert hall is not None
        window.setProperty("asked", "first")
        settle(1)
        assert pieces.incubatingObjectCount()
        window.setProperty("asked", "second")
        settle(1)
        assert hall.property("item") is None and not hall.isVisible()
        pieces.go_on()
        assert hall.property("item").objectName() == "first" and not hall.isVisible()
        settle(1)
        pieces.go_on()
        assert hall.property("item").objectName() == "second" and hall.isVisible()


def test_a_ballot_that_ends_while_its_seats_are_made_takes_nothing_half_made_with_it(tmp_path: Path) -> None:
    hall = morning.in_discussion().discussed().voting()
    windows = Windows(hall, tmp_path).show(1366, 768)
    pieces = Held()
    windows.engine.setIncubationController(pieces)
    windows.hall = hall.ballot_open(3)
    windows.look_again()
    settle(1)
    (seats,) = find_items(windows.chair.contentItem(), "whoVoted")
    assert seats.property("item") is None and pieces.incubatingObjectCount()
    hall.ballot_closed()
    windows.look_again()
    assert seats.property("item") is not None
    pieces.go_on()
    windows.engine.setIncubationController(windows.pieces)
    windows.close()


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


def seats_seen(window: QQuickWindow) -> int:
    """How many parts of the large seats the chair sees."""
    figures = [i for i in items(window.contentItem()) if i.property("tooMany") is not None]
    return sum(len(list(items(figure))) for figure in figures if figure.isVisible() and opaque(figure))


def test_the_halls_picture_stands_before_the_chairs_window_shows_it_small(tmp_path: Path) -> None:
    """Seats and names beside the question are not seen in parts: they come whole."""
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
    counts = []
    while pieces.incubatingObjectCount():
        pieces.incubateFor(1)
        counts.append(seats_seen(windows.chair))
    assert set(counts) == {0, seats_seen(windows.chair)}
    assert all(made_of(windows.chair))
    windows.close()

"""Large type: chosen at run time, kept on this laptop, and nothing that has to be read is cut."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from chair_console.desktop.app import Desktop

from . import ballot_moments as forms
from . import morning as moments
from . import questioning_moments as asked
from .conftest import Show
from .windows import Windows, find_items, nameless, object_named, settle, the_application

CTRL = Qt.KeyboardModifier.ControlModifier
READ = (
    "stepTitle",
    "stepText",
    "speaker",
    "why",
    "verdict",
    "ballotTitle",
    "itemTitle",
    "quorum",
    "waiting",
    "silent",
    "respondent",
    "questionLabel",
    "questionText",
)
"""What the chair has to read whole."""
PRESSED = ("nextStep", "endTurn", "pauseTurn", "extendTurn", "registration", "addSpeaker", "freeze", "blank",
           "extendBallot", "remind", "addHands", "openAgenda", "typeSize", "theme", "language", "correct",
           "goBack")  # fmt: skip
MOMENTS: dict[str, Callable[[], moments.Morning]] = {
    "roll call": moments.before_opening,
    "discussion": moments.in_discussion,
    "ballot": moments.in_ballot,
    "result": lambda: moments.in_ballot(57).ballot_closed(),
    "hands": forms.hands_open,
    "questioning": asked.in_questioning,
    "questioning begins": asked.before_questioning,
}


def press(windows: Windows, key: Qt.Key, modifier: Qt.KeyboardModifier = CTRL) -> None:
    windows.chair.requestActivate()
    settle(40)
    QTest.keyClick(windows.chair, key, modifier)
    settle(150)


def scale_of(windows: Windows) -> float:
    theme: Any = windows.engine.singletonInstance("theme", "Theme")
    return float(theme.property("scale"))


def test_the_type_grows_and_shrinks_by_keys_and_by_name(show: Show) -> None:
    windows = show(moments.in_discussion())
    for key, expected in ((Qt.Key.Key_Plus, 1.25), (Qt.Key.Key_Plus, 1.5), (Qt.Key.Key_Plus, 1.5),
                          (Qt.Key.Key_Minus, 1.25), (Qt.Key.Key_0, 1.0)):  # fmt: skip
        press(windows, key)
        assert scale_of(windows) == expected
    windows.desk.find.search("co chu rat lon")
    windows.desk.find.choose(0)
    settle(100)
    assert scale_of(windows) == 1.5
    assert windows.find("typeSize").property("text") == "A 150%"


def test_all_windows_have_one_size_wherever_it_is_changed(show: Show) -> None:
    windows = show(moments.in_discussion())
    desk = windows.open_secretary()
    Desktop._keep_one_size(windows.desk.frame, desk.frame)
    windows.secretary.requestActivate()
    settle(60)
    QTest.keyClick(windows.secretary, Qt.Key.Key_Plus, CTRL)
    settle(60)
    assert (windows.desk.frame.percent, desk.frame.percent, scale_of(windows)) == (125, 125, 1.25)
    windows.desk.frame.set_type_size(100)
    assert desk.frame.percent == 100


@pytest.mark.parametrize("written", ["150", "100", "12", "abc", ""])
def test_the_size_is_kept_for_the_next_time_on_this_laptop(tmp_path: Path, written: str) -> None:
    the_application()
    (tmp_path / "windows.ini").write_text(f"[General]\ntype_size={written}\n", encoding="utf-8")
    program = Desktop(the_application(), tmp_path, 0)
    sizes = {"150": 150, "100": 100, "12": 100}
    assert program.type_size() == sizes.get(written, 100)


@pytest.mark.parametrize(
    ("size", "language"), [((1366, 768), "vi"), ((1366, 768), "en"), ((1920, 1080), "vi")]
)
def test_at_the_largest_type_nothing_that_is_read_or_pressed_is_cut(
    show: Show, size: tuple[int, int], language: str
) -> None:
    windows = show(moments.before_opening(), language=language, size=size)
    windows.desk.frame.set_type_size(150)
    for moment, make in MOMENTS.items():
        windows.hall = make()
        windows.look_again()
        settle(250)
        nothing_is_cut(windows, moment, size)


def visible(root: QQuickItem) -> Iterator[QQuickItem]:
    for child in root.childItems():
        if child.isVisible():
            yield child
            yield from visible(child)


def nothing_is_cut(windows: Windows, moment: str, size: tuple[int, int]) -> None:
    names = {*READ, *PRESSED}
    found = [(item.objectName(), item) for item in visible(windows.chair.contentItem())]
    for name, item in [(name, item) for name, item in found if name in names]:
        where = f"{moment}, {name}: {item.property('text')}"
        if name in READ:
            assert not item.property("truncated"), where
        else:
            assert item.width() >= float(item.property("implicitWidth")) - 1, (
                f"{where} is narrower than its words"
            )
        end = item.mapToScene(QPointF(item.width(), item.height()))
        assert end.x() <= size[0] + 1, where
        assert end.y() <= size[1] + 1, where
    card, words = windows.find("nextStep"), windows.find("stepText")
    assert words.mapToScene(QPointF(words.width(), 0)).x() <= card.mapToScene(QPointF(0, 0)).x(), moment


def test_where_the_agenda_has_no_room_it_comes_by_a_key(show: Show) -> None:
    windows = show(moments.in_discussion())
    assert find_items(windows.chair.contentItem(), "agendaRows")
    windows.desk.frame.set_type_size(150)
    settle(200)
    assert not find_items(windows.chair.contentItem(), "agendaRows")
    press(windows, Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier)
    settle(250)
    assert object_named(windows.chair, "agendaDrawer").property("opened")
    assert not nameless(windows.chair)

"""A name whose breaks are set stays in its lines, also on a screen that draws letters wider than they were measured."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickItem

from chair_console import resources

from .windows import the_application

QML = """
import QtQuick
import "{folder}"
Item {{
    id: all
    readonly property string said: "Nguyễn Đức Minh"
    readonly property real narrow: 0.95 * alone.implicitWidth
    BrokenText {{ id: alone; objectName: "alone"; size: 40; text: all.said }}
    BrokenText {{ objectName: "tight"; size: 40; width: all.narrow; text: all.said }}
    BrokenText {{ objectName: "two"; size: 40; width: all.narrow; text: all.said + "\\nGiang" }}
}}
"""


@pytest.fixture
def texts() -> Iterator[dict[str, QQuickItem]]:
    the_application()
    engine = QQmlEngine()
    engine.addImportPath(str(resources.ui_path("")))
    component = QQmlComponent(engine)
    component.setData(QML.format(folder=resources.ui_path("projector").as_uri()).encode(), QUrl("texts.qml"))
    made = component.create()
    assert isinstance(made, QQuickItem), component.errorString()
    yield {item.objectName(): item for item in made.childItems()}
    made.deleteLater()


def test_what_is_drawn_a_little_wider_than_measured_is_smaller_and_no_line_longer(
    texts: dict[str, QQuickItem],
) -> None:
    alone, tight, two = texts["alone"], texts["tight"], texts["two"]
    assert tight.property("lineCount") == 1 and two.property("lineCount") == 2
    assert tight.property("contentWidth") <= tight.width() < alone.property("contentWidth")
    assert two.property("contentWidth") <= two.width()
    assert tight.height() == alone.height() and not tight.property("truncated")

"""Names of files, titles of papers and of items are shown letter by letter: nothing in them is markup."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow

from chair_console import resources

from .windows import settle, the_application, the_loop

HOSTILE = '<b>Tờ trình</b> <img src="http://127.0.0.1:9/x.png">'
WINDOW = """
import QtQuick
import QtQuick.Controls
import chair
import controls
Window {
    id: window
    property string hostile
    width: 600; height: 400; visible: true
    Choice {
        id: choice
        textRole: "text"
        model: [{text: window.hostile}]
    }
    Item {
        y: 200; width: 200; height: 40
        Tip { visible: true; text: window.hostile }
    }
    function open() { choice.popup.open() }
    function plain(text) { return text.textFormat === Text.PlainText }
}
"""


def texts(root: QQuickItem) -> list[QQuickItem]:
    own = [root] if root.inherits("QQuickText") else []
    return own + [text for child in root.childItems() for text in texts(child)]


def test_what_a_tip_and_a_list_show_is_never_read_as_markup() -> None:
    the_application()
    the_loop()
    engine = QQmlApplicationEngine()
    engine.addImportPath(str(resources.ui_path("")))
    engine.setInitialProperties({"hostile": HOSTILE})
    engine.loadData(WINDOW.encode(), QUrl("file:///hostile.qml"))
    window = engine.rootObjects()[0]
    assert isinstance(window, QQuickWindow)
    window.open()  # type: ignore[attr-defined]
    settle()
    shown = [text for text in texts(window.contentItem()) if text.property("text") == HOSTILE]
    assert len(shown) == 3, "the choice itself, its list and the tip"
    assert all(window.plain(text) for text in shown)  # type: ignore[attr-defined]
    window.deleteLater()
    engine.deleteLater()


def test_no_window_uses_the_tips_of_the_style() -> None:
    files: list[Path] = sorted(resources.ui_path("").glob("*/*.qml"))
    assert [f.name for f in files if re.search(r"ToolTip\.(text|show)", f.read_text("utf-8"))] == []

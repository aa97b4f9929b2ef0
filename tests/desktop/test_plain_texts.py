"""Names of files, titles of papers and of items are shown letter by letter: nothing in them is markup."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
from PySide6.QtCore import QUrl
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow

from chair_console import resources
from chair_console.desktop.script import script
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

from . import morning as moments
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


def test_the_words_that_the_chair_reads_aloud_keep_every_sign() -> None:
    topics = Topics(moments.in_discussion().tables("chair"))
    item, words = topics.current_item, Words("vi")
    assert item is not None and topics.floor is not None
    written = "Bội chi < 3% & nợ > 5 tỷ\nMời đại biểu <img src='http://127.0.0.1:9/x'>"
    phases = [msgspec.structs.replace(phase, script=written) for phase in item.phases]
    topics.tables["floor"][""] = msgspec.structs.replace(topics.floor, queue=[])
    shown = script(topics, words, msgspec.structs.replace(item, phases=phases))
    assert shown.startswith("Bội chi &lt; 3% &amp; nợ &gt; 5 tỷ<br>Mời") and "<img" not in shown
    topics = Topics(moments.in_discussion().tables("chair"))
    assert topics.floor is not None
    queue = [
        msgspec.structs.replace(request, name="A <i>B</i>", unit="<u>") for request in topics.floor.queue
    ]
    topics.tables["floor"][""] = msgspec.structs.replace(topics.floor, queue=queue)
    shown = script(topics, words, item)
    assert "<b>A &lt;i&gt;B&lt;/i&gt;</b>" in shown and "<u>" not in shown

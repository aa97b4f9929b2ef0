"""The drawn signs stay within what cuts them off, also without a graphics card."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor
from PySide6.QtQuick import QQuickView

from chair_console import resources

from .windows import settle, the_application

A_LIST = """
import QtQuick
import controls

Rectangle {
    width: 100
    height: 100
    color: "white"

    Item {
        y: 50
        width: 100
        height: 50
        clip: true

        Sign { x: 10; y: -40; name: "check"; color: "red" }
        Sign { x: 50; y: 10; name: "check"; color: "red" }
    }
}
"""


def test_a_sign_that_is_scrolled_out_of_a_list_is_not_drawn_beside_it(tmp_path: Path) -> None:
    the_application()
    (tmp_path / "List.qml").write_text(A_LIST, encoding="utf-8")
    view = QQuickView()
    view.engine().addImportPath(str(resources.ui_path("")))
    view.setSource(QUrl.fromLocalFile(str(tmp_path / "List.qml")))
    view.show()
    settle(60)
    picture = view.grabWindow()
    red = [
        (x, y)
        for x in range(picture.width())
        for y in range(picture.height())
        if QColor(picture.pixel(x, y)).green() < 128
    ]
    view.close()
    assert red and min(y for _, y in red) >= 50 * picture.devicePixelRatio()

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import controls
import theme

// Looks like a field and opens "find or do".
AbstractButton {
    id: box

    implicitHeight: Math.min(44, 36 * Theme.scale)
    focusPolicy: Qt.TabFocus
    text: qsTrId("desktop.window.find")
    Accessible.name: text
    background: Rectangle {
        radius: 8
        color: box.hovered ? Theme.accentSoft : Theme.canvas
        border.width: box.visualFocus ? 2 : 1
        border.color: box.visualFocus ? Theme.accent : Theme.line
    }
    contentItem: RowLayout {
        spacing: 8

        Sign {
            Layout.leftMargin: 10
            name: "search"
            size: 16
            color: Theme.textSoft
        }
        AppText {
            Layout.fillWidth: true
            text: box.text
            elide: Text.ElideRight
            color: Theme.textSoft
        }
        KeyCap {
            Layout.rightMargin: 10
            text: "Ctrl K"
        }
    }
}

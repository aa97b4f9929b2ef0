import QtQuick
import theme

// A key as it stands on the keyboard.
Rectangle {
    id: cap

    required property string text
    property color ink: Theme.textSoft

    implicitWidth: label.implicitWidth + 10
    implicitHeight: 20
    radius: 4
    color: "transparent"
    border.color: Qt.alpha(ink, 0.5)
    visible: text !== ""

    ChairText {
        id: label

        anchors.centerIn: parent
        size: 12
        font.weight: Font.Medium
        color: cap.ink
        text: cap.text
    }
}

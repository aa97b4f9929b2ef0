import QtQuick
import theme

// A key as it stands on the keyboard.
Rectangle {
    id: cap

    required property string text
    property color ink: Theme.textSoft

    implicitWidth: label.implicitWidth + 12
    implicitHeight: label.implicitHeight + 2
    radius: 4
    color: "transparent"
    border.color: Qt.alpha(ink, 0.45)
    visible: text !== ""

    AppText {
        id: label
        anchors.centerIn: parent
        text: cap.text
        size: Theme.sizeCaption
        weight: Theme.weightMedium
        color: cap.ink
    }
}

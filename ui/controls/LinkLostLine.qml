import QtQuick
import theme

// The gold line under the top bar while the hall cannot be reached; gone when the text is empty.
Rectangle {
    id: line

    required property string text

    visible: text !== ""
    implicitHeight: visible ? Math.max(36, sentence.implicitHeight + 12) : 0
    color: Theme.goldSoft
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    Sign {
        id: sign
        x: Theme.space4 + 4
        anchors.verticalCenter: parent.verticalCenter
        name: "wifi-off"
        color: Theme.offline
        size: Theme.sizeStrong * 1.15
    }
    AppText {
        id: sentence
        x: sign.x + sign.width + 10
        width: parent.width - x - Theme.space4
        anchors.verticalCenter: parent.verticalCenter
        wrapMode: Text.Wrap
        text: line.text
        weight: Theme.weightMedium
        color: Theme.offline
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.gold
    }
}

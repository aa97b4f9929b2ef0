import QtQuick
import controls
import theme

// The decision in one word, with its sign.
Rectangle {
    id: plate

    required property string text
    required property bool adopted
    required property real size
    required property real u

    implicitWidth: word.x + word.implicitWidth + 0.4 * size
    implicitHeight: word.implicitHeight + 2.4 * u
    radius: 1.6 * u
    visible: text !== ""
    color: adopted ? Theme.projectorFor : Theme.projectorAgainst

    Sign {
        id: sign
        x: 0.32 * plate.size
        anchors.verticalCenter: parent.verticalCenter
        name: plate.adopted ? "check" : "cross"
        color: Theme.projectorCanvas
        size: 0.84 * plate.size
        stroke: 3.4
    }
    ScreenText {
        id: word
        x: sign.x + sign.width + 0.22 * plate.size
        anchors.verticalCenter: parent.verticalCenter
        text: plate.text.toUpperCase()
        size: plate.size
        leading: 1.35
        weight: Theme.weightBold
        color: Theme.projectorCanvas
        wrapMode: Text.NoWrap
    }
}

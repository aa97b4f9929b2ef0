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

    implicitWidth: row.implicitWidth + 0.72 * size
    implicitHeight: word.implicitHeight + 2.4 * u
    radius: 1.6 * u
    visible: text !== ""
    color: adopted ? Theme.projectorFor : Theme.projectorAgainst

    Row {
        id: row
        anchors.centerIn: parent
        spacing: 0.22 * plate.size

        Sign {
            anchors.verticalCenter: parent.verticalCenter
            name: plate.adopted ? "check" : "cross"
            color: Theme.projectorCanvas
            size: 0.84 * plate.size
            stroke: 3.4
        }
        ScreenText {
            id: word
            text: plate.text
            size: plate.size
            leading: 1.35
            weight: Theme.weightBold
            color: Theme.projectorCanvas
            wrapMode: Text.NoWrap
        }
    }
}

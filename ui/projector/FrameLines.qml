import QtQuick
import theme

// The lines by which margins are set: the gold frame and all four figures must be seen.
Item {
    id: lines

    required property var frame
    readonly property real u: height / 100
    property real thinnest: 2
    readonly property real stroke: Math.max(thinnest, 0.4 * u)

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        width: lines.stroke / 2
        height: parent.height
        color: Theme.projectorLine
    }
    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width
        height: lines.stroke / 2
        color: Theme.projectorLine
    }
    Rectangle {
        anchors.fill: parent
        color: "transparent"
        border.color: Theme.projectorGold
        border.width: lines.stroke
    }
    Rectangle {
        anchors.fill: parent
        anchors.margins: 5 * lines.u
        color: "transparent"
        border.color: Theme.projectorLineStrong
        border.width: Math.max(1, lines.stroke / 2)
    }
    // The lines do not run through what is to be read.
    Rectangle {
        anchors.fill: words
        anchors.margins: -2 * lines.u
        color: Theme.projectorCanvas
    }
    Column {
        id: words
        anchors.centerIn: parent

        ScreenText {
            anchors.horizontalCenter: parent.horizontalCenter
            text: lines.frame.name || ""
            visible: text !== ""
            size: 7.4 * lines.u
            weight: Theme.weightBold
            wrapMode: Text.NoWrap
        }
        ScreenText {
            anchors.horizontalCenter: parent.horizontalCenter
            text: [lines.frame.left, lines.frame.top, lines.frame.right, lines.frame.bottom, lines.frame.scale].map(part => part + "%").join(
                " · ")
            size: 4.2 * lines.u
            weight: Theme.weightSemibold
            color: Theme.projectorGold
            wrapMode: Text.NoWrap
        }
    }
}

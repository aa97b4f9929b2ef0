import QtQuick
import controls
import theme

// Whether what arrives waits to be sent, or goes out at once.
Rectangle {
    id: choice

    required property var desk
    readonly property bool hold: desk.tray.view.hold

    implicitWidth: row.implicitWidth + 6
    implicitHeight: row.implicitHeight + 6
    radius: Theme.radiusControl
    color: Theme.canvas
    border.color: Theme.line
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTrId("desktop.tray.hold_question")

    Row {
        id: row

        anchors.centerIn: parent
        spacing: 2

        Tab {
            objectName: "holdPapers"
            text: qsTrId("desktop.tray.hold")
            chosen: choice.hold
            onClicked: choice.desk.tray.choose_hold(true)
        }
        Tab {
            objectName: "sendAtOnce"
            text: qsTrId("desktop.tray.at_once")
            chosen: !choice.hold
            onClicked: choice.desk.tray.choose_hold(false)
        }
    }
}

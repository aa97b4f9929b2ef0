import QtQuick
import QtQuick.Layouts
import controls
import theme

// Another laptop has saved meanwhile: what it changed, and which of the two goes on.
Rectangle {
    id: line

    required property var seating
    readonly property string text: seating.view.conflict

    objectName: "seatingConflict"
    visible: text !== ""
    implicitHeight: row.implicitHeight + 20
    radius: Theme.radiusControl
    color: Theme.goldSoft
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    RowLayout {
        id: row

        anchors.fill: parent
        anchors.margins: 10
        spacing: 10

        Sign {
            name: "warning"
            color: Theme.gold
        }
        AppText {
            Layout.fillWidth: true
            text: line.text
            wrapMode: Text.Wrap
            weight: Theme.weightMedium
            color: Theme.gold
        }
        ActionButton {
            objectName: "takeOther"
            size: "row"
            text: qsTrId("desktop.seating.take_other")
            onClicked: line.seating.take_other()
        }
        ActionButton {
            objectName: "keepMine"
            size: "row"
            text: qsTrId("desktop.seating.keep_mine")
            onClicked: line.seating.keep_mine()
        }
    }
}

import QtQuick
import QtQuick.Layouts
import controls
import theme

// Closing asks in place whether the hall is to run on.
Rectangle {
    id: bar

    // False in a rehearsal, whose hall ends with its windows.
    required property bool hallStays
    signal kept
    signal stopped
    signal stayed

    implicitHeight: body.implicitHeight + 28
    color: Theme.goldSoft

    Rectangle {
        width: parent.width
        height: 2
        color: Theme.gold
    }
    RowLayout {
        id: body

        anchors.verticalCenter: parent.verticalCenter
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: 20
        spacing: 12

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            AppText {
                text: qsTrId("desktop.leave.heading")
                size: Theme.sizeStrong
                weight: Theme.weightSemibold
            }
            AppText {
                Layout.fillWidth: true
                wrapMode: Text.Wrap
                text: bar.hallStays ? qsTrId("desktop.leave.text") : qsTrId("desktop.leave.text_rehearsal")
                color: Theme.textSoft
            }
        }
        ActButton {
            objectName: "stay"
            text: qsTrId("desktop.leave.stay")
            keys: "Esc"
            onClicked: bar.stayed()
        }
        ActButton {
            objectName: "stopHall"
            tone: "danger"
            text: bar.hallStays ? qsTrId("desktop.leave.stop") : qsTrId("desktop.leave.stop_rehearsal")
            onClicked: bar.stopped()
        }
        ActButton {
            objectName: "keepHall"
            visible: bar.hallStays
            tone: "main"
            text: qsTrId("desktop.leave.keep")
            onClicked: bar.kept()
        }
    }
}

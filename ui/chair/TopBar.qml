import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import controls
import theme

// Whose session this is, the time, and how late it is.
Rectangle {
    id: bar

    required property var desk
    readonly property var view: desk.window.view
    signal keysAsked
    signal findAsked
    signal projectorAsked

    implicitHeight: 52
    color: Theme.surface

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: 20
        anchors.rightMargin: 20
        spacing: 12

        AppText {
            text: bar.view.body
            weight: Theme.weightSemibold
        }
        AppText {
            Layout.fillWidth: true
            Layout.maximumWidth: implicitWidth
            text: bar.view.title
            elide: Text.ElideRight
        }
        Chip {
            Layout.fillWidth: true
            Layout.maximumWidth: implicitWidth
            text: bar.view.chip
        }
        Chip {
            text: bar.view.rehearsal
            tone: "gold"
        }
        Item {
            Layout.fillWidth: true
        }
        FindBox {
            objectName: "find"
            Layout.preferredWidth: bar.width < 1400 ? 190 : 264
            onClicked: bar.findAsked()
        }
        ActButton {
            objectName: "keys"
            implicitHeight: 36
            text: qsTrId("desktop.window.keys")
            keys: "F1"
            onClicked: bar.keysAsked()
        }
        ActButton {
            objectName: "language"
            implicitHeight: 36
            text: bar.desk.window.language === "vi" ? "EN" : "VI"
            Accessible.name: qsTrId("desktop.find.language")
            ToolTip.visible: hovered
            ToolTip.delay: 700
            ToolTip.text: qsTrId("desktop.find.language")
            onClicked: bar.desk.window.speak(bar.desk.window.language === "vi" ? "en" : "vi")
        }
        ActButton {
            objectName: "theme"
            implicitHeight: 36
            text: bar.desk.window.dark ? qsTrId("desktop.window.light") : qsTrId("desktop.window.dark")
            onClicked: bar.desk.window.darken(!bar.desk.window.dark)
        }
        Rectangle {
            visible: bar.view.drift.text !== ""
            implicitWidth: drift.implicitWidth + 20
            implicitHeight: 28
            radius: 6
            color: bar.view.drift.late ? Theme.goldSoft : Theme.okSoft

            Row {
                id: drift

                anchors.centerIn: parent
                spacing: 5

                Sign {
                    anchors.verticalCenter: parent.verticalCenter
                    name: "clock"
                    color: bar.view.drift.late ? Theme.gold : Theme.ok
                }
                AppText {
                    text: bar.view.drift.text
                    weight: Theme.weightMedium
                    color: bar.view.drift.late ? Theme.gold : Theme.ok
                }
            }
        }
        DigitClock {
            text: bar.view.clock
            size: 20
        }
    }
}

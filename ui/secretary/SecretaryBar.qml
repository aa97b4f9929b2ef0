import QtQuick
import QtQuick.Layouts
import controls
import theme

// Whose session this is, whether everything is saved, and the way to the chair's window.
Rectangle {
    id: bar

    required property var desk
    required property bool tight
    readonly property var view: desk.window.view
    readonly property var places: desk.places.view

    implicitHeight: 56 * Theme.scale
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
            Layout.fillWidth: true
            Layout.maximumWidth: Math.ceil(implicitWidth)
            // It is read before the title.
            Layout.minimumWidth: Math.min(Math.ceil(implicitWidth), 320 * Theme.scale)
            text: bar.view.body
            weight: Theme.weightSemibold
            elide: Text.ElideRight
        }
        AppText {
            Layout.fillWidth: true
            Layout.maximumWidth: Math.ceil(implicitWidth)
            visible: !bar.tight
            text: bar.view.title
            elide: Text.ElideRight
        }
        Chip {
            Layout.fillWidth: true
            Layout.maximumWidth: implicitWidth
            text: bar.view.chip
            tone: "ok"
        }
        Chip {
            text: bar.view.rehearsal
            tone: "gold"
        }
        Item {
            Layout.fillWidth: true
        }
        ActionButton {
            objectName: "undoLast"
            kind: "quiet"
            sign: "undo"
            enabled: bar.desk.runner.undo_text !== ""
            text: bar.tight ? "" : qsTrId("desktop.undo.button")
            Accessible.name: qsTrId("desktop.undo.button")
            onClicked: bar.desk.runner.undo()
        }
        Row {
            visible: bar.places.saved_text !== ""
            spacing: 6

            Sign {
                anchors.verticalCenter: parent.verticalCenter
                visible: !bar.places.saving
                name: "check"
                size: 16
                color: Theme.ok
            }
            AppText {
                objectName: "saved"
                text: bar.places.saved_text
                soft: true
            }
        }
        ActionButton {
            objectName: "openChair"
            sign: "screen"
            text: bar.tight ? "" : qsTrId("desktop.secretary.open_chair")
            Accessible.name: qsTrId("desktop.secretary.open_chair")
            onClicked: bar.desk.show_chair()
        }
    }
}

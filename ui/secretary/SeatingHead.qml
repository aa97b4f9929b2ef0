import QtQuick
import QtQuick.Layouts
import chair
import controls
import theme

// How many seats and who has none, whether it is saved, and the acts of the whole plan.
Item {
    id: head

    required property var desk
    readonly property var seating: desk.seating
    readonly property var view: seating.view
    readonly property bool tight: width < 1000 * Theme.scale

    implicitHeight: row.implicitHeight + 24

    RowLayout {
        id: row

        anchors.fill: parent
        anchors.leftMargin: 28
        anchors.rightMargin: 28
        anchors.topMargin: 14
        anchors.bottomMargin: 10
        spacing: 10

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            AppText {
                objectName: "seatingHeading"
                Layout.fillWidth: true
                text: qsTrId("desktop.places.seating")
                size: Theme.sizeTitle
                elide: Text.ElideRight
                weight: Theme.weightSemibold
            }
            AppText {
                objectName: "seatingSummary"
                Layout.fillWidth: true
                text: `${head.view.summary} · ${head.view.state_text}`
                wrapMode: Text.Wrap
                maximumLineCount: 2
                elide: Text.ElideRight
                color: head.view.changed ? Theme.gold : Theme.textSoft
            }
        }
        ActionButton {
            objectName: "seatingUndo"
            sign: "undo"
            enabled: head.view.can_undo
            text: head.tight ? "" : qsTrId("desktop.undo.button")
            keys: head.tight ? "" : "Ctrl Z"
            Accessible.name: qsTrId("desktop.undo.button")
            onClicked: head.seating.undo()
        }
        ActionButton {
            objectName: "seatingRedo"
            sign: "redo"
            enabled: head.view.can_redo
            text: ""
            Accessible.name: `${qsTrId("desktop.seating.redo")} (Ctrl Y)`
            onClicked: head.seating.redo()
        }
        ActionButton {
            objectName: "seatingFill"
            enabled: head.view.standing > 0
            text: qsTrId("desktop.seating.fill")
            onClicked: head.seating.fill()
        }
        ActButton {
            objectName: "seatingSave"
            tone: "main"
            runner: head.desk.runner
            place: "seating.save"
            enabled: usable && head.view.may_save
            text: qsTrId("desktop.seating.save")
            keys: head.tight ? "" : "Ctrl S"
            onClicked: head.seating.save()
        }
    }
    Shortcut {
        sequence: "Ctrl+S"
        enabled: head.visible && head.view.may_save && head.desk.runner.live
        onActivated: head.seating.save()
    }
    Shortcut {
        sequences: ["Ctrl+Y", "Ctrl+Shift+Z"]
        enabled: head.visible
        onActivated: head.seating.redo()
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// What was taken out of the delegates' copy, or repaired.
ColumnLayout {
    id: copy

    required property var notes

    Layout.fillWidth: true
    visible: notes.length > 0
    spacing: 4

    AppText {
        text: qsTrId("desktop.inspector.copy")
        weight: Theme.weightSemibold
    }
    Repeater {
        model: copy.notes.length

        AppText {
            required property int index

            objectName: "copyNote"
            Layout.fillWidth: true
            wrapMode: Text.Wrap
            text: copy.notes[index] || ""
            soft: true
        }
    }
}

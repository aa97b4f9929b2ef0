pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// Whether figures agree, each in a sentence: a tick, a cross for what the hall refuses, a sign for what it records.
ColumnLayout {
    id: lines

    required property var checks

    spacing: 4

    Repeater {
        model: lines.checks

        RowLayout {
            id: line

            required property var modelData
            readonly property color tone: modelData.state === "ok" ? Theme.ok : modelData.state === "note" ? Theme.textSoft : modelData.state === "warn" ? Theme.gold : Theme.danger

            spacing: 6

            Sign {
                Layout.alignment: Qt.AlignTop
                Layout.topMargin: 3
                name: line.modelData.state === "ok" ? "check" : line.modelData.state === "note" ? "info" : line.modelData.state === "warn" ? "warning" : "cross"
                size: 14
                color: line.tone
            }
            AppText {
                Layout.fillWidth: true
                objectName: "check"
                text: line.modelData.text
                wrapMode: Text.Wrap
                color: line.modelData.state === "ok" ? Theme.text : line.tone
            }
        }
    }
}

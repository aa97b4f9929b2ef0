import QtQuick
import QtQuick.Layouts
import controls
import theme

// What the seats' signs mean, with their counts.
ColumnLayout {
    id: legend

    required property var entries

    spacing: 7

    Repeater {
        model: legend.entries

        RowLayout {
            id: entry

            required property var modelData

            spacing: 8

            Rectangle {
                implicitWidth: 14
                implicitHeight: 14
                radius: 7
                color: entry.modelData.state === "voted" ? Theme.accent : "transparent"
                border.width: entry.modelData.state === "voted" ? 0 : 1.5
                border.color: entry.modelData.state === "absent" ? Theme.line : Theme.lineStrong
            }
            AppText {
                Layout.fillWidth: true
                text: entry.modelData.text
                elide: Text.ElideRight
            }
            AppText {
                text: entry.modelData.count
                weight: Theme.weightSemibold
            }
        }
    }
}

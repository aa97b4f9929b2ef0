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
                border.width: entry.modelData.state === "waiting" ? 1.5 : 0
                border.color: Theme.lineStrong

                DashedFrame {
                    anchors.fill: parent
                    visible: entry.modelData.state === "absent"
                    radius: 7
                    dashes: [2, 2]
                }
            }
            AppText {
                Layout.fillWidth: true
                text: entry.modelData.text
                wrapMode: Text.Wrap
            }
            AppText {
                text: entry.modelData.count
                weight: Theme.weightSemibold
            }
        }
    }
}

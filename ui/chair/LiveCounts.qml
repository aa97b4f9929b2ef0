pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// The result so far: where the chair chose that before the ballot opened, or of hands that are written down.
RowLayout {
    id: row

    required property var counts
    required property string heading

    visible: counts.length > 0
    spacing: 16

    AppText {
        text: row.heading
        color: Theme.gold
        weight: Theme.weightMedium
    }
    Repeater {
        model: row.counts

        RowLayout {
            id: entry

            required property var modelData
            readonly property color ink: modelData.id === "for" ? Theme.ballotFor : modelData.id === "against" ? Theme.ballotAgainst : Theme.ballotAbstain

            spacing: 5

            Sign {
                name: entry.modelData.id
                size: 14
                color: entry.ink
            }
            AppText {
                text: entry.modelData.label
                color: entry.ink
            }
            AppText {
                objectName: `live-${entry.modelData.id}`
                text: entry.modelData.count
                weight: Theme.weightBold
            }
        }
    }
    Item {
        Layout.fillWidth: true
    }
}

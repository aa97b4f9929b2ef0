import QtQuick
import QtQuick.Layouts
import controls
import theme

// A candidate or an answer: name, bar of all delegates with the line of what is needed, votes, percent, and whether
// it is elected.
RowLayout {
    id: row

    required property var entry
    property real mark: -1
    readonly property color ink: entry.state === "won" ? Theme.ok : entry.state === "tied" ? Theme.gold : entry.state === "out" ? Theme.textSoft : Theme.accent

    spacing: 12
    Accessible.role: Accessible.ListItem
    Accessible.name: `${entry.label} ${entry.count} ${entry.percent_text} ${entry.state_text}`

    ColumnLayout {
        Layout.fillWidth: true
        Layout.preferredWidth: 240
        spacing: 0

        AppText {
            Layout.fillWidth: true
            objectName: "tallyLabel"
            text: row.entry.label
            wrapMode: Text.Wrap
            weight: row.entry.state === "won" ? Theme.weightSemibold : Theme.weightMedium
        }
        AppText {
            Layout.fillWidth: true
            visible: row.entry.detail !== ""
            text: row.entry.detail
            wrapMode: Text.Wrap
            size: Theme.sizeCaption
            color: Theme.textSoft
        }
    }
    Bar {
        Layout.fillWidth: true
        Layout.preferredWidth: 220
        thickness: 14
        mark: row.mark
        gapColor: Theme.surface
        parts: [
            {
                "share": row.entry.share,
                "color": row.ink
            }
        ]
    }
    AppText {
        Layout.preferredWidth: 42 * Theme.scale
        objectName: "tallyCount"
        horizontalAlignment: Text.AlignRight
        text: row.entry.count
        size: Theme.sizeStrong
        weight: Theme.weightBold
    }
    AppText {
        Layout.preferredWidth: 64 * Theme.scale
        horizontalAlignment: Text.AlignRight
        text: row.entry.percent_text
        color: Theme.textSoft
    }
    RowLayout {
        Layout.preferredWidth: 190 * Theme.scale
        Layout.maximumWidth: 190 * Theme.scale
        visible: row.entry.state !== ""
        spacing: 5

        Sign {
            visible: row.entry.state !== "out"
            name: row.entry.state === "won" ? "check" : "hourglass"
            size: 14
            color: row.ink
        }
        AppText {
            Layout.fillWidth: true
            objectName: "tallyState"
            text: row.entry.state_text
            wrapMode: Text.Wrap
            color: row.ink
            weight: Theme.weightMedium
        }
    }
}

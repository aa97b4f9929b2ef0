pragma ComponentBehavior: Bound
import QtQuick
import controls

// What is voted on, how, and what it needs.
Row {
    id: row

    required property var tags

    spacing: 8

    Repeater {
        model: row.tags

        Chip {
            required property string modelData
            required property int index

            text: modelData
            tone: index === 0 && row.tags.length > 2 ? "accent" : "line"
            width: index === 0 && row.tags.length > 2 ? Math.min(implicitWidth, Math.max(120, row.width - 420)) : implicitWidth
        }
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import controls
import theme

// One office holder: the name, how many papers said what, and in words what follows where something does.
Item {
    id: row

    required property var entry
    required property Measure names
    required property Measure details
    required property var tints
    required property real columnWidth
    required property real nameWidth
    required property bool withDetails
    required property real size
    required property real u
    readonly property var cells: entry.cells || []

    HairLine {
        width: parent.width
        thick: 0.15 * row.u
    }
    BrokenText {
        id: name
        width: row.nameWidth
        text: row.names.broken(row.entry.text || "", row.size, width)
        size: row.size
        leading: 1.26
        weight: Theme.weightSemibold
    }
    BrokenText {
        id: office
        y: name.height
        width: row.nameWidth
        visible: text !== ""
        text: row.withDetails ? row.details.broken(row.entry.detail || "", size, width) : ""
        size: 3.3 * row.u
        leading: 1.3
        soft: true
    }
    Item {
        y: office.y + (office.visible ? office.height : 0)
        width: parent.width
        visible: follows.text !== ""

        Sign {
            y: (follows.leading * follows.size - height) / 2
            name: "warning"
            color: Theme.projectorGold
            size: 3.6 * row.u
            stroke: 2.2
        }
        BrokenText {
            id: follows
            x: 5 * row.u
            width: parent.width - x
            text: row.names.broken(row.entry.follows || "", size, width)
            size: 3.3 * row.u
            leading: 1.3
            weight: Theme.weightSemibold
            color: Theme.projectorGold
        }
    }
    Repeater {
        model: row.cells.length

        Item {
            id: cell
            required property int index
            readonly property var entry: row.cells[index] || ({})

            x: row.width - (row.cells.length - index) * row.columnWidth
            width: row.columnWidth

            ScreenText {
                id: percent
                anchors.right: parent.right
                text: cell.entry.percent_text || ""
                size: Math.min(row.size, row.columnWidth / 6.5)
                leading: 1.26 * row.size / size
                weight: Theme.weightSemibold
                color: row.tints[cell.index] ?? Theme.projectorText
                wrapMode: Text.NoWrap
            }
            ScreenText {
                anchors.right: percent.left
                anchors.rightMargin: 1.6 * row.u
                anchors.baseline: percent.baseline
                text: cell.entry.count_text || ""
                size: Math.max(3.2 * row.u, 0.7 * percent.size)
                soft: true
                wrapMode: Text.NoWrap
            }
        }
    }
}

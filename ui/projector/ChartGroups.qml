pragma ComponentBehavior: Bound
import QtQuick
import controls
import theme

// A row for each delegate group, in one column or two: its name, a bar of its members, and the figures.
Item {
    id: table

    required property var rows
    required property var tint
    required property real u
    property real grown: 1
    readonly property int columns: rows.length > 8 ? 2 : 1
    readonly property int each: Math.max(1, Math.ceil(rows.length / columns))
    readonly property real columnWidth: (width - (columns - 1) * 4 * u) / columns
    readonly property real rowHeight: Math.min(8 * u, height / each)
    readonly property real size: Math.max(3.2 * u, Math.min(4.2 * u, rowHeight / 1.5))
    // Where there is no room for bars, names and figures are a table.
    readonly property bool barred: columnWidth > 75 * u
    readonly property real nameWidth: barred ? columnWidth * (columns > 1 ? 0.44 : 0.28) : columnWidth - countWidth - 2 * u
    readonly property real countWidth: 4.6 * size

    Repeater {
        model: table.rows.length

        Item {
            id: group
            required property int index
            readonly property var entry: table.rows[index] || ({"parts": []})
            readonly property var parts: entry.parts || []

            objectName: "chartGroup"
            x: Math.floor(index / table.each) * (table.columnWidth + 4 * table.u)
            y: index % table.each * table.rowHeight
            width: table.columnWidth
            height: table.rowHeight

            ScreenText {
                anchors.verticalCenter: parent.verticalCenter
                width: table.nameWidth
                text: group.entry.text || ""
                size: table.size
                leading: 1.35
                weight: Theme.weightSemibold
                wrapMode: Text.NoWrap
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 3.2 * table.u
                elide: Text.ElideRight
            }
            Bar {
                visible: table.barred
                x: table.nameWidth + 2 * table.u
                width: parent.width - table.nameWidth - table.countWidth - 4 * table.u
                anchors.verticalCenter: parent.verticalCenter
                thickness: Math.min(3.6 * table.u, table.rowHeight * 0.6)
                gap: 0.3 * table.u
                grown: table.grown
                ground: "transparent"
                parts: group.parts.map(part => ({
                            "share": part.count / Math.max(1, group.entry.total), "color": table.tint(part.id), "dashed": part.id
                                === "not_voted"
                        }))
            }
            ScreenText {
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                text: group.parts.filter(part => part.id !== "not_voted").map(part => part.count).join(" · ")
                size: table.size
                leading: 1.35
                weight: Theme.weightSemibold
                wrapMode: Text.NoWrap
            }
        }
    }
}

import QtQuick
import controls
import theme

// What a colour of a chart means, and how many that are.
Item {
    id: row

    required property var entry
    required property color color
    required property real size
    required property real u

    height: count.height

    Sign {
        y: (Theme.leading * row.size - row.size) / 2
        name: row.entry.sign || row.entry.id || ""
        color: row.color
        size: row.size
        stroke: 3.2
    }
    ScreenText {
        id: count
        x: row.size + 1.2 * row.u
        text: row.entry.count ?? ""
        size: row.size
        weight: Theme.weightBold
        color: row.color
        wrapMode: Text.NoWrap
    }
    ScreenText {
        x: count.x + count.width + 1.2 * row.u
        width: row.width - x
        anchors.baseline: count.baseline
        text: row.entry.label || ""
        size: row.size * 0.85
        weight: Theme.weightSemibold
        wrapMode: Text.NoWrap
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.min(size, 3.2 * row.u)
        elide: Text.ElideRight
    }
}

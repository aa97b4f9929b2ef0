pragma ComponentBehavior: Bound
import QtQuick
import theme

// One bar of parts [{share, color, dashed}] with an optional mark at `mark` (0…1, below 0: none).
// `grown` (0…1) is how much of the parts is shown, for a bar that grows once.
Item {
    id: bar

    required property var parts
    property real mark: -1
    property real grown: 1
    property color ground: Theme.line
    property color markColor: Theme.gold
    property color gapColor: Theme.canvas
    property real thickness: 8
    property real gap: 2
    property real radius: Math.min(thickness / 2, Math.max(4, thickness * 0.12))

    implicitHeight: thickness

    Rectangle {
        width: parent.width
        height: bar.thickness
        y: (bar.height - height) / 2
        radius: bar.radius
        color: bar.ground
    }
    Row {
        y: (bar.height - bar.thickness) / 2
        spacing: bar.gap

        Repeater {
            model: bar.parts.length

            Rectangle {
                id: piece
                required property int index
                readonly property var part: bar.parts[index] || ({"share": 0, "color": "transparent"})

                width: Math.max(0, bar.width * part.share * bar.grown - (bar.parts.length > 1 ? bar.gap : 0))
                height: bar.thickness
                radius: Math.min(bar.radius, width / 2)
                visible: part.share > 0
                color: part.dashed ? "transparent" : part.color

                DashedFrame {
                    anchors.fill: parent
                    visible: piece.part.dashed === true
                    radius: bar.radius
                    stroke: Math.max(1, bar.thickness * 0.04)
                    color: piece.part.color
                }
            }
        }
    }
    Rectangle {
        visible: bar.mark >= 0
        x: bar.width * bar.mark - width / 2
        width: Math.max(6, bar.thickness * 0.25)
        height: bar.thickness * 1.46
        y: (bar.height - height) / 2 + bar.thickness * 0.06
        color: bar.gapColor

        Rectangle {
            anchors.centerIn: parent
            width: Math.max(2, parent.width * 0.47)
            height: parent.height
            color: bar.markColor
        }
    }
}

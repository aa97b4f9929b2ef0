pragma ComponentBehavior: Bound
import QtQuick
import theme

// One bar of parts [{share, color, dashed}] with an optional mark at `mark` (0…1, below 0: none).
Item {
    id: bar

    required property var parts
    property real mark: -1
    property color ground: Theme.line
    property color markColor: Theme.gold
    property color gapColor: Theme.canvas
    property real thickness: 8
    property real gap: 2

    implicitHeight: thickness

    Rectangle {
        width: parent.width
        height: bar.thickness
        y: (bar.height - height) / 2
        radius: Math.min(height / 2, 6)
        color: bar.ground
    }
    Row {
        y: (bar.height - bar.thickness) / 2
        spacing: bar.gap

        Repeater {
            model: bar.parts

            Rectangle {
                required property var modelData

                width: Math.max(0, bar.width * modelData.share - bar.gap)
                height: bar.thickness
                radius: Math.min(height / 2, 6)
                visible: modelData.share > 0
                color: modelData.dashed ? "transparent" : modelData.color
                border.width: modelData.dashed ? 1 : 0
                border.color: modelData.color
            }
        }
    }
    Rectangle {
        visible: bar.mark >= 0
        x: bar.width * bar.mark - width / 2
        width: Math.max(6, bar.thickness * 0.28)
        height: bar.thickness * 1.5
        y: (bar.height - height) / 2
        color: bar.gapColor

        Rectangle {
            anchors.centerIn: parent
            width: Math.max(2, parent.width * 0.5)
            height: parent.height
            color: bar.markColor
        }
    }
}

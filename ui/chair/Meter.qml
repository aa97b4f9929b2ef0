import QtQuick
import theme

// How much of something: a bar, and a mark where it must reach.
Rectangle {
    id: meter

    property real value: 0
    property real mark: -1
    property color tone: Theme.accent
    property color markColor: Theme.text

    implicitHeight: 6
    radius: height / 2
    color: Theme.line

    Rectangle {
        objectName: "meterFilled"
        // In whole pixels: what grows with the time would otherwise move, and the window be drawn, without end.
        width: Math.round(parent.width * Math.max(0, Math.min(1, meter.value)))
        height: parent.height
        radius: parent.radius
        color: meter.tone

        Behavior on width {
            NumberAnimation {
                duration: 120
            }
        }
    }
    Rectangle {
        visible: meter.mark >= 0
        x: parent.width * meter.mark - 1
        y: -4
        width: 2
        height: parent.height + 8
        color: meter.markColor
    }
}

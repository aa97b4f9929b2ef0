import QtQuick
import controls
import theme

// The hall's seats with a figure among them; above 300 seats a bar says the same.
Item {
    id: view

    required property var seats
    required property int figure
    required property int total
    required property string label
    property string mode: "presence"
    property real labelSize: 14
    // Said by who keeps the seats back where there are too many to draw.
    property bool tooMany: false
    // Too many seats, or too little room: the bar says the same.
    readonly property bool many: tooMany || seats.length > 300 || height < 140
    readonly property color fill: mode === "ballot" ? Theme.accent : Theme.ok

    Accessible.role: Accessible.Graphic
    Accessible.name: `${figure} / ${total} ${label}`

    SeatMap {
        id: map

        x: 4
        y: Math.max(0, (height - usedHeight) / 2)
        width: parent.width - 8
        height: parent.height - (crowded ? hollow.height + 8 : 0)
        visible: !view.many
        seats: view.many ? [] : view.seats
        overlaid: false
        labels: view.mode === "ballot"
        filled: view.fill
    }
    Column {
        id: hollow

        readonly property real size: map.crowded ? 30 : Math.max(30, Math.min(72, map.planned ? map.hollowHeight * 0.5 : map.step * 1.65))

        anchors.horizontalCenter: parent.horizontalCenter
        y: view.many ? (parent.height - height) / 2 - 20 : map.crowded ? parent.height - height : map.gap ? map.y + map.hollowTop + (map.hollowHeight - height) / 2 : Math.min(parent.height - height, map.y + map.hollowTop + map.step * 0.5)

        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: 8

            DigitClock {
                id: number

                objectName: "figure"
                text: String(view.figure)
                size: hollow.size
                weight: Theme.weightBold
            }
            AppText {
                anchors.bottom: number.bottom
                anchors.bottomMargin: hollow.size * 0.08
                text: "/ " + view.total
                size: Math.round(hollow.size * 0.39)
                weight: Theme.weightMedium
                color: Theme.textSoft
            }
        }
        AppText {
            anchors.horizontalCenter: parent.horizontalCenter
            text: view.label
            size: view.labelSize
            color: Theme.textSoft
        }
    }
    Meter {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: hollow.bottom
        anchors.topMargin: 16
        width: parent.width * 0.8
        visible: view.many
        implicitHeight: 14
        value: view.total > 0 ? view.figure / view.total : 0
        tone: view.fill
    }
}

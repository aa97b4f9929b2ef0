pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import theme

// The hall as arcs: a row for each seat letter (A innermost), spread over `span` degrees. Sizes follow the width.
// Seats are [{seat, state}] with state voted|present|waiting|absent|help. What is in the hollow is the caller's.
Item {
    id: map

    required property var seats
    property real span: 118
    property bool labels: true
    property color filled: Theme.accent
    property color filledText: Theme.textOnAccent
    property color line: Theme.lineStrong
    property color ink: Theme.text
    readonly property var rows: layout(seats)
    // Radii in units of the row step: the innermost row begins at 5.2 steps, as in the pictures.
    readonly property real inner: 5.2
    readonly property real outer: inner + Math.max(1, rows.length) - 1
    readonly property real half: span / 2 * Math.PI / 180
    readonly property real unitsWide: 2 * outer * Math.sin(half) + 0.9
    readonly property real unitsHigh: outer - inner * Math.cos(half) + 0.95
    readonly property real step: Math.min(width / unitsWide, height / unitsHigh)
    readonly property real seatSize: step * 0.8
    readonly property real centreX: width / 2
    readonly property real centreY: step * (outer + 0.45)
    readonly property real usedHeight: step * unitsHigh
    // Where the innermost row leaves room for a figure.
    readonly property real hollowTop: centreY - step * (inner - 0.7)

    function layout(list) {
        const byRow = {};
        for (const seat of list) {
            const key = seat.seat.replace(/[0-9]/g, "") || "A";
            (byRow[key] = byRow[key] || []).push(seat);
        }
        const keys = Object.keys(byRow).sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
        return keys.map(key => byRow[key].sort((a, b) => parseInt(a.seat.replace(/\D/g, "") || "0")
                                                       - parseInt(b.seat.replace(/\D/g, "") || "0")));
    }

    Repeater {
        model: map.rows

        Item {
            id: arc
            required property var modelData
            required property int index
            readonly property real radius: map.step * (map.inner + index)

            Repeater {
                model: arc.modelData

                Item {
                    id: place
                    required property var modelData
                    required property int index
                    readonly property real angle: arc.modelData.length < 2 ? 0
                        : -map.half + 2 * map.half * index / (arc.modelData.length - 1)
                    readonly property bool on: modelData.state === "voted" || modelData.state === "present"
                    readonly property bool away: modelData.state === "absent"
                    readonly property color edge: modelData.state === "help" ? Theme.danger : map.line

                    width: map.seatSize
                    height: map.seatSize
                    x: map.centreX + arc.radius * Math.sin(angle) - width / 2
                    y: map.centreY - arc.radius * Math.cos(angle) - height / 2

                    Rectangle {
                        anchors.fill: parent
                        visible: !place.away
                        radius: width / 2
                        color: place.on ? map.filled : "transparent"
                        border.width: place.on ? 0 : Math.max(1, width * 0.07)
                        border.color: place.edge
                    }
                    Shape {
                        anchors.fill: parent
                        visible: place.away

                        ShapePath {
                            strokeColor: map.line
                            strokeWidth: Math.max(1, place.width * 0.05)
                            strokeStyle: ShapePath.DashLine
                            dashPattern: [2, 2.5]
                            fillColor: "transparent"

                            PathAngleArc {
                                centerX: place.width / 2
                                centerY: place.height / 2
                                radiusX: place.width * 0.46
                                radiusY: place.height * 0.46
                                sweepAngle: 360
                            }
                        }
                    }
                    Text {
                        anchors.centerIn: parent
                        visible: map.labels
                        text: place.modelData.seat
                        color: place.on ? map.filledText : place.modelData.state === "help" ? Theme.danger : map.ink
                        opacity: place.away ? 0.6 : 1
                        font.family: Theme.family
                        font.pixelSize: Math.max(6, place.width * 0.38)
                        font.weight: Theme.weightMedium
                    }
                }
            }
        }
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import theme
import "seatLayout.js" as SeatLayout

// The hall. Seats with `x` and `y` stand where the hall's plan has them; without a plan they are arcs: a row for each
// seat letter (A innermost), spread over `span` degrees. Sizes follow the width.
// Seats are [{seat, state}] with state voted, present, waiting, absent (dashed), help or empty (not drawn).
// What stands in the hollow is the caller's; `reserve` keeps so many row steps free under the arcs' centre for it.
// Above 300 seats a Bar says it better.
Item {
    id: map

    required property var seats
    property real span: 118
    property real inner: 5.2
    property real seatShare: 0.8
    property real ring: 0.055
    property real reserve: 0
    property bool labels: true
    // On a smaller seat nobody could read it; three hundred of these would hold up the picture that shows them.
    readonly property bool lettered: labels && seatSize >= 20
    // Whether somebody reads `places`, to put something over the seats.
    property bool overlaid: true
    // The colour of a seat by its state, where that is not `filled` for those who voted or are there.
    property var tints: ({})
    property color filled: Theme.accent
    property color filledText: Theme.textOnAccent
    property color line: Theme.lineStrong
    property color ink: Theme.text
    readonly property real half: span / 2 * Math.PI / 180
    // Ten times a second somebody has voted and nobody has moved: where seats stand is reckoned anew only when that
    // changes, which two texts tell better than two lists.
    readonly property string plan: SeatLayout.planText(seats)
    readonly property string looks: SeatLayout.looksText(seats)
    readonly property var stood: SeatLayout.fromPlanText(plan)
    readonly property bool planned: stood.length > 0 && stood[0].x !== undefined
    readonly property var box: SeatLayout.box(planned ? stood : [])
    // Where a plan leaves room for a figure, {near, far}; null where it leaves none.
    readonly property var gap: planned ? SeatLayout.hollow(stood, box) : null
    readonly property var rows: planned ? [] : SeatLayout.rowsOf(stood, inner, half)
    readonly property var spots: planned ? SeatLayout.planned(stood, box) : SeatLayout.places(rows, inner, half)
    // The same with their states, for who puts something over a seat.
    readonly property var places: overlaid ? SeatLayout.withLooks(spots, looks) : []
    readonly property real outer: planned ? box.far : inner + Math.max(1, rows.length) - 1
    readonly property real unitsWide: planned ? box.right - box.left + 1 : 2 * outer * Math.sin(half) + 0.9
    readonly property real unitsHigh: planned ? box.far - box.near + 1 : reserve > 0 ? outer + 0.45 + reserve : outer - inner * Math.cos(half) + 0.95
    readonly property real step: Math.min(width / unitsWide, height / unitsHigh)
    // Whole and even, at whole places: the software renderer draws a circle of any other size as a rounded square.
    readonly property real seatSize: Math.max(2, 2 * Math.round(step / 2 * Math.min(seatShare,
        0.92 * (planned ? SeatLayout.nearest(stood) : SeatLayout.closest(rows, inner, half)))))
    readonly property real centreX: width / 2
    readonly property real centreY: step * (outer + 0.45)
    readonly property real usedHeight: step * unitsHigh
    readonly property real usedWidth: step * unitsWide
    // Where the innermost row, or the plan, leaves room for a figure; under the seats where it leaves none.
    readonly property real hollowTop: !planned ? centreY - step * (inner - 0.7) : gap ? centreY - step * (gap.far - 0.7) : usedHeight
    readonly property real hollowHeight: gap ? step * (gap.far - gap.near - 1.4) : 0
    readonly property bool crowded: planned && !gap

    // Each seat is told when it looks otherwise; three hundred that look into one list would all look at each change.
    property var told: []
    property var stateOf: []
    function tell(): void {
        stateOf = looks.split(" ");
        for (let index = 0; index < spots.length; index++) {
            const look = lookOf(index);
            const item = told[index] === look ? null : dots.itemAt(index);
            if (item) {
                item.look = look;
                told[index] = look;
            }
        }
    }
    function lookOf(index: int): string {
        return stateOf[spots[index]?.order] ?? "empty";
    }
    function tellAll(): void {
        told = [];
        tell();
    }
    onLooksChanged: tell()
    onSpotsChanged: tellAll()
    Component.onCompleted: tellAll()

    Repeater {
        id: dots

        // By number, so that a changed state repaints a seat instead of building the hall anew.
        model: map.spots.length
        onItemAdded: (index, item) => item.look = map.lookOf(index)

        Item {
            id: place
            required property int index
            readonly property var seat: map.spots[index] || ({"seat": "", "x": 0, "y": 0, "order": -1})
            property string look: "empty"
            readonly property bool tinted: map.tints[look] !== undefined
            readonly property bool on: tinted || look === "voted" || look === "present"
            readonly property bool away: look === "absent"
            readonly property bool help: look === "help"

            visible: look !== "empty"
            width: map.seatSize
            height: width
            x: Math.round(map.centreX + map.step * seat.x - width / 2)
            y: Math.round(map.centreY - map.step * seat.y - height / 2)

            Rectangle {
                anchors.fill: parent
                visible: !place.away
                radius: width / 2
                color: place.tinted ? map.tints[place.look] : place.on ? map.filled : "transparent"
                border.width: place.on ? 0 : Math.max(1, width * map.ring)
                border.color: place.help ? Theme.danger : map.line
            }
            Loader {
                anchors.fill: parent
                active: place.away
                sourceComponent: DashedFrame {
                    radius: place.width / 2
                    stroke: Math.max(1, place.width * map.ring * 0.8)
                    color: map.line
                }
            }
            Loader {
                anchors.centerIn: parent
                active: map.lettered
                sourceComponent: Text {
                    text: place.seat.seat
                    color: place.on ? map.filledText : place.help ? Theme.danger : map.ink
                    opacity: place.away ? 0.6 : 1
                    font.family: Theme.family
                    font.pixelSize: Math.max(6, place.width * 0.38)
                    font.weight: Theme.weightMedium
                }
            }
        }
    }
}

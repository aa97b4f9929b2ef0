import QtQuick
import controls
import theme

// The hall's seats with a figure in the hollow; above 300, or where no seats may be shown, a bar says the same.
Item {
    id: view

    required property var seats
    required property int figure
    required property int total
    required property string label
    required property real u
    property string note: ""
    property color filled: Theme.projectorGold
    property real mark: -1
    readonly property bool many: total > 300 || seats.length === 0
    // The figure is measured by the hollow: 1 is the row step of a hall of 60, whose innermost row is at 5.82 of them.
    // Three digits need as much room as two and are smaller. Of a hall with a plan it is measured by the gap that the plan leaves, or stands under the seats.
    readonly property real unit: many ? 5.19 * u : map.crowded ? height * 0.035 : map.planned ? Math.min(map.step, map.hollowHeight / 5.6) : map.step * map.inner / 5.82 * (total > 99 ? 0.72 : 1)

    Accessible.role: Accessible.Graphic
    Accessible.name: `${figure} / ${total} ${label}`

    SeatMap {
        id: map
        visible: !view.many
        width: parent.width
        height: parent.height - (crowded ? view.height * 0.26 : 0)
        span: 122
        inner: 5.82 * Math.max(1, Math.sqrt(Math.max(view.total, view.seats.length) / 60))
        seatShare: 0.84
        ring: 0.075
        reserve: 0.66 * inner / 5.82
        labels: false
        overlaid: false
        seats: view.many ? [] : view.seats
        filled: view.filled
        line: Theme.projectorLineStrong
    }
    Item {
        id: figures
        x: view.many ? 0 : (parent.width - width) / 2
        // Measured from the arcs' centre, as in the pictures: figure 0.79 row steps over it, label 0.39 under it.
        y: view.many ? parent.height * (view.note ? 0.18 : 0.3) : map.planned ? map.hollowTop + (map.crowded ? view.height * 0.26 - height - counted.height : map.hollowHeight - height - counted.height) / 2 : map.centreY - view.unit * 0.786 - number.baselineOffset
        width: of.x + of.width
        height: number.height

        ScreenText {
            id: number
            text: view.figure
            size: view.unit * 3.857
            weight: Theme.weightBold
            leading: 1.1
            wrapMode: Text.NoWrap
        }
        ScreenText {
            id: of
            x: number.width + view.unit * 0.2
            anchors.baseline: number.baseline
            text: "/" + view.total
            size: view.unit * 1.571
            weight: Theme.weightSemibold
            soft: true
            wrapMode: Text.NoWrap
        }
    }
    ScreenText {
        id: counted
        x: view.many ? 0 : (parent.width - width) / 2
        y: view.many ? bar.y + bar.height + 2 * view.u : map.planned ? figures.y + figures.height : map.centreY + view.unit * 0.393 - baselineOffset
        text: view.label
        size: Math.max(view.unit * 0.82, 3.2 * view.u)
        weight: Theme.weightSemibold
        soft: true
        wrapMode: Text.NoWrap
    }
    ScreenText {
        visible: view.many && text !== ""
        y: counted.y + counted.height
        width: parent.width
        text: view.note
        size: Math.max(view.unit * 0.66, 3.2 * view.u)
        soft: true
    }
    Bar {
        id: bar
        visible: view.many
        y: figures.y + figures.height + 2 * view.u
        width: parent.width
        thickness: 4 * view.u
        ground: Theme.projectorPanel
        gapColor: Theme.projectorCanvas
        markColor: Theme.projectorText
        mark: view.mark
        parts: [{"share": view.total > 0 ? Math.min(1, view.figure / view.total) : 0, "color": view.filled, "dashed": false}]
    }
}

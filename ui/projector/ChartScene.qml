pragma ComponentBehavior: Bound
import QtQuick
import controls
import theme

// A declared result by seat or by delegate group; what the colours mean stands beside or over it.
Scene {
    id: view

    readonly property var part: scene.result || ({})
    readonly property var legend: part.legend || []
    readonly property bool seats: scene.look === "chart_seats"
    readonly property real under: Math.max(label.height + title.height, plate.height) + 1.6 * u
    readonly property real room: areaHeight - under - last.height - 1.2 * u
    readonly property real side: 44 * u
    // Over the groups the words have a row, or two where it is narrow.
    readonly property int across: areaWidth < 155 * u ? Math.min(2, legend.length) : legend.length
    readonly property real legendHeight: 7 * u * Math.ceil(legend.length / Math.max(1, across)) - (across < legend.length ? u : 0)
    property real grown: 1

    function tint(id: string): color {
        return {
            "for": Theme.projectorFor,
            "against": Theme.projectorAgainst,
            "voted": Theme.projectorGold,
            "not_voted": Theme.projectorLineStrong
        }[id] ?? Theme.projectorAbstain;
    }

    NumberAnimation on grown {
        running: view.animated && Theme.reveal > 0
        from: 0
        to: 1
        duration: Theme.reveal
        easing.type: Easing.OutCubic
    }
    SceneLabel {
        id: label
        width: plate.x - 4 * view.u
        text: view.part.heading || ""
        u: view.u
    }
    SceneTitle {
        id: title
        y: label.height
        width: plate.x - 4 * view.u
        title: view.part.title || ""
        usual: 4.2 * view.u
        long: 3.3 * view.u
        leading: 1.4
    }
    VerdictPlate {
        id: plate
        anchors.right: parent.right
        text: view.part.verdict_text || ""
        adopted: view.part.adopted === true
        size: (view.narrow ? 5.6 : 6.4) * view.u
        u: view.u
    }
    SeatMap {
        objectName: "chartSeats"
        visible: view.seats
        y: view.under
        width: parent.width - view.side - 4 * view.u
        height: view.room
        span: 122
        inner: 5.2 * Math.max(1, Math.sqrt(seats.length / 60))
        seatShare: 0.84
        ring: 0.075
        labels: false
        overlaid: false
        line: Theme.projectorLineStrong
        seats: view.seats ? view.part.seats || [] : []
        tints: ({
                "for": view.tint("for"),
                "against": view.tint("against"),
                "abstain": view.tint("abstain"),
                "voted": view.tint("voted")
            })
    }
    Repeater {
        model: view.legend.length

        ChartLegend {
            required property int index
            readonly property real each: (view.areaWidth - 2 * view.u * (view.across - 1)) / Math.max(1, view.across)

            x: view.seats ? view.areaWidth - view.side : index % view.across * (each + 2 * view.u)
            y: view.under + (view.seats ? (view.room - view.legend.length * 8 * view.u) / 2 + index * 8 * view.u : Math.floor(index / view.across) * 6 * view.u)
            width: view.seats ? view.side : each
            entry: view.legend[index] || ({})
            color: view.tint(entry.id || "")
            size: (view.seats ? (view.narrow ? 4.6 : 5.6) : 3.8) * view.u
            u: view.u
        }
    }
    ChartGroups {
        visible: !view.seats
        y: view.under + view.legendHeight
        width: parent.width
        height: view.room - view.legendHeight
        rows: view.seats ? [] : view.part.groups || []
        tint: view.tint
        grown: view.grown
        u: view.u
    }
    ScreenText {
        id: last
        anchors.bottom: parent.bottom
        width: parent.width
        text: view.part.last_line || ""
        size: (text.length > 90 ? 3.6 : 4.2) * view.u
        leading: 1.4
        weight: Theme.weightBold
    }
}

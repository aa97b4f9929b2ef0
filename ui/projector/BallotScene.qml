import QtQuick
import controls
import theme

// A motion that is voted on.
Scene {
    id: view

    readonly property var part: scene.ballot || ({})
    readonly property string titleText: part.title || ""
    readonly property bool timed: clocks && part.has_deadline === true
    readonly property bool counted: part.counted !== false
    readonly property var ways: part.ways || []
    // Hands and papers that nobody has counted yet: the way itself is what there is to see.
    readonly property var way: counted ? ({}) : ways[ways.length - 1] || ({})
    readonly property real seatsHeight: Math.min((titleText.length > 130 ? 46.4 : 56.6) * u, room + u)
    readonly property real room: areaHeight - head.height - 2 * u

    BallotHead {
        id: head
        width: parent.width
        part: view.part
        heading: (view.part.paused ? view.part.paused_text : view.part.heading) || ""
        u: view.u
    }
    SeatFigure {
        id: seats
        visible: view.counted
        width: seats.many ? parent.width * 0.5 : Math.min(parent.width * (view.narrow ? 0.56 : 0.6), view.seatsHeight * 1.655)
        height: seats.many ? view.seatsHeight : Math.min(view.seatsHeight, width / 1.655)
        anchors.bottom: parent.bottom
        u: view.u
        seats: view.part.seats || []
        figure: view.part.voted || 0
        total: view.part.entitled || 0
        label: view.part.voted_label || ""
        note: view.part.received_text || ""
        filled: Theme.projectorGold
    }
    Column {
        visible: !view.counted
        width: parent.width * 0.5
        y: head.height + (parent.height - head.height - height) / 2
        spacing: 2 * view.u

        Sign {
            name: view.way.sign || ""
            color: Theme.projectorGold
            size: Math.min(24 * view.u, view.room * 0.5)
            stroke: 1.6
        }
        ScreenText {
            width: parent.width
            text: view.way.text || ""
            size: (text.length > 20 ? 5.6 : 8) * view.u
            leading: 1.35
            weight: Theme.weightBold
        }
    }
    BallotSide {
        x: (view.counted ? seats.width : parent.width * 0.5) + (view.narrow ? 4 : 6) * view.u
        width: parent.width - x
        anchors.bottom: parent.bottom
        anchors.bottomMargin: view.u
        u: view.u
        part: view.part
        ways: view.counted ? view.ways : view.ways.slice(0, -1)
        timed: view.timed
        label: view.labels.remaining || ""
        room: view.room
    }
}

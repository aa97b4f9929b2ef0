import QtQuick
import theme

Scene {
    id: view

    readonly property var part: scene.ballot || ({})
    readonly property string titleText: part.title || ""
    readonly property bool timed: clocks && part.has_deadline === true
    readonly property real under: title.y + title.height

    SceneLabel {
        id: label
        width: parent.width
        text: view.part.paused ? view.labels.paused || "" : view.labels.ballot || ""
        u: view.u
    }
    SceneTitle {
        id: title
        y: label.height + 0.4 * view.u
        width: parent.width
        title: view.titleText
        usual: 5.6 * view.u
        long: 4.2 * view.u
        leading: 1.4
    }
    SeatFigure {
        id: seats
        width: seats.many ? parent.width * 0.5 : Math.min(parent.width * (view.narrow ? 0.56 : 0.6), height * 1.655)
        height: Math.min((view.titleText.length > 130 ? 46.4 : 56.6) * view.u, view.areaHeight - view.under - view.u)
        anchors.bottom: parent.bottom
        u: view.u
        seats: view.part.seats || []
        figure: view.part.voted || 0
        total: view.part.entitled || 0
        label: view.labels.voted || ""
        filled: Theme.projectorGold
    }
    BallotSide {
        x: seats.width + (view.narrow ? 4 : 6) * view.u
        width: parent.width - x
        anchors.bottom: parent.bottom
        anchors.bottomMargin: view.u
        u: view.u
        part: view.part
        timed: view.timed
        label: view.labels.remaining || ""
        room: view.areaHeight - view.under - 2 * view.u
    }
}

import QtQuick
import controls
import theme

Scene {
    id: view

    readonly property var part: scene.presence || ({})
    readonly property bool met: part.met === true
    readonly property color verdict: met ? Theme.projectorFor : Theme.projectorGold
    readonly property real decisionSize: (narrow ? 5.6 : 6.8) * u

    SceneLabel {
        id: label
        width: parent.width
        text: view.labels.presence || ""
        u: view.u
        size: 5.2 * view.u
    }
    SeatFigure {
        id: seats
        width: many ? parent.width * 0.5 : Math.min(parent.width * (view.narrow ? 0.57 : 0.605), height * 1.655)
        height: Math.min(60 * view.u, parent.height - label.height - view.u)
        y: label.height + (parent.height - label.height - height) / 2
        u: view.u
        seats: view.part.seats || []
        figure: view.part.present || 0
        total: view.part.total || 0
        label: view.labels.present || ""
        filled: Theme.projectorFor
        mark: view.part.total ? view.part.needed / view.part.total : -1
    }
    Column {
        x: seats.width + (view.narrow ? 4 : 6) * view.u
        width: parent.width - x
        anchors.verticalCenter: seats.verticalCenter
        spacing: 2.4 * view.u

        Item {
            width: parent.width
            height: decision.height

            Sign {
                id: sign
                y: (decision.leading * decision.size - height) / 2
                name: view.met ? "check" : "warning"
                color: view.verdict
                size: view.decisionSize * 1.08
                stroke: 3
            }
            ScreenText {
                id: decision
                x: sign.width + 2 * view.u
                width: parent.width - x
                text: (view.met ? view.labels.quorum : view.labels.no_quorum) || ""
                size: view.decisionSize
                weight: Theme.weightBold
                leading: 1.35
                color: view.verdict
            }
        }
        ScreenText {
            width: parent.width
            text: view.part.sentence || ""
            size: (view.narrow ? 4.2 : 4.6) * view.u
            soft: true
        }
        // Who comes in now compares these with the tablet.
        ScreenText {
            width: parent.width
            visible: text !== ""
            text: view.part.words ? `${view.labels.right_hall} ${view.part.words}` : ""
            size: (view.narrow ? 3.2 : 3.6) * view.u
            weight: Theme.weightSemibold
        }
    }
}

import QtQuick
import theme

Scene {
    id: view

    readonly property var part: scene.ballot || ({})
    readonly property bool counted: part.counted !== false

    BallotHead {
        id: title
        width: parent.width
        part: view.part
        heading: view.part.closed_text || ""
        u: view.u
    }
    Item {
        id: figures
        visible: view.counted
        y: title.y + title.height + (parent.height - title.y - title.height - height) / 2
        width: of.x + of.width
        height: voted.height

        ScreenText {
            id: voted
            text: view.part.voted || 0
            size: (view.narrow ? 22 : 30) * view.u
            weight: Theme.weightBold
            leading: 1.1
            wrapMode: Text.NoWrap
        }
        ScreenText {
            id: of
            x: voted.width + (view.narrow ? 2 : 3) * view.u
            anchors.baseline: voted.baseline
            text: "/ " + (view.part.entitled || 0)
            size: (view.narrow ? 9 : 12) * view.u
            weight: Theme.weightSemibold
            soft: true
            wrapMode: Text.NoWrap
        }
    }
    Column {
        x: view.counted ? figures.width + (view.narrow ? 4 : 8) * view.u : 0
        width: parent.width - x
        anchors.verticalCenter: figures.verticalCenter

        ScreenText {
            width: parent.width
            visible: view.counted
            text: view.part.voted_text || ""
            size: (view.narrow ? 5.6 : 7.4) * view.u
            weight: Theme.weightSemibold
        }
        ScreenText {
            width: parent.width
            text: view.part.waiting_text || ""
            size: (!view.counted ? 7.4 : view.narrow ? 4.6 : 5.6) * view.u
            soft: view.counted
        }
    }
}

import QtQuick
import theme

Scene {
    id: view

    readonly property var part: scene.ballot || ({})

    SceneLabel {
        id: label
        width: parent.width
        text: view.labels.closed || ""
        u: view.u
    }
    SceneTitle {
        id: title
        y: label.height + 0.4 * view.u
        width: parent.width
        title: view.part.title || ""
        usual: 5.6 * view.u
        long: 4.2 * view.u
        leading: 1.4
    }
    Item {
        id: figures
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
        x: figures.width + (view.narrow ? 4 : 8) * view.u
        width: parent.width - x
        anchors.verticalCenter: figures.verticalCenter

        ScreenText {
            width: parent.width
            text: view.labels.delegates_voted || ""
            size: (view.narrow ? 5.6 : 7.4) * view.u
            weight: Theme.weightSemibold
        }
        ScreenText {
            width: parent.width
            text: view.labels.waiting || ""
            size: (view.narrow ? 4.6 : 5.6) * view.u
            soft: true
        }
    }
}

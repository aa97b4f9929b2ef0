import QtQuick
import theme

Scene {
    id: view

    readonly property var part: scene.item || ({})

    SceneLabel {
        id: heading
        width: parent.width
        text: [view.part.heading, view.part.phase_text].filter(part => part).join(" · ")
        u: view.u
    }
    SceneTitle {
        y: heading.height + Math.max(2 * view.u, (parent.height - heading.height - presenter.height - height) * 0.4)
        width: parent.width
        height: Math.min(implicitHeight, view.areaHeight - heading.height - presenter.height - 4 * view.u)
        title: view.part.title || ""
        usual: 7.4 * view.u
        long: 5.6 * view.u
        maximumLineCount: 6
    }
    Column {
        id: presenter
        width: parent.width
        anchors.bottom: parent.bottom

        ScreenText {
            width: parent.width
            text: view.part.presenter || ""
            size: 5.6 * view.u
            weight: Theme.weightSemibold
            elide: Text.ElideRight
            maximumLineCount: 1
        }
        ScreenText {
            width: parent.width
            text: view.part.presenter_title || ""
            size: 4.2 * view.u
            soft: true
            elide: Text.ElideRight
            maximumLineCount: 2
        }
    }
}

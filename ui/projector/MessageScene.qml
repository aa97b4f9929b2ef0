import QtQuick
import theme

// A notice, or the recess with the time of return.
Scene {
    id: view

    readonly property bool recess: scene.view === "recess"
    readonly property var part: (recess ? scene.recess : scene.notice) || ({})

    Column {
        width: parent.width
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: -2 * view.u

        Rectangle {
            width: 12 * view.u
            height: view.u
            radius: height * 0.3
            color: Theme.projectorGold
        }
        Item {
            width: 1
            height: 3.4 * view.u
        }
        ScreenText {
            width: parent.width
            text: (view.recess ? view.part.title : view.part.text) || ""
            size: (text.length > 220 ? 4.6 : text.length > 120 ? 5.6 : text.length > 40 ? 7.4 : 12.4) * view.u
            weight: Theme.weightBold
            leading: text.length > 40 ? Theme.leading : 1.3
        }
        ScreenText {
            width: parent.width
            text: view.recess ? view.part.until_text || "" : ""
            visible: text !== ""
            size: 7.4 * view.u
            weight: Theme.weightSemibold
            soft: true
        }
    }
}

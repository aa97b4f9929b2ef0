import QtQuick
import theme

// A notice, or the recess with the time of return.
Item {
    id: view

    required property var scene
    readonly property bool recess: scene.view === "recess"
    readonly property var part: (recess ? scene.recess : scene.notice) || ({})
    readonly property real h: height
    readonly property real margin: width / height < 1.5 ? h * 0.05 : h * 0.07

    Column {
        x: view.margin
        width: view.width - 2 * view.margin
        anchors.verticalCenter: parent.verticalCenter
        spacing: view.h * 0.02

        Rectangle {
            width: view.h * 0.12
            height: view.h * 0.01
            radius: height / 3
            color: Theme.projectorGold
        }
        ScreenText {
            width: parent.width
            text: view.recess ? view.part.title || "" : view.part.text || ""
            share: text.length > 120 ? Theme.shareStrong : text.length > 40 ? Theme.shareTitle : Theme.shareName
            screenHeight: view.h
            weight: Theme.weightBold
        }
        ScreenText {
            width: parent.width
            text: view.recess ? view.part.until_text || "" : ""
            visible: text !== ""
            share: Theme.shareTitle
            screenHeight: view.h
            weight: Theme.weightSemibold
            soft: true
        }
    }
}

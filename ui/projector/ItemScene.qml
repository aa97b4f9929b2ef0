import QtQuick
import theme

Item {
    id: view

    required property var scene
    readonly property var part: scene.item || ({})
    readonly property real h: height
    readonly property real margin: width / height < 1.5 ? h * 0.05 : h * 0.07

    SceneLabel {
        x: view.margin
        y: view.h * 0.15
        text: view.part.heading || ""
        screenHeight: view.h
    }
    SceneTitle {
        x: view.margin
        y: view.h * 0.24
        width: view.width - 2 * view.margin
        text: view.part.title || ""
        normalShare: Theme.shareTitle
        longShare: Theme.shareStrong
        screenHeight: view.h
    }
    Column {
        x: view.margin
        width: view.width - 2 * view.margin
        anchors.bottom: parent.bottom
        anchors.bottomMargin: view.h * 0.08

        ScreenText {
            width: parent.width
            text: view.part.presenter || ""
            share: Theme.shareStrong
            screenHeight: view.h
            weight: Theme.weightSemibold
            elide: Text.ElideRight
            maximumLineCount: 1
        }
        ScreenText {
            width: parent.width
            text: view.part.presenter_title || ""
            share: Theme.shareBody
            screenHeight: view.h
            soft: true
            elide: Text.ElideRight
            maximumLineCount: 2
        }
    }
}

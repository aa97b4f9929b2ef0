import QtQuick
import theme

Item {
    id: view

    required property var scene
    readonly property var part: scene.ballot || ({})
    readonly property var labels: scene.labels || ({})
    readonly property real h: height
    readonly property bool narrow: width / height < 1.5
    readonly property real margin: narrow ? h * 0.05 : h * 0.07

    SceneLabel {
        id: label
        x: view.margin
        y: view.h * 0.125
        text: view.labels.closed || ""
        screenHeight: view.h
    }
    SceneTitle {
        id: title
        x: view.margin
        y: label.y + label.height + view.h * 0.004
        width: view.width - 2 * view.margin
        text: view.part.title || ""
        screenHeight: view.h
        maximumLineCount: 4
    }
    Row {
        x: view.margin
        y: (title.y + title.height + view.h) / 2 - height / 2
        spacing: view.h * 0.06

        Row {
            id: figures
            spacing: view.h * 0.02

            ScreenText {
                id: figure
                text: view.part.voted || 0
                share: view.narrow ? 0.2 : 0.3
                screenHeight: view.h
                weight: Theme.weightBold
            }
            ScreenText {
                anchors.baseline: figure.baseline
                text: "/ " + (view.part.entitled || 0)
                share: view.narrow ? 0.09 : 0.12
                screenHeight: view.h
                weight: Theme.weightSemibold
                soft: true
            }
        }
        Column {
            anchors.verticalCenter: parent.verticalCenter
            width: view.width - 2 * view.margin - figures.width - view.h * 0.06

            ScreenText {
                width: parent.width
                text: view.labels.delegates_voted || ""
                share: view.narrow ? 0.05 : Theme.shareTitle
                screenHeight: view.h
                weight: Theme.weightSemibold
            }
            ScreenText {
                width: parent.width
                text: view.labels.waiting || ""
                share: view.narrow ? 0.042 : Theme.shareStrong
                screenHeight: view.h
                soft: true
            }
        }
    }
}

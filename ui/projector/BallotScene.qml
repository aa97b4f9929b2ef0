pragma ComponentBehavior: Bound
import QtQuick
import controls
import theme

Item {
    id: view

    required property var scene
    readonly property var part: scene.ballot || ({})
    readonly property var labels: scene.labels || ({})
    readonly property real h: height
    readonly property bool narrow: width / height < 1.5
    readonly property real margin: narrow ? h * 0.05 : h * 0.07
    readonly property bool many: (part.entitled || 0) > 300
    readonly property bool longTitle: (part.title || "").length > 130
    readonly property int seconds: Math.ceil((part.remaining_ms || 0) / 1000)

    SceneLabel {
        id: label
        x: view.margin
        y: view.h * 0.125
        text: view.part.paused ? view.labels.paused || "" : view.labels.ballot || ""
        screenHeight: view.h
    }
    SceneTitle {
        id: title
        x: view.margin
        y: label.y + label.height + view.h * 0.004
        width: view.width - 2 * view.margin
        text: view.part.title || ""
        screenHeight: view.h
        maximumLineCount: view.longTitle ? 4 : 3
    }
    SeatMap {
        id: map
        visible: !view.many
        x: view.margin
        y: Math.max(view.h * 0.38, title.y + title.height + view.h * 0.02)
        width: view.width * 0.575 - view.margin
        height: view.h * 0.97 - y
        span: 122
        labels: false
        seats: view.many ? [] : view.part.seats || []
        filled: Theme.projectorGold
        line: Theme.projectorLineStrong
    }
    Column {
        x: view.many ? view.margin : map.x + map.width / 2 - width / 2
        anchors.bottom: parent.bottom
        anchors.bottomMargin: view.h * 0.045

        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: view.h * 0.012

            ScreenText {
                id: figure
                text: view.part.voted || 0
                share: view.narrow && !view.many ? 0.13 : view.longTitle ? 0.15 : Theme.shareFigure * 0.9
                screenHeight: view.h
                weight: Theme.weightBold
                lineHeight: 0.95
            }
            ScreenText {
                anchors.baseline: figure.baseline
                text: "/" + (view.part.entitled || 0)
                share: 0.084
                screenHeight: view.h
                weight: Theme.weightSemibold
                soft: true
            }
        }
        ScreenText {
            anchors.horizontalCenter: parent.horizontalCenter
            text: view.labels.voted || ""
            share: Theme.shareBody
            screenHeight: view.h
            soft: true
        }
    }
    Column {
        x: view.width * 0.6
        width: view.width - x - view.margin
        anchors.bottom: parent.bottom
        anchors.bottomMargin: view.h * 0.055
        spacing: view.h * 0.012

        ScreenText {
            visible: view.part.has_deadline === true
            text: view.labels.remaining || ""
            share: Theme.shareBody
            screenHeight: view.h
            soft: true
        }
        DigitClock {
            visible: view.part.has_deadline === true
            text: Math.floor(view.seconds / 60) + ":" + String(view.seconds % 60).padStart(2, "0")
            size: view.h * (view.narrow || view.longTitle ? 0.15 : 0.2)
            weight: Theme.weightBold
            color: Theme.projectorGold
        }
        Bar {
            visible: view.part.has_deadline === true
            width: parent.width
            thickness: view.h * 0.016
            ground: Theme.projectorPanel
            parts: [{
                "share": view.part.duration_ms ? Math.min(1, view.part.remaining_ms / view.part.duration_ms) : 0,
                "color": Theme.projectorGold,
                "dashed": false
            }]
        }
        Item {
            width: 1
            height: view.h * 0.012
        }
        Repeater {
            model: view.part.choices || []

            Row {
                id: choice
                required property var modelData

                spacing: view.h * 0.024

                Sign {
                    anchors.verticalCenter: parent.verticalCenter
                    name: choice.modelData.id
                    color: Theme.projectorTextSoft
                    size: view.h * 0.046
                }
                ScreenText {
                    text: choice.modelData.label
                    share: view.narrow ? 0.04 : 0.046
                    screenHeight: view.h
                }
            }
        }
    }
}

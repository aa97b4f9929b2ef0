pragma ComponentBehavior: Bound
import QtQuick
import controls
import theme

Item {
    id: view

    required property var scene
    readonly property var part: scene.floor || ({})
    readonly property real h: height
    readonly property bool narrow: width / height < 1.5
    readonly property real margin: narrow ? h * 0.05 : h * 0.07
    readonly property int seconds: Math.floor((part.remaining_ms || 0) / 1000)
    readonly property bool over: (part.limit_ms || 0) > 0 && seconds <= 0
    readonly property color ink: over ? Theme.projectorAgainst : seconds <= 30 ? Theme.projectorGold : Theme.projectorText
    readonly property string clockText: {
        const shown = Math.abs(seconds);
        return Math.floor(shown / 60) + ":" + String(shown % 60).padStart(2, "0");
    }

    ScreenText {
        x: view.margin
        y: view.h * 0.13
        width: view.width - 2 * view.margin
        text: view.part.item_title || ""
        share: Theme.shareBody
        screenHeight: view.h
        soft: true
        elide: Text.ElideRight
        maximumLineCount: 1
    }
    Column {
        x: view.margin
        y: view.h * 0.26
        width: view.width - 2 * view.margin - clockColumn.width - view.h * 0.04
        spacing: view.h * 0.012

        SceneLabel {
            text: view.part.kind_text || ""
            screenHeight: view.h
        }
        ScreenText {
            width: parent.width
            text: view.part.name || ""
            share: text.length > 18 || view.narrow ? 0.1 : Theme.shareName
            screenHeight: view.h
            weight: Theme.weightBold
            maximumLineCount: 2
            elide: Text.ElideRight
        }
        ScreenText {
            width: parent.width
            text: [view.part.role, view.part.unit].filter(part => part).join("\n")
            share: 0.046
            screenHeight: view.h
            soft: true
            maximumLineCount: 3
            elide: Text.ElideRight
        }
    }
    Column {
        id: clockColumn
        x: view.width - view.margin - width
        y: view.h * 0.3
        spacing: view.h * 0.02

        DigitClock {
            text: view.clockText
            size: view.narrow ? view.h * 0.2 : view.h * Theme.shareClock
            weight: Theme.weightBold
            color: view.ink
        }
        Bar {
            width: parent.width
            thickness: view.h * 0.016
            ground: Theme.projectorPanel
            parts: [{
                "share": view.part.limit_ms ? Math.max(0, Math.min(1, view.part.remaining_ms / view.part.limit_ms)) : 0,
                "color": view.ink,
                "dashed": false
            }]
        }
    }
    Rectangle {
        visible: (view.part.next || []).length > 0
        x: view.margin
        width: view.width - 2 * view.margin
        height: view.h * 0.23
        anchors.bottom: parent.bottom
        anchors.bottomMargin: view.h * 0.048
        radius: view.h * 0.016
        color: Theme.projectorPanel

        ScreenText {
            x: view.h * 0.04
            y: view.h * 0.02
            text: (view.scene.labels || ({})).next || ""
            share: 0.036
            screenHeight: view.h
            weight: Theme.weightSemibold
            color: Theme.projectorGold
        }
        Row {
            x: view.h * 0.04
            y: view.h * 0.075
            width: parent.width - 2 * x

            Repeater {
                model: (view.part.next || []).slice(0, 3)

                Column {
                    id: next
                    required property var modelData

                    width: parent.width / 3

                    ScreenText {
                        width: next.width - view.h * 0.02
                        text: next.modelData.name
                        share: view.narrow ? 0.042 : Theme.shareStrong
                        screenHeight: view.h
                        weight: Theme.weightSemibold
                        maximumLineCount: 1
                        elide: Text.ElideRight
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: view.h * 0.032
                    }
                    ScreenText {
                        width: next.width - view.h * 0.02
                        text: [next.modelData.unit, next.modelData.kind_text].filter(part => part).join(" · ")
                        share: 0.034
                        screenHeight: view.h
                        soft: true
                        maximumLineCount: 1
                        elide: Text.ElideRight
                    }
                }
            }
        }
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import controls
import theme

Item {
    id: view

    required property var scene
    readonly property var part: scene.result || ({})
    readonly property var counts: part.counts || []
    readonly property real h: height
    readonly property bool narrow: width / height < 1.5
    readonly property real margin: narrow ? h * 0.05 : h * 0.07
    readonly property bool longTitle: (part.title || "").length > 130
    readonly property color verdict: part.adopted ? Theme.projectorFor : Theme.projectorAgainst

    function colour(id) {
        return id === "for" ? Theme.projectorFor : id === "against" ? Theme.projectorAgainst : Theme.projectorAbstain;
    }

    SceneTitle {
        x: view.margin
        y: view.h * 0.115
        width: plate.x - x - view.h * 0.03
        height: view.h * (view.longTitle ? 0.235 : 0.19)
        text: view.part.title || ""
        normalShare: 0.046
        longShare: 0.036
        screenHeight: view.h
        maximumLineCount: view.longTitle ? 5 : 3
    }
    Rectangle {
        id: plate
        x: view.width - view.margin - width
        y: view.h * 0.128
        width: plateRow.implicitWidth + view.h * 0.09
        height: view.h * 0.16
        radius: view.h * 0.018
        color: view.verdict

        Row {
            id: plateRow
            anchors.centerIn: parent
            spacing: view.h * 0.02

            Sign {
                anchors.verticalCenter: parent.verticalCenter
                name: view.part.adopted ? "check" : "cross"
                color: Theme.projectorCanvas
                size: view.h * 0.085
                stroke: 3
            }
            ScreenText {
                anchors.verticalCenter: parent.verticalCenter
                text: view.part.verdict_text || ""
                share: text.length > 6 ? (view.narrow ? 0.05 : 0.07) : 0.1
                screenHeight: view.h
                weight: Theme.weightBold
                color: Theme.projectorCanvas
                wrapMode: Text.NoWrap
            }
        }
    }
    Row {
        id: figures
        x: view.margin
        y: view.h * (view.longTitle ? 0.355 : 0.315)
        width: view.width - 2 * view.margin

        Repeater {
            model: view.counts

            Column {
                id: count
                required property var modelData

                width: figures.width / Math.max(1, view.counts.length)

                Row {
                    spacing: view.h * 0.018

                    ScreenText {
                        id: number
                        text: count.modelData.count
                        share: view.narrow ? 0.12 : view.longTitle ? 0.14 : 0.17
                        screenHeight: view.h
                        weight: Theme.weightBold
                        color: view.colour(count.modelData.id)
                        lineHeight: 0.95
                    }
                    ScreenText {
                        anchors.baseline: number.baseline
                        text: count.modelData.percent_text
                        share: view.narrow ? 0.038 : 0.05
                        screenHeight: view.h
                        soft: true
                    }
                }
                Row {
                    spacing: view.h * 0.014

                    Sign {
                        anchors.verticalCenter: parent.verticalCenter
                        name: count.modelData.id
                        color: view.colour(count.modelData.id)
                        size: view.h * 0.04
                        stroke: 2.8
                    }
                    ScreenText {
                        width: count.width - view.h * 0.08
                        text: count.modelData.label
                        share: view.narrow ? 0.036 : 0.046
                        screenHeight: view.h
                        weight: Theme.weightSemibold
                        color: view.colour(count.modelData.id)
                        maximumLineCount: 1
                        elide: Text.ElideRight
                    }
                }
            }
        }
    }
    Bar {
        id: bar
        x: view.margin
        y: view.h * 0.622
        width: view.width - 2 * view.margin
        thickness: view.h * 0.06
        gap: view.h * 0.004
        ground: "transparent"
        gapColor: Theme.projectorCanvas
        markColor: Theme.projectorGold
        mark: view.part.needed_fraction > 0 ? Math.min(1, view.part.needed_fraction) : -1
        parts: view.counts.map(count => ({
                    "share": view.part.entitled ? count.count / view.part.entitled : 0,
                    "color": view.colour(count.id),
                    "dashed": false
                })).concat([{
                "share": view.part.entitled ? view.part.not_voted / view.part.entitled : 0,
                "color": Theme.projectorLineStrong,
                "dashed": true
            }])
    }
    ScreenText {
        id: needed
        x: Math.max(view.margin, Math.min(view.width - view.margin - width,
            bar.x + bar.width * Math.max(0, bar.mark) - width / 2))
        y: view.h * 0.7
        text: view.part.needed_text || ""
        share: 0.034
        screenHeight: view.h
        weight: Theme.weightSemibold
        color: Theme.projectorGold
        wrapMode: Text.NoWrap
    }
    Column {
        x: view.margin
        width: view.width - 2 * view.margin
        anchors.bottom: parent.bottom
        anchors.bottomMargin: view.h * 0.04

        ScreenText {
            width: parent.width
            text: (view.part.sentence_lines || []).join("\n")
            share: text.length > 150 || view.narrow ? 0.034 : 0.042
            screenHeight: view.h
        }
        ScreenText {
            width: parent.width
            text: view.part.last_line || ""
            share: 0.048
            screenHeight: view.h
            weight: Theme.weightBold
        }
    }
}

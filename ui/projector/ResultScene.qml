import QtQuick
import controls
import theme

Scene {
    id: view

    readonly property var part: scene.result || ({})
    readonly property var counts: part.counts || []
    readonly property int entitled: part.entitled || 0
    readonly property bool longTitle: (part.title || "").length > 130
    readonly property string sentence: (part.sentence_lines || []).join("\n")
    // What the title, the bar and the sentences leave is the figures'; what these leave stands between the rows.
    readonly property real free: areaHeight - head.height - (bar.visible ? bar.height + needed.height : 0) - said.height - 2.8 * u
    readonly property real gap: Math.max(0, (free - figures.height) / 3)
    property real grown: 1

    function tint(id: string): color {
        return id === "for" || id === "high" ? Theme.projectorFor : id === "against" || id === "low"
            ? Theme.projectorAgainst : Theme.projectorAbstain;
    }

    NumberAnimation on grown {
        running: view.animated && Theme.reveal > 0
        from: 0
        to: 1
        duration: Theme.reveal
        easing.type: Easing.OutCubic
    }
    Item {
        id: head
        width: parent.width
        height: Math.max(title.y + title.height, plate.height)

        SceneLabel {
            id: label
            width: plate.x - 4 * view.u
            text: view.part.heading || ""
            u: view.u
        }
        SceneTitle {
            id: title
            y: label.visible ? label.height : 0
            width: plate.x - (view.narrow ? 3.4 : 6) * view.u
            title: view.part.title || ""
            usual: (view.narrow ? 4.4 : 4.6) * view.u
            long: (view.narrow || plate.text.length > 6 ? 3.3 : 3.6) * view.u
            maximumLineCount: 6
        }
        VerdictPlate {
            id: plate
            anchors.right: parent.right
            text: view.part.verdict_text || ""
            adopted: view.part.adopted === true
            u: view.u
            size: (text.length > 6 ? (view.narrow ? 5.6 : 7.4) : view.narrow ? 8.4 : view.longTitle ? 9 : 10) * view.u
        }
    }
    ResultFigures {
        id: figures
        y: head.height + view.gap
        width: parent.width
        counts: view.counts
        tint: view.tint
        u: view.u
        narrow: view.narrow
        size: Math.min((view.narrow ? 15 : 17) * view.u, (view.free - 3 * view.u - others) / leading)
    }
    Bar {
        id: bar
        visible: view.entitled > 0
        y: figures.y + figures.height + view.gap
        width: parent.width
        height: 6 * view.u
        thickness: 6 * view.u
        gap: 0.35 * view.u
        grown: view.grown
        ground: "transparent"
        gapColor: Theme.projectorCanvas
        markColor: Theme.projectorGold
        mark: view.part.needed_fraction > 0 ? Math.min(1, view.part.needed_fraction) : -1
        parts: view.counts.map(count => ({
                    "share": view.entitled ? count.count / view.entitled : 0, "color": view.tint(count.id), "dashed": false
                })).concat([{
                // All who did not choose, there or not: the bar is that of all delegates.
                "share": view.entitled ? 1 - view.counts.reduce((sum, count) => sum + count.count, 0) / view.entitled : 0,
                "color": Theme.projectorLineStrong, "dashed": true
            }])
    }
    ScreenText {
        id: needed
        visible: bar.visible
        x: Math.max(0, Math.min(parent.width - width, parent.width * Math.max(0, bar.mark) - width / 2))
        y: bar.y + bar.height + 2.2 * view.u
        text: view.part.needed_text || ""
        size: 3.4 * view.u
        weight: Theme.weightSemibold
        color: Theme.projectorGold
        wrapMode: Text.NoWrap
    }
    Column {
        id: said
        width: parent.width
        anchors.bottom: parent.bottom

        ScreenText {
            width: parent.width
            // Where it takes two lines anyway, the first ends at the comma.
            text: view.narrow ? view.sentence.replace(", ", ",\n") : view.sentence
            visible: text !== ""
            size: (text.length > 160 ? 3.4 : view.narrow || view.longTitle ? 3.8 : 4.2) * view.u
        }
        ScreenText {
            width: parent.width
            text: view.part.last_line || ""
            visible: text !== ""
            size: (text.length > 90 ? 3.8 : view.narrow ? 4.3 : 4.8) * view.u
            weight: Theme.weightBold
        }
        ResultFoot {
            width: parent.width
            part: view.part
            u: view.u
        }
    }
}

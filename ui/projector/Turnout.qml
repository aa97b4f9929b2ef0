import QtQuick
import controls
import theme

// How many have voted of how many who may: a figure, what it counts, and a bar.
Column {
    id: turnout

    required property var part
    required property real u
    property real size: Math.min(14 * u, width / 4)
    readonly property int voted: part.voted || 0
    readonly property int entitled: part.entitled || 0

    Accessible.role: Accessible.Graphic
    Accessible.name: `${voted} / ${entitled} ${part.voted_label || ""}`

    Item {
        width: parent.width
        height: number.height

        ScreenText {
            id: number
            text: turnout.voted
            size: turnout.size
            weight: Theme.weightBold
            leading: 1.1
            wrapMode: Text.NoWrap
        }
        ScreenText {
            x: number.width + 1.4 * turnout.u
            anchors.baseline: number.baseline
            text: "/ " + turnout.entitled
            size: turnout.size * 0.45
            weight: Theme.weightSemibold
            soft: true
            wrapMode: Text.NoWrap
        }
    }
    ScreenText {
        width: parent.width
        text: turnout.part.voted_label || ""
        size: Math.min(4.2 * turnout.u, turnout.width / 8)
        weight: Theme.weightSemibold
        soft: true
    }
    Bar {
        width: parent.width
        thickness: 1.6 * turnout.u
        ground: Theme.projectorPanel
        parts: [{
                "share": turnout.entitled > 0 ? Math.min(1, turnout.voted / turnout.entitled) : 0,
                "color": Theme.projectorGold, "dashed": false
            }]
    }
    ScreenText {
        width: parent.width
        visible: text !== ""
        topPadding: half + turnout.u
        text: turnout.part.received_text || ""
        size: 3.4 * turnout.u
        soft: true
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import controls
import theme

// What is left of the time, and what can be chosen.
Column {
    id: side

    required property var part
    required property bool timed
    required property string label
    required property real u
    required property real room
    readonly property var choices: part.choices || []
    readonly property real choiceSize: Math.min(4.6 * u, width / 10.5)
    readonly property real choicesHeight: choices.length * (choiceSize * Theme.leading + 0.4 * u) + 2.6 * u
    readonly property int seconds: Math.ceil((part.remaining_ms || 0) / 1000)

    ScreenText {
        visible: side.timed
        text: side.label
        size: 4.2 * side.u
        weight: Theme.weightSemibold
        soft: true
    }
    DigitClock {
        id: clock
        visible: side.timed
        text: Math.floor(side.seconds / 60) + ":" + String(side.seconds % 60).padStart(2, "0")
        // What the choices leave, at most a fifth of the screen's height.
        size: Math.max(8 * side.u, Math.min(20 * side.u, side.width / ems, side.room - side.choicesHeight - 9.5 * side.u))
        weight: Theme.weightBold
        color: side.part.paused ? Theme.projectorTextSoft : Theme.projectorGold
    }
    Item {
        visible: side.timed
        width: 1
        height: 1.2 * side.u
    }
    Bar {
        visible: side.timed
        width: parent.width
        thickness: 1.6 * side.u
        ground: Theme.projectorPanel
        parts: [{
                "share": side.part.duration_ms ? Math.max(0, Math.min(1, side.part.remaining_ms / side.part.duration_ms)) : 0,
                "color": clock.color, "dashed": false
            }]
    }
    Item {
        visible: side.timed
        width: 1
        height: 2.6 * side.u
    }
    Repeater {
        model: side.choices.length

        Row {
            id: choice
            required property int index
            readonly property var option: side.choices[index] || ({})

            spacing: 2 * side.u
            bottomPadding: 0.4 * side.u

            Sign {
                anchors.verticalCenter: words.verticalCenter
                name: choice.option.sign || choice.option.id || ""
                color: Theme.projectorTextSoft
                size: side.choiceSize
                stroke: 3
            }
            ScreenText {
                id: words
                width: side.width - side.choiceSize - 2 * side.u
                text: choice.option.label || ""
                size: side.choiceSize
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
            }
        }
    }
}

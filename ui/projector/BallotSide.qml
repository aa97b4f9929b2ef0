pragma ComponentBehavior: Bound
import QtQuick
import controls
import theme

// How it is voted, what is left of the time, and what can be chosen or, beside a list, how many have voted.
Column {
    id: side

    required property var part
    required property bool timed
    required property string label
    required property real u
    required property real room
    property var ways: part.ways || []
    property bool figures: false
    readonly property var choices: part.choices || []
    readonly property real choiceSize: Math.min(4.6 * u, width / 10.5)
    readonly property real others: (ways.length ? waysList.height + 1.6 * u : 0) + (figures ? turnout.height : choiceList.height)
    readonly property int seconds: Math.ceil((part.remaining_ms || 0) / 1000)

    BallotWays {
        id: waysList
        width: parent.width
        visible: side.ways.length > 0
        ways: side.ways
        u: side.u
        size: Math.min(4.6 * side.u, side.width / 9)
        bottomPadding: 1.6 * side.u
    }
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
        // What the rest leaves, at most a fifth of the screen's height.
        size: Math.max(6.5 * side.u, Math.min(20 * side.u, side.width / ems, (side.room - side.others - 12.1 * side.u) / 1.1))
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
    BallotChoices {
        id: choiceList
        visible: !side.figures
        width: parent.width
        choices: side.choices
        size: side.choiceSize
        u: side.u
    }
    Turnout {
        id: turnout
        visible: side.figures && side.part.counted === true
        width: parent.width
        part: side.part
        u: side.u
    }
}

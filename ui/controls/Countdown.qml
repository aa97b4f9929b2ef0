import QtQuick
import theme

// A clock that runs down: gold from `warnAtMs`, red at nothing left, then how much it is over, with a plus.
DigitClock {
    id: countdown

    required property real remainingMs
    property real warnAtMs: 30000
    property color usual: Theme.text
    property color warning: Theme.gold
    property color over: Theme.danger
    readonly property bool isOver: seconds <= 0
    readonly property int seconds: Math.ceil(remainingMs / 1000)
    readonly property int shown: Math.abs(seconds)

    text: (seconds < 0 ? "+" : "") + Math.floor(shown / 60) + ":" + String(shown % 60).padStart(2, "0")
    color: isOver ? over : remainingMs <= warnAtMs ? warning : usual
}

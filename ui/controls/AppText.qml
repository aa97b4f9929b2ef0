import QtQuick
import theme

// Text of the windows. Lines are 1.45 high, with the room above and below as a reader of Vietnamese needs it.
Text {
    id: label

    property real size: Theme.sizeBody
    property int weight: Theme.weightRegular
    property bool soft: false
    property real leading: Theme.leading
    // The font's own line is 1.265 em; what is added, or taken, is halved above and below. Qt never makes the last
    // line lower than its own, so a tighter one gives that back below.
    readonly property real half: (leading - 1.265) / 2 * size

    color: soft ? Theme.textSoft : Theme.text
    font.family: Theme.family
    font.pixelSize: size
    font.weight: weight
    lineHeight: leading * size
    lineHeightMode: Text.FixedHeight
    topPadding: half
    bottomPadding: -Math.abs(half)
    textFormat: Text.PlainText
}

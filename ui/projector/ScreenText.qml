import QtQuick
import theme

// Text of the projector; `size` in px is a share of the screen's height, reckoned by who places it.
Text {
    required property real size
    property int weight: Theme.weightMedium
    property bool soft: false
    property real leading: Theme.leading
    // The font's own line is 1.265 em; what is added, or taken, is halved above and below. Qt never makes the last
    // line lower than its own, so a tighter one gives that back below.
    readonly property real half: (leading - 1.265) / 2 * size

    color: soft ? Theme.projectorTextSoft : Theme.projectorText
    font.family: Theme.family
    font.pixelSize: Math.max(1, size)
    font.weight: weight
    lineHeight: Math.max(1, leading * size)
    lineHeightMode: Text.FixedHeight
    topPadding: half
    bottomPadding: -Math.abs(half)
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
}

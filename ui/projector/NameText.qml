import QtQuick
import theme

// A person's name, never cut: it grows smaller until it fits, and breaks only between syllables.
// Give it a width and the height of the lines it may have; `contentHeight` is what it took.
Text {
    id: name

    required property real size
    required property real least
    property alias natural: metrics.advanceWidth

    color: Theme.projectorText
    font.family: Theme.family
    font.pixelSize: Math.max(1, size)
    font.weight: Theme.weightBold
    fontSizeMode: Text.Fit
    minimumPixelSize: Math.max(1, least)
    lineHeight: 1.02
    textFormat: Text.PlainText
    wrapMode: Text.WordWrap

    TextMetrics {
        id: metrics
        font.family: name.font.family
        font.pixelSize: name.font.pixelSize
        font.weight: name.font.weight
        text: name.text
    }
}

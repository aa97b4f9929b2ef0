import QtQuick
import theme

// Text whose size is a share of the screen's height.
Text {
    required property real share
    required property real screenHeight
    property int weight: Theme.weightMedium
    property bool soft: false

    color: soft ? Theme.projectorTextSoft : Theme.projectorText
    font.family: Theme.family
    font.pixelSize: Math.max(1, share * screenHeight)
    font.weight: weight
    lineHeight: 1.16
    textFormat: Text.PlainText
    wrapMode: Text.WordWrap
}

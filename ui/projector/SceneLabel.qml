import QtQuick
import theme

// The gold label over a scene, with its mark.
Row {
    id: label

    required property string text
    required property real screenHeight
    property real share: Theme.shareBody

    spacing: screenHeight * 0.012
    visible: text !== ""

    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        width: label.screenHeight * 0.01
        height: label.screenHeight * 0.036
        radius: width / 3
        color: Theme.projectorGold
    }
    ScreenText {
        text: label.text
        share: label.share
        screenHeight: label.screenHeight
        weight: Theme.weightSemibold
        color: Theme.projectorGold
        wrapMode: Text.NoWrap
    }
}

import QtQuick
import theme

// The gold label over a scene, with its mark.
Item {
    id: label

    required property string text
    required property real u
    property real size: 4.2 * u

    implicitWidth: words.x + words.implicitWidth
    implicitHeight: visible ? words.implicitHeight : 0
    visible: text !== ""

    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        width: label.u
        height: label.u * 3.6
        radius: width * 0.3
        color: Theme.projectorGold
    }
    ScreenText {
        id: words
        x: label.u * 2.6
        width: label.width - x
        text: label.text.charAt(0).toUpperCase() + label.text.slice(1)
        size: label.size
        weight: Theme.weightSemibold
        color: Theme.projectorGold
        wrapMode: Text.NoWrap
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 3.2 * label.u
        elide: Text.ElideRight
    }
}

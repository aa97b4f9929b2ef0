import QtQuick
import controls
import theme

// The sign on a seat: what it asks for, or its place on the list of speakers.
Rectangle {
    id: badge

    required property real size
    required property string sign
    required property int number
    required property color ink

    width: size
    height: size
    radius: size / 2
    color: Theme.surface
    border.width: 1.5
    border.color: ink

    Text {
        anchors.centerIn: parent
        visible: badge.number > 0
        text: badge.number
        color: badge.ink
        font.family: Theme.family
        font.pixelSize: Math.max(7, badge.size * 0.62)
        font.weight: Theme.weightBold
    }
    Sign {
        anchors.centerIn: parent
        visible: badge.number === 0
        name: badge.sign
        size: badge.size * 0.7
        stroke: 2.6
        color: badge.ink
    }
}

import QtQuick
import theme

// The projector's picture, small.
Rectangle {
    id: mini

    required property var scene

    implicitWidth: 164
    implicitHeight: 92
    radius: 6
    color: "#0B1422"
    border.color: Theme.line
    clip: true
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTrId("desktop.strip.picture")
}

import QtQuick
import projector
import theme

// The projector's picture, small.
Rectangle {
    id: mini

    required property var scene

    implicitWidth: 164
    implicitHeight: 92
    radius: 6
    color: Theme.projectorCanvas
    border.color: Theme.line
    clip: true
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTrId("desktop.strip.picture")

    ProjectorScene {
        anchors.centerIn: parent
        width: 640
        height: 360
        scale: parent.width / width
        animated: false
        scene: mini.scene
    }
}

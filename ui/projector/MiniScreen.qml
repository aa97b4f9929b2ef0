import QtQuick
import theme

// The projector's picture small: drawn at 640 × 360 and scaled, so that the words keep their breaks.
Rectangle {
    id: mini

    required property var scene
    property string label: ""
    // Whether it is shown as it is fitted into its screen, with margins and frame lines.
    property bool fitted: false

    implicitWidth: 164
    implicitHeight: Math.round(width * 9 / 16)
    radius: 6
    color: Theme.projectorCanvas
    clip: true
    Accessible.role: Accessible.Graphic
    Accessible.name: label

    FramedScene {
        width: 640
        height: 360
        transformOrigin: Item.TopLeft
        scale: mini.width / width
        animated: false
        fitted: mini.fitted
        thinnest: 3 / scale
        scene: mini.scene
    }
    Rectangle {
        anchors.fill: parent
        radius: mini.radius
        color: "transparent"
        border.color: Theme.dark ? Theme.line : "transparent"
    }
}

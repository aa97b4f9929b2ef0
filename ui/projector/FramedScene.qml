import QtQuick
import theme

// The picture as it is fitted into a window: within the output's margins, made smaller around its middle.
Rectangle {
    id: framed

    required property var scene
    property bool animated: true
    // Whether the output's frame is kept; without it the picture fills the whole.
    property bool fitted: true
    // How thin a frame line may be: where the whole is drawn small a thin one would be lost.
    property real thinnest: 2
    readonly property var frame: (fitted && scene.frame) || ({"left": 0, "top": 0, "right": 0, "bottom": 0, "scale": 100})
    readonly property real freeWidth: width * (100 - frame.left - frame.right) / 100
    readonly property real freeHeight: height * (100 - frame.top - frame.bottom) / 100
    readonly property real share: (frame.scale || 100) / 100

    color: Theme.projectorCanvas

    Item {
        objectName: "framed"
        width: framed.freeWidth * framed.share
        height: framed.freeHeight * framed.share
        x: framed.width * framed.frame.left / 100 + (framed.freeWidth - width) / 2
        y: framed.height * framed.frame.top / 100 + (framed.freeHeight - height) / 2

        ProjectorScene {
            anchors.fill: parent
            visible: framed.frame.calibrating !== true
            animated: framed.animated
            scene: framed.scene
        }
        FrameLines {
            anchors.fill: parent
            visible: framed.frame.calibrating === true
            frame: framed.frame
            thinnest: framed.thinnest
        }
    }
}

import QtQuick
import QtQuick.Window
import projector
import theme

// The projector: full screen on the second screen, or a window of its own.
Window {
    id: window

    required property var desk
    required property var screens

    objectName: "projectorWindow"
    width: 960
    height: 540
    minimumWidth: 480
    minimumHeight: 270
    color: Theme.projectorCanvas
    title: qsTrId("desktop.window.projector")
    onClosing: event => {
        event.accepted = false;
        window.screens.close();
    }

    ProjectorScene {
        anchors.fill: parent
        scene: window.desk.projector.scene
    }
    Shortcut {
        sequences: ["F11", "Escape"]
        onActivated: window.screens.toggle_full()
    }
}

import QtQuick
import QtQuick.Window
import projector
import theme

// The projector: full screen on the second screen, or a window of its own.
Window {
    id: window

    // The model of its output.
    required property var picture
    property string output: "main"
    required property var screens

    objectName: "projectorWindow"
    width: 960
    height: 540
    minimumWidth: 480
    minimumHeight: 270
    color: Theme.projectorCanvas
    title: picture.name ? `${qsTrId("desktop.window.projector")} · ${picture.name}` : qsTrId("desktop.window.projector")
    onClosing: event => {
        event.accepted = false;
        window.screens.close_output(window.output);
    }

    FramedScene {
        anchors.fill: parent
        scene: JSON.parse(window.picture.hall_text)
    }
    Shortcut {
        sequences: ["F11", "Escape"]
        onActivated: window.screens.toggle_full(window.output)
    }
}

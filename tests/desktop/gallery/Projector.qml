import QtQuick
import projector

// The projector in a window of any size.
Window {
    id: window

    required property var shown

    width: 1920
    height: 1080
    visible: true

    ProjectorScene {
        anchors.fill: parent
        scene: window.shown.scene
        animated: window.shown.animated
        staleAfterMs: window.shown.stale_after_ms
    }
}

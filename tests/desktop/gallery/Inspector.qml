import QtQuick
import QtQuick.Controls
import "../../../ui/secretary"
import controls
import theme

// The inspector by itself, as wide as in the secretary's window, with the line that undoes.
ApplicationWindow {
    id: window

    required property var desk

    objectName: "inspectorWindow"
    color: Theme.surface

    DocumentInspector {
        objectName: "inspector"
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        width: window.width >= 1600 ? 372 : 332
        desk: window.desk
    }
    Toast {
        x: 24
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 24
        text: window.desk.runner.undo_text
        actionText: qsTrId("desktop.undo.button")
        keys: "Ctrl Z"
        onUndone: window.desk.runner.undo()
    }
}

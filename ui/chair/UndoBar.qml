import QtQuick
import QtQuick.Layouts
import theme

// What was just done can be taken back for ten seconds.
Rectangle {
    id: bar

    required property var runner

    visible: runner.undo_text !== ""
    implicitWidth: body.implicitWidth + 24
    implicitHeight: 48
    radius: 10
    color: Theme.text

    RowLayout {
        id: body

        anchors.centerIn: parent
        spacing: 12

        ChairText {
            text: bar.runner.undo_text
            color: Theme.surface
        }
        ActButton {
            objectName: "undo"
            small: true
            text: qsTrId("desktop.undo.button")
            keys: "Ctrl Z"
            onClicked: bar.runner.undo()
        }
    }
}

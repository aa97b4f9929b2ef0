pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import controls
import theme

// The secretary's window: places at the left, the chosen one beside them.
ApplicationWindow {
    id: window

    required property var desk
    readonly property bool narrow: width < 1280 * Theme.scale
    // Large type in a small window: the places, of which there is one, give their room to the papers.
    readonly property bool cramped: width < 800 * Theme.scale

    objectName: "secretaryWindow"
    width: 1440
    height: 900
    minimumWidth: 1024
    minimumHeight: 640
    color: Theme.surface
    title: qsTrId("desktop.secretary.title")
    font.family: Theme.family

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        SecretaryBar {
            Layout.fillWidth: true
            desk: window.desk
            tight: window.cramped
        }
        LinkLostLine {
            objectName: "linkLost"
            Layout.fillWidth: true
            text: window.desk.window.view.link
        }
        RowLayout {
            spacing: 0

            PlacesRail {
                visible: !window.cramped
                Layout.preferredWidth: (window.narrow ? 176 : 224) * Math.min(Theme.scale, 1.25)
                Layout.fillHeight: true
                desk: window.desk
                current: "documents"
            }
            DocumentsPage {
                id: page

                Layout.fillWidth: true
                Layout.fillHeight: true
                desk: window.desk
                narrow: window.narrow
            }
        }
    }
    Toast {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 24
        text: window.desk.runner.undo_text
        actionText: qsTrId("desktop.undo.button")
        keys: "Ctrl Z"
        onUndone: window.desk.runner.undo()
    }
    Shortcut {
        sequence: "Ctrl+F"
        onActivated: page.find()
    }
    Shortcut {
        sequence: "Ctrl+Z"
        onActivated: window.desk.runner.undo()
    }
    Shortcut {
        sequence: "F6"
        onActivated: page.nextPane()
    }
}

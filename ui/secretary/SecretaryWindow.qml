pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import chair
import controls
import theme

// The secretary's window: places at the left, the chosen one beside them.
ApplicationWindow {
    id: window

    required property var desk
    readonly property bool narrow: width < 1280 * Theme.scale
    // Large type in a small window: the places give their room to the page, and stand above it.
    readonly property bool cramped: width < 800 * Theme.scale
    readonly property var page: place === "seating" && seating.item ? seating.item : documents
    property string place: "documents"

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
        PlaceTabs {
            Layout.fillWidth: true
            visible: window.cramped
            desk: window.desk
            current: window.place
            titles: rail.titles
            onAsked: name => window.place = name
        }
        RowLayout {
            spacing: 0

            PlacesRail {
                id: rail

                visible: !window.cramped
                Layout.preferredWidth: (window.narrow ? 176 : 224) * Math.min(Theme.scale, 1.25)
                Layout.fillHeight: true
                desk: window.desk
                current: window.place
                onAsked: name => window.place = name
                onQuestionsAsked: questions.open()
                onOpinionsAsked: opinions.open()
            }
            DocumentsPage {
                id: documents

                visible: window.place === "documents"
                Layout.fillWidth: true
                Layout.fillHeight: true
                desk: window.desk
                narrow: window.narrow
            }
            Loader {
                id: seating

                // Made when it is first asked for; then it stays, with what is being drawn.
                property bool asked: false
                readonly property bool wanted: window.place === "seating"

                onWantedChanged: asked = true
                active: asked
                visible: wanted
                Layout.fillWidth: true
                Layout.fillHeight: true
                sourceComponent: SeatingPage {
                    desk: window.desk
                    narrow: window.narrow
                }
            }
        }
    }
    QuestionsSheet {
        id: questions

        desk: window.desk
        onAmendAsked: id => question.openAt(id)
    }
    QuestionSheet {
        id: question

        desk: window.desk
    }
    OpinionsSheet {
        id: opinions

        desk: window.desk
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
        onActivated: window.page.find()
    }
    Shortcut {
        sequence: "Ctrl+Z"
        onActivated: window.page.undo()
    }
    Shortcut {
        sequence: "F6"
        onActivated: window.page.nextPane()
    }
    Shortcut {
        sequences: ["Ctrl++", "Ctrl+="]
        onActivated: window.desk.window.step_type_size(1)
    }
    Shortcut {
        sequence: "Ctrl+-"
        onActivated: window.desk.window.step_type_size(-1)
    }
    Shortcut {
        sequence: "Ctrl+0"
        onActivated: window.desk.window.step_type_size(0)
    }
    Shortcut {
        sequence: "Ctrl+1"
        onActivated: window.place = "seating"
    }
    Shortcut {
        sequence: "Ctrl+2"
        onActivated: window.place = "documents"
    }
}

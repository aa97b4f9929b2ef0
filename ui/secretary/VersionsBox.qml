pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import chair
import controls
import theme

// The versions, newest first, and what one does with them.
InspectorBox {
    id: box

    required property var desk
    readonly property var view: desk.inspector.view
    signal compareAsked
    signal readAsked(int number)
    signal replaceAsked

    Repeater {
        model: box.view.versions.length

        ColumnLayout {
            id: entry

            required property int index
            readonly property var version: box.view.versions[index] || ({"tag": "", "line": "", "note": "", "valid": false, "number": 0})

            objectName: "version"
            Layout.fillWidth: true
            spacing: 8

            RowLayout {
                spacing: 10

                Chip {
                    Layout.alignment: Qt.AlignTop
                    text: entry.version.tag
                    tone: entry.version.valid && box.view.versions.length > 1 ? "gold" : "line"
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0

                    AppText {
                        objectName: "versionLine"
                        Layout.fillWidth: true
                        wrapMode: Text.Wrap
                        text: entry.version.line
                        soft: !entry.version.valid
                    }
                    AppText {
                        objectName: "versionNote"
                        Layout.fillWidth: true
                        visible: text !== ""
                        wrapMode: Text.Wrap
                        text: entry.version.note
                        size: Theme.sizeCaption
                        soft: true
                    }
                }
                ActButton {
                    objectName: "openVersion"
                    Layout.alignment: Qt.AlignTop
                    visible: !entry.version.valid
                    small: true
                    tone: "link"
                    text: qsTrId("desktop.inspector.open")
                    Accessible.name: `${text}, ${entry.version.tag}`
                    onClicked: box.readAsked(entry.version.number)
                }
            }
            BoxLine {}
        }
    }
    AppText {
        objectName: "replacingText"
        Layout.fillWidth: true
        visible: text !== ""
        wrapMode: Text.Wrap
        text: box.view.replacing_text
        color: Theme.accent
    }
    Flow {
        Layout.fillWidth: true
        spacing: 8

        ActButton {
            objectName: "compare"
            visible: box.view.can_compare
            small: true
            text: qsTrId("desktop.inspector.compare")
            onClicked: box.compareAsked()
        }
        ActButton {
            objectName: "openPaper"
            small: true
            text: qsTrId("desktop.inspector.open")
            onClicked: box.readAsked(box.view.version)
        }
        ActButton {
            objectName: "replacePaper"
            small: true
            runner: box.desk.runner
            place: "inspector.replace"
            text: qsTrId("desktop.inspector.replace")
            onClicked: box.replaceAsked()
        }
        ActButton {
            objectName: "project"
            visible: box.view.given
            small: true
            runner: box.desk.runner
            place: "inspector.show"
            text: box.view.on_screen ? qsTrId("desktop.inspector.hide") : qsTrId("desktop.inspector.show")
            onClicked: box.view.on_screen ? box.desk.inspector.hide() : box.desk.inspector.show(1)
        }
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import controls
import theme

// The council's working regulation: each value with its source; what is from memory says so. Saved with a reason.
Sheet {
    id: sheet

    required property var desk

    objectName: "regulationSheet"
    heading: qsTrId("desktop.regulation.heading")
    sheetWidth: 860
    sheetHeight: 720
    onOpened: {
        sheet.desk.regulation.forget();
        reason.text = "";
        list.forceActiveFocus();
    }

    Connections {
        target: sheet.desk.regulation

        function onSaved() {
            sheet.close();
        }
    }

    AppText {
        Layout.fillWidth: true
        text: qsTrId("desktop.regulation.text")
        wrapMode: Text.Wrap
        color: Theme.textSoft
    }
    ListView {
        id: list

        Layout.fillWidth: true
        Layout.fillHeight: true
        objectName: "regulationList"
        clip: true
        spacing: 4
        boundsBehavior: Flickable.StopAtBounds
        model: sheet.desk.regulation.rows
        ScrollBar.vertical: ScrollBar {
            policy: list.contentHeight > list.height + 2 ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff
        }

        delegate: Rectangle {
            id: row

            required property string id
            required property string title
            required property string help
            required property bool doubtful
            required property var options
            required property string value
            required property bool changed

            width: ListView.view.width - 14
            implicitHeight: line.implicitHeight + 20
            radius: 8
            color: row.changed ? Theme.accentSoft : Theme.canvas

            RowLayout {
                id: line

                anchors.fill: parent
                anchors.margins: 10
                spacing: 16

                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 2

                    AppText {
                        Layout.fillWidth: true
                        text: row.title
                        weight: Theme.weightMedium
                        wrapMode: Text.Wrap
                    }
                    AppText {
                        Layout.fillWidth: true
                        text: row.help
                        size: Theme.sizeCaption
                        color: row.doubtful ? Theme.gold : Theme.textSoft
                        wrapMode: Text.Wrap
                    }
                }
                ChoiceOf {
                    Layout.preferredWidth: 320 * Theme.scale
                    objectName: "setting_" + row.id
                    options: row.options
                    value: row.value
                    Accessible.name: row.title
                    onPicked: picked => sheet.desk.regulation.pick(row.id, picked)
                }
            }
        }
    }
    RefusalLine {
        Layout.fillWidth: true
        runner: sheet.desk.runner
        noun: "regulation"
    }
    RowLayout {
        spacing: 12

        EntryField {
            id: reason

            Layout.fillWidth: true
            objectName: "regulationReason"
            placeholderText: qsTrId("desktop.regulation.reason")
            maximumLength: 300
        }
        ActButton {
            objectName: "saveRegulation"
            tone: "main"
            enabled: reason.text.trim() !== "" && sheet.desk.regulation.view.changed > 0
            text: qsTrId("desktop.regulation.save")
            onClicked: sheet.desk.regulation.save(reason.text.trim())
        }
    }
}

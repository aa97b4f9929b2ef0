pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// What stands on the paper: typed line by line, people also from the roster.
ColumnLayout {
    id: editor

    required property var sheet
    readonly property string kind: sheet.view.row_kind ?? ""
    readonly property bool people: kind === "candidate" || kind === "holder"

    spacing: 6

    AppText {
        text: ({
                "option": qsTrId("desktop.plan.rows.option"),
                "candidate": qsTrId("desktop.plan.rows.candidate"),
                "holder": qsTrId("desktop.plan.rows.holder"),
                "question": qsTrId("desktop.plan.rows.question")
            })[editor.kind] ?? ""
        weight: Theme.weightMedium
    }
    Repeater {
        model: editor.sheet.rows

        PaperRow {
            Layout.fillWidth: true
            sheet: editor.sheet
        }
    }
    RowLayout {
        spacing: 6

        ActButton {
            objectName: "addRow"
            small: true
            sign: "plus"
            text: qsTrId("desktop.plan.row.add")
            onClicked: editor.sheet.add_row()
        }
        EntryField {
            id: search

            Layout.fillWidth: true
            objectName: "rosterSearch"
            seeks: true
            visible: editor.people
            implicitHeight: 32 * Theme.scale
            placeholderText: qsTrId("desktop.plan.row.from_roster")
            onTextEdited: editor.sheet.search(text)
            onAccepted: {
                if (editor.sheet.view.matches.length > 0)
                    editor.take(editor.sheet.view.matches[0].id);
            }
        }
    }
    Flow {
        Layout.fillWidth: true
        visible: editor.people && editor.sheet.view.matches.length > 0
        spacing: 6

        Repeater {
            model: editor.people ? editor.sheet.view.matches : []

            ActButton {
                required property var modelData

                objectName: "rosterMatch"
                small: true
                sign: "plus"
                text: `${modelData.name} · ${modelData.detail}`
                onClicked: editor.take(modelData.id)
            }
        }
    }

    function take(id: string): void {
        sheet.add_delegate(id);
        search.clear();
        search.forceActiveFocus();
    }
}

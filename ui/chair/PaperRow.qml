import QtQuick
import QtQuick.Layouts
import controls
import theme

// A line of the paper: an option, a candidate, an office holder, or a question with its answers.
ColumnLayout {
    id: row

    required property var sheet
    required property string id
    required property string label
    required property string detail
    required property string born
    required property string delegate_id
    required property string answers
    required property bool many
    readonly property string kind: sheet.view.row_kind ?? ""

    spacing: 4

    RowLayout {
        spacing: 6

        EntryField {
            Layout.fillWidth: true
            Layout.preferredWidth: 200
            objectName: "rowLabel"
            implicitHeight: 34 * Theme.scale
            text: row.label
            maximumLength: 400
            placeholderText: row.kind === "option" ? qsTrId("desktop.plan.row.option") : row.kind === "question" ? qsTrId("desktop.plan.row.question") : row.kind === "holder" ? qsTrId("desktop.plan.row.holder") : qsTrId("desktop.plan.row.candidate")
            // What came from the roster is read from its beginning.
            onTextChanged: if (!activeFocus) cursorPosition = 0
            onTextEdited: row.sheet.write(row.id, "label", text)
        }
        EntryField {
            Layout.fillWidth: true
            Layout.preferredWidth: 130
            objectName: "rowDetail"
            visible: row.kind === "candidate" || row.kind === "holder"
            implicitHeight: 34 * Theme.scale
            text: row.detail
            maximumLength: 400
            placeholderText: qsTrId("desktop.plan.row.detail")
            // What came from the roster is read from its beginning.
            onTextChanged: if (!activeFocus) cursorPosition = 0
            onTextEdited: row.sheet.write(row.id, "detail", text)
        }
        EntryField {
            Layout.preferredWidth: 118 * Theme.scale
            objectName: "rowBorn"
            visible: row.kind === "candidate"
            implicitHeight: 34 * Theme.scale
            text: row.born
            maximumLength: 10
            placeholderText: qsTrId("desktop.plan.row.born")
            onTextEdited: row.sheet.write(row.id, "born", text)
        }
        AppText {
            visible: row.delegate_id !== ""
            size: Theme.sizeCaption
            color: Theme.ok
            text: qsTrId("desktop.plan.row.is_delegate")
        }
        ActButton {
            objectName: "removeRow"
            small: true
            tone: "link"
            sign: "close"
            horizontalPadding: 6
            Accessible.name: `${qsTrId("desktop.plan.row.remove")} ${row.label}`
            onClicked: row.sheet.remove_row(row.id)
        }
    }
    RowLayout {
        visible: row.kind === "question"
        spacing: 6

        EntryField {
            Layout.fillWidth: true
            objectName: "rowAnswers"
            implicitHeight: 34 * Theme.scale
            text: row.answers
            maximumLength: 2000
            placeholderText: qsTrId("desktop.plan.row.answers")
            onTextEdited: row.sheet.write(row.id, "answers", text)
        }
        Tick {
            objectName: "rowMany"
            checked: row.many
            text: qsTrId("desktop.plan.row.many")
            onToggled: row.sheet.write(row.id, "many", checked)
        }
    }
}

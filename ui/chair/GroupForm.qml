pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// A group in the making, or one that is changed: its title, and who must answer.
ColumnLayout {
    id: form

    required property var desk
    readonly property var questions: desk.questions
    readonly property var view: questions.view
    // What is missing is said beside the button that waits for it.
    readonly property bool whole: title.text.trim() !== "" && questions.named

    spacing: 6

    AppText {
        Layout.fillWidth: true
        text: form.view.heading
        elide: Text.ElideRight
        weight: Theme.weightSemibold
    }
    EntryField {
        id: title

        Layout.fillWidth: true
        objectName: "groupTitle"
        enabled: !form.view.closed
        text: form.view.title
        maximumLength: 200
        placeholderText: qsTrId("desktop.questions.title")
    }
    Repeater {
        model: form.view.respondents

        RowLayout {
            id: person

            required property var modelData
            required property int index

            Layout.fillWidth: true
            spacing: 6

            EntryField {
                objectName: `respondentName-${person.index}`
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                enabled: !form.view.closed
                text: person.modelData.name
                maximumLength: 120
                placeholderText: qsTrId("desktop.questions.name")
                onTextEdited: form.questions.write(person.index, "name", text)
            }
            EntryField {
                objectName: `respondentOffice-${person.index}`
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                enabled: !form.view.closed
                text: person.modelData.office
                maximumLength: 120
                placeholderText: qsTrId("desktop.questions.office")
                onTextEdited: form.questions.write(person.index, "office", text)
            }
        }
    }
    ConflictLine {
        Layout.fillWidth: true
        objectName: "groupConflict"
        text: form.view.conflict
        onTakeOther: {
            form.questions.edit(form.view.editing);
            title.text = Qt.binding(() => form.view.title);
        }
        onKeepMine: form.questions.keep_mine()
    }
    RowLayout {
        spacing: 8

        AppText {
            Layout.fillWidth: true
            objectName: "groupMissing"
            text: form.whole || form.view.closed ? "" : qsTrId("desktop.questions.missing")
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
            size: Theme.sizeCaption
            color: Theme.textSoft
        }
        ActButton {
            objectName: "newGroup"
            visible: form.view.editing !== ""
            text: qsTrId("desktop.questions.new")
            onClicked: form.questions.edit("")
        }
        ActButton {
            objectName: "saveGroup"
            tone: "main"
            runner: form.desk.runner
            place: "questions.save"
            enabled: usable && !form.view.closed && form.whole
            text: qsTrId("desktop.questions.save")
            onClicked: form.questions.save(title.text)
        }
    }
}

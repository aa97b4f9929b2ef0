pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// What was asked, of whom, and in which group: written down or set right, by mouse or keys (Ctrl+Enter saves).
Sheet {
    id: sheet

    required property var desk
    readonly property var wording: desk.questions.wording
    readonly property var view: wording.view
    property string group: ""
    readonly property var people: ((view.groups ?? []).find(one => one.value === group) ?? ({})).people ?? []
    readonly property bool changed: subject.text.trim() !== view.subject || to.text.trim() !== view.to || group !== (view.group ?? "")
    readonly property bool savable: view.id !== "" && subject.text.trim() !== "" && changed

    function openAt(id: string) {
        wording.ask(id);
        subject.text = view.subject;
        to.text = view.to;
        group = view.group ?? "";
        open();
    }
    function save() {
        if (savable && saved.usable)
            wording.save(subject.text, to.text, group);
    }

    objectName: "questionSheet"
    heading: view.heading
    sheetWidth: 760
    sheetHeight: 520
    onOpened: {
        subject.forceActiveFocus();
        subject.selectAll();
    }

    Shortcut {
        sequences: ["Ctrl+Return", "Ctrl+Enter"]
        enabled: sheet.opened
        onActivated: sheet.save()
    }
    AppText {
        Layout.fillWidth: true
        text: sheet.view.id !== "" ? sheet.view.detail : qsTrId("desktop.questions.none_asked")
        color: Theme.textSoft
        wrapMode: Text.Wrap
    }
    FormField {
        Layout.fillWidth: true
        Layout.fillHeight: true
        label: qsTrId("desktop.questions.subject")

        WrittenField {
            id: subject

            objectName: "questionSubject"
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.minimumHeight: 60 * Theme.scale
            enabled: sheet.view.id !== ""
            font.pixelSize: Theme.sizeStrong
            Accessible.name: qsTrId("desktop.questions.subject")
        }
    }
    FormField {
        Layout.fillWidth: true
        label: qsTrId("desktop.questions.to")

        EntryField {
            id: to

            objectName: "questionTo"
            Layout.fillWidth: true
            enabled: sheet.view.id !== ""
            maximumLength: 120
            placeholderText: qsTrId("desktop.questions.to")
        }
        Flow {
            Layout.fillWidth: true
            visible: sheet.people.length > 0
            spacing: 6

            Repeater {
                model: sheet.people

                ActButton {
                    required property string modelData

                    objectName: "questionPerson"
                    small: true
                    text: modelData
                    onClicked: to.text = modelData
                }
            }
        }
    }
    FormField {
        Layout.fillWidth: true
        visible: (sheet.view.groups ?? []).length > 0
        label: qsTrId("desktop.questions.group")
        help: sheet.view.may_move === false ? qsTrId("desktop.questions.answered_now") : ""

        ChoiceOf {
            Layout.fillWidth: true
            objectName: "questionGroup"
            enabled: sheet.view.may_move === true
            options: sheet.view.groups ?? []
            value: sheet.group
            Accessible.name: qsTrId("desktop.questions.group")
            onPicked: value => sheet.group = value
        }
    }
    RefusalLine {
        Layout.fillWidth: true
        runner: sheet.desk.runner
        noun: "question"
    }
    ActButton {
        id: saved

        Layout.alignment: Qt.AlignRight
        objectName: "saveQuestion"
        tone: "main"
        runner: sheet.desk.runner
        place: "question.save"
        enabled: usable && sheet.savable
        keys: "Ctrl ↵"
        text: qsTrId("desktop.questions.save_question")
        onClicked: sheet.save()
        onOutcomeStateChanged: if (outcomeState === "recorded")
            sheet.close()
    }
}

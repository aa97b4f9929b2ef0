pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import controls
import theme

// The prepared words of the phase that runs: typed here, with names that are filled in when they are read.
Sheet {
    id: sheet

    required property var desk
    readonly property var words: desk.script

    objectName: "scriptSheet"
    heading: qsTrId("desktop.stage.script")
    sheetWidth: 760
    sheetHeight: 520
    onAboutToShow: {
        words.begin();
        written.text = words.view.written ?? "";
    }
    onOpened: written.forceActiveFocus()

    ScrollView {
        Layout.fillWidth: true
        Layout.fillHeight: true

        WrittenField {
            id: written

            objectName: "scriptText"
            font.pixelSize: Theme.sizeStrong
            enabled: sheet.words.view.can_edit === true
            placeholderText: qsTrId("desktop.script.placeholder")
        }
    }
    AppText {
        Layout.fillWidth: true
        text: qsTrId("desktop.script.insert")
        size: Theme.sizeCaption
        color: Theme.textSoft
    }
    Flow {
        Layout.fillWidth: true
        spacing: 6

        Repeater {
            model: sheet.words.variables

            ActButton {
                required property string modelData

                objectName: "scriptVariable"
                small: true
                text: modelData
                onClicked: {
                    written.insert(written.cursorPosition, `{${modelData}}`);
                    written.forceActiveFocus();
                }
            }
        }
    }
    ConflictLine {
        Layout.fillWidth: true
        objectName: "scriptConflict"
        text: sheet.words.view.conflict ?? ""
        onTakeOther: written.text = sheet.words.take_other()
        onKeepMine: sheet.words.keep_mine()
    }
    RefusalLine {
        Layout.fillWidth: true
        runner: sheet.desk.runner
        noun: "script"
    }
    ActButton {
        Layout.alignment: Qt.AlignRight
        objectName: "saveScript"
        tone: "main"
        runner: sheet.desk.runner
        place: "script.save"
        enabled: usable && sheet.words.view.can_edit === true && written.text.trim() !== (sheet.words.view.written ?? "")
        text: qsTrId("desktop.script.save")
        onClicked: sheet.words.save(written.text)
        onOutcomeStateChanged: if (outcomeState === "recorded")
            sheet.close()
    }
}

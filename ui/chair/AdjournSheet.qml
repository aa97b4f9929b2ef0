import QtQuick
import QtQuick.Layouts
import controls
import theme

// The sitting goes on another day: when, why, what goes along. The hall sees it, so it is asked again in place.
Sheet {
    id: sheet

    required property var desk
    readonly property var acts: desk.acts
    readonly property var view: acts.view
    readonly property var meaning: visible ? acts.adjourned_to(day.text, time.text) : ["", ""]
    property bool asking: false

    objectName: "adjournSheet"
    heading: qsTrId("desktop.adjourn.heading")
    sheetWidth: 680
    sheetHeight: 460
    onAboutToShow: {
        acts.begin("");
        asking = false;
        day.text = view.date;
        time.text = view.time;
        reason.text = "";
    }
    onOpened: reason.forceActiveFocus()
    onMeaningChanged: asking = false

    Timer {
        interval: 10000
        running: sheet.asking
        onTriggered: sheet.asking = false
    }
    AppText {
        Layout.fillWidth: true
        text: `${qsTrId("desktop.adjourn.text")} ${sheet.view.left_text}`
        wrapMode: Text.Wrap
        color: Theme.textSoft
    }
    RowLayout {
        spacing: 16

        FormField {
            Layout.fillWidth: false
            label: qsTrId("desktop.adjourn.date")

            EntryField {
                id: day

                Layout.preferredWidth: 160 * Theme.scale
                objectName: "adjournDate"
                maximumLength: 10
                Accessible.name: qsTrId("desktop.adjourn.date")
            }
        }
        FormField {
            Layout.fillWidth: false
            label: qsTrId("desktop.adjourn.time")

            EntryField {
                id: time

                Layout.preferredWidth: 90 * Theme.scale
                objectName: "adjournTime"
                maximumLength: 5
                Accessible.name: qsTrId("desktop.adjourn.time")
            }
        }
        Item {
            Layout.fillWidth: true
        }
    }
    AppText {
        Layout.fillWidth: true
        objectName: "adjournMeaning"
        text: sheet.meaning[1] !== "" ? sheet.meaning[1] : sheet.meaning[0]
        wrapMode: Text.Wrap
        weight: Theme.weightMedium
        color: sheet.meaning[1] !== "" ? Theme.danger : Theme.text
    }
    EntryField {
        id: reason

        Layout.fillWidth: true
        objectName: "adjournReason"
        maximumLength: 300
        placeholderText: qsTrId("desktop.adjourn.reason")
        onTextChanged: sheet.asking = false
    }
    RefusalLine {
        Layout.fillWidth: true
        runner: sheet.desk.runner
        noun: "acts"
    }
    Item {
        Layout.fillHeight: true
    }
    ActButton {
        Layout.alignment: Qt.AlignRight
        objectName: "saveAdjourn"
        tone: sheet.asking ? "danger" : "main"
        runner: sheet.desk.runner
        place: "acts.adjourn"
        enabled: usable && sheet.meaning[1] === "" && reason.text.trim() !== ""
        text: sheet.asking ? qsTrId("desktop.adjourn.sure") : qsTrId("desktop.adjourn.ask")
        onClicked: {
            if (sheet.asking)
                sheet.acts.adjourn(day.text, time.text, reason.text);
            sheet.asking = !sheet.asking;
        }
        onOutcomeStateChanged: if (outcomeState === "recorded")
            sheet.close()
    }
}

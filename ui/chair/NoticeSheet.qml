import QtQuick
import QtQuick.Layouts

// A notice for the hall, in large letters on the screen.
Sheet {
    id: sheet

    required property var desk

    objectName: "noticeSheet"
    heading: qsTrId("desktop.notice.heading")
    sheetWidth: 640
    sheetHeight: 240
    onOpened: field.forceActiveFocus()

    EntryField {
        id: field

        Layout.fillWidth: true
        objectName: "noticeField"
        placeholderText: qsTrId("desktop.notice.hint")
        maximumLength: 400
    }
    RefusalLine {
        Layout.fillWidth: true
        runner: sheet.desk.runner
        noun: "strip"
    }
    RowLayout {
        ActButton {
            objectName: "follow"
            enabled: sheet.desk.strip.view.pinned
            text: qsTrId("desktop.notice.follow")
            onClicked: sheet.desk.strip.follow()
        }
        Item {
            Layout.fillWidth: true
        }
        ActButton {
            objectName: "showNotice"
            tone: "main"
            enabled: field.text.trim() !== ""
            text: qsTrId("desktop.notice.show")
            onClicked: {
                sheet.desk.strip.show_notice(field.text.trim());
                sheet.close();
            }
        }
    }
}

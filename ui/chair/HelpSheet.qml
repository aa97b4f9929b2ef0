pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// Seats that call for the secretary.
Sheet {
    id: sheet

    required property var desk
    readonly property var calls: desk.strip.view.help.calls ?? []

    objectName: "helpSheet"
    heading: qsTrId("desktop.help.heading")
    sheetWidth: 560
    sheetHeight: 400

    RefusalLine {
        Layout.fillWidth: true
        runner: sheet.desk.runner
        noun: "help"
    }
    AppText {
        visible: sheet.calls.length === 0
        color: Theme.textSoft
        text: qsTrId("desktop.help.empty")
    }
    Repeater {
        model: sheet.calls

        RowLayout {
            id: call

            required property var modelData

            Layout.fillWidth: true
            spacing: 10

            AppText {
                Layout.preferredWidth: 34 * Theme.scale
                text: call.modelData.seat
                weight: Theme.weightSemibold
            }
            AppText {
                Layout.fillWidth: true
                text: [call.modelData.name, call.modelData.note, call.modelData.since].filter(part => part).join(" · ")
                elide: Text.ElideRight
            }
            ActButton {
                objectName: "coming"
                visible: !call.modelData.coming
                small: true
                runner: sheet.desk.runner
                place: `help.${call.modelData.id}`
                text: qsTrId("desktop.help.coming")
                onClicked: sheet.desk.strip.answer_help(call.modelData.id, false)
            }
            ActButton {
                objectName: "helped"
                small: true
                runner: sheet.desk.runner
                place: `help.${call.modelData.id}`
                text: qsTrId("desktop.help.done")
                onClicked: sheet.desk.strip.answer_help(call.modelData.id, true)
            }
        }
    }
    Item {
        Layout.fillHeight: true
    }
}

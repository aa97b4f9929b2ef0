import QtQuick
import QtQuick.Layouts
import chair
import controls
import theme

// What a waiting paper waits for: one's word, its item, a time.
ColumnLayout {
    id: sending

    required property var desk
    readonly property var inspector: desk.inspector
    readonly property var view: inspector.view

    Layout.fillWidth: true
    spacing: 6

    AppText {
        text: qsTrId("desktop.inspector.sending")
        weight: Theme.weightSemibold
    }
    Flow {
        Layout.fillWidth: true
        spacing: 6

        ToggleChip {
            objectName: "sendOnWord"
            text: qsTrId("desktop.inspector.on_word")
            chosen: sending.view.mode === "hold"
            enabled: sending.desk.runner.live
            onClicked: sending.inspector.hold()
        }
        ToggleChip {
            objectName: "sendWithItem"
            text: qsTrId("desktop.inspector.with_item")
            chosen: sending.view.mode === "item"
            enabled: sending.desk.runner.live
            onClicked: sending.inspector.send_with_item()
        }
        ToggleChip {
            objectName: "sendAtTime"
            text: qsTrId("desktop.inspector.at_time")
            chosen: sending.view.mode === "time"
            enabled: sending.desk.runner.live
            onClicked: clock.forceActiveFocus()
        }
    }
    GridLayout {
        enabled: sending.desk.runner.live
        columns: sending.width < 240 * Theme.scale ? 2 : 3
        rowSpacing: 6
        columnSpacing: 6

        KeptField {
            id: clock

            objectName: "sendTime"
            Layout.preferredWidth: 66 * Theme.scale
            inspector: sending.inspector
            kept: sending.view.send_time
            placeholderText: qsTrId("desktop.inspector.time")
            Accessible.name: qsTrId("desktop.inspector.time_name")
            onAccepted: sending.inspector.send_at(date.text, text)
        }
        KeptField {
            id: date

            objectName: "sendDate"
            Layout.fillWidth: true
            inspector: sending.inspector
            kept: sending.view.send_date
            placeholderText: qsTrId("desktop.inspector.date")
            Accessible.name: qsTrId("desktop.inspector.date_name")
            onAccepted: sending.inspector.send_at(text, clock.text)
        }
        ActButton {
            objectName: "sendAt"
            small: true
            runner: sending.desk.runner
            place: "inspector.time"
            enabled: usable && clock.text.trim() !== ""
            text: qsTrId("desktop.inspector.set_time")
            onClicked: sending.inspector.send_at(date.text, clock.text)
        }
    }
    AppText {
        objectName: "sendingText"
        Layout.fillWidth: true
        wrapMode: Text.Wrap
        text: sending.view.sending_text
        size: Theme.sizeCaption
        soft: true
    }
}

import QtQuick
import QtQuick.Layouts
import controls
import theme

// What was dropped here: how far it has come, then what was not taken in and why, one file after the other.
ColumnLayout {
    id: line

    required property var desk
    readonly property var view: desk.tray.view

    spacing: 4
    visible: view.busy || refusal.visible

    RowLayout {
        visible: line.view.busy
        spacing: 8

        AppText {
            Layout.fillWidth: true
            objectName: "upload"
            text: [line.view.busy_text, line.view.doing].filter(part => part !== "").join(" · ")
            elide: Text.ElideMiddle
            color: Theme.accent
        }
        ActButton {
            objectName: "stopFiles"
            small: true
            tone: "link"
            text: qsTrId("desktop.tray.stop")
            onClicked: line.desk.tray.stop_all()
        }
    }
    Refusal {
        id: refusal

        objectName: "fileRefused"
        Layout.fillWidth: true
        text: line.view.refused.text
        dismissText: qsTrId("desktop.tray.dismiss")
        onDismissed: line.desk.tray.dismiss(line.view.refused.id)
    }
    PasswordEntry {
        Layout.fillWidth: true
        visible: line.view.refused.locked
        onGiven: password => line.desk.tray.unlock(line.view.refused.id, password)
    }
}

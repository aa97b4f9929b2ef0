import QtQuick
import QtQuick.Layouts
import controls
import theme

// The password of one file; it is sent with the file and kept nowhere.
RowLayout {
    id: entry

    signal given(string password)

    spacing: 6

    EntryField {
        id: field

        objectName: "password"
        Layout.fillWidth: true
        Layout.minimumWidth: 80
        implicitHeight: Theme.heightRow
        echoMode: TextInput.Password
        placeholderText: qsTrId("desktop.tray.password")
        onAccepted: {
            entry.given(text);
            clear();
        }
    }
    ActionButton {
        objectName: "unlock"
        size: "row"
        enabled: field.text !== ""
        text: qsTrId("desktop.tray.unlock")
        onClicked: field.accepted()
    }
}

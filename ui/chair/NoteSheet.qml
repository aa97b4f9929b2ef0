pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// The private note on the item that runs, where the stage has no room for it.
Sheet {
    id: sheet

    required property var desk

    objectName: "noteSheet"
    heading: qsTrId("desktop.note.sheet")
    sheetWidth: 640
    sheetHeight: 340
    onOpened: (box.item as NoteBox)?.edit()

    AppText {
        Layout.fillWidth: true
        text: sheet.desk.script.view.note_title ?? ""
        elide: Text.ElideRight
        color: Theme.textSoft
    }
    Loader {
        id: box

        Layout.fillWidth: true
        Layout.fillHeight: true
        active: sheet.visible
        sourceComponent: NoteBox {
            desk: sheet.desk
        }
    }
}

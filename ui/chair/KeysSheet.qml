pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// Every key and what it does.
Sheet {
    id: sheet

    readonly property var rows: [["Ctrl ↵", qsTrId("desktop.keys.next")], ["Space", qsTrId("desktop.keys.pause")], ["Ctrl E", qsTrId("desktop.keys.end")], ["Ctrl 1…9", qsTrId("desktop.keys.invite")], ["Ctrl B", qsTrId("desktop.keys.prepare")], ["Ctrl K", qsTrId("desktop.keys.find")], ["Ctrl D", qsTrId("desktop.keys.project")], ["F4", qsTrId("desktop.keys.room")], ["F8", qsTrId("desktop.keys.freeze")], ["F9", qsTrId("desktop.keys.blank")], ["Ctrl Z", qsTrId("desktop.keys.undo")], ["Esc", qsTrId("desktop.keys.back")], ["Ctrl + −", qsTrId("desktop.keys.type")], ["F11", qsTrId("desktop.keys.full")], ["F1", qsTrId("desktop.keys.sheet")]]

    objectName: "keysSheet"
    heading: qsTrId("desktop.keys.heading")
    sheetWidth: 560
    sheetHeight: 580

    GridLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        columns: 2
        columnSpacing: 20
        rowSpacing: 4

        Repeater {
            model: sheet.rows.length * 2

            Item {
                id: cell

                required property int index
                readonly property var entry: sheet.rows[Math.floor(index / 2)]
                readonly property bool isKey: index % 2 === 0

                Layout.fillWidth: !isKey
                implicitWidth: (isKey ? 90 : 300) * Theme.scale
                implicitHeight: 28 * Theme.scale

                KeyCap {
                    anchors.verticalCenter: parent.verticalCenter
                    visible: cell.isKey
                    text: cell.entry[0]
                    ink: Theme.text
                }
                AppText {
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width
                    visible: !cell.isKey
                    text: cell.entry[1]
                    elide: Text.ElideRight
                }
            }
        }
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import controls
import theme

// Every key and what it does.
Sheet {
    id: sheet

    required property var desk
    readonly property var rows: desk.keys.told
    readonly property var words: ({
            "next": qsTrId("desktop.keys.next"),
            "pause": qsTrId("desktop.keys.pause"),
            "end": qsTrId("desktop.keys.end"),
            "invite": qsTrId("desktop.keys.invite"),
            "prepare": qsTrId("desktop.keys.prepare"),
            "find": qsTrId("desktop.keys.find"),
            "add_item": qsTrId("desktop.keys.add_item"),
            "note": qsTrId("desktop.keys.note"),
            "notice": qsTrId("desktop.keys.notice"),
            "project": qsTrId("desktop.keys.project"),
            "agenda": qsTrId("desktop.keys.agenda"),
            "room": qsTrId("desktop.keys.room"),
            "type_on": qsTrId("desktop.keys.type"),
            "freeze": qsTrId("desktop.keys.freeze"),
            "blank": qsTrId("desktop.keys.blank"),
            "undo": qsTrId("desktop.keys.undo"),
            "back": qsTrId("desktop.keys.back"),
            "full": qsTrId("desktop.keys.full"),
            "sheet": qsTrId("desktop.keys.sheet")
        })

    objectName: "keysSheet"
    heading: qsTrId("desktop.keys.heading")
    sheetWidth: 560
    sheetHeight: 720

    ScrollView {
        id: scroll

        Layout.fillWidth: true
        Layout.fillHeight: true
        contentWidth: availableWidth
        clip: true

        GridLayout {
            width: scroll.availableWidth
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
                        text: cell.entry.cap === "Space" ? qsTrId("desktop.keys.space") : cell.entry.cap
                        ink: Theme.text
                    }
                    AppText {
                        anchors.verticalCenter: parent.verticalCenter
                        width: parent.width
                        visible: !cell.isKey
                        text: sheet.words[cell.entry.act]
                        elide: Text.ElideRight
                    }
                }
            }
        }
    }
}

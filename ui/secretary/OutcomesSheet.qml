pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import chair
import controls
import theme

// What came of each file of the last drop.
Sheet {
    id: sheet

    required property var desk

    objectName: "outcomesSheet"
    heading: desk.tray.view.result_text
    sheetWidth: 860
    sheetHeight: 640

    ListView {
        id: list

        objectName: "outcomeRows"
        Layout.fillWidth: true
        Layout.fillHeight: true
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: sheet.desk.tray.outcomes
        ScrollBar.vertical: ScrollBar {
            policy: list.contentHeight > list.height ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff
        }
        delegate: Item {
            id: row

            required property string name
            required property string result
            required property string result_text
            required property string text

            width: ListView.view.width - 14
            implicitHeight: body.implicitHeight + 14
            Accessible.role: Accessible.ListItem
            Accessible.name: `${name}: ${result_text}. ${text}`

            Rectangle {
                width: parent.width
                height: 1
                color: Theme.line
            }
            RowLayout {
                id: body

                y: 7
                width: parent.width
                spacing: 12

                Column {
                    Layout.fillWidth: true

                    AppText {
                        width: parent.width
                        text: row.name
                        elide: Text.ElideMiddle
                        weight: Theme.weightMedium
                    }
                    AppText {
                        width: parent.width
                        visible: text !== ""
                        text: row.text
                        size: Theme.sizeCaption
                        wrapMode: Text.Wrap
                        soft: true
                    }
                }
                Chip {
                    text: row.result_text
                    tone: row.result === "accepted" ? "ok" : row.result === "refused" ? "danger" : "line"
                }
            }
        }
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import controls
import theme

// The lists of speakers of items to come: opened before the item begins, with who has registered.
Sheet {
    id: sheet

    required property var desk
    readonly property var early: desk.early

    objectName: "earlySheet"
    heading: qsTrId("desktop.early.heading")

    AppText {
        Layout.fillWidth: true
        text: sheet.early.view.empty_text !== "" ? sheet.early.view.empty_text : qsTrId("desktop.early.text")
        color: Theme.textSoft
        wrapMode: Text.Wrap
    }
    ListView {
        Layout.fillWidth: true
        Layout.fillHeight: true
        objectName: "earlyList"
        clip: true
        spacing: 4
        boundsBehavior: Flickable.StopAtBounds
        model: sheet.early.rows
        ScrollBar.vertical: ScrollBar {}

        delegate: Rectangle {
            id: row

            required property string id
            required property int number
            required property string title
            required property string detail
            required property bool open
            required property string names

            width: ListView.view.width - 14
            implicitHeight: line.implicitHeight + 20
            radius: 8
            color: row.open ? Theme.accentSoft : Theme.canvas

            RowLayout {
                id: line

                anchors.fill: parent
                anchors.margins: 10
                spacing: 14

                AppText {
                    Layout.preferredWidth: 24
                    text: row.number
                    weight: Theme.weightSemibold
                    color: Theme.textSoft
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 2

                    AppText {
                        Layout.fillWidth: true
                        text: row.title
                        weight: Theme.weightMedium
                        wrapMode: Text.Wrap
                    }
                    AppText {
                        Layout.fillWidth: true
                        text: row.names !== "" ? `${row.detail}: ${row.names}` : row.detail
                        size: Theme.sizeCaption
                        color: Theme.textSoft
                        wrapMode: Text.Wrap
                        maximumLineCount: 3
                        elide: Text.ElideRight
                    }
                }
                ActButton {
                    objectName: "early_" + row.id
                    small: true
                    runner: sheet.desk.runner
                    place: `early.${row.id}`
                    text: row.open ? qsTrId("desktop.floor.close_list") : qsTrId("desktop.floor.open_list")
                    onClicked: row.open ? sheet.early.close_list(row.id) : sheet.early.open_list(row.id)
                }
            }
        }
    }
    RefusalLine {
        Layout.fillWidth: true
        runner: sheet.desk.runner
        noun: "early"
    }
}

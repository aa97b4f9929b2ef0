pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import controls
import theme

// The whole hall: every seat with its states, what the signs mean, and the person of the chosen seat.
Sheet {
    id: sheet

    required property var desk
    readonly property var room: desk.room
    readonly property var view: room.view
    signal planAsked

    objectName: "roomSheet"
    heading: qsTrId("desktop.room.heading")
    sheetWidth: 1640
    sheetHeight: 980
    onAboutToShow: room.show(true)
    onOpened: map.forceActiveFocus()
    onClosed: {
        search.text = "";
        room.show(false);
    }

    RowLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        spacing: 20

        RoomMap {
            id: map

            Layout.fillWidth: true
            Layout.fillHeight: true
            room: sheet.room
            only: legend.only
            onNameAsked: typed => {
                search.forceActiveFocus();
                search.text = typed;
            }
        }
        ColumnLayout {
            Layout.preferredWidth: 300 * Math.min(Theme.scale, 1.3)
            Layout.maximumWidth: 300 * Math.min(Theme.scale, 1.3)
            Layout.fillHeight: true
            spacing: 12

            ActButton {
                Layout.fillWidth: true
                objectName: "editPlan"
                small: true
                text: qsTrId("desktop.room.edit")
                onClicked: sheet.planAsked()
            }
            RowLayout {
                spacing: 8

                EntryField {
                    id: search

                    Layout.fillWidth: true
                    objectName: "roomSearch"
                    seeks: true
                    placeholderText: qsTrId("desktop.room.search")
                    onTextChanged: sheet.room.search(text)
                    onAccepted: if ((sheet.view.found ?? []).length) {
                        sheet.room.choose(sheet.view.found[0]);
                        map.forceActiveFocus();
                    }
                }
                AppText {
                    visible: text !== ""
                    text: sheet.view.found_text
                    soft: true
                }
            }
            ScrollView {
                id: scroll

                Layout.fillWidth: true
                Layout.fillHeight: true
                contentWidth: availableWidth
                clip: true

                ColumnLayout {
                    width: scroll.availableWidth
                    height: Math.max(implicitHeight, scroll.availableHeight)
                    spacing: 12

                    RoomPerson {
                        Layout.fillWidth: true
                        desk: sheet.desk
                    }
                    AppText {
                        Layout.fillWidth: true
                        visible: text !== ""
                        text: sheet.view.secret_text
                        wrapMode: Text.Wrap
                        soft: true
                    }
                    Item {
                        Layout.fillHeight: true
                    }
                    RoomLegend {
                        id: legend

                        Layout.fillWidth: true
                        entries: sheet.view.legend
                    }
                }
            }
        }
    }
}

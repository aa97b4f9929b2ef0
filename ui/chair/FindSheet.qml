pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import controls
import theme

// Find or do: type a few letters, press Enter.
Sheet {
    id: sheet

    required property var desk

    objectName: "findSheet"
    heading: qsTrId("desktop.find.hint")
    sheetHeight: 520
    onOpened: {
        typed.text = "";
        typed.forceActiveFocus();
    }

    EntryField {
        id: typed

        Layout.fillWidth: true
        objectName: "findField"
        seeks: true
        placeholderText: qsTrId("desktop.find.hint")
        onTextChanged: {
            sheet.desk.find.search(text);
            list.currentIndex = 0;
        }
        onAccepted: {
            const place = list.currentIndex;
            sheet.close();
            sheet.desk.find.choose(place);
        }
        Keys.onDownPressed: list.incrementCurrentIndex()
        Keys.onUpPressed: list.decrementCurrentIndex()
    }
    ListView {
        id: list

        objectName: "findRows"
        Layout.fillWidth: true
        Layout.fillHeight: true
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: sheet.desk.find.rows
        delegate: AbstractButton {
            id: row

            required property int index
            required property string title
            required property string detail

            width: ListView.view.width
            height: 40 * Theme.scale
            Accessible.name: `${title}, ${detail}`
            onClicked: {
                sheet.close();
                sheet.desk.find.choose(index);
            }
            background: Rectangle {
                radius: 6
                color: row.ListView.isCurrentItem || row.hovered ? Theme.accentSoft : "transparent"
            }
            contentItem: RowLayout {
                AppText {
                    id: title

                    Layout.fillWidth: true
                    Layout.leftMargin: 8
                    text: row.title
                    elide: Text.ElideRight
                }
                AppText {
                    Layout.rightMargin: 8
                    Layout.maximumWidth: Math.max(row.width * 0.4, row.width - title.implicitWidth - 40)
                    elide: Text.ElideRight
                    text: row.detail
                    size: Theme.sizeCaption
                    color: Theme.textSoft
                }
            }
        }

        AppText {
            anchors.centerIn: parent
            visible: sheet.desk.find.view.empty
            color: Theme.textSoft
            text: qsTrId("desktop.find.empty")
        }
    }
}

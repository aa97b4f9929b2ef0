pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// The whole session's course: what was done, when and by whom, the newest first.
Sheet {
    id: sheet

    required property var desk
    readonly property var course: desk.timeline

    objectName: "timelineSheet"
    heading: qsTrId("desktop.timeline.heading")
    sheetWidth: 880
    sheetHeight: 680
    onAboutToShow: {
        search.text = "";
        course.show(true);
    }
    onOpened: search.forceActiveFocus()
    onClosed: course.show(false)

    EntryField {
        id: search

        Layout.fillWidth: true
        objectName: "timelineSearch"
        seeks: true
        placeholderText: qsTrId("desktop.timeline.search")
        onTextChanged: sheet.course.search(text)
    }
    ListView {
        id: rows

        objectName: "timelineRows"
        Layout.fillWidth: true
        Layout.fillHeight: true
        clip: true
        focus: true
        keyNavigationEnabled: true
        boundsBehavior: Flickable.StopAtBounds
        model: sheet.course.rows
        delegate: ColumnLayout {
            id: row

            required property string time
            required property string text
            required property string who
            required property string day
            required property bool major

            width: ListView.view.width
            spacing: 0

            AppText {
                Layout.topMargin: 10
                Layout.bottomMargin: 4
                visible: row.day !== ""
                text: row.day
                size: Theme.sizeCaption
                weight: Theme.weightSemibold
                color: Theme.textSoft
            }
            RowLayout {
                Layout.fillWidth: true
                Layout.topMargin: 5
                Layout.bottomMargin: 5
                spacing: 12

                AppText {
                    Layout.preferredWidth: 66 * Theme.scale
                    Layout.alignment: Qt.AlignTop
                    text: row.time
                    color: Theme.textSoft
                }
                AppText {
                    Layout.fillWidth: true
                    Layout.alignment: Qt.AlignTop
                    text: row.text
                    wrapMode: Text.Wrap
                    weight: row.major ? Theme.weightSemibold : Theme.weightRegular
                }
                AppText {
                    Layout.preferredWidth: 190 * Theme.scale
                    Layout.alignment: Qt.AlignTop
                    text: row.who
                    elide: Text.ElideRight
                    size: Theme.sizeCaption
                    color: Theme.textSoft
                }
            }
            Rectangle {
                Layout.fillWidth: true
                implicitHeight: 1
                color: Theme.line
            }
        }

        AppText {
            anchors.centerIn: parent
            color: Theme.textSoft
            text: sheet.course.view.empty_text
        }
    }
}

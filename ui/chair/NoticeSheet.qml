pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// A notice: to the delegates' tablets, as a line or over the whole screen, or in large letters on the hall's screen.
Sheet {
    id: sheet

    required property var desk
    readonly property var notices: desk.notices
    property string to: "delegates"
    property bool whole: false
    readonly property bool written: field.text.trim() !== ""

    objectName: "noticeSheet"
    heading: qsTrId("desktop.notice.heading")
    sheetWidth: 760
    sheetHeight: 600
    onAboutToShow: {
        to = "delegates";
        whole = false;
        field.text = "";
    }
    onOpened: field.forceActiveFocus()

    WrittenField {
        id: field

        Layout.fillWidth: true
        Layout.preferredHeight: 84 * Theme.scale
        objectName: "noticeField"
        placeholderText: qsTrId("desktop.notice.hint")
        onTextChanged: if (length > sheet.notices.view.longest)
            remove(sheet.notices.view.longest, length)
    }
    RowLayout {
        spacing: 10

        ChoiceOf {
            Layout.preferredWidth: 250 * Theme.scale
            objectName: "noticeTo"
            options: sheet.visible ? sheet.notices.lists.recipients : []
            value: sheet.to
            Accessible.name: qsTrId("desktop.notices.to")
            onPicked: value => sheet.to = value
        }
        ActButton {
            objectName: "noticeLine"
            small: true
            tone: sheet.whole ? "normal" : "main"
            text: qsTrId("desktop.notices.line")
            onClicked: sheet.whole = false
        }
        ActButton {
            objectName: "noticeWhole"
            small: true
            tone: sheet.whole ? "main" : "normal"
            text: qsTrId("desktop.notices.whole")
            onClicked: sheet.whole = true
        }
        Item {
            Layout.fillWidth: true
        }
        ActButton {
            objectName: "sendNotice"
            tone: "main"
            runner: sheet.desk.runner
            place: "notices.send"
            enabled: usable && sheet.written
            text: qsTrId("desktop.notices.send")
            onClicked: sheet.notices.send(field.text, sheet.to, sheet.whole)
            onOutcomeStateChanged: if (outcomeState === "recorded")
                field.text = ""
        }
    }
    RowLayout {
        spacing: 10

        AppText {
            Layout.fillWidth: true
            text: qsTrId("desktop.notices.help")
            wrapMode: Text.Wrap
            size: Theme.sizeCaption
            color: Theme.textSoft
        }
        ActButton {
            objectName: "follow"
            visible: sheet.desk.strip.view.pinned
            text: qsTrId("desktop.notice.follow")
            onClicked: sheet.desk.strip.follow()
        }
        ActButton {
            objectName: "showNotice"
            enabled: sheet.written
            text: qsTrId("desktop.notice.show")
            onClicked: {
                sheet.desk.strip.show_notice(field.text.trim());
                sheet.close();
            }
        }
    }
    RefusalLine {
        Layout.fillWidth: true
        runner: sheet.desk.runner
        noun: "notices"
    }
    RefusalLine {
        Layout.fillWidth: true
        runner: sheet.desk.runner
        noun: "strip"
    }
    ListView {
        id: list

        objectName: "noticeRows"
        Layout.fillWidth: true
        Layout.fillHeight: true
        clip: true
        spacing: 6
        boundsBehavior: Flickable.StopAtBounds
        model: sheet.notices.rows
        delegate: Rectangle {
            id: row

            required property string notice_id
            required property string text
            required property string detail
            required property string unread
            required property bool withdrawn

            width: ListView.view.width
            implicitHeight: line.implicitHeight + 16
            radius: 8
            color: Theme.canvas

            RowLayout {
                id: line

                anchors.fill: parent
                anchors.margins: 8
                anchors.leftMargin: 12
                spacing: 10

                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0

                    AppText {
                        Layout.fillWidth: true
                        text: row.text
                        wrapMode: Text.Wrap
                        maximumLineCount: 3
                        elide: Text.ElideRight
                        color: row.withdrawn ? Theme.textSoft : Theme.text
                    }
                    AppText {
                        Layout.fillWidth: true
                        objectName: "noticeDetail"
                        text: row.detail
                        elide: Text.ElideRight
                        size: Theme.sizeCaption
                        color: Theme.textSoft
                    }
                    AppText {
                        Layout.fillWidth: true
                        visible: text !== ""
                        text: row.unread
                        wrapMode: Text.Wrap
                        maximumLineCount: 2
                        elide: Text.ElideRight
                        size: Theme.sizeCaption
                        color: Theme.gold
                    }
                }
                ActButton {
                    objectName: `withdraw-${row.notice_id}`
                    visible: !row.withdrawn
                    small: true
                    runner: sheet.desk.runner
                    place: `notices.${row.notice_id}`
                    text: qsTrId("desktop.notices.withdraw")
                    onClicked: sheet.notices.withdraw(row.notice_id)
                }
            }
        }

        AppText {
            anchors.centerIn: parent
            visible: list.count === 0
            color: Theme.textSoft
            text: qsTrId("desktop.notices.none")
        }
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// One item becomes two: the rest gets a title, minutes, a reason, and the papers and ballots that go along.
Sheet {
    id: sheet

    required property var desk
    readonly property var acts: desk.acts
    readonly property var view: acts.view

    objectName: "splitSheet"
    heading: qsTrId("desktop.split.heading")
    sheetWidth: 780
    sheetHeight: 720
    onAboutToShow: {
        acts.begin(desk.next_step.target);
        title.text = "";
        reason.text = "";
        minutes.text = Math.floor(view.minutes / 2);
    }
    onOpened: title.forceActiveFocus()

    AppText {
        Layout.fillWidth: true
        text: sheet.view.item_title
        wrapMode: Text.Wrap
        maximumLineCount: 2
        elide: Text.ElideRight
        weight: Theme.weightSemibold
    }
    AppText {
        Layout.fillWidth: true
        text: qsTrId("desktop.split.text")
        wrapMode: Text.Wrap
        color: Theme.textSoft
    }
    RowLayout {
        spacing: 16

        FormField {
            Layout.fillWidth: true
            label: qsTrId("desktop.split.title")

            EntryField {
                id: title

                Layout.fillWidth: true
                objectName: "splitTitle"
                maximumLength: 400
                Accessible.name: qsTrId("desktop.split.title")
            }
        }
        FormField {
            Layout.fillWidth: false
            label: qsTrId("desktop.split.minutes")

            NumberEntry {
                id: minutes

                objectName: "splitMinutes"
                Accessible.name: qsTrId("desktop.split.minutes")
            }
        }
    }
    AppText {
        Layout.fillWidth: true
        text: sheet.acts.rows.count > 0 ? qsTrId("desktop.split.along") : qsTrId("desktop.split.none")
        weight: Theme.weightMedium
    }
    ListView {
        objectName: "splitRows"
        Layout.fillWidth: true
        Layout.fillHeight: true
        clip: true
        spacing: 4
        boundsBehavior: Flickable.StopAtBounds
        model: sheet.acts.rows
        delegate: RowLayout {
            id: row

            required property string id
            required property string title
            required property string detail
            required property bool along

            width: ListView.view.width
            spacing: 12

            ColumnLayout {
                Layout.fillWidth: true
                Layout.topMargin: 4
                Layout.bottomMargin: 4
                spacing: 0

                AppText {
                    objectName: "splitRowTitle"
                    Layout.fillWidth: true
                    text: row.title
                    wrapMode: Text.Wrap
                }
                AppText {
                    text: row.detail
                    size: Theme.sizeCaption
                    color: Theme.textSoft
                }
            }
            Rectangle {
                implicitWidth: ways.implicitWidth + 6
                implicitHeight: ways.implicitHeight + 6
                radius: 8
                color: Theme.canvas
                border.color: Theme.line

                RowLayout {
                    id: ways

                    anchors.centerIn: parent
                    spacing: 0

                    Tab {
                        objectName: `stays-${row.id}`
                        chosen: !row.along
                        text: qsTrId("desktop.split.stays")
                        Accessible.name: `${row.title}: ${text}`
                        onClicked: if (row.along)
                            sheet.acts.take_along(row.id)
                    }
                    Tab {
                        objectName: `along-${row.id}`
                        chosen: row.along
                        text: qsTrId("desktop.split.goes")
                        Accessible.name: `${row.title}: ${text}`
                        onClicked: if (!row.along)
                            sheet.acts.take_along(row.id)
                    }
                }
            }
        }
    }
    EntryField {
        id: reason

        Layout.fillWidth: true
        objectName: "splitReason"
        maximumLength: 300
        placeholderText: qsTrId("desktop.split.reason")
    }
    RefusalLine {
        Layout.fillWidth: true
        runner: sheet.desk.runner
        noun: "acts"
    }
    ActButton {
        Layout.alignment: Qt.AlignRight
        objectName: "saveSplit"
        tone: "main"
        runner: sheet.desk.runner
        place: "acts.split"
        enabled: usable && title.text.trim() !== "" && reason.text.trim() !== ""
        text: qsTrId("desktop.split.save")
        onClicked: sheet.acts.split(title.text, minutes.number, reason.text)
        onOutcomeStateChanged: if (outcomeState === "recorded")
            sheet.close()
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// The delegates' personal codes: pick one, let it be scanned.
Sheet {
    id: sheet

    required property var desk
    readonly property var codes: desk.codes
    property bool asking: false

    objectName: "codesSheet"
    heading: qsTrId("desktop.codes.heading")
    sheetWidth: 900
    sheetHeight: 620
    onOpened: codes.load()
    onClosed: asking = false

    RefusalLine {
        Layout.fillWidth: true
        runner: sheet.desk.runner
        noun: "codes"
    }
    RowLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        spacing: 24

        ColumnLayout {
            Layout.fillWidth: true
            Layout.preferredWidth: 1

            EntryField {
                Layout.fillWidth: true
                objectName: "codeSearch"
                seeks: true
                placeholderText: qsTrId("desktop.people.search")
                onTextChanged: sheet.codes.search(text)
            }
            AppText {
                text: sheet.codes.view.unused_text
                size: Theme.sizeCaption
                color: Theme.textSoft
            }
            ListView {
                objectName: "codeRows"
                Layout.fillWidth: true
                Layout.fillHeight: true
                clip: true
                model: sheet.codes.rows
                boundsBehavior: Flickable.StopAtBounds
                delegate: CodeRow {
                    width: ListView.view.width
                    chosen: delegate_id === sheet.codes.view.chosen
                    onClicked: {
                        sheet.asking = false;
                        sheet.codes.choose(delegate_id);
                    }
                }
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            visible: sheet.codes.view.chosen !== ""

            JoinCard {
                Layout.fillWidth: true
                Layout.fillHeight: true
                codes: sheet.codes
                hallWords: sheet.desk.window.view.words
            }
            AppText {
                Layout.fillWidth: true
                visible: sheet.asking
                wrapMode: Text.Wrap
                color: Theme.gold
                weight: Theme.weightMedium
                text: qsTrId("desktop.codes.new_ask")
            }
            ActButton {
                Layout.fillWidth: true
                objectName: "reissue"
                tone: sheet.asking ? "danger" : "normal"
                runner: sheet.desk.runner
                place: `codes.${sheet.codes.view.chosen}`
                text: qsTrId("desktop.codes.new") + (sheet.asking ? "" : "…")
                onClicked: {
                    if (sheet.asking)
                        sheet.codes.reissue(sheet.codes.view.chosen);
                    sheet.asking = !sheet.asking;
                }
            }
        }
    }
}

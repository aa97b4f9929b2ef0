pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import controls
import theme

// Correct what is recorded of one delegate: who, from what to what, and why.
Sheet {
    id: sheet

    required property var desk
    readonly property var correction: desk.correction
    readonly property var view: correction.view
    property var person: null
    property string chosen: "-"

    objectName: "correctionSheet"
    heading: qsTrId("desktop.correct.heading")
    sheetWidth: 860
    sheetHeight: 620
    onAboutToShow: {
        person = null;
        chosen = "-";
        search.text = "";
        reason.text = "";
        correction.search("");
    }
    onOpened: search.forceActiveFocus()

    AppText {
        Layout.fillWidth: true
        text: sheet.view.possible ? qsTrId("desktop.correct.text") : qsTrId("desktop.correct.over")
        wrapMode: Text.Wrap
        color: Theme.textSoft
    }
    RowLayout {
        spacing: 20

        ColumnLayout {
            Layout.preferredWidth: 420
            Layout.maximumWidth: 420
            spacing: 8

            EntryField {
                id: search

                Layout.fillWidth: true
                objectName: "correctSearch"
                seeks: true
                placeholderText: qsTrId("desktop.correct.search")
                onTextEdited: sheet.correction.search(text)
            }
            ListView {
                id: list

                Layout.fillWidth: true
                Layout.fillHeight: true
                objectName: "correctRows"
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                model: sheet.correction.rows
                ScrollBar.vertical: ScrollBar {
                    policy: list.contentHeight > list.height + 2 ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff
                }

                delegate: RowLayout {
                    id: row

                    required property string id
                    required property string name
                    required property string seat
                    required property string value
                    required property string choice
                    readonly property bool current: sheet.person !== null && sheet.person.id === id

                    function pick() {
                        sheet.person = {
                            "id": row.id,
                            "name": row.name,
                            "value": row.value,
                            "choice": row.choice
                        };
                        sheet.chosen = "-";
                    }
                    // What was corrected stands beside the choices as it is recorded now.
                    onChoiceChanged: if (row.current)
                        row.pick()

                    width: ListView.view.width - 14
                    height: 40 * Theme.scale
                    spacing: 8

                    AppText {
                        Layout.preferredWidth: 34
                        text: row.seat
                        size: Theme.sizeCaption
                        weight: Theme.weightSemibold
                        color: Theme.textSoft
                    }
                    AppText {
                        Layout.fillWidth: true
                        text: row.name
                        elide: Text.ElideRight
                        weight: row.current ? Theme.weightSemibold : Theme.weightRegular
                    }
                    AppText {
                        text: row.value
                        size: Theme.sizeCaption
                        color: Theme.textSoft
                    }
                    ActButton {
                        objectName: "correctRow"
                        small: true
                        tone: row.current ? "main" : "normal"
                        text: qsTrId("desktop.correct.this")
                        onClicked: row.pick()
                    }
                }
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            spacing: 10

            AppText {
                Layout.fillWidth: true
                visible: sheet.person === null
                text: qsTrId("desktop.correct.choose")
                wrapMode: Text.Wrap
                color: Theme.textSoft
            }
            AppText {
                Layout.fillWidth: true
                visible: sheet.person !== null
                text: sheet.person?.name ?? ""
                size: Theme.sizeStrong
                elide: Text.ElideRight
                weight: Theme.weightSemibold
            }
            AppText {
                visible: sheet.person !== null
                text: `${qsTrId("desktop.correct.now")}: ${sheet.person?.value ?? ""}`
            }
            AppText {
                visible: sheet.person !== null
                text: qsTrId("desktop.correct.new")
                weight: Theme.weightMedium
            }
            Flow {
                Layout.fillWidth: true
                visible: sheet.person !== null
                spacing: 6

                Repeater {
                    model: ["for", "against", "abstain", ""]

                    ActButton {
                        required property string modelData

                        objectName: `correct-${modelData}`
                        small: true
                        visible: modelData === "" || (sheet.view.options ?? []).includes(modelData)
                        tone: sheet.chosen === modelData ? "main" : "normal"
                        enabled: sheet.person !== null && sheet.person.choice !== modelData
                        text: ({
                                "for": qsTrId("desktop.choice.for"),
                                "against": qsTrId("desktop.choice.against"),
                                "abstain": qsTrId("desktop.choice.abstain")
                            })[modelData] ?? qsTrId("desktop.correct.none")
                        onClicked: sheet.chosen = modelData
                    }
                }
            }
            EntryField {
                id: reason

                Layout.fillWidth: true
                objectName: "correctReason"
                visible: sheet.person !== null
                placeholderText: qsTrId("desktop.correct.reason")
            }
            RefusalLine {
                Layout.fillWidth: true
                runner: sheet.desk.runner
                noun: "correction"
            }
            ActButton {
                objectName: "saveCorrection"
                visible: sheet.person !== null
                tone: "main"
                runner: sheet.desk.runner
                place: "correction.save"
                enabled: usable && sheet.view.possible && sheet.chosen !== "-" && reason.text.trim() !== ""
                text: qsTrId("desktop.correct.save")
                onClicked: {
                    sheet.correction.save(sheet.person.id, sheet.chosen, reason.text.trim());
                    reason.text = "";
                }
            }
        }
    }
}

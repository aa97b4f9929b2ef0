import QtQuick
import QtQuick.Layouts
import controls
import theme

// A ballot that runs: the question, how many have voted, the countdown. Never what was chosen.
ColumnLayout {
    id: stage

    required property var desk
    property bool low: false
    readonly property var ballot: desk.ballot
    readonly property var view: ballot.view
    readonly property color tone: view.tone === "danger" ? Theme.danger : view.tone === "gold" ? Theme.gold : Theme.text

    spacing: low ? 10 : 14

    ColumnLayout {
        spacing: 6

        TagRow {
            Layout.fillWidth: true
            tags: stage.view.tags ?? []
        }
        AppText {
            Layout.fillWidth: true
            objectName: "ballotTitle"
            text: stage.view.title ?? ""
            wrapMode: Text.WordWrap
            maximumLineCount: 4
            elide: Text.ElideRight
            size: text.length > 160 ? 17 : 20
            weight: Theme.weightSemibold
        }
    }
    Card {
        Layout.fillWidth: true
        Layout.fillHeight: true

        RowLayout {
            anchors.fill: parent
            anchors.margins: 14
            anchors.leftMargin: 20
            anchors.rightMargin: 18
            spacing: 16

            ColumnLayout {
                Layout.fillWidth: true
                Layout.fillHeight: true
                spacing: 0

                AppText {
                    text: stage.view.named ? qsTrId("desktop.ballot.who") : qsTrId("desktop.ballot.secret")
                    weight: Theme.weightMedium
                    color: Theme.textSoft
                }
                SeatFigure {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    seats: stage.ballot.seats
                    figure: stage.view.voted ?? 0
                    total: stage.view.entitled ?? 0
                    label: qsTrId("desktop.ballot.voted")
                    mode: "ballot"
                }
            }
            Rectangle {
                Layout.fillHeight: true
                implicitWidth: 1
                color: Theme.line
            }
            ColumnLayout {
                Layout.fillWidth: false
                Layout.preferredWidth: 140
                Layout.maximumWidth: 140
                Layout.fillHeight: true
                spacing: 0

                AppText {
                    text: stage.view.paused ? qsTrId("desktop.ballot.paused_short") : qsTrId("desktop.ballot.left")
                    weight: Theme.weightMedium
                    color: stage.view.paused ? Theme.gold : Theme.textSoft
                }
                DigitClock {
                    objectName: "countdown"
                    visible: stage.view.has_deadline === true
                    text: stage.view.clock ?? ""
                    size: text.length > 4 ? 44 : 56
                    color: stage.tone
                }
                Meter {
                    Layout.fillWidth: true
                    Layout.topMargin: 8
                    visible: stage.view.has_deadline === true
                    implicitHeight: 8
                    value: stage.view.fraction ?? 0
                    tone: stage.view.tone === "text" ? Theme.accent : stage.tone
                }
                AppText {
                    Layout.fillWidth: true
                    Layout.topMargin: 6
                    wrapMode: Text.WordWrap
                    size: Theme.sizeCaption
                    color: Theme.textSoft
                    text: stage.view.closes_text ?? ""
                }
                ActButton {
                    Layout.fillWidth: true
                    Layout.topMargin: 12
                    objectName: "extendBallot"
                    visible: stage.view.has_deadline === true
                    runner: stage.desk.runner
                    place: "ballot.extend"
                    text: qsTrId("desktop.ballot.extend")
                    onClicked: stage.ballot.extend()
                }
                RefusalLine {
                    Layout.fillWidth: true
                    Layout.topMargin: 6
                    runner: stage.desk.runner
                    noun: "ballot"
                }
                Item {
                    Layout.fillHeight: true
                }
                Legend {
                    Layout.fillWidth: true
                    entries: [
                        {
                            "state": "voted",
                            "text": qsTrId("desktop.ballot.legend_voted"),
                            "count": stage.view.voted ?? 0
                        },
                        {
                            "state": "waiting",
                            "text": qsTrId("desktop.ballot.legend_waiting"),
                            "count": stage.view.waiting ?? 0
                        },
                        {
                            "state": "absent",
                            "text": qsTrId("desktop.ballot.legend_absent"),
                            "count": stage.view.absent ?? 0
                        }
                    ]
                }
            }
        }
    }
}

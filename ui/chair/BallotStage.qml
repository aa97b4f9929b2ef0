pragma ComponentBehavior: Bound
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
    readonly property bool byHands: view.method === "show_of_hands"
    readonly property bool byPaper: view.method === "paper"
    readonly property string aboutHands: !view.seats_by_touch ? qsTrId("desktop.ballot.who_counted") : view.many ? qsTrId("desktop.ballot.who_many") : qsTrId("desktop.ballot.who_hands")
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
            wrapMode: Text.Wrap
            maximumLineCount: 4
            elide: Text.ElideRight
            size: (text.length > 160 ? (stage.low ? 15 : 17) : 20) * Theme.scale
            weight: Theme.weightSemibold
        }
        AppText {
            Layout.fillWidth: true
            objectName: "wholeText"
            visible: text !== ""
            text: stage.view.whole_text ?? ""
            wrapMode: Text.Wrap
            maximumLineCount: stage.low ? 1 : 2
            elide: Text.ElideRight
            color: Theme.textSoft
        }
        AppText {
            Layout.fillWidth: true
            objectName: "ballotScript"
            visible: !stage.low && text !== ""
            text: stage.desk.script.view.text ?? ""
            textFormat: Text.StyledText
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
            color: Theme.textSoft
        }
    }
    Card {
        id: card

        // What the map and the list beside it say too gives way where the question is long.
        readonly property bool tight: height < 290 * Theme.scale

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
                    Layout.fillWidth: true
                    visible: !stage.byPaper
                    text: stage.byHands ? stage.aboutHands : stage.view.who_text ?? ""
                    elide: Text.ElideRight
                    weight: Theme.weightMedium
                    color: Theme.textSoft
                }
                Loader {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    // The question and the clock are there at once, three hundred seats with the next frame.
                    active: stage.desk.stage.beside.view.kind === "ballot"
                    sourceComponent: stage.byPaper ? paper : stage.byHands ? hands : seats
                }
                LiveCounts {
                    Layout.fillWidth: true
                    heading: stage.view.live_text ?? ""
                    counts: stage.view.live ?? []
                }
            }
            Rectangle {
                Layout.fillHeight: true
                implicitWidth: 1
                color: Theme.line
            }
            ColumnLayout {
                Layout.fillWidth: false
                Layout.preferredWidth: 140 * Math.min(Theme.scale, 1.35)
                Layout.maximumWidth: 140 * Math.min(Theme.scale, 1.35)
                Layout.fillHeight: true
                spacing: 0

                AppText {
                    visible: stage.view.has_deadline === true || stage.view.paused === true
                    text: stage.view.paused ? qsTrId("desktop.ballot.paused_short") : qsTrId("desktop.ballot.left")
                    weight: Theme.weightMedium
                    color: stage.view.paused ? Theme.gold : Theme.textSoft
                }
                DigitClock {
                    objectName: "countdown"
                    visible: stage.view.has_deadline === true
                    text: stage.view.clock ?? ""
                    size: card.tight ? 40 : text.length > 4 ? 44 : 56
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
                    // Where there is hardly room the clock says it.
                    visible: card.height > 190 * Theme.scale || !stage.view.has_deadline || stage.view.paused === true
                    wrapMode: Text.Wrap
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
                    visible: !stage.byPaper && !card.tight
                    entries: [
                        {
                            "state": "voted",
                            "text": stage.view.marked_text ?? "",
                            "count": stage.view.marked ?? 0
                        },
                        {
                            "state": "waiting",
                            "text": stage.view.waiting_text ?? "",
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
    Component {
        id: seats

        SeatFigure {
            seats: stage.ballot.seats
            figure: stage.view.voted ?? 0
            total: stage.view.entitled ?? 0
            label: stage.view.voted_text ?? ""
            mode: "ballot"
            tooMany: stage.view.many === true
        }
    }
    Component {
        id: hands

        HandsMap {
            seats: stage.ballot.seats
            figure: stage.view.voted ?? 0
            total: stage.view.entitled ?? 0
            label: stage.view.voted_text ?? ""
            many: stage.view.many === true
            usable: stage.view.seats_by_touch === true && stage.desk.window.view.live && !stage.view.paused
            onTouched: id => stage.ballot.touch(id)
        }
    }
    Component {
        id: paper

        CountForm {
            desk: stage.desk
            wide: true
            heading: qsTrId("desktop.ballot.paper")
            about: qsTrId("desktop.count.paper_text")
        }
    }
}

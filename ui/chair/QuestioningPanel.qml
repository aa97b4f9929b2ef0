pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// Beside the questioning: who speaks, and two lists: who debates (who asked comes first), who asks next.
Item {
    id: panel

    required property var desk
    property bool low: false
    readonly property var questioning: desk.questioning
    readonly property var view: questioning.view
    readonly property bool canAct: view.can_act
    readonly property int debaters: questioning.debates.count
    readonly property int waiting: questioning.waiting.count
    readonly property real line: (low ? 40 : 48) * Theme.scale
    // What a row that asks for a reason takes beside its line; the other list makes room for it.
    property real debateAsked: 0
    property real questionAsked: 0
    signal addAsked

    Connections {
        target: panel.questioning

        function onInvite_asked(place: int) {
            const debating = place < panel.debaters;
            const list = debating ? debates : questions;
            const at = debating ? place : place - panel.debaters;
            list.positionViewAtIndex(at, ListView.Contain);
            (list.itemAtIndex(at) as QuestioningQueueRow).ask();
            list.forceLayout();
            list.positionViewAtIndex(at, ListView.Contain);
        }
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        SpeakerCard {
            Layout.fillWidth: true
            Layout.margins: panel.low ? 12 : 14
            Layout.bottomMargin: 0
            desk: panel.desk
            low: panel.low
        }
        SignalRows {
            Layout.fillWidth: true
            desk: panel.desk
            low: panel.low
        }
        RefusalLine {
            Layout.fillWidth: true
            Layout.leftMargin: 18
            Layout.rightMargin: 18
            Layout.topMargin: 8
            runner: panel.desk.runner
            noun: "floor"
        }
        RefusalLine {
            Layout.fillWidth: true
            Layout.leftMargin: 18
            Layout.rightMargin: 18
            runner: panel.desk.runner
            noun: "questioning"
        }
        AppText {
            Layout.leftMargin: 18
            Layout.topMargin: panel.low ? 8 : 12
            Layout.bottomMargin: panel.low ? 4 : 8
            objectName: "debatesHeading"
            text: panel.view.debate_text
            weight: Theme.weightSemibold
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.minimumHeight: panel.debateAsked > 0 ? panel.line + panel.debateAsked : panel.questionAsked > 0 ? 0 : Math.min(panel.line, Layout.maximumHeight)
            Layout.preferredHeight: Layout.maximumHeight
            Layout.maximumHeight: panel.debaters > 0 ? Math.min(3, panel.debaters) * panel.line + panel.debateAsked : 30 * Theme.scale

            WholeRows {
                id: debates

                objectName: "debates"
                // A row that asks below may leave less than a row: a name that is cut in half is not shown.
                visible: panel.questionAsked === 0 || parent.height >= panel.line - spare
                row: panel.line
                opened: panel.debateAsked
                model: panel.questioning.debates
                delegate: QuestioningQueueRow {
                    onAskedChanged: panel.debateAsked = asked
                    width: ListView.view.width
                    desk: panel.desk
                    low: panel.low
                    canAct: panel.canAct
                }

                AppText {
                    x: 18
                    visible: panel.debaters === 0
                    color: Theme.textSoft
                    text: qsTrId("desktop.questioning.no_debate")
                }
            }
        }
        AppText {
            Layout.leftMargin: 18
            Layout.topMargin: panel.low ? 8 : 12
            Layout.bottomMargin: panel.low ? 4 : 8
            objectName: "questionsHeading"
            text: panel.view.waiting_text
            weight: Theme.weightSemibold
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.minimumHeight: panel.questionAsked > 0 ? panel.line + panel.questionAsked : 0
            Layout.preferredHeight: panel.waiting * panel.line + panel.questionAsked

            WholeRows {
                id: questions

                objectName: "questionQueue"
                row: panel.line
                opened: panel.questionAsked
                model: panel.questioning.waiting
                delegate: QuestioningQueueRow {
                    onAskedChanged: panel.questionAsked = asked
                    width: ListView.view.width
                    desk: panel.desk
                    low: panel.low
                    canAct: panel.canAct
                }

                AppText {
                    x: 18
                    visible: panel.questioning.waiting.count === 0
                    color: Theme.textSoft
                    text: qsTrId("desktop.questioning.empty")
                }
            }
        }
        Rectangle {
            Layout.fillWidth: true
            implicitHeight: 1
            color: Theme.line
        }
        RowLayout {
            Layout.margins: panel.low ? 8 : 10
            Layout.leftMargin: 14
            Layout.rightMargin: 14
            spacing: 8

            ActButton {
                objectName: "registration"
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                runner: panel.desk.runner
                place: "floor.registration"
                enabled: usable && panel.view.can_act
                text: panel.desk.floor.view.registration_open ? qsTrId("desktop.floor.close_list") : qsTrId("desktop.floor.open_list")
                onClicked: panel.desk.floor.open_or_close_registration()
            }
            ActButton {
                objectName: "addSpeaker"
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                enabled: panel.view.can_act && panel.desk.runner.live
                text: qsTrId("desktop.floor.add")
                onClicked: panel.addAsked()
            }
        }
    }
}

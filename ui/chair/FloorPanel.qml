pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// The floor: who speaks, who waits, and the list of speakers.
Item {
    id: panel

    required property var desk
    property bool low: false
    readonly property var floor: desk.floor
    readonly property var view: floor.view
    readonly property bool canAct: view.can_act
    // A row that asks is in sight as a whole: where there is no room below it, the buttons of the list give way.
    property real asked: 0
    readonly property bool crowded: asked > 0 && rows.y + asked + below.implicitHeight + 20 > height
    signal addAsked
    signal earlyAsked

    Connections {
        target: panel.floor

        // The row may lie below the window's edge: it comes in sight before it asks.
        function onInvite_asked(place: int) {
            queue.positionViewAtIndex(place, ListView.Contain);
            (queue.itemAtIndex(place) as QueueRow).ask();
            queue.forceLayout();
            queue.positionViewAtIndex(place, ListView.Contain);
            Qt.callLater(queue.positionViewAtIndex, place, ListView.Contain);
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
        RowLayout {
            id: above

            Layout.leftMargin: 18
            Layout.rightMargin: 18
            Layout.topMargin: panel.low ? 10 : 14
            Layout.bottomMargin: panel.low ? 6 : 8

            AppText {
                id: waiting

                Layout.fillWidth: true
                objectName: "waiting"
                text: panel.view.waiting_text
                elide: Text.ElideRight
                weight: Theme.weightSemibold
            }
            AppText {
                // Read whole or not at all.
                visible: waiting.implicitWidth + implicitWidth + 8 <= above.width
                text: panel.view.need_text
                size: Theme.sizeCaption
                color: Theme.textSoft
            }
        }
        Item {
            id: rows

            Layout.fillWidth: true
            Layout.fillHeight: true

            WholeRows {
                id: queue

                objectName: "queue"
                row: (panel.low ? 45 : 54) * Theme.scale
                opened: Math.max(0, panel.asked - row)
                model: panel.desk.queue.rows
                delegate: QueueRow {
                    onAskedChanged: panel.asked = asked
                    width: ListView.view.width
                    desk: panel.desk
                    low: panel.low
                    canAct: panel.canAct
                }
                displaced: Transition {
                    NumberAnimation {
                        property: "y"
                        duration: 160
                    }
                }

                AppText {
                    objectName: "emptyQueue"
                    anchors.fill: parent
                    anchors.margins: 18
                    verticalAlignment: Text.AlignTop
                    visible: panel.desk.queue.rows.count === 0
                    wrapMode: Text.Wrap
                    color: Theme.textSoft
                    text: panel.view.registration_open ? qsTrId("desktop.floor.empty_open") : qsTrId("desktop.floor.empty_closed")
                }
            }
        }
        ActButton {
            objectName: "earlyLists"
            visible: panel.desk.early.view.can_open && (panel.desk.early.view.waiting || !panel.view.has_item)
            Layout.leftMargin: 10
            tone: "link"
            small: true
            text: panel.desk.early.view.text
            onClicked: panel.earlyAsked()
        }
        Rectangle {
            Layout.fillWidth: true
            implicitHeight: 1
            color: Theme.line
        }
        RowLayout {
            id: below

            visible: !panel.crowded
            Layout.margins: panel.low ? 8 : 10
            Layout.leftMargin: 14
            Layout.rightMargin: 14
            spacing: 8

            ActButton {
                objectName: "registration"
                Layout.fillWidth: true
                Layout.preferredWidth: Theme.scale > 1 ? implicitWidth : 1
                runner: panel.desk.runner
                place: "floor.registration"
                enabled: usable && panel.view.can_act && panel.view.has_item
                text: panel.view.registration_open ? qsTrId("desktop.floor.close_list") : qsTrId("desktop.floor.open_list")
                onClicked: panel.floor.open_or_close_registration()
            }
            ActButton {
                objectName: "addSpeaker"
                Layout.fillWidth: true
                Layout.preferredWidth: Theme.scale > 1 ? implicitWidth : 1
                enabled: panel.view.can_act && panel.desk.runner.live
                text: qsTrId("desktop.floor.add")
                onClicked: panel.addAsked()
            }
        }
    }
}

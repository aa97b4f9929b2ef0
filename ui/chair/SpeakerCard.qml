import QtQuick
import QtQuick.Layouts
import controls
import theme

// Who speaks, with the clock: gold at thirty seconds, red at nothing.
Rectangle {
    id: card

    required property var desk
    property bool low: false
    readonly property var turn: desk.floor.view.turn
    readonly property bool speaking: turn.name !== undefined
    readonly property color tone: turn.tone === "danger" ? Theme.danger : turn.tone === "gold" ? Theme.gold : Theme.text
    // On a large screen the clock is larger, unless large type needs the room.
    readonly property bool wide: width >= 380 && Theme.scale <= 1
    property int clockSize: (low ? 60 : wide ? 88 : 72) * Math.min(Theme.scale, 1.15)

    implicitHeight: (speaking ? body.implicitHeight : silent.implicitHeight) + (low ? 22 : 30)
    radius: 12
    color: speaking ? Theme.accentSoft : Theme.canvas

    AppText {
        id: silent

        visible: !card.speaking
        anchors.centerIn: parent
        width: parent.width - 32
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        color: Theme.textSoft
        text: qsTrId("desktop.floor.silence")
    }
    ColumnLayout {
        id: body

        visible: card.speaking
        anchors.fill: parent
        anchors.margins: card.low ? 11 : 15
        anchors.leftMargin: 16
        anchors.rightMargin: 16
        spacing: 0

        RowLayout {
            spacing: 8

            Sign {
                name: "mic"
                size: 17
                color: Theme.accent
            }
            AppText {
                text: card.turn.paused ? qsTrId("desktop.floor.paused") : qsTrId("desktop.floor.speaking")
                weight: Theme.weightMedium
                color: Theme.accent
            }
            AppText {
                Layout.fillWidth: true
                horizontalAlignment: Text.AlignRight
                elide: Text.ElideRight
                // In a low window both have no room, and that the clock is reckoned matters more.
                text: card.desk.window.view.live ? card.turn.kind ?? "" : card.low ? qsTrId("desktop.floor.estimated") : `${qsTrId("desktop.floor.estimated")} · ${card.turn.kind ?? ""}`
                size: Theme.sizeCaption
                color: Theme.textSoft
            }
        }
        AppText {
            Layout.fillWidth: true
            objectName: "speaker"
            text: card.turn.name ?? ""
            size: Theme.sizeTitle
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
            weight: Theme.weightSemibold
        }
        AppText {
            Layout.fillWidth: true
            text: card.turn.where ?? ""
            wrapMode: Text.Wrap
            maximumLineCount: card.low ? 1 : 2
            elide: Text.ElideRight
            color: Theme.textSoft
        }
        AppText {
            Layout.fillWidth: true
            objectName: "heldUp"
            visible: text !== ""
            text: card.desk.floor.view.held_up
            size: Theme.sizeCaption
            weight: Theme.weightMedium
            elide: Text.ElideRight
            color: Theme.gold
        }
        RowLayout {
            Layout.topMargin: card.low ? 2 : 6

            DigitClock {
                objectName: "turnClock"
                Layout.leftMargin: -4
                text: card.turn.clock ?? ""
                size: card.clockSize
                color: card.tone
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0

                AppText {
                    Layout.fillWidth: true
                    horizontalAlignment: Text.AlignRight
                    size: Theme.sizeCaption
                    text: card.turn.over ? card.turn.over : card.turn.spoken ?? ""
                    color: card.turn.over ? Theme.danger : Theme.textSoft
                    weight: card.turn.over ? Theme.weightSemibold : Theme.weightRegular
                }
                AppText {
                    Layout.fillWidth: true
                    horizontalAlignment: Text.AlignRight
                    size: Theme.sizeCaption
                    text: card.turn.limit ?? ""
                    color: Theme.textSoft
                }
            }
        }
        Meter {
            Layout.fillWidth: true
            Layout.topMargin: card.low ? 2 : 6
            implicitHeight: 8
            color: Theme.surface
            value: card.turn.fraction ?? 0
            mark: card.turn.mark ?? -1
            markColor: Theme.gold
            tone: card.turn.tone === "text" ? Theme.accent : card.tone
        }
        RowLayout {
            Layout.topMargin: card.low ? 10 : 14
            spacing: 8

            ActButton {
                objectName: "endTurn"
                Layout.fillWidth: true
                horizontalPadding: 6
                runner: card.desk.runner
                place: "floor.end"
                text: qsTrId("desktop.floor.end")
                keys: card.low ? "" : "Ctrl E"
                onClicked: card.desk.floor.end_turn()
            }
            ActButton {
                objectName: "pauseTurn"
                Layout.fillWidth: true
                horizontalPadding: 6
                runner: card.desk.runner
                place: "floor.pause"
                text: card.turn.paused ? qsTrId("desktop.floor.resume") : qsTrId("desktop.floor.pause")
                onClicked: card.desk.floor.pause_or_resume()
            }
            ActButton {
                objectName: "extendTurn"
                Layout.fillWidth: true
                horizontalPadding: 6
                runner: card.desk.runner
                place: "floor.extend"
                text: qsTrId("desktop.floor.minute")
                onClicked: card.desk.floor.extend()
            }
        }
    }
}

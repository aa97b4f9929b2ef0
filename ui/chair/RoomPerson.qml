pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// Who sits on the chosen seat, what they ask for, and what can be done for them now.
ColumnLayout {
    id: card

    required property var desk
    readonly property var room: desk.room
    readonly property var person: room.view.person
    // Out of order the invitation asks here why, and whose speech it ends, as the list of speakers does.
    property bool asking: false
    readonly property string asked: `${person.id} ${person.asks_reason}`

    onAskedChanged: asking = false

    spacing: 8

    AppText {
        Layout.fillWidth: true
        visible: card.person.id === ""
        text: qsTrId("desktop.room.choose")
        wrapMode: Text.Wrap
        soft: true
    }
    AppText {
        objectName: "roomName"
        Layout.fillWidth: true
        visible: text !== ""
        text: card.person.name
        size: Theme.sizeTitle
        wrapMode: Text.Wrap
        weight: Theme.weightSemibold
    }
    AppText {
        Layout.fillWidth: true
        visible: text !== ""
        text: card.person.detail
        wrapMode: Text.Wrap
        soft: true
    }
    Repeater {
        model: card.person.lines

        RowLayout {
            id: line

            required property var modelData
            readonly property color ink: ({
                    "danger": Theme.danger,
                    "gold": Theme.gold,
                    "accent": Theme.accent,
                    "ok": Theme.ok
                })[modelData.tone] ?? Theme.text

            Layout.fillWidth: true
            spacing: 8

            Sign {
                Layout.alignment: Qt.AlignTop
                Layout.topMargin: 3
                name: line.modelData.sign
                size: 16 * Theme.scale
                color: line.ink
            }
            AppText {
                Layout.fillWidth: true
                text: line.modelData.text
                wrapMode: Text.Wrap
                color: line.ink
            }
        }
    }
    RefusalLine {
        objectName: "roomRefused"
        Layout.fillWidth: true
        runner: card.desk.runner
        noun: "room"
    }
    Flow {
        Layout.fillWidth: true
        spacing: 8

        ActButton {
            objectName: "roomInvite"
            visible: card.person.invite
            small: true
            runner: card.desk.runner
            place: "room.invite"
            text: card.asking ? qsTrId("desktop.floor.keep_order") : qsTrId("desktop.room.invite")
            onClicked: {
                if (!card.person.asks_reason && card.desk.floor.view.ends === "")
                    return card.room.invite();
                card.asking = !card.asking;
            }
        }
        ActButton {
            objectName: "roomRegister"
            visible: card.person.register
            small: true
            runner: card.desk.runner
            place: "room.register"
            text: qsTrId("desktop.room.register")
            onClicked: card.room.register()
        }
        ActButton {
            objectName: "roomPresent"
            visible: card.person.present
            small: true
            runner: card.desk.runner
            place: "room.mark"
            text: qsTrId("desktop.room.mark_present")
            onClicked: card.room.mark("present")
        }
        ActButton {
            objectName: "roomAbsent"
            visible: card.person.absent
            small: true
            runner: card.desk.runner
            place: "room.mark"
            text: qsTrId("desktop.room.mark_absent")
            onClicked: card.room.mark("absent_excused")
        }
        ActButton {
            objectName: "roomComing"
            visible: card.person.help_id !== "" && !card.person.help_coming
            small: true
            runner: card.desk.runner
            place: "room.help"
            text: qsTrId("desktop.room.coming")
            onClicked: card.room.answer(false)
        }
        ActButton {
            objectName: "roomHelped"
            visible: card.person.help_id !== ""
            small: true
            runner: card.desk.runner
            place: "room.help"
            text: qsTrId("desktop.room.helped")
            onClicked: card.room.answer(true)
        }
    }
    AppText {
        Layout.fillWidth: true
        visible: card.asking && card.person.asks_reason
        text: qsTrId("desktop.floor.out_of_order")
        wrapMode: Text.Wrap
        color: Theme.gold
    }
    Loader {
        Layout.fillWidth: true
        active: card.asking
        visible: active
        sourceComponent: ReasonAsk {
            runner: card.desk.runner
            place: "room.invite"
            reasoned: card.person.asks_reason
            model: card.desk.floor
            onDropped: card.asking = false
            onInvited: {
                card.room.invite(text);
                card.asking = false;
            }
        }
    }
}

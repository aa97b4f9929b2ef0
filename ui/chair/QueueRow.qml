pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// One who waits to speak. Out of order, the invitation asks in place why; the reason goes into the minutes. While another
// speaks it names whose speech it ends.
Item {
    id: row

    required property var desk
    required property int place
    required property string name
    required property string detail
    required property string brief
    required property string tag
    required property string tag_tone
    required property bool is_next
    required property bool in_order
    required property bool present
    required property string request_id
    property bool low: false
    property bool canAct: false
    property bool asking: false
    readonly property real asked: asking ? implicitHeight : 0

    implicitHeight: (low ? 45 : 54) * Theme.scale + (asking ? why.height + 10 : 0)
    Accessible.role: Accessible.ListItem
    Accessible.name: `${place}. ${name}, ${detail}`

    function ask() {
        asking = true;
    }
    onIn_orderChanged: asking = false

    Timer {
        id: ends

        running: row.asking
        interval: 30000
        onTriggered: row.asking = false
    }
    Rectangle {
        anchors.fill: parent
        color: row.is_next ? Theme.accentSoft : row.asking ? Theme.goldSoft : "transparent"
    }
    Rectangle {
        width: parent.width
        height: 1
        color: Theme.line
    }
    Rectangle {
        visible: row.is_next
        width: 4
        height: parent.height
        color: Theme.accent
    }
    RowLayout {
        id: line

        width: parent.width - (row.low ? 26 : 32)
        height: (row.low ? 45 : 54) * Theme.scale
        x: row.low ? 14 : 18
        spacing: 10

        AppText {
            Layout.preferredWidth: 20
            text: row.place
            weight: Theme.weightSemibold
            color: row.is_next ? Theme.accent : Theme.textSoft
        }
        ColumnLayout {
            id: words

            Layout.fillWidth: true
            spacing: 0

            RowLayout {
                spacing: 6

                AppText {
                    id: label

                    Layout.fillWidth: true
                    Layout.maximumWidth: implicitWidth + 1
                    text: row.name
                    elide: Text.ElideRight
                    weight: Theme.weightSemibold
                    color: row.present ? Theme.text : Theme.textSoft
                }
                Chip {
                    visible: text !== "" && label.implicitWidth + implicitWidth + 6 < words.width
                    text: row.tag
                    tone: row.tag_tone
                }
                Item {
                    Layout.fillWidth: true
                }
            }
            AppText {
                Layout.fillWidth: true
                size: Theme.sizeCaption
                elide: Text.ElideRight
                color: row.asking ? Theme.gold : Theme.textSoft
                text: row.asking && !row.in_order ? qsTrId("desktop.floor.out_of_order") : row.low ? row.brief : row.detail
            }
        }
        ActButton {
            objectName: "skip"
            visible: row.is_next && !row.asking
            small: true
            runner: row.desk.runner
            place: "floor.skip"
            enabled: usable && row.canAct
            text: qsTrId("desktop.floor.skip")
            onClicked: row.desk.floor.skip(row.request_id)
        }
        ActButton {
            objectName: "invite"
            visible: !row.is_next || row.asking
            small: true
            runner: row.desk.runner
            place: row.asking ? "" : `floor.invite.${row.request_id}`
            enabled: usable && row.present && row.canAct
            text: row.asking ? qsTrId("desktop.floor.keep_order") : qsTrId("desktop.floor.invite")
            onClicked: row.asking ? row.asking = false : row.desk.floor.invite(row.request_id)
        }
    }
    Loader {
        id: why

        active: row.asking
        anchors.top: line.bottom
        width: line.width
        x: line.x
        sourceComponent: ReasonAsk {
            toHead: true
            reasoned: !row.in_order
            model: row.desk.floor
            runner: row.desk.runner
            place: `floor.invite.${row.request_id}`
            onUsed: ends.restart()
            onDropped: row.asking = false
            onInvited: row.desk.floor.invite_now(row.request_id, text)
            onHeaded: row.desk.floor.move_to_head(row.request_id, text)
        }
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// One who waits to debate or to ask. The first is called at once; out of order the invitation asks in
// place why, and while another speaks it names whose speech it ends.
Item {
    id: row

    required property var desk
    required property string request_id
    required property int place
    required property string name
    required property string detail
    required property bool marked
    required property bool in_order
    required property bool present
    property bool low: false
    property bool canAct: false
    property bool asking: false

    readonly property real asked: asking ? why.height + 10 : 0

    implicitHeight: (low ? 40 : 48) * Theme.scale + asked
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
        color: row.marked || row.asking ? Theme.goldSoft : "transparent"
    }
    Rectangle {
        width: parent.width
        height: 1
        color: Theme.line
    }
    RowLayout {
        id: line

        width: parent.width - (row.low ? 26 : 32)
        height: (row.low ? 40 : 48) * Theme.scale
        x: row.low ? 14 : 18
        spacing: 10

        AppText {
            Layout.preferredWidth: 20
            text: row.place
            weight: Theme.weightSemibold
            color: row.in_order ? Theme.accent : Theme.textSoft
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            AppText {
                Layout.fillWidth: true
                text: row.name
                elide: Text.ElideRight
                weight: Theme.weightSemibold
            }
            AppText {
                Layout.fillWidth: true
                size: Theme.sizeCaption
                elide: Text.ElideRight
                color: row.asking || row.marked ? Theme.gold : Theme.textSoft
                text: row.asking && !row.in_order ? qsTrId("desktop.floor.out_of_order") : row.detail
            }
        }
        ActButton {
            objectName: "invite"
            small: true
            runner: row.desk.runner
            place: `questioning.invite.${row.request_id}`
            enabled: usable && row.present && row.canAct
            text: row.asking ? qsTrId("desktop.floor.keep_order") : row.in_order ? qsTrId("desktop.questioning.invite") : qsTrId("desktop.floor.invite")
            onClicked: row.asking ? row.asking = false : row.desk.questioning.invite(row.request_id)
        }
    }
    Loader {
        id: why

        active: row.asking
        anchors.top: line.bottom
        width: line.width
        x: line.x
        sourceComponent: ReasonAsk {
            reasoned: !row.in_order
            model: row.desk.questioning
            runner: row.desk.runner
            place: `questioning.invite.${row.request_id}`
            onUsed: ends.restart()
            onDropped: row.asking = false
            onInvited: row.desk.questioning.invite_now(row.request_id, text)
        }
    }
}

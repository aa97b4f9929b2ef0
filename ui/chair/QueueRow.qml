import QtQuick
import QtQuick.Layouts
import controls
import theme

// One who waits to speak. Out of order, the invitation asks again in place.
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
    required property string request_id
    property bool low: false
    property bool asking: false

    implicitHeight: (low ? 45 : 54) * Theme.scale
    Accessible.role: Accessible.ListItem
    Accessible.name: `${place}. ${name}, ${detail}`

    Timer {
        running: row.asking
        interval: 10000
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
        anchors.fill: parent
        anchors.leftMargin: row.low ? 14 : 18
        anchors.rightMargin: row.low ? 12 : 14
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
                text: row.asking ? qsTrId("desktop.floor.out_of_order") : row.low ? row.brief : row.detail
            }
        }
        ActButton {
            objectName: "skip"
            visible: row.is_next
            small: true
            runner: row.desk.runner
            place: "floor.skip"
            enabled: usable && row.desk.floor.view.can_act
            text: qsTrId("desktop.floor.skip")
            onClicked: row.desk.floor.skip(row.request_id)
        }
        ActButton {
            objectName: "invite"
            visible: !row.is_next
            small: true
            runner: row.desk.runner
            place: `floor.invite.${row.request_id}`
            enabled: usable && row.desk.floor.view.can_act
            text: row.asking ? qsTrId("desktop.floor.invite_now") : qsTrId("desktop.floor.invite")
            onClicked: row.asking ? row.desk.floor.invite(row.request_id) : row.asking = true
        }
    }
}

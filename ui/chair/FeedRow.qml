import QtQuick
import QtQuick.Layouts
import controls
import theme

// Another system's access. Withdrawing it cannot be undone, so it is asked for twice.
Item {
    id: row

    required property var desk
    required property string feed_id
    required property string name
    required property string detail
    required property bool connected
    required property bool asking
    signal asked(bool on)

    implicitHeight: words.implicitHeight + 20
    Accessible.role: Accessible.ListItem
    Accessible.name: `${name}, ${detail}`

    Rectangle {
        width: parent.width
        height: 1
        color: Theme.line
    }
    RowLayout {
        id: words

        anchors.verticalCenter: parent.verticalCenter
        width: parent.width
        spacing: 10

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
                text: row.asking ? qsTrId("desktop.feeds.ask") : row.detail
                wrapMode: Text.Wrap
                size: Theme.sizeCaption
                color: row.asking ? Theme.gold : row.connected ? Theme.ok : Theme.textSoft
            }
        }
        ActButton {
            objectName: "keepFeed"
            visible: row.asking
            small: true
            text: qsTrId("desktop.feeds.keep")
            onClicked: row.asked(false)
        }
        ActButton {
            objectName: "withdrawFeed"
            small: true
            tone: row.asking ? "danger" : "normal"
            runner: row.desk.runner
            place: `feeds.${row.feed_id}`
            text: qsTrId("desktop.feeds.withdraw") + (row.asking ? "" : "…")
            onClicked: {
                if (row.asking)
                    row.desk.feeds.withdraw(row.feed_id);
                row.asked(!row.asking);
            }
        }
    }
}

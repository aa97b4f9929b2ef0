pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// Other systems that may follow who speaks: when each was let in, whether it follows now, and withdrawing one.
Sheet {
    id: sheet

    required property var desk
    readonly property var feeds: desk.feeds
    property string asking: ""

    objectName: "feedsSheet"
    heading: qsTrId("desktop.feeds.heading")
    sheetWidth: 760
    sheetHeight: 520
    onClosed: asking = ""

    AppText {
        Layout.fillWidth: true
        wrapMode: Text.Wrap
        soft: true
        text: qsTrId("desktop.feeds.about")
    }
    RefusalLine {
        Layout.fillWidth: true
        runner: sheet.desk.runner
        noun: "feeds"
    }
    ListView {
        objectName: "feedRows"
        Layout.fillWidth: true
        Layout.fillHeight: true
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: sheet.feeds.rows
        delegate: FeedRow {
            width: ListView.view.width
            desk: sheet.desk
            asking: sheet.asking === feed_id
            onAsked: on => sheet.asking = on ? feed_id : ""
        }

        AppText {
            anchors.centerIn: parent
            width: parent.width - 80
            horizontalAlignment: Text.AlignHCenter
            visible: sheet.feeds.rows.count === 0
            wrapMode: Text.Wrap
            color: Theme.textSoft
            text: qsTrId("desktop.feeds.empty")
        }
    }
}

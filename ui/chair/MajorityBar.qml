pragma ComponentBehavior: Bound
import QtQuick
import controls
import theme

// One bar of all delegates by choice, with a line at the number that was needed.
Item {
    id: bar

    required property var counts
    required property int total
    required property real mark
    required property string markText
    required property var inks

    implicitHeight: 28

    Row {
        spacing: 2

        Repeater {
            model: bar.counts

            Rectangle {
                required property var modelData

                width: bar.total > 0 ? Math.max(0, bar.width * modelData.count / bar.total - 2) : 0
                height: bar.height
                visible: modelData.count > 0
                radius: 4
                color: modelData.id === "not_voted" ? "transparent" : bar.inks[modelData.id]
                border.width: modelData.id === "not_voted" ? 1 : 0
                border.color: Theme.lineStrong
            }
        }
    }
    Rectangle {
        visible: bar.mark >= 0
        x: bar.width * Math.min(1, bar.mark) - 3.5
        y: -6
        width: 7
        height: parent.height + 12
        color: Theme.surface

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: 3
            height: parent.height
            color: Theme.gold
        }
    }
    AppText {
        x: Math.max(0, Math.min(bar.width - width, bar.width * bar.mark - width / 2))
        anchors.bottom: parent.top
        anchors.bottomMargin: 4
        size: Theme.sizeCaption
        weight: Theme.weightMedium
        color: Theme.gold
        text: bar.markText
    }
}

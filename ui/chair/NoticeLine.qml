import QtQuick
import QtQuick.Layouts
import controls
import theme

// A line over the top bar: what the hall has to say about itself. More than one are read one after another.
Rectangle {
    id: line

    required property string text
    property string tone: "gold"
    property bool closable: false
    property int count: 1
    signal closed

    implicitHeight: Math.max(36, label.implicitHeight + 12)
    clip: true
    color: tone === "danger" ? Theme.dangerSoft : tone === "info" ? Theme.accentSoft : Theme.goldSoft

    TextMetrics {
        id: usual

        font.family: Theme.family
        font.pixelSize: Theme.sizeBody
        font.weight: Theme.weightMedium
        text: line.text
    }
    HoverHandler {
        id: hover
    }
    Tip {
        visible: hover.hovered && label.truncated
        text: line.text
    }

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: 20
        anchors.rightMargin: 12
        spacing: 10

        Sign {
            name: "warning"
            color: label.color
        }
        AppText {
            id: label

            objectName: "noticeText"
            Layout.fillWidth: true
            text: line.text
            wrapMode: Text.Wrap
            // Two lines of the usual size, or three smaller ones.
            readonly property bool long: usual.width * 1.06 > 2 * width

            size: long ? Theme.sizeCaption : Theme.sizeBody
            leading: long ? 1.3 : 1.4
            maximumLineCount: long ? 3 : 2
            elide: Text.ElideRight
            weight: Theme.weightMedium
            color: line.tone === "danger" ? Theme.danger : line.tone === "info" ? Theme.accent : Theme.gold
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
        Chip {
            visible: line.count > 1
            text: `1 / ${line.count}`
        }
        ActButton {
            objectName: "readNotice"
            visible: line.closable
            small: true
            tone: "link"
            text: qsTrId("desktop.window.read")
            onClicked: line.closed()
        }
    }
}

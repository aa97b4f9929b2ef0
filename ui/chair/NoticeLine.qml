import QtQuick
import QtQuick.Layouts
import controls
import theme

// A line under the top bar: the link to the hall is lost, or the hall has something to say about itself.
Rectangle {
    id: line

    required property string text
    property string tone: "gold"
    property bool closable: false
    signal closed

    implicitHeight: Math.max(36, label.implicitHeight + 12)
    color: tone === "danger" ? Theme.dangerSoft : tone === "info" ? Theme.accentSoft : Theme.goldSoft

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

            Layout.fillWidth: true
            text: line.text
            wrapMode: Text.Wrap
            weight: Theme.weightMedium
            color: line.tone === "danger" ? Theme.danger : line.tone === "info" ? Theme.accent : Theme.gold
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
        ActButton {
            visible: line.closable
            small: true
            tone: "link"
            text: qsTrId("desktop.window.read")
            onClicked: line.closed()
        }
    }
}

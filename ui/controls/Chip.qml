import QtQuick
import theme

// A word in a small box: what something is. The tone only helps: line, accent, ok, gold, danger.
Rectangle {
    id: chip

    required property string text
    property string tone: "line"
    property string sign: ""
    readonly property bool outlined: tone === "line"
    readonly property color ink: tone === "accent" ? Theme.accent : tone === "ok" ? Theme.ok
        : tone === "gold" ? Theme.gold : tone === "danger" ? Theme.danger : Theme.textSoft

    readonly property real before: sign !== "" ? Theme.sizeBody + 5 : 0

    implicitWidth: Math.ceil(label.implicitWidth) + before + 16
    implicitHeight: label.implicitHeight + 4
    radius: 6
    color: tone === "accent" ? Theme.accentSoft : tone === "ok" ? Theme.okSoft
        : tone === "gold" ? Theme.goldSoft : tone === "danger" ? Theme.dangerSoft : "transparent"
    border.width: outlined ? 1 : 0
    border.color: Theme.line
    visible: text !== ""
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Row {
        anchors.centerIn: parent
        spacing: 5

        Sign {
            visible: chip.sign !== ""
            anchors.verticalCenter: parent.verticalCenter
            name: chip.sign
            color: chip.ink
            size: Theme.sizeBody
        }
        AppText {
            id: label
            width: Math.min(implicitWidth, chip.width - 16 - chip.before)
            elide: Text.ElideRight
            text: chip.text
            size: Theme.sizeCaption
            weight: Theme.weightMedium
            color: chip.ink
        }
    }
}

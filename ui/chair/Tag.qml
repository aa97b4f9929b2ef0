import QtQuick
import theme

// A word in a small box: what something is, in a tone that only helps.
Rectangle {
    id: tag

    required property string text
    property string tone: "line"
    readonly property var tones: ({
            "line": [Theme.textSoft, "transparent"],
            "accent": [Theme.accent, Theme.accentSoft],
            "ok": [Theme.ok, Theme.okSoft],
            "gold": [Theme.gold, Theme.goldSoft],
            "danger": [Theme.danger, Theme.dangerSoft]
        })

    implicitWidth: Math.ceil(label.implicitWidth) + 18
    implicitHeight: 22
    radius: 6
    color: tones[tone][1]
    border.width: tone === "line" ? 1 : 0
    border.color: Theme.line
    visible: text !== ""

    ChairText {
        id: label

        anchors.centerIn: parent
        width: Math.min(Math.ceil(implicitWidth) + 1, tag.width - 16)
        elide: Text.ElideRight
        size: 12
        font.weight: Font.Medium
        color: tag.tones[tag.tone][0]
        text: tag.text
    }
}

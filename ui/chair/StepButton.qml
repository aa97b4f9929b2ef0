import QtQuick
import theme

// The main button of the next-step card; a tick only once the hall has recorded.
ActButton {
    id: button

    required property var card
    required property string look

    tone: "main"
    enabled: look !== "lost" && look !== "sending" && look !== "recorded" && look !== "loading" && !card.blocked
    text: look === "sending" ? qsTrId("desktop.runner.sending") : look === "recorded" ? card.outcome : card.button ?? ""
    keys: look === "ready" || look === "refused" ? "Ctrl ↵" : ""

    background: Rectangle {
        radius: 8
        color: button.look === "recorded" ? Theme.okSoft : button.look === "sending" ? Theme.accentSoft : button.enabled ? (button.down ? Qt.darker(Theme.accent, 1.15) : Theme.accent) : Theme.canvas
        border.width: button.visualFocus ? 3 : 1
        border.color: button.look === "recorded" ? Theme.ok : button.look === "sending" || button.enabled ? Theme.accent : Theme.line
    }
}

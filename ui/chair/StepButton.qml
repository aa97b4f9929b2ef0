import QtQuick
import controls

// The main button of the next-step card; a tick only once the hall has recorded.
ActionButton {
    id: button

    required property var card
    required property string look
    readonly property bool waits: look === "lost" || look === "loading"

    kind: "primary"
    size: "main"
    text: card.button ?? ""
    progress: look === "sending" || look === "recorded" ? look : ""
    progressText: look === "recorded" ? card.outcome : qsTrId("desktop.runner.sending")
    enabled: !told && !waits && !card.blocked
    keys: look === "ready" || look === "refused" ? "Ctrl ↵" : ""
}

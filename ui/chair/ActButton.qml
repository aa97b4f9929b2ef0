import QtQuick
import controls

// A button whose press goes through the command runner: it says sending and recorded, and keeps its width.
ActionButton {
    id: control

    property string tone: "normal"
    property bool small: false
    property var runner: null
    property string place: ""
    readonly property var outcome: runner && place !== "" ? runner.states[place] : undefined
    readonly property string outcomeState: outcome ? outcome.state : ""
    readonly property bool busy: outcomeState === "sending" || outcomeState === "slow"
    readonly property bool usable: !busy && (!runner || runner.live)

    kind: tone === "main" ? "primary" : tone === "link" ? "quiet" : tone === "danger" ? "danger" : "outline"
    size: small ? "row" : "normal"
    progress: busy ? "sending" : outcomeState === "recorded" ? "recorded" : ""
    progressText: outcome ? outcome.text : ""
    enabled: usable
}

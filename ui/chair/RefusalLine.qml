import QtQuick
import theme

// The sentence of a refusal, where one pressed; a click puts it away.
ChairText {
    id: line

    required property var runner
    required property string noun
    readonly property var refusal: runner.refused[noun]

    visible: refusal !== undefined
    text: refusal ? refusal.text : ""
    color: Theme.danger
    font.weight: Font.Medium
    wrapMode: Text.Wrap
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    TapHandler {
        onTapped: line.runner.clear(line.refusal.place)
    }
}

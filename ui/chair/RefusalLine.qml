import QtQuick
import controls

// The sentence of a refusal from one noun's buttons, where one pressed; the cross puts it away.
Refusal {
    id: line

    required property var runner
    required property string noun
    readonly property var refusal: runner.refused[noun]

    text: refusal ? refusal.text : ""
    dismissText: qsTrId("desktop.window.read")
    onDismissed: line.runner.clear(line.refusal.place)
}

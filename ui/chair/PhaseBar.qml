import QtQuick
import QtQuick.Layouts
import controls
import theme

// The phases of an item: done, running, to come; each with its word and minutes.
RowLayout {
    id: bar

    required property var phases

    spacing: 8

    Repeater {
        model: bar.phases

        Item {
            id: phase

            required property var modelData
            readonly property bool done: modelData.state === "done"
            readonly property bool running: modelData.state === "running"
            readonly property color tone: done ? Theme.ok : running ? Theme.accent : Theme.textSoft

            Layout.fillWidth: true
            Layout.preferredWidth: 1
            implicitHeight: 30
            Accessible.role: Accessible.StaticText
            Accessible.name: `${modelData.word} ${modelData.text}`

            Rectangle {
                width: parent.width
                height: 4
                radius: 1
                color: phase.done ? Theme.ok : phase.running ? Theme.accent : Theme.line
            }
            RowLayout {
                y: 9
                width: parent.width
                spacing: 5

                Sign {
                    visible: phase.done || phase.running
                    size: phase.done ? 15 : 13
                    stroke: phase.done ? 2.4 : 1.5
                    name: phase.done ? "check" : "play"
                    color: phase.tone
                }
                ChairText {
                    Layout.fillWidth: true
                    text: phase.modelData.word
                    elide: Text.ElideRight
                    color: phase.tone
                    font.weight: phase.running ? Font.DemiBold : Font.Medium
                }
                ChairText {
                    Layout.rightMargin: 6
                    text: phase.modelData.text
                    visible: phase.width > 120
                    size: 12
                    color: Theme.textSoft
                }
            }
        }
    }
}

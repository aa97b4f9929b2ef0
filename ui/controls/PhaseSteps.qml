pragma ComponentBehavior: Bound
import QtQuick
import theme

// The phases of an item side by side. `steps`: [{id, word, minutes, state}], state done, running or planned.
// Where `mayChoose`, a phase that does not run can be pressed: `chosen(id)`; `hint` says what that does.
Row {
    id: phases

    required property var steps
    property bool mayChoose: false
    property string hint: ""
    signal chosen(string id)

    spacing: Theme.space2

    Repeater {
        model: phases.steps.length

        Item {
            id: step
            required property int index
            readonly property var phase: phases.steps[index] || ({})
            readonly property bool done: phase.state === "done"
            readonly property bool running: phase.state === "running"
            readonly property color ink: done ? Theme.ok : running ? Theme.accent : Theme.textSoft

            width: (phases.width - phases.spacing * (phases.steps.length - 1)) / Math.max(1, phases.steps.length)
            implicitHeight: word.y + word.height
            readonly property bool choosable: phases.mayChoose && !running
            Accessible.role: choosable ? Accessible.Button : Accessible.StaticText
            Accessible.name: `${phase.word} ${phase.minutes}`
            Accessible.description: choosable ? phases.hint : ""
            Accessible.onPressAction: step.choosable && phases.chosen(step.phase.id)

            HoverHandler {
                id: hover

                enabled: step.choosable
                cursorShape: Qt.PointingHandCursor
            }
            TapHandler {
                enabled: step.choosable
                onTapped: phases.chosen(step.phase.id)
            }

            Rectangle {
                width: parent.width
                height: hover.hovered ? 6 : 4
                color: hover.hovered && !step.done ? Theme.lineStrong : step.done || step.running ? step.ink : Theme.line
            }
            Sign {
                id: mark
                visible: step.done || step.running
                width: visible ? size + 6 : 0
                anchors.verticalCenter: word.verticalCenter
                name: step.done ? "check" : "play"
                color: step.ink
                size: step.done ? Theme.sizeStrong : Theme.sizeBody
                stroke: step.done ? 2.4 : 1.5
            }
            AppText {
                id: word
                x: mark.width
                y: 10
                width: Math.min(implicitWidth, step.width - x - (minutes.visible ? minutes.width + 8 : 0))
                elide: Text.ElideRight
                text: step.phase.word || ""
                color: step.ink
                weight: step.running ? Theme.weightSemibold : Theme.weightMedium
            }
            AppText {
                id: minutes
                visible: step.width > word.implicitWidth + mark.width + implicitWidth + 8
                x: step.width - width - 2
                anchors.verticalCenter: word.verticalCenter
                text: step.phase.minutes || ""
                size: Theme.sizeCaption
                soft: true
            }
        }
    }
}

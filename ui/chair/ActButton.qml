import QtQuick
import QtQuick.Controls
import theme

// A button that says what became of its press: sending, recorded, or (beside it) refused. It keeps its width.
Button {
    id: control

    property string keys: ""
    property string tone: "normal"
    property bool small: false
    property var runner: null
    property string place: ""
    readonly property var outcome: runner && place !== "" ? runner.states[place] : undefined
    readonly property string outcomeState: outcome ? outcome.state : ""
    readonly property bool busy: outcomeState === "sending" || outcomeState === "slow"
    readonly property bool usable: !busy && (!runner || runner.live)
    readonly property bool isMain: tone === "main"
    readonly property color ink: !enabled ? Theme.textSoft : isMain ? Theme.textOnAccent : tone === "link" ? Theme.accent : tone === "danger" ? Theme.danger : Theme.text
    readonly property color fill: !enabled ? (tone === "link" ? "transparent" : Theme.canvas) : isMain ? Theme.accent : tone === "link" ? "transparent" : Theme.raised

    enabled: usable
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    leftPadding: isMain ? 24 : small ? 12 : 14
    rightPadding: leftPadding
    topPadding: 0
    bottomPadding: 0
    implicitHeight: isMain ? 56 : small ? 32 : 40
    implicitWidth: Math.ceil(label.implicitWidth + (cap.visible ? cap.implicitWidth + 10 : 0)) + leftPadding + rightPadding + 1
    font.family: Theme.family
    font.pixelSize: isMain ? 16 : 14
    font.weight: isMain ? Font.DemiBold : Font.Medium
    Accessible.name: text
    Accessible.description: outcome ? outcome.text : ""

    contentItem: Item {
        Row {
            anchors.centerIn: parent
            spacing: 10
            opacity: control.busy ? 0 : 1

            ChairText {
                id: label

                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, Math.max(0, control.availableWidth - (cap.visible ? cap.width + 10 : 0)))
                elide: Text.ElideRight
                size: control.font.pixelSize
                font.weight: control.font.weight
                color: control.ink
                text: control.text
            }
            KeyCap {
                id: cap

                anchors.verticalCenter: parent.verticalCenter
                text: control.keys
                ink: control.isMain && control.enabled ? Theme.textOnAccent : Theme.textSoft
            }
        }
        ChairText {
            anchors.centerIn: parent
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            elide: Text.ElideRight
            size: control.font.pixelSize
            font.weight: control.font.weight
            color: Theme.accent
            visible: control.busy
            text: qsTrId("desktop.runner.sending")
        }
    }
    background: Rectangle {
        radius: 8
        color: control.busy ? Theme.accentSoft : control.down ? Qt.darker(control.fill, 1.08) : control.hovered && !control.isMain ? Theme.accentSoft : control.fill
        border.width: control.tone === "link" && !control.visualFocus ? 0 : control.visualFocus ? 2 : 1
        border.color: control.visualFocus || control.busy ? Theme.accent : control.isMain && control.enabled ? Theme.accent : control.enabled ? Theme.lineStrong : Theme.line
    }
}

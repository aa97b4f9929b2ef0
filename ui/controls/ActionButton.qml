pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as Templates
import theme

// The one button. What became of its press stands on it (`progress`: sending, recorded), in the width it had.
// `kind`: outline, primary, danger, quiet. `size`: normal 40, row 32, main 56. `keys` is the shortcut shown.
Templates.Button {
    id: control

    property string kind: "outline"
    property string size: "normal"
    property string keys: ""
    property string sign: ""
    property string progress: ""
    property string progressText: ""
    readonly property bool told: progress !== ""
    readonly property bool isMain: size === "main"
    readonly property real type: isMain ? Theme.sizeStrong : Theme.sizeBody
    readonly property color ink: progress === "recorded" ? Theme.ok : progress === "sending" ? Theme.accent
        : !enabled ? Theme.textSoft : kind === "primary" ? Theme.textOnAccent : kind === "danger" ? Theme.danger
        : kind === "quiet" ? Theme.accent : Theme.text
    readonly property color ground: progress === "recorded" ? Theme.okSoft : progress === "sending" ? Theme.accentSoft
        : kind === "quiet" && !hovered ? "transparent" : !enabled ? Theme.canvas
        : kind === "primary" ? (hovered ? Qt.tint(Theme.accent, Qt.alpha(Theme.textOnAccent, 0.1)) : Theme.accent)
        : hovered ? (kind === "danger" ? Theme.dangerSoft : Theme.accentSoft) : Theme.raised
    readonly property color edge: progress === "recorded" ? Theme.ok : progress === "sending" ? Theme.accent
        : !enabled ? Theme.line : kind === "primary" ? Theme.accent : kind === "danger" ? Theme.danger : Theme.lineStrong

    enabled: !told
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    horizontalPadding: isMain ? 24 : kind === "quiet" ? 8 : size === "row" ? 12 : 14
    implicitHeight: isMain ? Theme.heightMain : size === "row" ? Theme.heightRow : Theme.heightNormal
    implicitWidth: Math.ceil(label.implicitWidth + label.others) + leftPadding + rightPadding
    Accessible.name: text
    Accessible.description: progressText

    contentItem: Item {
        Row {
            id: usual
            anchors.centerIn: parent
            spacing: control.isMain ? 12 : 8
            visible: !control.told

            Loader {
                anchors.verticalCenter: parent.verticalCenter
                active: control.sign !== ""
                visible: active
                sourceComponent: Sign {
                    name: control.sign
                    color: control.ink
                    size: control.type * 1.25
                }
            }
            AppText {
                id: label

                readonly property real spacing: control.text !== "" ? usual.spacing : 0
                readonly property real others: (control.sign !== "" ? control.type * 1.25 + spacing : 0)
                    + (control.keys !== "" ? cap.implicitWidth + spacing : 0)

                visible: control.text !== ""
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, Math.max(0, control.availableWidth - others))
                elide: Text.ElideRight
                text: control.text
                size: control.type
                weight: control.isMain || control.kind === "primary" ? Theme.weightSemibold : Theme.weightMedium
                color: control.ink
            }
            Loader {
                id: cap
                anchors.verticalCenter: parent.verticalCenter
                active: control.keys !== ""
                visible: active
                sourceComponent: KeyCap {
                    text: control.keys
                    ink: control.kind === "primary" && control.enabled ? Theme.textOnAccent : Theme.textSoft
                }
            }
        }
        // What became of a press is made when there was one: a window has sixty buttons.
        Loader {
            anchors.centerIn: parent
            active: control.told
            sourceComponent: Row {
                spacing: 8

                Sign {
                    id: tick
                    visible: control.progress === "recorded" || !words.visible
                    anchors.verticalCenter: parent.verticalCenter
                    name: control.progress === "recorded" ? "check" : "more"
                    color: control.ink
                    size: control.type * 1.25
                    stroke: 2.4
                }
                AppText {
                    // A button too narrow for the words keeps the sign; the words are then its description.
                    id: words
                    objectName: "progressWords"

                    // They may stand in the padding: the width is that of the usual words, in any language.
                    readonly property real room: control.width - 20
                        - (control.progress === "recorded" ? tick.width + 8 : 0)

                    visible: implicitWidth <= room
                    anchors.verticalCenter: parent.verticalCenter
                    text: control.progressText
                    size: control.isMain && control.progress === "sending" ? Theme.sizeStrong : Theme.sizeBody
                    weight: control.isMain ? Theme.weightSemibold : Theme.weightMedium
                    color: control.ink
                }
            }
        }
    }
    background: Rectangle {
        radius: Theme.radiusControl
        color: control.down ? Qt.darker(control.ground, 1.08) : control.ground
        border.width: control.kind === "quiet" && !control.told ? 0 : 1
        border.color: control.edge

        Rectangle {
            anchors.fill: parent
            anchors.margins: -3
            visible: control.visualFocus
            radius: Theme.radiusControl + 3
            color: "transparent"
            border.width: 2
            border.color: Theme.accent
        }
        // A button that shows only a sign says its name.
        Loader {
            active: control.hovered && control.text === "" && !control.told
            sourceComponent: Tip {
                visible: true
                delay: 400
                text: control.Accessible.name
            }
        }
    }
}

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import controls
import theme

// One figure of the hall with its sentence; pressing it opens what is behind.
AbstractButton {
    id: control

    required property string sign
    required property var cell
    property bool meter: false
    property bool flat: false
    property bool pressable: true
    property string hint: ""
    // So much at its foot is taken by what was just done: the figures stand above it.
    property real below: 0
    readonly property color tone: ({
            "ok": Theme.ok,
            "gold": Theme.gold,
            "danger": Theme.danger
        })[cell.tone] ?? Theme.text

    Layout.fillWidth: true
    Layout.fillHeight: true
    Layout.preferredWidth: 200
    enabled: pressable
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    leftPadding: padding
    rightPadding: padding
    topPadding: 0
    bottomPadding: below
    Accessible.name: `${cell.figure} ${cell.label ?? ""}. ${cell.detail}`
    Tip {
        visible: control.hovered && text !== ""
        delay: 700
        text: [control.flat ? control.cell.detail : "", control.hint].filter(part => part).join(" · ")
    }

    contentItem: Item {
        ColumnLayout {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width
            spacing: 0

            RowLayout {
                spacing: 8

                Sign {
                    name: control.sign
                    size: 20
                    color: control.cell.tone === "text" || control.meter ? Theme.text : control.tone
                }
                AppText {
                    text: control.cell.figure
                    size: Theme.sizeTitle
                    weight: Theme.weightSemibold
                    color: control.meter ? Theme.text : control.tone
                }
                AppText {
                    Layout.fillWidth: true
                    text: control.cell.label ?? ""
                    size: control.flat ? Theme.sizeCaption : Theme.sizeBody
                    elide: Text.ElideRight
                    weight: Theme.weightMedium
                    color: control.meter ? Theme.text : control.tone
                }
            }
            Meter {
                Layout.fillWidth: true
                Layout.topMargin: 8
                Layout.bottomMargin: 7
                visible: control.meter && !control.flat
                value: control.cell.fraction ?? 0
                mark: control.cell.mark ?? -1
                tone: control.tone
            }
            AppText {
                Layout.fillWidth: true
                visible: !control.flat && (control.below === 0 || control.availableHeight >= (Theme.sizeTitle + Theme.sizeCaption) * 1.45)
                text: control.cell.detail
                size: Theme.sizeCaption
                elide: Text.ElideRight
                color: Theme.textSoft
            }
        }
    }
    background: Rectangle {
        color: control.hovered && control.pressable ? Theme.accentSoft : "transparent"
        border.width: control.visualFocus ? 2 : 0
        border.color: Theme.accent

        Rectangle {
            anchors.right: parent.right
            width: 1
            height: parent.height
            color: Theme.line
        }
    }
}

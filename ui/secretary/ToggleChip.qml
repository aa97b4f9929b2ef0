import QtQuick
import QtQuick.Templates as Templates
import controls
import theme

// A word that is chosen or not: chosen it has a tick and a tint, otherwise an outline.
Templates.AbstractButton {
    id: chip

    required property bool chosen

    implicitWidth: Math.ceil(label.implicitWidth) + (chosen ? 18 * Theme.scale : 0) + 18
    implicitHeight: 28 * Theme.scale
    focusPolicy: Qt.TabFocus
    hoverEnabled: true
    Accessible.role: Accessible.CheckBox
    Accessible.checkable: true
    Accessible.checked: chosen
    Accessible.name: text
    Accessible.onPressAction: chip.clicked()
    Accessible.onToggleAction: chip.clicked()

    background: Rectangle {
        radius: 6
        color: chip.chosen || chip.hovered ? Theme.accentSoft : Theme.surface
        border.width: chip.visualFocus ? 2 : 1
        border.color: chip.visualFocus ? Theme.accent : chip.chosen ? Theme.accentSoft : Theme.lineStrong
    }
    contentItem: Item {
        Row {
            anchors.centerIn: parent
            spacing: 4

            Sign {
                visible: chip.chosen
                anchors.verticalCenter: parent.verticalCenter
                name: "check"
                size: 14 * Theme.scale
                stroke: 2.6
                color: Theme.accent
            }
            AppText {
                id: label

                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, chip.width - 18 - (chip.chosen ? 18 * Theme.scale : 0))
                elide: Text.ElideRight
                text: chip.text
                size: Theme.sizeCaption
                weight: Theme.weightMedium
                color: !chip.enabled ? Theme.textSoft : chip.chosen ? Theme.accent : Theme.text
            }
        }
    }
}

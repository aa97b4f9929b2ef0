import QtQuick
import QtQuick.Templates as Templates
import theme

// One of a few ways that exclude each other; `count` below 0 is not shown.
Templates.Button {
    id: tab

    required property bool chosen
    property int count: -1

    implicitHeight: 28 * Theme.scale
    implicitWidth: Math.ceil(label.implicitWidth + (figure.visible ? figure.implicitWidth + 6 : 0)) + 20
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    checkable: false
    Accessible.role: Accessible.RadioButton
    Accessible.name: count < 0 ? text : `${text}, ${count}`
    Accessible.checked: chosen

    background: Rectangle {
        radius: 6
        color: tab.chosen ? Theme.raised : tab.hovered ? Theme.accentSoft : "transparent"
        border.width: tab.visualFocus ? 2 : tab.chosen ? 1 : 0
        border.color: tab.visualFocus ? Theme.accent : Theme.lineStrong
    }
    contentItem: Item {
        Row {
            anchors.centerIn: parent
            spacing: 6

            AppText {
                id: label

                anchors.verticalCenter: parent.verticalCenter
                text: tab.text
                weight: Theme.weightMedium
                color: tab.chosen ? Theme.text : Theme.textSoft
            }
            AppText {
                id: figure

                anchors.verticalCenter: parent.verticalCenter
                visible: tab.count >= 0
                text: tab.count
                size: Theme.sizeCaption
                color: tab.chosen ? Theme.text : Theme.textSoft
            }
        }
    }
}

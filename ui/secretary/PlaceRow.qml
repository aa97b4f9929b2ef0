import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as Templates
import controls
import theme

// One place of the rail.
Templates.Button {
    id: row

    required property string sign
    required property int count
    required property bool chosen
    readonly property color ink: chosen ? Theme.accent : Theme.text

    implicitHeight: Math.max(40 * Theme.scale, label.implicitHeight + 12)
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    Accessible.name: `${text}, ${count}`

    background: Rectangle {
        radius: Theme.radiusControl
        color: row.chosen || row.hovered ? Theme.accentSoft : "transparent"
        border.width: row.visualFocus ? 2 : 0
        border.color: Theme.accent
    }
    contentItem: RowLayout {
        spacing: 12

        Sign {
            Layout.leftMargin: 12
            name: row.sign
            size: 20
            stroke: 1.8
            color: row.chosen ? Theme.accent : Theme.textSoft
        }
        AppText {
            id: label

            Layout.fillWidth: true
            text: row.text
            wrapMode: Text.Wrap
            weight: row.chosen ? Theme.weightSemibold : Theme.weightMedium
            color: row.ink
        }
        AppText {
            Layout.rightMargin: 12
            text: row.count
            size: Theme.sizeCaption
            color: row.chosen ? Theme.accent : Theme.textSoft
        }
    }
}

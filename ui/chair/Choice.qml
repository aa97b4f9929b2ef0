import QtQuick
import QtQuick.Controls
import controls
import theme

// One of a few: a list that drops down.
ComboBox {
    id: choice

    implicitHeight: 36 * Theme.scale
    font.family: Theme.family
    font.pixelSize: Theme.sizeBody
    leftPadding: 12

    background: Rectangle {
        implicitWidth: 140
        radius: 8
        color: choice.down ? Theme.accentSoft : Theme.raised
        border.width: choice.visualFocus ? 2 : 1
        border.color: choice.visualFocus ? Theme.accent : Theme.lineStrong
    }
    contentItem: AppText {
        text: choice.displayText
        elide: Text.ElideRight
        rightPadding: 24
        verticalAlignment: Text.AlignVCenter
    }
    indicator: Sign {
        x: choice.width - width - 10
        y: (choice.height - height) / 2
        name: "chevron-down"
        size: 14
        color: Theme.textSoft
    }
}

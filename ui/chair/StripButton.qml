import QtQuick
import theme

// A switch of the strip: filled with gold while it is on.
ActButton {
    id: button

    property bool on: false

    small: true
    background: Rectangle {
        radius: 8
        color: button.on ? Theme.goldSoft : button.ground
        border.width: button.visualFocus ? 2 : 1
        border.color: button.visualFocus ? Theme.accent : button.on ? Theme.gold : button.edge
    }
}

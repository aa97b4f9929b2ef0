import QtQuick
import QtQuick.Controls
import theme

// Typing filters at once, with or without diacritics.
TextField {
    id: field

    // It only finds what is there: nothing is lost when its sheet goes.
    property bool seeks: false

    implicitHeight: 40 * Theme.scale
    font.family: Theme.family
    font.pixelSize: Theme.sizeBody
    color: Theme.text
    placeholderTextColor: Theme.textSoft
    Accessible.name: placeholderText
    // A field that has gone keeps no keys: Ctrl+Z and the space bar would be typed into it unseen.
    onVisibleChanged: if (!visible)
        focus = false

    background: Rectangle {
        radius: 8
        color: Theme.canvas
        border.width: field.activeFocus ? 2 : 1
        border.color: field.activeFocus ? Theme.accent : Theme.lineStrong
    }
}

import QtQuick
import QtQuick.Controls
import theme

// Typing filters at once, with or without diacritics.
TextField {
    id: field

    implicitHeight: 40 * Theme.scale
    font.family: Theme.family
    font.pixelSize: Theme.sizeBody
    color: Theme.text
    placeholderTextColor: Theme.textSoft
    Accessible.name: placeholderText

    background: Rectangle {
        radius: 8
        color: Theme.canvas
        border.width: field.activeFocus ? 2 : 1
        border.color: field.activeFocus ? Theme.accent : Theme.lineStrong
    }
}

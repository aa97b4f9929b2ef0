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

    // What is filled in is read from its beginning; who comes to it by the keyboard goes on at its end.
    onTextChanged: if (!focus)
        cursorPosition = 0
    onFocusChanged: if (!focus)
        cursorPosition = 0;
    else if (focusReason !== Qt.MouseFocusReason)
        cursorPosition = length

    background: Rectangle {
        radius: 8
        color: Theme.canvas
        border.width: field.activeFocus ? 2 : 1
        border.color: field.activeFocus ? Theme.accent : Theme.lineStrong
    }
}

import QtQuick
import QtQuick.Controls
import theme

// Several lines that are typed; a tab goes on to the next field.
TextArea {
    id: field

    // What is typed is kept as one types: nothing is lost when its sheet goes.
    property bool keeps: false

    clip: true
    verticalAlignment: TextArea.AlignTop
    wrapMode: TextArea.Wrap
    textFormat: TextEdit.PlainText
    font.family: Theme.family
    font.pixelSize: Theme.sizeBody
    color: Theme.text
    placeholderTextColor: Theme.textSoft
    Accessible.name: placeholderText
    Keys.onTabPressed: nextItemInFocusChain().forceActiveFocus(Qt.TabFocusReason)
    Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)

    background: Rectangle {
        radius: 8
        color: Theme.canvas
        border.width: field.activeFocus ? 2 : 0
        border.color: Theme.accent
    }
}

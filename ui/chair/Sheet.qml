import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import controls
import theme

// A sheet over the window for what is needed now and then; Escape closes it. So does a press beside it, unless
// something was typed in it: that would be gone by a slip of the hand.
Popup {
    id: sheet

    required property string heading
    default property alias content: column.data
    property real sheetWidth: 720
    property real sheetHeight: 560

    function typedIn(item: Item): bool {
        // Only what was typed can be taken back: a text that the program put there cannot. A syllable that is still
        // being put together is typed, too.
        const line = item as TextInput;
        if (line)
            return !(line as EntryField)?.seeks && line.text !== "" && (line.canUndo || line.inputMethodComposing);
        const lines = item as TextEdit;
        if (lines)
            return !(lines as WrittenField)?.keeps && lines.text !== "" && (lines.canUndo || lines.inputMethodComposing);
        for (let place = 0; place < item.children.length; place++) {
            if (typedIn(item.children[place]))
                return true;
        }
        return false;
    }

    parent: Overlay.overlay
    anchors.centerIn: parent
    // As large as its type asks for, and never larger than the window.
    width: Math.min(parent ? parent.width - 48 : sheetWidth, sheetWidth * Theme.scale)
    height: Math.min(parent ? parent.height - 48 : sheetHeight, sheetHeight * Theme.scale)
    padding: 20
    modal: true
    focus: true
    closePolicy: Popup.CloseOnEscape | Popup.CloseOnPressOutside
    // Said before the press is dealt with.
    Overlay.onPressed: closePolicy = visible && typedIn(contentItem) ? Popup.CloseOnEscape : Popup.CloseOnEscape | Popup.CloseOnPressOutside
    // "Find or do" that closes meanwhile gives the keyboard back to the window: without it Escape would not close.
    onOpened: if (!activeFocus)
        forceActiveFocus()

    background: Rectangle {
        radius: 20
        color: Theme.surface
        border.color: Theme.line
    }
    Overlay.modal: Rectangle {
        color: Qt.alpha(Theme.projectorCanvas, Theme.dark ? 0.65 : 0.35)
    }
    contentItem: ColumnLayout {
        id: column

        spacing: 12

        RowLayout {
            AppText {
                Layout.fillWidth: true
                text: sheet.heading
                size: Theme.sizeTitle
                wrapMode: Text.Wrap
                maximumLineCount: 2
                elide: Text.ElideRight
                weight: Theme.weightSemibold
            }
            ActButton {
                objectName: "closeSheet"
                small: true
                text: qsTrId("desktop.sheet.close")
                keys: "Esc"
                onClicked: sheet.close()
            }
        }
    }
}

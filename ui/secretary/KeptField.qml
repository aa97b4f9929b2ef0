import QtQuick
import chair
import theme

// A line of text that is kept by the hall: what was written is handed over on Enter or when one goes elsewhere.
EntryField {
    id: field

    required property var inspector
    required property string kept
    signal written(string text)

    function hand() {
        if (text.trim() !== kept)
            field.written(text.trim());
    }

    function settle() {
        text = kept;
        cursorPosition = 0;
    }

    implicitHeight: 36 * Theme.scale
    onKeptChanged: if (!activeFocus)
        settle()
    onActiveFocusChanged: if (!activeFocus)
        cursorPosition = 0
    onEditingFinished: hand()
    Component.onCompleted: settle()
    Keys.onEscapePressed: settle()

    Connections {
        target: field.inspector

        function onLeaving() {
            field.focus = false;
        }
        function onDocument_changed() {
            Qt.callLater(field.settle);
        }
    }
}

import QtQuick
import chair
import theme

// A line of text that is kept by the hall: what was written is handed over on Enter or when one goes elsewhere.
EntryField {
    id: field

    required property var inspector
    required property string kept
    // What stood here when one began to type: another may change it meanwhile.
    property string opened: ""
    property string handed: ""
    // What was refused stays as it was typed, whatever the hall says meanwhile.
    property bool keepsTyped: false
    signal written(string text, string opened)

    // Who goes elsewhere after a refusal says nothing anew; who presses Enter again has seen what stands.
    function hand() {
        const now = text.trim();
        if (now !== kept && now !== handed)
            field.written(now, opened);
        handed = now;
    }

    function settle() {
        text = kept;
        opened = kept;
        handed = "";
        cursorPosition = 0;
    }

    implicitHeight: 36 * Theme.scale
    onKeptChanged: if (!activeFocus && (!keepsTyped || handed === "" || handed === kept))
        settle()
    onActiveFocusChanged: {
        if (!activeFocus) {
            cursorPosition = 0;
        } else if (text.trim() === kept) {
            opened = kept;
            handed = "";
        }
    }
    onAccepted: if (text.trim() === handed) {
        opened = kept;
        handed = "";
    }
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

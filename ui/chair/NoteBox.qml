import QtQuick
import QtQuick.Layouts
import controls
import theme

// The chair's private note on the item, typed in place and kept on this laptop as one types.
Rectangle {
    id: box

    required property var desk
    readonly property var words: desk.script
    readonly property string current: words.view.item_id ?? ""
    readonly property string stored: words.view.note ?? ""
    // The item that the text in the field is about; the running one may change while one types.
    property string about: ""

    function load() {
        flush();
        about = current;
        field.text = stored;
        kept.stop();
    }
    function flush() {
        if (kept.running && about !== "") {
            kept.stop();
            words.keep_note(about, field.text);
        }
    }
    function edit() {
        field.forceActiveFocus();
        field.cursorPosition = field.length;
    }

    radius: 8
    color: Theme.canvas
    implicitHeight: 82 * Theme.scale
    onCurrentChanged: load()
    // Typed elsewhere meanwhile, in the sheet: an old text here would be kept over it.
    onStoredChanged: if (!field.activeFocus && !kept.running)
        load()
    Component.onCompleted: load()
    Component.onDestruction: flush()

    Timer {
        id: kept

        interval: 600
        onTriggered: box.words.keep_note(box.about, field.text)
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: 8
        anchors.leftMargin: 12
        spacing: 0

        RowLayout {
            spacing: 8

            Sign {
                name: "document"
                size: 15
                color: Theme.textSoft
            }
            AppText {
                Layout.fillWidth: true
                text: qsTrId("desktop.note.heading")
                size: Theme.sizeCaption
                color: Theme.textSoft
            }
        }
        WrittenField {
            id: field

            objectName: "noteText"
            keeps: true
            Layout.fillWidth: true
            Layout.fillHeight: true
            leftPadding: 23
            topPadding: 4
            bottomPadding: 4
            enabled: box.current !== ""
            placeholderText: qsTrId("desktop.note.hint")
            onTextChanged: if (activeFocus)
                kept.restart()
            onActiveFocusChanged: if (!activeFocus)
                box.flush()
            Keys.onEscapePressed: event => {
                box.flush();
                focus = false;
                event.accepted = false;
            }
        }
        RefusalLine {
            Layout.fillWidth: true
            runner: box.desk.runner
            noun: "note"
        }
    }
}

import QtQuick
import chair
import controls
import theme

// A paper's name, edited in place: Enter keeps, Escape leaves it as it was.
Item {
    id: name

    required property var desk
    required property string paper
    required property string text
    required property bool faded
    property bool editing: false
    signal edited

    implicitHeight: editing ? field.implicitHeight : label.implicitHeight
    function begin() {
        field.text = text;
        field.forceActiveFocus();
        field.selectAll();
    }
    function end() {
        editing = false;
        field.focus = false;
        edited();
    }

    onEditingChanged: if (editing)
        begin()

    Sign {
        name: "document"
        size: 18 * Theme.scale
        stroke: 1.6
        y: 2
        visible: !name.editing
        color: Theme.textSoft
    }
    AppText {
        id: label

        x: 26 * Theme.scale
        width: parent.width - x
        visible: !name.editing
        text: name.text
        wrapMode: Text.Wrap
        maximumLineCount: 3
        elide: Text.ElideRight
        weight: Theme.weightMedium
        soft: name.faded
    }
    EntryField {
        id: field

        objectName: "titleField"
        width: parent.width
        implicitHeight: 32 * Theme.scale
        visible: name.editing
        Accessible.name: qsTrId("desktop.papers.column_title")
        onAccepted: {
            name.desk.papers.rename(name.paper, text);
            name.end();
        }
        onActiveFocusChanged: if (!activeFocus)
            name.editing = false
        Keys.onEscapePressed: name.end()
    }
}

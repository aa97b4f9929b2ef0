pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme

// A day: the usual ones at a touch, any other typed as 10/12 or 10/12/2026.
RowLayout {
    id: row

    required property var days
    signal chosen(string typed)

    spacing: 6
    onVisibleChanged: other.text = ""

    Repeater {
        model: row.days

        ActButton {
            required property var modelData
            required property int index

            // What was typed is read whole before a usual day is offered.
            visible: (index + 1) * (implicitWidth + row.spacing) + other.Layout.minimumWidth <= row.width
            objectName: `day-${modelData.text}`
            small: true
            tone: modelData.chosen ? "main" : "normal"
            text: modelData.text
            Accessible.name: modelData.typed
            onClicked: {
                other.text = "";
                row.chosen(modelData.typed);
            }
        }
    }
    EntryField {
        id: other

        objectName: "day"
        implicitHeight: 32 * Theme.scale
        Layout.fillWidth: true
        Layout.minimumWidth: 112 * Theme.scale
        Layout.maximumWidth: 190 * Theme.scale
        placeholderText: qsTrId("desktop.step.day")
        maximumLength: 10
        onTextEdited: row.chosen(text)
    }
    Item {
        Layout.fillWidth: true
    }
}

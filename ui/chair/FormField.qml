import QtQuick
import QtQuick.Layouts
import controls
import theme

// A field of a form: its name above, what it means below.
ColumnLayout {
    id: field

    required property string label
    property string help: ""
    default property alias content: place.data

    spacing: 3

    AppText {
        Layout.fillWidth: true
        text: field.label
        wrapMode: Text.Wrap
        weight: Theme.weightMedium
    }
    ColumnLayout {
        id: place

        Layout.fillWidth: true
        spacing: 6
    }
    AppText {
        Layout.fillWidth: true
        visible: field.help !== ""
        text: field.help
        wrapMode: Text.Wrap
        size: Theme.sizeCaption
        color: Theme.textSoft
    }
}

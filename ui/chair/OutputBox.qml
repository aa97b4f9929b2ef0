import QtQuick
import QtQuick.Layouts
import controls
import theme

// A part of an output's settings under its heading.
ColumnLayout {
    id: box

    required property string heading
    default property alias content: body.data

    Layout.fillWidth: true
    spacing: 6

    Rectangle {
        Layout.fillWidth: true
        implicitHeight: 1
        color: Theme.line
    }
    AppText {
        text: box.heading
        weight: Theme.weightSemibold
    }
    ColumnLayout {
        id: body
        Layout.fillWidth: true
    }
}

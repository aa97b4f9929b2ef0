import QtQuick
import controls
import theme

// The heading of an agenda item.
Rectangle {
    id: group

    required property string section

    implicitHeight: label.implicitHeight + 13
    color: Theme.canvas
    Accessible.role: Accessible.Heading
    Accessible.name: section

    AppText {
        id: label

        x: 28
        y: 6
        width: parent.width - 56
        text: group.section
        elide: Text.ElideRight
        weight: Theme.weightSemibold
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }
}

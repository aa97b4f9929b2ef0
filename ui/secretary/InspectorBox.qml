import QtQuick
import QtQuick.Layouts
import theme

// A white box with a hairline; its lines stand one below the other.
Rectangle {
    id: box

    default property alias content: column.data
    property alias spacing: column.spacing

    Layout.fillWidth: true
    implicitHeight: column.implicitHeight + 20
    radius: 10
    color: Theme.surface
    border.color: Theme.line

    ColumnLayout {
        id: column

        x: 12
        y: 10
        width: box.width - 24
        spacing: 8
    }
}

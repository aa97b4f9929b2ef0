import QtQuick
import QtQuick.Layouts
import theme

// The hairline between two lines of a box.
Rectangle {
    Layout.fillWidth: true
    implicitHeight: 1
    color: Theme.line
}

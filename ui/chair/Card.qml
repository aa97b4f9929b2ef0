import QtQuick
import theme

Rectangle {
    color: Theme.surface
    border.color: Theme.line
    radius: 12
}

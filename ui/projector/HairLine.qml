import QtQuick
import theme

// A thin line across. It is not quite opaque: where the picture is drawn small it is thinner than a pixel, and without a
// graphics card nothing at all would be painted where an opaque one hides the ground.
Rectangle {
    property real thick: 1

    height: Math.max(1, thick)
    color: Qt.alpha(Theme.projectorLine, 0.99)
}

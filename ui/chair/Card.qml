import QtQuick
import theme

// A plain surface with a hairline; what stands on it brings its own margins.
Rectangle {
    color: Theme.surface
    border.color: Theme.line
    radius: Theme.radiusCard
}

import QtQuick
import QtQuick.Shapes
import theme

// A dashed outline: what is shown is not current.
Shape {
    id: frame

    property real radius: 12

    ShapePath {
        strokeColor: Theme.lineStrong
        strokeWidth: 2
        strokeStyle: ShapePath.DashLine
        dashPattern: [3, 3]
        fillColor: "transparent"

        PathRectangle {
            x: 1
            y: 1
            width: frame.width - 2
            height: frame.height - 2
            radius: frame.radius
        }
    }
}

import QtQuick
import QtQuick.Shapes
import theme

// A dashed outline: what is framed is not here, or not current.
Shape {
    id: frame

    property real radius: Theme.radiusCard
    property real stroke: 1
    property color color: Theme.lineStrong
    property list<real> dashes: [3, 3]

    preferredRendererType: Shape.CurveRenderer

    ShapePath {
        strokeColor: frame.color
        strokeWidth: frame.stroke
        strokeStyle: ShapePath.DashLine
        dashPattern: frame.dashes
        fillColor: "transparent"

        PathRectangle {
            x: frame.stroke / 2
            y: frame.stroke / 2
            width: Math.max(0, frame.width - frame.stroke)
            height: Math.max(0, frame.height - frame.stroke)
            radius: frame.radius
        }
    }
}

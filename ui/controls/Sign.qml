import QtQuick
import QtQuick.Shapes
import theme

// A drawn sign: the font has none. Paths are on a 24 × 24 grid, stroked with round ends.
Item {
    id: sign

    required property string name
    property color color: Theme.text
    property real size: 20
    property real stroke: 2

    implicitWidth: size
    implicitHeight: size

    Shape {
        width: 24
        height: 24
        scale: sign.size / 24
        transformOrigin: Item.TopLeft
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            strokeColor: sign.color
            strokeWidth: sign.stroke
            fillColor: SignPaths.filled.includes(sign.name) ? sign.color : "transparent"
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin

            PathSvg {
                path: SignPaths.paths[sign.name] || ""
            }
        }
    }
}

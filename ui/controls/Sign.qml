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
    readonly property var paths: ({
        "check": "M5 12.5 L10 17.5 L19.5 7",
        "cross": "M6 6 L18 18 M18 6 L6 18",
        "circle": "M12 4.5 A7.5 7.5 0 1 1 11.99 4.5",
        "for": "M4 12.5 L9.5 18 L20 6.5",
        "against": "M6 6 L18 18 M18 6 L6 18",
        "abstain": "M12 5 A7 7 0 1 1 11.99 5",
        "not_voted": "M12 11 A1 1 0 1 1 11.99 11",
        "play": "M8 5.5 L18.5 12 L8 18.5 Z",
        "pause": "M8 5 L8 19 M16 5 L16 19",
        "stop": "M6.5 6.5 L17.5 6.5 L17.5 17.5 L6.5 17.5 Z",
        "warning": "M12 4 L21 20 L3 20 Z M12 10 L12 14.5 M12 17.2 L12 17.4",
        "mic": "M12 3 A3 3 0 0 1 15 6 L15 11 A3 3 0 0 1 9 11 L9 6 A3 3 0 0 1 12 3 M5.5 11 A6.5 6.5 0 0 0 18.5 11 M12 17.5 L12 21 M8.5 21 L15.5 21",
        "document": "M7 3 L14 3 L18 7 L18 21 L7 21 Z M14 3 L14 7 L18 7 M10 12 L15 12 M10 16 L15 16",
        "people": "M9 11 A3.5 3.5 0 1 1 9.01 11 M2.5 20 A6.5 6.5 0 0 1 15.5 20 M16 4.5 A3.5 3.5 0 0 1 16 10.6 M18 14.2 A6.5 6.5 0 0 1 21.5 20",
        "tablet": "M6 3 L18 3 L18 21 L6 21 Z M11 18 L13 18",
        "shield": "M12 3 L19.5 6 L19.5 11 C19.5 16 16.5 19.5 12 21 C7.5 19.5 4.5 16 4.5 11 L4.5 6 Z M8.8 12 L11.2 14.4 L15.4 9.8",
        "hand": "M8 12 L8 5.5 A1.3 1.3 0 0 1 10.6 5.5 L10.6 11 M10.6 10.5 L10.6 4 A1.3 1.3 0 0 1 13.2 4 L13.2 11 M13.2 10.5 L13.2 5.2 A1.3 1.3 0 0 1 15.8 5.2 L15.8 12 M15.8 11.5 L15.8 8 A1.3 1.3 0 0 1 18.4 8 L18.4 15 C18.4 19 16 21 12.6 21 C9 21 7.4 19 5.2 14.6 C4.5 13 6.4 12 7.3 13.2 L8 14.2",
        "clock": "M12 4 A8 8 0 1 1 11.99 4 M12 8 L12 12.5 L15 14.5",
        "bell": "M6.5 17 L6.5 11 A5.5 5.5 0 0 1 17.5 11 L17.5 17 L19 18 L5 18 Z M10 21 L14 21",
        "search": "M10.5 4.5 A6 6 0 1 1 10.49 4.5 M15 15 L20 20",
        "list": "M9 6 L20 6 M9 12 L20 12 M9 18 L20 18 M4.5 6 L4.6 6 M4.5 12 L4.6 12 M4.5 18 L4.6 18",
        "wifi": "M3 9.5 A13 13 0 0 1 21 9.5 M6.5 13.2 A8 8 0 0 1 17.5 13.2 M9.8 16.7 A3.4 3.4 0 0 1 14.2 16.7 M12 19.6 L12 19.8",
        "lock": "M6 11 L18 11 L18 20 L6 20 Z M8.5 11 L8.5 8 A3.5 3.5 0 0 1 15.5 8 L15.5 11",
        "qr": "M4 4 L10 4 L10 10 L4 10 Z M14 4 L20 4 L20 10 L14 10 Z M4 14 L10 14 L10 20 L4 20 Z M14 14 L14 17 M14 20 L17 20 M17 14 L20 14 M20 17 L20 20",
        "chevron-right": "M9 5 L16 12 L9 19",
        "chevron-down": "M5 9 L12 16 L19 9",
        "plus": "M12 5 L12 19 M5 12 L19 12",
        "close": "M6 6 L18 18 M18 6 L6 18",
        "screen": "M3 5 L21 5 L21 16 L3 16 Z M9 20 L15 20 M12 16 L12 20"
    })

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
            fillColor: sign.name === "play" || sign.name === "stop" ? sign.color : "transparent"
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin

            PathSvg {
                path: sign.paths[sign.name] || ""
            }
        }
    }
}

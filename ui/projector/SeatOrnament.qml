pragma ComponentBehavior: Bound
import QtQuick
import theme

// The hall's seats as an ornament at the right, fading towards the words.
Item {
    id: ornament

    required property real u

    Repeater {
        model: [6, 8, 10, 12, 14]

        Item {
            id: arc
            required property int modelData
            required property int index
            readonly property real radius: 44 + 12.6 * index

            Repeater {
                model: arc.modelData

                Rectangle {
                    required property int index
                    readonly property real angle: (index / (arc.modelData - 1) - 0.5) * 1.6
                    readonly property real across: 132 + arc.radius * Math.sin(angle)

                    width: 5.8 * ornament.u
                    height: width
                    radius: width / 2
                    x: ornament.width - (177.8 - across) * ornament.u - width / 2
                    y: (112 - arc.radius * Math.cos(angle)) * ornament.u - height / 2
                    color: Theme.projectorPanel
                    opacity: Math.max(0, Math.min(1, (across - 87.6) / 50))
                }
            }
        }
    }
}

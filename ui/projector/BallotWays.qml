pragma ComponentBehavior: Bound
import QtQuick
import controls
import theme

// How it is voted where that is not by the tablet and openly: a sign and words for each way.
Column {
    id: list

    required property var ways
    required property real u
    property real size: 4.6 * u

    spacing: 0.6 * u

    Repeater {
        model: list.ways.length

        Item {
            id: way
            required property int index
            readonly property var entry: list.ways[index] || ({})

            width: list.width
            height: words.height

            Sign {
                y: (words.leading * words.size - height) / 2
                name: way.entry.sign || ""
                color: Theme.projectorGold
                size: list.size * 1.1
                stroke: 2.4
            }
            ScreenText {
                id: words
                x: list.size * 1.1 + 1.6 * list.u
                width: parent.width - x
                text: way.entry.text || ""
                size: list.size
                leading: 1.35
                weight: Theme.weightSemibold
            }
        }
    }
}

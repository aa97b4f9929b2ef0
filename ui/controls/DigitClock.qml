pragma ComponentBehavior: Bound
import QtQuick
import theme

// A figure whose digits do not dance: each has a cell of its own, because the font has no tabular digits.
Item {
    id: clock

    required property string text
    property real size: Theme.sizeClock
    property int weight: Theme.weightSemibold
    property color color: Theme.text

    implicitWidth: row.implicitWidth
    implicitHeight: size * 1.1
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Row {
        id: row
        anchors.verticalCenter: parent.verticalCenter

        Repeater {
            model: clock.text.split("")

            Item {
                id: cell
                required property string modelData

                width: clock.size * (modelData === ":" ? Theme.colonCell : Theme.digitCell)
                height: clock.size * 1.1

                Text {
                    anchors.centerIn: parent
                    text: cell.modelData
                    color: clock.color
                    font.family: Theme.family
                    font.pixelSize: clock.size
                    font.weight: clock.weight
                }
            }
        }
    }
}

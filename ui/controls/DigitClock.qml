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
    property Item first: null
    // How wide the text is, in em of its size: for who must fit it in.
    readonly property real ems: text.split("").reduce((sum, sign) => sum + cell(sign), 0)

    function cell(sign: string): real {
        return sign === ":" ? Theme.colonCell : Theme.digitCell;
    }

    implicitWidth: ems * size
    implicitHeight: size * 1.1
    baselineOffset: first ? first.baselineOffset : size
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Row {
        id: row
        anchors.verticalCenter: parent.verticalCenter

        Repeater {
            id: digits

            onItemAdded: (index, item) => {
                if (index === 0)
                    clock.first = item;
            }
            model: clock.text.length

            Text {
                required property int index

                width: clock.size * clock.cell(text)
                height: clock.size * 1.1
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                text: clock.text.charAt(index)
                color: clock.color
                font.family: Theme.family
                font.pixelSize: clock.size
                font.weight: clock.weight
            }
        }
    }
}

import QtQuick
import controls
import theme

// How many of how many, as a bar and in figures; `full` is the bar's colour when all have it.
Item {
    id: meter

    required property int count
    required property int of_total
    property color full: Theme.accent

    implicitHeight: figure.implicitHeight

    Bar {
        visible: width > 20
        width: parent.width - figure.width - 8
        anchors.verticalCenter: parent.verticalCenter
        thickness: 6
        parts: [
            {
                "share": meter.of_total ? Math.min(1, meter.count / meter.of_total) : 0,
                "color": meter.count >= meter.of_total ? meter.full : Theme.accent
            }
        ]
    }
    AppText {
        id: figure

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        width: Math.max(40 * Theme.scale, implicitWidth)
        horizontalAlignment: Text.AlignRight
        text: `${meter.count}/${meter.of_total}`
        size: Theme.sizeCaption
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import theme

// Who speaks next: at most three, side by side.
Rectangle {
    id: panel

    required property var speakers
    required property string label
    required property real u
    property bool narrow: false
    readonly property real inset: (narrow ? 3 : 4) * u
    readonly property int shown: Math.min(3, speakers.length)

    visible: shown > 0
    implicitHeight: visible ? columns.y + columns.height + 2.2 * u : 0
    radius: 1.6 * u
    color: Theme.projectorPanel

    ScreenText {
        id: heading
        x: panel.inset
        y: 1.8 * panel.u
        text: panel.label
        size: 3.6 * panel.u
        weight: Theme.weightSemibold
        color: Theme.projectorGold
    }
    Row {
        id: columns
        x: panel.inset
        y: heading.y + heading.height + 0.6 * panel.u
        width: parent.width - 2 * x
        spacing: panel.inset

        Repeater {
            model: panel.shown

            Column {
                id: next
                required property int index
                readonly property var speaker: panel.speakers[index] || ({})

                width: (columns.width - (panel.shown - 1) * columns.spacing) / panel.shown

                NameText {
                    width: next.width
                    height: (natural > width ? 2 : 1) * 1.36 * size
                    text: next.speaker.name || ""
                    size: 5.6 * panel.u
                    least: 3.6 * panel.u
                    font.weight: Theme.weightSemibold
                }
                ScreenText {
                    width: next.width
                    text: [next.speaker.unit, next.speaker.kind_text].filter(part => part).join(" · ")
                    size: 3.6 * panel.u
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: 3.2 * panel.u
                    soft: true
                    maximumLineCount: 1
                    elide: Text.ElideRight
                }
            }
        }
    }
}

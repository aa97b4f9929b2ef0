pragma ComponentBehavior: Bound
import QtQuick
import controls
import theme

// What was chosen, how often, and what share of all delegates that is.
Row {
    id: figures

    required property var counts
    required property var tint
    required property real size
    required property real u
    required property bool narrow
    readonly property real leading: 1.12
    readonly property real each: (width - spacing * (counts.length - 1)) / Math.max(1, counts.length)
    // Beside a figure of a large hall the share is smaller: it must not touch the next figure.
    readonly property real shareSize: narrow ? 4.4 * u : Math.max(3.2 * u, Math.min(4.8 * u, ...counts.map(shareFor)))
    readonly property real labelSize: (narrow ? 3.7 : 4.6) * u
    // What stands under the figures, for who must find room for them.
    readonly property real others: Theme.leading * (labelSize + (narrow ? 4.4 * u : 0))

    spacing: (narrow ? 3 : 5) * u

    function shareFor(count: var): real {
        const room = each - bold.ems(`${count.count ?? ""}`) * size * 1.03 - 2.2 * u;
        return room / Math.max(0.01, strong.ems(count.percent_text || "") * 1.03);
    }

    Measure {
        id: bold
        weight: Theme.weightBold
    }
    Measure {
        id: strong
    }
    Repeater {
        model: figures.counts.length

        Column {
            id: column
            required property int index
            readonly property var count: figures.counts[index] || ({})
            readonly property color ink: figures.tint(count.id || "")

            width: figures.each

            Item {
                width: parent.width
                height: number.height + (figures.narrow ? share.height : 0)

                ScreenText {
                    id: number
                    text: column.count.count ?? ""
                    size: figures.size
                    leading: figures.leading
                    weight: Theme.weightBold
                    color: column.ink
                    wrapMode: Text.NoWrap
                }
                ScreenText {
                    id: share
                    x: figures.narrow ? 0 : number.width + 2.2 * figures.u
                    y: figures.narrow ? number.height : number.baselineOffset - baselineOffset
                    text: column.count.percent_text || ""
                    size: figures.shareSize
                    weight: Theme.weightSemibold
                    soft: true
                    wrapMode: Text.NoWrap
                }
            }
            Row {
                spacing: (figures.narrow ? 1.1 : 1.6) * figures.u

                Sign {
                    id: sign
                    anchors.verticalCenter: parent.verticalCenter
                    name: column.count.sign || column.count.id || ""
                    color: column.ink
                    size: figures.labelSize * 0.98
                    stroke: 3.2
                }
                ScreenText {
                    width: column.width - sign.width - parent.spacing
                    text: column.count.label || ""
                    size: figures.labelSize
                    weight: Theme.weightSemibold
                    color: column.ink
                    wrapMode: Text.NoWrap
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: 3.2 * figures.u
                    elide: Text.ElideRight
                }
            }
        }
    }
}

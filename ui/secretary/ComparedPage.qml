pragma ComponentBehavior: Bound
import QtQuick
import controls
import theme

// One side of a comparison: the page and what changed on it. What goes is struck through, what comes underlined;
// where only pictures were compared, the areas are framed.
Item {
    id: side

    required property string heading
    required property string source
    required property var marks
    property bool removed: false
    property bool onlyAreas: false
    property string nothing: ""
    readonly property color ink: removed ? Theme.danger : Theme.accent

    implicitHeight: head.height + (nothing === "" ? page.height : 160)

    AppText {
        id: head

        width: parent.width
        height: 30 * Theme.scale
        elide: Text.ElideRight
        text: side.heading
        weight: Theme.weightSemibold
        color: side.ink
    }
    PagePicture {
        id: page

        visible: side.nothing === ""
        y: head.height
        width: parent.width
        height: implicitHeight
        source: side.source

        Repeater {
            model: side.marks.length

            Item {
                id: mark

                required property int index
                readonly property var area: side.marks[index] || ({"x": 0, "y": 0, "width": 0, "height": 0, "here": false})

                objectName: side.removed ? "removedMark" : "insertedMark"
                x: area.x * page.width - 4
                y: area.y * page.height - 3
                width: area.width * page.width + 8
                height: area.height * page.height + 6

                // The paper is white in the dark theme too, so the colours on it are those of the light one.
                Rectangle {
                    anchors.fill: parent
                    color: side.removed ? "#A9321F" : "#1D4E89"
                    opacity: mark.area.here ? 0.18 : 0.1
                }
                Rectangle {
                    anchors.fill: parent
                    visible: mark.area.here || side.onlyAreas
                    color: "transparent"
                    border.width: mark.area.here ? 2 : 1
                    border.color: side.removed ? "#A9321F" : "#1D4E89"
                }
                Rectangle {
                    visible: !side.onlyAreas
                    width: parent.width
                    height: 2
                    y: side.removed ? (parent.height - height) / 2 : parent.height - height
                    color: side.removed ? "#A9321F" : "#1D4E89"
                }
            }
        }
    }
    DashedFrame {
        visible: side.nothing !== ""
        y: head.height
        width: parent.width
        height: 160

        AppText {
            anchors.centerIn: parent
            width: parent.width - 32
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            soft: true
            text: side.nothing
        }
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import controls
import theme

// The pages that differ; the same ones between them are folded.
ListView {
    id: list

    required property var comparison

    clip: true
    boundsBehavior: Flickable.StopAtBounds
    model: comparison.pages
    ScrollBar.vertical: ScrollBar {}
    delegate: Item {
        id: row

        required property int index_of
        required property string kind
        required property string title
        required property string detail
        required property bool shown
        readonly property bool same: kind === "same"

        objectName: "comparisonPage"
        width: list.width
        height: words.implicitHeight + 14
        activeFocusOnTab: !same
        Accessible.role: same ? Accessible.StaticText : Accessible.Button
        Accessible.name: `${title} ${detail}`
        Accessible.onPressAction: tap.tapped(null, Qt.LeftButton)
        Keys.onReturnPressed: list.comparison.go_to_page(index_of)
        Keys.onSpacePressed: list.comparison.go_to_page(index_of)

        Rectangle {
            anchors.fill: parent
            anchors.rightMargin: 8
            radius: 8
            color: row.shown || (hover.hovered && !row.same) ? Theme.accentSoft : "transparent"
            border.width: row.activeFocus ? 2 : 0
            border.color: Theme.accent
        }
        Column {
            id: words

            x: 12
            y: 7
            width: parent.width - 32

            AppText {
                width: parent.width
                wrapMode: Text.Wrap
                text: row.title
                size: row.same ? Theme.sizeCaption : Theme.sizeBody
                weight: row.same ? Theme.weightRegular : Theme.weightMedium
                soft: row.same
            }
            AppText {
                width: parent.width
                visible: text !== ""
                wrapMode: Text.Wrap
                text: row.detail
                size: Theme.sizeCaption
                color: row.kind === "removed" ? Theme.danger : row.kind === "added" ? Theme.accent : Theme.textSoft
            }
        }
        HoverHandler {
            id: hover
        }
        TapHandler {
            id: tap

            enabled: !row.same
            onTapped: list.comparison.go_to_page(row.index_of)
        }
    }
}

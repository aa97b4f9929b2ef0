import QtQuick
import QtQuick.Controls
import theme

// A word that stands beside what the pointer rests on. The style's own would read names and titles as markup.
ToolTip {
    id: tip

    contentItem: AppText {
        text: tip.text
        size: Theme.sizeCaption
        color: Theme.text
        wrapMode: Text.Wrap
    }
    background: Rectangle {
        radius: 6
        color: Theme.raised
        border.color: Theme.lineStrong
    }
}
